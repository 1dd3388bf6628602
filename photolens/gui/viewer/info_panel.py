"""Info panel: the facts of the photo in the viewer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from photolens.domain.photo import PhotoDetails
from photolens.gui.facts import FactsView

WIDTH_PX = 304


class InfoPanel(QFrame):
    """A column beside the picture."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(self.tr("Information"))
        self._facts = FactsView()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 4, 0)
        column.setSpacing(16)
        column.addWidget(self._heading())
        column.addWidget(self._scrolled(), 1)

    def show_details(self, details: PhotoDetails | None, match: float | None, score: float | None) -> None:
        """Show these facts; see `FactsView`."""
        self._facts.show_details(details, match, score)

    def texts(self) -> list[str]:
        """What is shown, by group."""
        return self._facts.texts()

    def _heading(self) -> QLabel:
        heading = QLabel(self.tr("Information"), self)
        heading.setProperty("role", "heading")
        return heading

    def _scrolled(self) -> QScrollArea:
        self._facts.setContentsMargins(0, 0, 12, 16)
        area = QScrollArea(self)
        area.setWidget(self._facts)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        self._facts.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area
