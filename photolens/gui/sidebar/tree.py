"""PlaceTree: the list of places in the sidebar, as a tree that is painted our way."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.grid.carrying import carried, carries
from photolens.gui.icons import draw_icon
from photolens.gui.sidebar.covers import Covers
from photolens.gui.sidebar.delegate import RowDelegate
from photolens.gui.sidebar.entry import Entry, Kind
from photolens.gui.sidebar.model import ENTRY_ROLE, PlaceModel

INDENT_PX = 14
CHEVRON_PX = 12
OPENS_AFTER_MS = 600
"""A closed row opens when photos are held over it for so long."""

Index = QModelIndex | QPersistentModelIndex


class PlaceTree(QTreeView):
    """Choosing is selecting: a click or an arrow key is enough. Lives on the GUI thread."""

    chosen = Signal(object)
    """An Entry."""
    menu_requested = Signal(object, QPoint)
    """An Entry, and where on the screen."""
    invited = Signal(object)
    """The Entry of an invitation that is accepted."""
    rename_requested = Signal(object)
    """An Entry: F2 was pressed on it."""
    removal_requested = Signal(object)
    """An Entry of a label or an album: Delete was pressed on it."""
    photos_dropped = Signal(object, tuple)
    """An Entry, and the ids of the photos that were dropped onto it."""

    def __init__(self, model: PlaceModel, covers: Covers, parent: QWidget) -> None:
        super().__init__(parent)
        self._hovered = QPersistentModelIndex()
        self._chosen_by_press = QPersistentModelIndex()
        self._dropped_on = QPersistentModelIndex()
        self._is_quiet = False
        self.setModel(model)
        self.setItemDelegate(RowDelegate(covers, self))
        covers.arrived.connect(self.viewport().update)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(INDENT_PX)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Places in the library"))
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(OPENS_AFTER_MS)
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
        match _entry(index).kind:
            case Kind.GROUP:
                self.setExpanded(index, not self.isExpanded(index))
            case Kind.INVITATION:
                self.invited.emit(_entry(index))
            case _:
                self._on_place_clicked(index)

    def _on_place_clicked(self, index: QModelIndex) -> None:
        # a press on another row has chosen it already; a click on the marked one chooses it again
        if index != self._chosen_by_press:
            self._choose(index)

    def _choose(self, index: Index) -> None:
        if index.isValid() and not self._is_quiet and _entry(index).kind is Kind.PLACE:
            self.chosen.emit(_entry(index))

    def _set_hovered(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self._hovered = QPersistentModelIndex(index)
            self.viewport().update()

    def _act_by_key(self, event: QKeyEvent) -> bool:
        """Whether a key does something to the marked row; it is done then."""
        index = self.currentIndex()
        if not index.isValid() or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        entry = _entry(index)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if entry.kind is Kind.INVITATION:
                self.invited.emit(entry)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if entry.kind is Kind.GROUP:
                self.setExpanded(index, not self.isExpanded(index))
            case Qt.Key.Key_F2 if entry.is_collection:
                self.rename_requested.emit(entry)
            case Qt.Key.Key_Delete if entry.is_collection:
                self.removal_requested.emit(entry)
            case _:
                return False
        return True

    def _is_own_key(self, event: QKeyEvent) -> bool:
        """Delete means the row here: it must not bin the photos that are selected elsewhere."""
        index = self.currentIndex()
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return is_plain and event.key() == Qt.Key.Key_Delete and index.isValid() and _entry(index).is_collection

    def _set_dropped_on(self, index: QModelIndex) -> None:
        self._dropped_on = QPersistentModelIndex(index)
        self.viewport().update()

    # painting

    def _paint_ground(self, painter: QPainter, row: QRect, index: Index) -> None:
        colours = theme.current()
        is_selected = self.selectionModel().isSelected(index)
        is_target = index == self._dropped_on
        has_ring = is_target or (self.hasFocus() and index == self.currentIndex())
        if not (is_selected or has_ring or index == self._hovered):
            return
        painter.setPen(colours.colour("accent") if has_ring else Qt.PenStyle.NoPen)
        ground = colours.colour("selected" if is_selected or is_target else "hover")
        is_filled = is_selected or is_target or index == self._hovered
        painter.setBrush(ground if is_filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(row).adjusted(0.5, 1.5, -0.5, -1.5), theme.RADIUS_PX, theme.RADIUS_PX)

    def _paint_chevron(self, painter: QPainter, item: QRect, index: Index) -> None:
        space = QRectF(item.left() - INDENT_PX, item.top(), INDENT_PX, item.height())
        square = QRectF(0, 0, CHEVRON_PX, CHEVRON_PX)
        square.moveCenter(space.center())
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        draw_icon(painter, square, name, theme.current().colour("muted"))

    @override
    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        entry = _entry(index)
        item = self.visualRect(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.kind is not Kind.CAPTION or index == self._dropped_on:
            self._paint_ground(painter, QRect(0, item.top(), self.viewport().width(), item.height()), index)
            if entry.has_children and entry.kind is not Kind.CAPTION:
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
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own_key(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act_by_key(event):
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carries(event.mimeData()):
            event.accept()
        else:
            event.ignore()  # folders are for all of the sidebar

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # it scrolls at the edges and opens what photos are held over
        index = self.indexAt(event.position().toPoint())
        takes = index.isValid() and _entry(index).takes_photos
        self._set_dropped_on(index if takes else QModelIndex())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(takes)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._set_dropped_on(QModelIndex())

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dropped_on(QModelIndex())
        index = self.indexAt(event.position().toPoint())
        photos = carried(event.mimeData())
        if photos and index.isValid() and _entry(index).takes_photos:
            event.acceptProposedAction()
            self.photos_dropped.emit(_entry(index), photos)
        else:
            event.ignore()

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


def _entry(index: Index) -> Entry:
    entry: Entry = index.data(ENTRY_ROLE)
    return entry
