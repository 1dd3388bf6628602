"""Canvas: one picture, to be looked at, zoomed and moved."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoId
from photolens.gui import icons, theme
from photolens.gui.viewer import zoom
from photolens.gui.viewer.painting import paint
from photolens.gui.viewer.pictures import Picture
from photolens.gui.viewer.zoom import Placement, Size

_PAN_FRACTION = 8
"""An arrow key moves by this part of the view."""
_NOTCH_DEGREES = 120  # QWheelEvent.angleDelta, in eighths of a degree
_MISSING_PX = 64


class Canvas(QWidget):
    """Paints whatever levels of a picture there are, the smallest that is sharp. Lives on the GUI thread."""

    scale_changed = Signal()
    """The scale, or whether the picture is fitted, is another."""
    view_changed = Signal()
    """The canvas has another size in pixels of the screen."""
    pointer_moved = Signal()
    pressed = Signal()
    menu_requested = Signal(object)
    """QPoint on the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.photo: PhotoId | None = None
        self.picture_size: Size | None = None
        self._levels: Sequence[Picture] = ()
        self._placed = Placement(1.0, 0.0, 0.0)
        self._view = Size(1, 1)
        self._dragged_from: QPointF | None = None
        self._is_black = self._is_missing = self._is_pointer_hidden = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.grabGesture(Qt.GestureType.PinchGesture)

    # what is shown

    def show_picture(self, photo: PhotoId | None, size: Size | None) -> None:
        """Show another photo, fitted. `size` is its full size in pixels, None while that is not known."""
        self.photo, self.picture_size = photo, size
        self._levels, self._is_missing = (), False
        self._place(self._fitted())

    def show_levels(self, levels: Sequence[Picture]) -> None:
        """More, or other levels of the same picture have come, the smallest first."""
        self._levels = levels
        self.update()

    def show_missing(self) -> None:
        """There are no pixels to show, and none will come."""
        self._is_missing = True
        self.update()

    def set_black(self, is_black: bool) -> None:
        """Whether all around the picture is black rather than of the theme."""
        self._is_black = is_black
        self.update()

    def set_pointer_hidden(self, is_hidden: bool) -> None:
        """Whether the pointer is not to be seen over the picture."""
        self._is_pointer_hidden = is_hidden
        self._show_hand()

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of the picture."""
        return self._placed.scale

    @property
    def is_fitted(self) -> bool:
        """Whether the whole picture is seen."""
        return self.picture_size is None or zoom.is_fitted(self._placed, self.picture_size, self._view)

    @property
    def view(self) -> Size:
        """The canvas in pixels of the screen."""
        return self._view

    @property
    def placement(self) -> Placement:
        """Where the picture is."""
        return self._placed

    # zooming

    def zoom_in_steps(self, steps: int) -> None:
        """Larger, or smaller, around the pointer if it is here, else around the middle."""
        self._zoom(zoom.stepped(self.scale, steps), self._anchor())

    def zoom_to_fit(self) -> None:
        """Show all of it."""
        self._place(self._fitted())

    def zoom_to_full_size(self) -> None:
        """One pixel of the picture on one of the screen."""
        self._zoom(1.0, self._anchor())

    def toggle_full_size(self) -> None:
        """Fit to 100 % where the pointer is, and back."""
        if self.picture_size:
            self._place(zoom.toggled(self._placed, self._anchor(), picture=self.picture_size, view=self._view))

    def _zoom(self, scale: float, at: tuple[float, float]) -> None:
        if self.picture_size:
            self._place(zoom.zoomed(self._placed, scale, at, picture=self.picture_size, view=self._view))

    def _pan(self, dx: float, dy: float) -> None:
        if self.picture_size:
            self._place(zoom.panned(self._placed, dx, dy, picture=self.picture_size, view=self._view))

    def _fitted(self) -> Placement:
        return zoom.fitted(self.picture_size, self._view) if self.picture_size else Placement(1.0, 0.0, 0.0)

    def _place(self, placed: Placement) -> None:
        self._placed = placed
        self._show_hand()
        self.update()
        self.scale_changed.emit()

    def _show_hand(self) -> None:
        if self._is_pointer_hidden:
            self.setCursor(Qt.CursorShape.BlankCursor)
        elif self._dragged_from is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.is_fitted:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def _anchor(self) -> tuple[float, float]:
        pointer = QPointF(self.mapFromGlobal(self.cursor().pos()))
        is_here = self.underMouse() and QRectF(self.rect()).contains(pointer)
        return self._in_view(pointer) if is_here else (self._view.width / 2, self._view.height / 2)

    def _in_view(self, point: QPointF) -> tuple[float, float]:
        ratio = self.devicePixelRatioF()
        return point.x() * ratio, point.y() * ratio

    def _measure(self) -> None:
        """The canvas has another size, or lies on another screen."""
        before, ratio = self._view, self.devicePixelRatioF()
        self._view = Size(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        if self.picture_size:
            self._place(zoom.resized(self._placed, self.picture_size, before, self._view))
        self.view_changed.emit()

    # painting

    def _paint_picture(self, painter: QPainter, size: Size) -> None:
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        empty = QColor("#101010") if self._is_black else theme.current().colour("empty")
        paint(painter, size, self._levels, self._placed, empty=empty)

    def _paint_missing(self, painter: QPainter) -> None:
        middle = QRectF(self.rect()).center()
        corner = middle - QPointF(_MISSING_PX / 2, _MISSING_PX / 2)
        place = QRectF(corner.x(), corner.y(), _MISSING_PX, _MISSING_PX)
        icons.draw_icon(painter, place, "image-off", theme.current().colour("faint"))

    # Qt

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor("black") if self._is_black else theme.current().colour("canvas"))
        if self.picture_size and not (self._is_missing and not self._levels):
            self._paint_picture(painter, self.picture_size)
        elif self._is_missing:
            self._paint_missing(painter)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / _NOTCH_DEGREES
        if notches:
            self._zoom(self.scale * zoom.NOTCH**notches, self._in_view(event.position()))
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged_from = event.position()
            self._show_hand()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer_moved.emit()
        if self._dragged_from is not None:
            moved, self._dragged_from = event.position() - self._dragged_from, event.position()
            self._pan(*self._in_view(moved))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None
        self._show_hand()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.picture_size:
            at = self._in_view(event.position())
            self._place(zoom.toggled(self._placed, at, picture=self.picture_size, view=self._view))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the picture while it is larger than the view; all other keys are the viewer's."""
        step_x, step_y = self._view.width / _PAN_FRACTION, self._view.height / _PAN_FRACTION
        moves = {
            Qt.Key.Key_Left: (step_x, 0.0),
            Qt.Key.Key_Right: (-step_x, 0.0),
            Qt.Key.Key_Up: (0.0, step_y),
            Qt.Key.Key_Down: (0.0, -step_y),
        }
        move = moves.get(Qt.Key(event.key()))
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if move is None or self.is_fitted or not is_plain:
            event.ignore()
            return
        self._pan(*move)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._measure()
        if isinstance(event, QNativeGestureEvent):
            return self._on_native_gesture(event)
        if isinstance(event, QGestureEvent):
            return self._on_gesture(event)
        return super().event(event)

    def _on_native_gesture(self, event: QNativeGestureEvent) -> bool:
        """A pinch on the touch pad of a Mac or under Wayland."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom(self.scale * (1 + event.value()), self._in_view(event.position()))
        return True

    def _on_gesture(self, event: QGestureEvent) -> bool:
        """A pinch on a touch screen."""
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        centre = self.mapFromGlobal(pinch.centerPoint().toPoint())
        self._zoom(self.scale * pinch.scaleFactor(), self._in_view(QPointF(centre)))
        return True
