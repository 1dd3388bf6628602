"""PlaceTree: the list of places in the sidebar, as a tree that is painted our way."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import draw_icon
from photolens.gui.sidebar.delegate import RowDelegate
from photolens.gui.sidebar.entries import Entry
from photolens.gui.sidebar.model import ENTRY_ROLE, PlaceModel

INDENT_PX = 14
CHEVRON_PX = 12

Index = QModelIndex | QPersistentModelIndex


class PlaceTree(QTreeView):
    """Choosing is selecting: a click or an arrow key is enough. Lives on the GUI thread."""

    chosen = Signal(object)
    """An Entry."""
    menu_requested = Signal(object, QPoint)
    """An Entry, and where on the screen."""

    def __init__(self, model: PlaceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._hovered = QPersistentModelIndex()
        self._chosen_by_press = QPersistentModelIndex()
        self._is_quiet = False
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(INDENT_PX)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Places in the library"))
        self.clicked.connect(self._on_clicked)

    @property
    def is_quiet(self) -> bool:
        """Whether what happens in the tree now is the program's doing and not the user's."""
        return self._is_quiet

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Rows may change, open and be marked meanwhile without anything being chosen."""
        before, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = before

    def mark(self, index: QModelIndex) -> None:
        """Mark a row, opening what it lies in; with an invalid index mark none. Nothing is chosen."""
        selection = self.selectionModel()
        with self.quietly():
            if not index.isValid():
                selection.clearSelection()
            elif not selection.isSelected(index):
                selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        # a press on another row has chosen it already; a click on the marked one chooses it again
        if index != self._chosen_by_press:
            self._choose(index)

    def _choose(self, index: Index) -> None:
        if index.isValid() and not self._is_quiet and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(index.data(ENTRY_ROLE))

    def _set_hovered(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self._hovered = QPersistentModelIndex(index)
            self.viewport().update()

    # painting

    def _paint_ground(self, painter: QPainter, row: QRect, index: Index) -> None:
        colours = theme.current()
        is_selected = self.selectionModel().isSelected(index)
        has_ring = self.hasFocus() and index == self.currentIndex()
        if not (is_selected or has_ring or index == self._hovered):
            return
        painter.setPen(colours.colour("accent") if has_ring else Qt.PenStyle.NoPen)
        ground = colours.colour("selected" if is_selected else "hover")
        painter.setBrush(ground if is_selected or index == self._hovered else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(row).adjusted(0.5, 1.5, -0.5, -1.5), theme.RADIUS_PX, theme.RADIUS_PX)

    def _paint_chevron(self, painter: QPainter, item: QRect, index: Index) -> None:
        space = QRectF(item.left() - INDENT_PX, item.top(), INDENT_PX, item.height())
        square = QRectF(0, 0, CHEVRON_PX, CHEVRON_PX)
        square.moveCenter(space.center())
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        draw_icon(painter, square, name, theme.current().colour("muted"))

    @override
    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        item = self.visualRect(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.place is not None:
            self._paint_ground(painter, QRect(0, item.top(), self.viewport().width(), item.height()), index)
            if entry.has_children:
                self._paint_chevron(painter, item, index)
        option = QStyleOptionViewItem(options)
        option.rect = item
        option.state = self._state(index)
        self.itemDelegate().paint(painter, option, index)
        painter.restore()

    def _state(self, index: Index) -> QStyle.StateFlag:
        is_selected = self.selectionModel().isSelected(index)
        return QStyle.StateFlag.State_Selected if is_selected else QStyle.StateFlag.State_None

    # Qt

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._chosen_by_press = QPersistentModelIndex(current)
        self._choose(current)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # a right click asks about a folder and does not go there
        if event.button() is not Qt.MouseButton.RightButton:
            self._chosen_by_press = QPersistentModelIndex()
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._set_hovered(self.indexAt(event.position().toPoint()))

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._set_hovered(QModelIndex())
        return super().viewportEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        place = self.visualRect(index).center() if is_by_key else event.pos()
        if index.isValid():
            self.menu_requested.emit(index.data(ENTRY_ROLE), self.viewport().mapToGlobal(place))
