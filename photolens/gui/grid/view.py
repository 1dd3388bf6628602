"""GridView: the grid with its input: keyboard, pointer, wheel, what is dropped onto it and dragged out of it."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoId
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.grid import dragging, keys
from photolens.gui.grid.arrangement import Arrangement
from photolens.gui.grid.canvas import PhotoCanvas
from photolens.gui.grid.drops import Drops
from photolens.gui.grid.model import Cards
from photolens.gui.grid.pointer import Pointer
from photolens.gui.grid.selection import Selection
from photolens.gui.grid.telling import tell_current, tell_selection
from photolens.gui.grid.thumbnails import Thumbnails

SMALLEST_PX, LARGEST_PX = 80, 400
"""Sizes of cells."""
_NOTCH = 120
"""What a wheel reports for one notch, in eighths of a degree."""
_ZOOM = 1.12
"""How much larger cells get with each notch."""
_NOTCH_PX = 120
"""How far a notch scrolls."""
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class GridView(PhotoCanvas):
    """Photos to look at, choose and act on. Lives on the GUI thread."""

    selection_changed = Signal()
    current_changed = Signal(object)
    """PhotoId or None."""
    photo_activated = Signal(object)
    """PhotoId: it was double-clicked, or Enter was pressed on it."""
    menu_requested = Signal(QPoint)
    """A context menu is asked for at a place on the screen; the photos that it is about are selected."""
    typed = Signal(str)
    """A character that begins a search."""
    cell_size_changed = Signal(int)
    folders_dropped = Signal(list)
    """list[Path]"""
    pictures_dropped = Signal(list)
    """list[Path]: files that are no folders."""
    photos_arranged = Signal(tuple)
    """All photos, in the order that the user gave them."""

    def __init__(self, context: Context, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(context, thumbnails, parent)
        self._pointer = Pointer(self)
        self._column_px: int | None = None
        self._zoomed_px: float = self._cell_px
        self._drops = Drops(self)
        self._choice.selection_changed.connect(self._on_choice_selection_changed)
        self._choice.current_changed.connect(self._on_choice_current_changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)

    @override
    def set_arrangement(self, arrangement: Arrangement, *, keep: bool) -> None:
        old_ids, scroll_px = self.arrangement().ids, self.scroll_px
        self._column_px = None
        if not keep:
            self._pointer.cancel()
        super().set_arrangement(arrangement, keep=keep)
        self._pointer.carry(old_ids, arrangement.ids, self.scroll_px - scroll_px)

    # selection and current photo

    @property
    def selection(self) -> Selection:
        """Which positions are selected; to look at only."""
        return self._choice.selection

    def selected(self) -> tuple[PhotoId, ...]:
        """The selected photos, in the order in which they are shown."""
        return self._choice.selected

    def current(self) -> PhotoId | None:
        """The photo on which the keyboard is."""
        return self._choice.current_id

    def select(self, photos: Iterable[PhotoId]) -> None:
        """Select these of the photos that are shown, and no others."""
        self._choice.select(photos)

    def select_all(self) -> None:
        """Select every photo that is shown."""
        self._choice.change(Selection.everything)

    def select_none(self) -> None:
        """Select no photo."""
        self._choice.change(Selection.nothing)

    @property
    def current_position(self) -> int | None:
        """The position of the current photo."""
        return self._choice.current

    def set_selection_to(self, selection: Selection) -> None:
        """Select other positions."""
        self._choice.set(selection)

    def change_selection(self, change: Callable[[Selection], None]) -> None:
        """Apply a change to the selection."""
        self._choice.change(change)

    def go_to(self, photo: PhotoId) -> None:
        """Make a photo the current one, select it alone unless it is selected, and scroll it into view."""
        position = self.position_of(photo)
        if position is not None:
            self.put(position)
            if position not in self.selection:
                self._choice.change(lambda selection: selection.only(position))
            self.show_position(position)

    def put(self, position: int) -> None:
        """Put the keyboard on a photo."""
        self._column_px = None
        self._choice.set_current(position)

    # order

    def set_arrangeable(self, is_arrangeable: bool) -> None:
        """Say whether the user may move photos: by dragging, and with Ctrl+Shift and an arrow key."""
        self._drops.set_arrangeable(is_arrangeable)

    @property
    def is_arrangeable(self) -> bool:
        """Whether the user may move photos."""
        return self._drops.is_arrangeable

    def move_selected(self, step: int) -> None:
        """Move the selected photos by one photo backwards (-1) or onwards (1), where the user may."""
        self._drops.move_selected(step)

    # size

    def set_cell_px(self, size_px: int, about: QPoint | None = None) -> None:
        """Make cells larger or smaller, within 80 to 400 px; what lies at a point of the viewport stays there."""
        size_px = min(max(SMALLEST_PX, size_px), LARGEST_PX)
        if size_px != self._cell_px:
            self._resize_cells(size_px, about)
            self.cell_size_changed.emit(size_px)

    # inside

    def hover(self, position: int | None) -> None:
        """The pointer is over another photo, or over none."""
        if position != self._hovered:
            self._hovered = position
            self.viewport().update()

    def drag_out(self) -> None:
        """Let the selected photos be dragged to other programs; what is not known of them yet is read first."""
        photos = self.selected()
        self._context.tasks.run(
            partial(self._context.library.cards, photos), self._on_dragged_cards_read, lane="grid-drag"
        )

    def _on_dragged_cards_read(self, cards: Cards) -> None:
        if not self._pointer.is_dragging:
            return
        self._pointer.cancel()
        chosen = [cards[photo] for photo in self.selected() if photo in cards]
        if chosen:
            faces = [self._thumbnails.picture(card.id, 0, 0) for card in chosen[: dragging.FACES]]
            drag = QDrag(self)
            drag.setMimeData(dragging.files_of(chosen))
            drag.setPixmap(dragging.stack(faces, len(chosen), self.devicePixelRatioF()))
            drag.setHotSpot(dragging.HOT_SPOT)
            drag.exec(Qt.DropAction.CopyAction)

    def _on_choice_selection_changed(self) -> None:
        self.viewport().update()
        tell_selection(self, self._choice)
        self.selection_changed.emit()

    def _on_choice_current_changed(self, photo: PhotoId | None) -> None:
        self.viewport().update()
        tell_current(self, self._choice)
        self.current_changed.emit(photo)

    def _move_by_key(self, event: QKeyEvent) -> bool:
        """Whether the key moves the keyboard to another photo; it has moved then."""
        if not len(self) or event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return False
        current = self._choice.current
        start = self._view().seen()[0] if current is None else current
        x_px = self._plan.box(start).centre[0] if self._column_px is None else self._column_px
        page_px = self.viewport().height() - self._plan.metrics.header_px
        target = keys.target(event.key(), keys.Stand(self._plan, start, len(self) - 1, x_px, page_px))
        if target is None:
            return False
        self._go_by_key(start if current is None and event.key() not in keys.JUMPS else target, event.modifiers())
        self._column_px = x_px if event.key() in keys.KEEPS_COLUMN else None
        return True

    def _go_by_key(self, position: int, modifiers: Qt.KeyboardModifier) -> None:
        self._is_ring_shown = True
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            start = self._choice.current
            self._choice.change(lambda selection: selection.extend(position, start))
        elif not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._choice.change(lambda selection: selection.only(position))
        self._choice.set_current(position)
        self.show_position(position)

    def _act_by_key(self, event: QKeyEvent) -> bool:
        """Whether the key acts on the current photo or on the selection; it has acted then."""
        current = self._choice.current
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif current is None:
            return False
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _OTHERS:
            self.photo_activated.emit(self.current())
        elif event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choice.change(lambda selection: selection.toggle(current))
        elif event.key() == Qt.Key.Key_Space:
            self._choice.change(lambda selection: selection.only(current))
        else:
            return False
        return True

    def _is_typed(self, event: QKeyEvent) -> bool:
        return keys.is_typed(event.text(), event.modifiers(), is_any_selected=bool(len(self.selection)))

    def _zoom(self, notches: float, about: QPoint) -> None:
        """Touchpads send small parts of notches, which add up without loss."""
        if round(self._zoomed_px) != self._cell_px:
            self._zoomed_px = self._cell_px
        self._zoomed_px = min(max(SMALLEST_PX, self._zoomed_px * _ZOOM**notches), LARGEST_PX)
        self.set_cell_px(round(self._zoomed_px), about)

    # Qt's own

    @override
    def _paint_above(self, painter: QPainter) -> None:
        accent = theme.current().colour("accent")
        if (band := self._pointer.band) is not None:
            veil = QColor(accent)
            veil.setAlphaF(0.14)
            painter.setPen(accent)
            painter.setBrush(veil)
            painter.drawRect(QRect(band.left, band.top - self.scroll_px, band.width - 1, band.height - 1))
        self._drops.paint(painter)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_verb = event.text() in keys.VERB_KEYS and bool(event.text())
            if is_verb and self._is_typed(event):
                event.accept()  # with nothing selected the letter is typed, and the verb's shortcut has to wait
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drops.arrange_by_key(event) or self._act_by_key(event) or self._move_by_key(event):
            event.accept()
        elif self._is_typed(event):
            self.typed.emit(event.text())
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_ring_shown = False
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.press(event)
        elif event.button() != Qt.MouseButton.RightButton:
            event.ignore()  # back and forward are the window's

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.release(event)
        else:
            event.ignore()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self.position_under(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and position is not None:
            self.photo_activated.emit(self.id_at(position))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._pointer.leave()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pointer.cancel()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(notches, event.position().toPoint())
        elif event.hasPixelDelta() and not event.pixelDelta().isNull():
            self._glide.stop()
            self.verticalScrollBar().setValue(self.scroll_px - event.pixelDelta().y())
        else:
            self._glide.by(round(-notches * _NOTCH_PX))
        event.accept()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self._is_laying_out:
            self._pointer.follow()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        position = self._choice.current if is_key else self.position_under(event.pos())
        if position is None:
            return
        if is_key:
            self.show_position(position)
        if position not in self.selection:
            self._choice.change(lambda selection: selection.only(position))
        self.put(position)
        place = self._in_view(position).center() if is_key else event.pos()
        self.menu_requested.emit(self.viewport().mapToGlobal(place))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._is_ring_shown |= event.reason() in keyboard
        if event.reason() in keyboard and self._choice.current is None and len(self):
            self._choice.set_current(self._view().seen()[0])
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drops.enter(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drops.move(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drops.leave()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._drops.drop(event)

    @override
    def selectAll(self) -> None:
        self.select_all()

    @override
    def clearSelection(self) -> None:
        self.select_none()

    @override
    def moveCursor(self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        return self.currentIndex()  # keys move in `keyPressEvent`
