"""FieldList: lines to choose from under the search field, which keeps the focus."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from photolens.gui.icons import icon

ROW_PX = 32
MOST_ROWS = 9
GAP_PX = 6


class FieldList(QFrame):
    """A plain child of the anchor's window, no window of its own: it cannot take the focus, whatever the platform.

    The field tells it which way the arrow keys go. Lives on the GUI thread.
    """

    taken = Signal(object)
    """The QListWidgetItem that the user chose; the list is closed then."""

    def __init__(self, anchor: QWidget, name: str) -> None:
        super().__init__(anchor)
        self._anchor = anchor
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = self._make_list(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_PX, GAP_PX, GAP_PX, GAP_PX)
        layout.addWidget(self._list)
        self.hide()

    @property
    def has_mark(self) -> bool:
        """Whether one of the lines is marked."""
        return self.isVisible() and self._list.currentRow() >= 0

    def close_list(self) -> bool:
        """Whether it was open."""
        was_open = self.isVisible()
        self.hide()
        return was_open

    def step(self, rows: int) -> None:
        """Move the mark up or down; past an end there is no mark, as before the first step."""
        states = self._list.count() + 1
        row = (self._list.currentRow() + 1 + rows) % states - 1
        self._list.setCurrentRow(row)
        if row >= 0:
            self._announce(self._list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) or self._list.item(row).text())

    def choose(self) -> bool:
        """Take what is marked; False if nothing is."""
        if not self.has_mark:
            return False
        self._on_item_clicked(self._list.currentItem())
        return True

    # for those that fill it

    def _add(self, text: str, icon_name: str) -> QListWidgetItem:
        item = QListWidgetItem(icon(icon_name, "muted"), text, self._list)
        item.setSizeHint(QSize(0, ROW_PX))
        return item

    def _show(self) -> bool:
        """Show what it was filled with, and mark nothing; False if the anchor is in no window."""
        window = self._anchor.window()
        if window is self._anchor:
            return False
        if self.parentWidget() is not window:
            self.setParent(window)
        self._list.setCurrentRow(-1)
        self._place(window)
        self.show()
        self.raise_()
        return True

    # inside

    def _make_list(self, name: str) -> QListWidget:
        made = QListWidget(self)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setProperty("kind", "popup")
        made.setAccessibleName(name)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.setIconSize(QSize(16, 16))
        made.setMouseTracking(True)
        made.itemClicked.connect(self._on_item_clicked)
        return made

    def _place(self, window: QWidget) -> None:
        """Under the anchor, as wide as it, and never out of the window."""
        corner = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + GAP_PX))
        rows = min(self._list.count(), MOST_ROWS)
        space = window.height() - corner.y() - GAP_PX
        height = min(rows * ROW_PX + 2 * GAP_PX + 2, max(space, 3 * ROW_PX))
        self.setGeometry(QRect(corner, QSize(self._anchor.width(), height)))

    def _announce(self, text: str) -> None:
        """The focus stays in the field, so a screen reader has to be told."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.hide()
        self.taken.emit(item)
