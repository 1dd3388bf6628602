"""RecentList: the searches before this one, under an empty search field."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from photolens.gui import theme
from photolens.gui.search_bar.field_list import FieldList
from photolens.gui.search_bar.recent import RecentSearches


class RecentList(FieldList):
    """Newest first, and a way to forget them. Lives on the GUI thread."""

    chosen = Signal(str)
    """A phrase to search for again."""

    def __init__(self, recent: RecentSearches, anchor: QWidget) -> None:
        super().__init__(anchor, QCoreApplication.translate("RecentList", "Recent searches"))
        self._recent = recent
        self.taken.connect(self._on_taken)

    def open(self) -> bool:
        """Show the phrases under the anchor; False if there are none."""
        phrases = self._recent.phrases()
        if not phrases:
            return False
        self._list.clear()
        for phrase in phrases:
            self._add(phrase, "history")
        last = self._add(self.tr("Clear recent searches"), "x")
        last.setData(Qt.ItemDataRole.UserRole, True)
        last.setForeground(theme.current().colour("muted"))
        return self._show()

    def _on_taken(self, item: QListWidgetItem) -> None:
        if item.data(Qt.ItemDataRole.UserRole):
            self._recent.clear()
        else:
            self.chosen.emit(item.text())
