"""Spans: what the facts of several photos range over, a line each."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from photolens.gui.fact_texts import size_text
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.icon_label import IconLabel
from photolens.gui.inspector.summary import Summary

DASH = "–"


class SpansView(QWidget):
    """Dates, folder, size and offline photos of a selection. Lives on the GUI thread."""

    def __init__(self) -> None:
        super().__init__()
        self._dates = _Line("calendar", self.tr("Dates"))
        self._folder = _Line("folder", self.tr("Folder"), Qt.TextElideMode.ElideMiddle)
        self._size = _Line("hard-drive", self.tr("Size"))
        self._offline = _Line("unplug", self.tr("Offline"), role="warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for line in (self._dates, self._folder, self._size, self._offline):
            column.addWidget(line)

    def show_summary(self, summary: Summary) -> None:
        """Show what photos range over; their size is not known yet."""
        self._dates.show_text(span_text(summary.first, summary.last))
        several = self.tr("Different folders")
        self._folder.show_text(str(summary.folder) if isinstance(summary.folder, Path) else several)
        self._offline.show_text(self.tr("%Ln of them offline", "", summary.offline) if summary.offline else "")
        self._size.show_text("")

    def show_size(self, size_bytes: int) -> None:
        """Show how much room the photos take."""
        self._size.show_text(self.tr("{size} in all").format(size=size_text(size_bytes)))


class _Line(QWidget):
    """An icon and a text; hidden while it has none."""

    def __init__(
        self, name: str, words: str, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight, *, role: str = "muted"
    ) -> None:
        super().__init__()
        self._words = words
        self._text = FittingLabel(elide=elide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconLabel(name, role))
        row.addWidget(self._text, 1)

    def show_text(self, text: str) -> None:
        """Show this; nothing for an empty one."""
        self._text.set_texts(text)
        self._text.setAccessibleName(f"{self._words}: {text}")
        self.setVisible(bool(text))


def span_text(first: datetime, last: datetime) -> str:
    """From when to when: one day, days of one year, or days of different years."""
    day = QCoreApplication.translate("Spans", "d MMM yyyy")
    start, end = (QLocale().toString(QDate(each.year, each.month, each.day), day) for each in (first, last))
    return start if start == end else f"{start} {DASH} {end}"
