"""Pointer: what presses and drags of the mouse on the grid mean: choosing, the rubber band, dragging photos out."""

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from photolens.domain.photo import PhotoId
from photolens.gui.grid.cells import is_on_check
from photolens.gui.grid.choice import Ids, find
from photolens.gui.grid.layout import Box
from photolens.gui.grid.selection import Selection

if TYPE_CHECKING:
    from photolens.gui.grid.view import GridView

_TICK_MS = 16
_EDGE_PX = 32
"""Near the top and the bottom of the view the rubber band makes it scroll."""
_FASTEST_PX = 60
"""For each tick."""

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class _Aim(Enum):
    """What the button that is held down is about to do."""

    NOTHING = auto()
    CHOOSE = auto()
    """On a photo: released it is chosen, dragged it is taken out."""
    DRAG = auto()
    """Photos are being taken out, as soon as it is known which files they are."""
    BAND = auto()
    """Beside all photos: dragged it spans a rubber band."""


class Pointer(QObject):
    """Follows the mouse over one grid. Points are of the viewport; the band is kept where it lies among the photos."""

    def __init__(self, grid: "GridView") -> None:
        super().__init__(grid)
        self._grid = grid
        self._aim = _Aim.NOTHING
        self._pressed_at, self._now_at = QPoint(), QPoint()
        self._pressed: int | None = None
        self._origin: tuple[int, int] | None = None
        self._before = Selection()
        self._ticking = QTimer(self, interval=_TICK_MS)
        self._ticking.timeout.connect(self._on_ticking_timeout)

    @property
    def band(self) -> Box | None:
        """The rubber band, among the photos."""
        if self._origin is None:
            return None
        x, y = self._now_at.x(), self._now_at.y() + self._grid.scroll_px
        left, right = sorted((self._origin[0], x))
        top, bottom = sorted((self._origin[1], y))
        return Box(left, top, right + 1, bottom + 1)

    def press(self, event: QMouseEvent) -> None:
        """The left button went down."""
        self._pressed_at = self._now_at = event.position().toPoint()
        self._pressed = self._grid.position_under(self._pressed_at)
        modifiers = event.modifiers()
        if self._pressed is None:
            self._aim = _Aim.BAND
            self._before = self._grid.selection.copy()
            if not modifiers & (_CTRL | _SHIFT):
                self._before.nothing()
                self._grid.change_selection(Selection.nothing)
            return
        self._aim = _Aim.CHOOSE
        self._choose(self._pressed, modifiers)

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved, with the left button down or not."""
        self._now_at = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._grid.hover(self._grid.position_under(self._now_at))
            return
        if self._origin is not None:
            self._stretch()
        elif (self._now_at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._begin_drag()

    def release(self, event: QMouseEvent) -> None:
        """The left button went up."""
        position = self._pressed
        is_plain = not event.modifiers() & (_CTRL | _SHIFT)
        if position is not None and is_plain and not self._is_check(position):
            self._grid.change_selection(partial(Selection.only, position=position))
        self.cancel()

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self._grid.hover(None)

    def cancel(self) -> None:
        """Whatever the button was doing ends here."""
        self._aim, self._origin, self._pressed = _Aim.NOTHING, None, None
        self._ticking.stop()
        self._grid.viewport().update()

    def carry(self, old_ids: Ids, new_ids: Ids, moved_px: int) -> None:
        """The same place is shown anew, with its photos so much further down: whatever the button is doing goes on."""
        if self._pressed is not None:
            self._pressed = find(new_ids, PhotoId(int(old_ids[self._pressed])))
        if self._aim is _Aim.BAND:
            self._before = self._before.carried(old_ids, new_ids)
        if self._origin is not None:
            self._origin = self._origin[0], self._origin[1] + moved_px

    def follow(self) -> None:
        """The photos moved below the pointer."""
        if self._origin is not None:
            self._stretch()
        elif self._grid.viewport().underMouse() and self._aim is _Aim.NOTHING:
            self._grid.hover(self._grid.position_under(self._now_at))

    @property
    def is_dragging(self) -> bool:
        """Whether photos are being taken out, with the button still held."""
        return self._aim is _Aim.DRAG

    def _choose(self, position: int, modifiers: Qt.KeyboardModifier) -> None:
        grid, before = self._grid, self._grid.current_position
        grid.put(position)
        if modifiers & _SHIFT:
            grid.change_selection(
                lambda selection: selection.extend(position, before, is_added=bool(modifiers & _CTRL))
            )
        elif modifiers & _CTRL or self._is_check(position):
            grid.change_selection(lambda selection: selection.toggle(position))
        elif position not in grid.selection:
            grid.change_selection(lambda selection: selection.only(position))

    def _is_check(self, position: int) -> bool:
        box = self._grid.plan.box(position)
        at = self._pressed_at
        return is_on_check(at.x() - box.left, at.y() + self._grid.scroll_px - box.top)

    def _begin_drag(self) -> None:
        if self._aim is _Aim.BAND:
            self._origin = self._pressed_at.x(), self._pressed_at.y() + self._grid.scroll_px
            self._ticking.start()
            self._stretch()
        elif self._aim is _Aim.CHOOSE:
            self._aim = _Aim.DRAG
            self._grid.drag_out()

    def _stretch(self) -> None:
        chosen = self._before.copy()
        if (band := self.band) is not None:
            chosen.add(self._grid.plan.positions_in(band))
        self._grid.set_selection_to(chosen)
        self._grid.viewport().update()

    def _on_ticking_timeout(self) -> None:
        y, height = self._now_at.y(), self._grid.viewport().height()
        beyond = min(0, y - _EDGE_PX) + max(0, y - (height - _EDGE_PX))
        if beyond:
            bar = self._grid.verticalScrollBar()
            bar.setValue(bar.value() + max(-_FASTEST_PX, min(_FASTEST_PX, beyond)))
