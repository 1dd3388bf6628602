"""Suggestions: the labels that fit what is being typed, under the field or above it, which keeps the focus."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from photolens.domain.label import LabelId
from photolens.gui.icons import icon

ROW_PX = 30
MOST_ROWS = 7
MARGIN_PX = 5
GAP_PX = 4
LABEL = Qt.ItemDataRole.UserRole


class Suggestions(QFrame):
    """A plain child of the field's window, no window of its own: it cannot take the focus, whatever the platform.

    The field tells it which way the arrow keys go. Lives on the GUI thread.
    """

    chosen = Signal(object)
    """A LabelId, or None for a new label of the name that was typed."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = self._made_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.addWidget(self._list)
        self._watched: QScrollArea | None = None
        self.hide()

    def show_labels(self, labels: Sequence[tuple[LabelId, str]], new_name: str) -> None:
        """Offer labels by name, and to make one of a name, unless that is "". Nothing is marked."""
        self._list.clear()
        for label, name in labels[: MOST_ROWS - 1]:
            self._add("tag", name, label)
        if new_name:
            self._add("plus", self.tr("Create label “{name}”…").format(name=new_name), None)
        self._list.setCurrentRow(-1)
        self.setVisible(self._list.count() > 0 and self._place())

    def step(self, rows: int) -> None:
        """Move the mark up or down; past an end there is no mark, as before the first step."""
        row = (self._list.currentRow() + 1 + rows) % (self._list.count() + 1) - 1
        self._list.setCurrentRow(row)
        if row >= 0:
            text = self._list.item(row).text()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))  # the focus stays in the field

    def choose(self) -> bool:
        """Take what is marked; False if nothing is."""
        item = self._list.currentItem()
        if not self.isVisible() or item is None:
            return False
        self._on_item_clicked(item)
        return True

    def texts(self) -> list[str]:
        """What is offered, in order."""
        return [self._list.item(row).text() for row in range(self._list.count())] if self.isVisible() else []

    def _made_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setProperty("kind", "popup")
        made.setAccessibleName(self.tr("Labels"))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setIconSize(QSize(14, 14))
        made.setMouseTracking(True)
        made.itemClicked.connect(self._on_item_clicked)
        return made

    def _add(self, icon_name: str, text: str, label: LabelId | None) -> None:
        item = QListWidgetItem(icon(icon_name, "muted"), text, self._list)
        item.setSizeHint(QSize(0, ROW_PX))
        item.setData(LABEL, label)

    def _place(self) -> bool:
        """Under the field, or above it where there is more room; False if the field is in no window."""
        window = self._field.window()
        if window is self._field:
            return False
        if self.parentWidget() is not window:
            self.setParent(window)
        self._watch_scrolling()
        height = self._list.count() * ROW_PX + 2 * MARGIN_PX + 2
        corner = self._field.mapTo(window, QPoint(0, 0))
        below = corner.y() + self._field.height() + GAP_PX
        has_room = below + height <= window.height() or corner.y() < height
        y = below if has_room else corner.y() - GAP_PX - height
        self.setGeometry(QRect(corner.x(), y, self._field.width(), height))
        self.raise_()
        return True

    def _watch_scrolling(self) -> None:
        """The field may move away under it; then it goes."""
        parent = self._field.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None and parent is not self._watched:
            self._watched = parent
            parent.verticalScrollBar().valueChanged.connect(self.hide)

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(LABEL))
