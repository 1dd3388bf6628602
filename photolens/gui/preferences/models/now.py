"""NowCard: which model answers searches, and which one is being prepared, at a glance."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from photolens.gui.activity import Preparation
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.icon_label import IconLabel
from photolens.gui.models.shelf import Shelf
from photolens.gui.models.words import preparation_words, title_words
from photolens.gui.preferences.page import GAP_PX, ROW_PX, button, label


class NowCard(QFrame):
    """Two lines: the model that answers, with the way back to the one before; and the one that will."""

    chosen = Signal(str)
    """The name of the model that the user wants to answer."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._back_to = self._stay_with = ""
        self.serving, self.preparing = label("", "strong"), label("", "strong")
        self.back, self.stop = button("undo-2", self.tr("Go back")), button("x", self.tr("Stop"))
        self.back.clicked.connect(lambda: self.chosen.emit(self._back_to))
        self.stop.clicked.connect(lambda: self.chosen.emit(self._stay_with))
        self.progress = QProgressBar(textVisible=False)
        self.words = FittingLabel()
        self.words.setProperty("role", "caption")
        self._lay_out()

    def show_shelf(self, shelf: Shelf, preparation: Preparation | None, *, is_busy: bool) -> None:
        """Show how it stands; with `is_busy` nothing can be chosen for the moment."""
        serving, preparing, before = shelf.serving, shelf.preparing, shelf.way_back()
        self.serving.setText(title_words(serving.card) if serving else self.tr("A model that is not known any more"))
        self._stay_with = serving.card.name if serving else ""
        self._back_to = before.card.name if before and preparing is None else ""
        self.back.setVisible(bool(self._back_to))
        self.back.setEnabled(not is_busy)
        self.stop.setEnabled(not is_busy)
        if before is not None:
            words = self.tr("Go back to {model}, at once").format(model=title_words(before.card))
            self.back.setToolTip(words)
            self.back.setAccessibleName(words)
        self._second.setVisible(preparing is not None)
        if preparing is not None:
            self._show_preparing(title_words(preparing.card), preparation)

    def _lay_out(self) -> None:
        serving = _beside("circle-check", "good", [label(self.tr("Searches are answered by"), "caption"), self.serving])
        preparing = _beside("refresh-cw", "accent", [self.preparing, self.progress, self.words])
        self._second = QWidget()
        below = QVBoxLayout(self._second)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(_rule())
        below.addLayout(_row(preparing, self.stop))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(_row(serving, self.back))
        column.addWidget(self._second)

    def _show_preparing(self, title: str, preparation: Preparation | None) -> None:
        self.preparing.setText(self.tr("{model} is being prepared").format(model=title))
        self.progress.setMaximum(max(1, preparation.total if preparation else 1))
        self.progress.setValue(preparation.done if preparation else 0)
        self.progress.setAccessibleName(self.preparing.text())
        waiting = [self.tr("Photos are looked at as soon as the indexer has time")]
        self.words.set_texts(*(preparation_words(preparation) if preparation else waiting))
        self.stop.setToolTip(self.tr("Stay with the model that answers now"))
        self.stop.setAccessibleName(self.tr("Stop preparing {model}").format(model=title))


def _beside(icon: str, role: str, widgets: list[QWidget]) -> QHBoxLayout:
    """Widgets below each other, beside an icon."""
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(IconLabel(icon, role, 18), 0, Qt.AlignmentFlag.AlignVCenter)
    column = QVBoxLayout()
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    row.addLayout(column, 1)
    return row


def _row(layout: QHBoxLayout, press: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(GAP_PX, ROW_PX, GAP_PX, ROW_PX)
    row.setSpacing(GAP_PX)
    row.addLayout(layout, 1)
    row.addWidget(press, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("kind", "line")
    rule.setFixedHeight(1)
    return rule
