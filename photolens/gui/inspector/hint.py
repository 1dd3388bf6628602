"""Hint: what the inspector says while nothing is selected."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from photolens.domain.overview import Overview
from photolens.gui.icon_label import IconLabel

ICON_PX = 28


class Hint(QWidget):
    """A quiet word on what to do, and what the library holds."""

    def __init__(self) -> None:
        super().__init__()
        title = QLabel(self.tr("No photo selected"), alignment=Qt.AlignmentFlag.AlignHCenter)
        title.setProperty("role", "muted")
        self._holds = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        self._holds.setProperty("role", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(IconLabel("info", "faint", ICON_PX), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        column.addWidget(self._holds)
        column.addStretch(3)

    def show_overview(self, overview: Overview) -> None:
        """Show how much there is to select from."""
        parts = [self.tr("%Ln photo(s)", "", overview.photos)]
        if overview.favourites:
            parts.append(self.tr("%Ln favourite(s)", "", overview.favourites))
        self._holds.setText(" · ".join(parts))

    def text(self) -> str:
        """What the library is said to hold."""
        return self._holds.text()
