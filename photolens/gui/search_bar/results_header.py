"""ResultsHeader: a slim row above what a search found: the way back, what is shown, and in which order."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from photolens.gui.fitting_label import FittingLabel
from photolens.gui.places import ResultOrder, Results
from photolens.gui.results import headline
from photolens.gui.tool_button import tool_button, worded_button
from photolens.search.results import SearchResult

HEIGHT_PX = 44


class ResultsHeader(QFrame):
    """Tells what the grid shows of a search. Lives on the GUI thread."""

    order_chosen = Signal(object)
    """A ResultOrder."""
    back_requested = Signal()
    save_requested = Signal()
    """The search is to become an album."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.setFixedHeight(HEIGHT_PX)
        self._back = self._make_back()
        self._headline = FittingLabel(elide=Qt.TextElideMode.ElideMiddle)
        self._save = self._make_save()
        self._orders = QButtonGroup(self, exclusive=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addWidget(self._headline, 1)
        row.addWidget(self._save)
        self._switch = self._make_switch()
        row.addWidget(self._switch)

    @property
    def order(self) -> ResultOrder:
        """The order that the switch shows."""
        return list(ResultOrder)[self._orders.checkedId()]

    def show_results(self, place: Results, results: Sequence[SearchResult], shown: int = 0) -> None:
        """Say what was found, how many photos are shown, and in which order. Emits nothing."""
        self._headline.set_texts(headline(place, results, shown))
        self._switch.setVisible(not place.is_by_terms)  # whose answers all match alike
        self._save.setVisible(not place.pictures)  # files outside the library cannot be kept in an album
        self._orders.button(list(ResultOrder).index(place.order)).setChecked(True)

    def _make_back(self) -> QToolButton:
        button = worded_button("arrow-left", self.tr("Back"))
        button.setAccessibleName(self.tr("Back to where you were"))
        button.setToolTip(self.tr("Back to where you were (Esc)"))
        button.clicked.connect(self.back_requested)
        return button

    def _make_save(self) -> QToolButton:
        button = tool_button("album", self.tr("Save search as album"))
        button.clicked.connect(self.save_requested)
        return button

    def _make_switch(self) -> QFrame:
        switch = QFrame(self)
        switch.setProperty("kind", "segments")
        switch.setAccessibleName(self.tr("Order of the results"))
        switch.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(switch)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        row.addWidget(self._make_choice(ResultOrder.MATCH, self.tr("Best match"), self.tr("Best match first")))
        row.addWidget(self._make_choice(ResultOrder.DATE, self.tr("Date"), self.tr("Newest first")))
        self._orders.button(0).setChecked(True)
        self._orders.idClicked.connect(self._on_order_clicked)
        return switch

    def _make_choice(self, order: ResultOrder, text: str, description: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        button.setToolTip(description)
        button.setAccessibleName(description)
        self._orders.addButton(button, list(ResultOrder).index(order))
        return button

    def _on_order_clicked(self, number: int) -> None:
        self.order_chosen.emit(list(ResultOrder)[number])

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(360, HEIGHT_PX)
