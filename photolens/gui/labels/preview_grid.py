"""PreviewGrid: the photos that a label would catch, and those that it would not, to be called right or wrong."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoId
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.grid import GridMode, Thumbnails, dragging, keys
from photolens.gui.grid.canvas import PhotoCanvas
from photolens.gui.grid.telling import tell_current
from photolens.gui.icons import draw_icon
from photolens.gui.labels.around import Around
from photolens.gui.labels.verdict import Verdict, next_verdict

CELL_PX = 112
MARK_PX = 26
"""The circle of a mark, and of the buttons that a photo has below the pointer."""
INSET_PX = 6
DIMMED = 0.5
"""How far photos below the line step back."""
LINE_TOP_PX = 7
"""Between the top of the heading below the line and the line itself."""
NOTCH, NOTCH_PX = 120, 120
_LOOKS = {Verdict.YES: ("check", "good"), Verdict.NO: ("x", "danger")}
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PreviewGrid(PhotoCanvas):
    """Click, Space or Enter go from "nothing said" to right, to wrong, and back; A says right, R wrong, Delete nothing.

    Lives on the GUI thread.
    """

    said = Signal(object, object)
    """A PhotoId, and a Verdict or None."""

    def __init__(self, context: Context, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(context, thumbnails, parent)
        self._verdicts: Mapping[PhotoId, Verdict] = {}
        self._line = 0
        self._column_px: int | None = None
        self._pressed: int | None = None
        self._pressed_at = QPoint()
        self._cell_px = CELL_PX
        self.set_mode(GridMode.SQUARE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Preview"))
        self.setAccessibleDescription(self.tr("A marks a photo as an example, R as a counterexample"))

    @property
    def line(self) -> int:
        """The position of the first photo below the line."""
        return self._line

    @property
    def current(self) -> PhotoId | None:
        """The photo on which the keyboard is."""
        return self._choice.current_id

    def show_around(self, shown: Around, *, keep: bool) -> None:
        """Show the photos around a threshold; with `keep` what is seen stays where it is, as far as it can."""
        self._line = shown.line
        self._column_px = None
        self.set_arrangement(shown.arrangement, keep=keep)

    def show_line(self) -> None:
        """Scroll to where photos on both sides of the line are in view."""
        self._glide.stop()
        self.verticalScrollBar().setValue(self._line_px() - self.viewport().height() // 2)

    def show_verdicts(self, verdicts: Mapping[PhotoId, Verdict]) -> None:
        """Show what was said of photos."""
        self._verdicts = verdicts
        self.viewport().update()

    def say(self, verdict: Verdict | None) -> None:
        """Say something of the photo on which the keyboard is."""
        if self.current is not None:
            self.said.emit(self.current, verdict)

    # geometry

    def _line_px(self) -> int:
        """Where the line is, from the top of everything; the end of everything if all photos are above it."""
        sections = [section.start for section in self.arrangement().sections]
        if self._line >= len(self) or self._line not in sections:
            return self._plan.height_px
        return self._plan.heading_top(len(sections) - 1)

    def _mark_area(self, position: int, verdict: Verdict) -> QRect:
        """Where a photo has the mark, or the button, of a verdict."""
        box = self._in_view(position)
        left = box.left() + INSET_PX if verdict is Verdict.YES else box.right() + 1 - INSET_PX - MARK_PX
        return QRect(left, box.top() + INSET_PX, MARK_PX, MARK_PX)

    def _said_at(self, position: int, point: QPoint) -> Verdict | None:
        """What a click on a photo says of it."""
        now = self._verdict_of(position)
        for verdict in Verdict:
            if self._mark_area(position, verdict).contains(point):
                return None if now is verdict else verdict
        return next_verdict(now)

    def _verdict_of(self, position: int) -> Verdict | None:
        photo = self.id_at(position)
        return None if photo is None else self._verdicts.get(photo)

    # painting

    def _paint_verdicts(self, painter: QPainter, positions: range) -> None:
        canvas = theme.current().colour("canvas")
        canvas.setAlphaF(DIMMED)
        for position in positions:
            verdict = self._verdict_of(position)
            if position >= self._line and verdict is None and position != self._hovered:
                painter.fillRect(self._in_view(position), canvas)
            if position == self._hovered:
                for other in Verdict:
                    self._paint_mark(painter, position, other, is_on=other is verdict)
            elif verdict is not None:
                self._paint_mark(painter, position, verdict, is_on=True)

    def _paint_mark(self, painter: QPainter, position: int, verdict: Verdict, *, is_on: bool) -> None:
        name, role = _LOOKS[verdict]
        colours, area = theme.current(), QRectF(self._mark_area(position, verdict))
        painter.setPen(QPen(colours.colour("canvas"), 2) if is_on else QPen(colours.colour("line"), 1))
        painter.setBrush(colours.colour(role if is_on else "raised"))
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        draw_icon(painter, area.adjusted(6, 6, -6, -6), name, colours.colour("canvas" if is_on else role))

    def _paint_line(self, painter: QPainter) -> None:
        if not 0 < self._line < len(self):
            return
        y = self._line_px() - self.scroll_px + LINE_TOP_PX
        margin = self._plan.metrics.margin_px
        painter.setPen(QPen(theme.current().colour("accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(margin, y, margin + self._plan.metrics.inner_px, y)

    # input

    def _move_by_key(self, event: QKeyEvent) -> bool:
        """Whether the key leads to another photo; the keyboard is there then."""
        current = self._choice.current
        start = self._view().seen()[0] if current is None else current
        x_px = self._plan.box(start).centre[0] if self._column_px is None else self._column_px
        stand = keys.Stand(self._plan, start, len(self) - 1, x_px, self.viewport().height())
        target = keys.target(event.key(), stand)
        if target is None:
            return False
        self._put(start if current is None else target)
        self._column_px = x_px if event.key() in keys.KEEPS_COLUMN else None
        return True

    def _put(self, position: int) -> None:
        self._is_ring_shown = True
        self._choice.set_current(position)
        self.show_position(position)
        tell_current(self, self._choice)
        self.viewport().update()

    def _say_by_key(self, event: QKeyEvent) -> bool:
        current = self._choice.current
        if current is None:
            return False
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.say(next_verdict(self._verdict_of(current)))
            case Qt.Key.Key_A:
                self.say(Verdict.YES)
            case Qt.Key.Key_R:
                self.say(Verdict.NO)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.say(None)
            case _:
                return False
        return True

    def _hover(self, position: int | None) -> None:
        if position != self._hovered:
            self._hovered = position
            self.viewport().update()

    def _drag_out(self, position: int) -> None:
        """Let a photo be dragged to the examples, or to other programs."""
        photo, self._pressed = self.id_at(position), None
        card = None if photo is None else self._photos.card(photo)
        if card is not None:
            face = self._thumbnails.picture(card.id, 0, 0)
            drag = QDrag(self)
            drag.setMimeData(dragging.files_of([card]))
            drag.setPixmap(dragging.stack([face], 1, self.devicePixelRatioF()))
            drag.setHotSpot(dragging.HOT_SPOT)
            drag.exec(Qt.DropAction.CopyAction)

    # Qt's own

    @override
    def _paint_cells(self, painter: QPainter, area: QRect) -> None:
        super()._paint_cells(painter, area)
        top = self.scroll_px + area.top()
        first, end = self._plan.visible(top, top + area.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_verdicts(painter, range(first, end))
        self._paint_line(painter)
        painter.restore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = len(self) and not event.modifiers() & _OTHERS
        event.setAccepted(bool(is_plain and (self._say_by_key(event) or self._move_by_key(event))))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_ring_shown = False
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint()
        self._pressed = self.position_under(self._pressed_at) if is_left else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        is_far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._pressed is not None and is_far:
            self._drag_out(self._pressed)
        else:
            self._hover(self.position_under(point))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        position, self._pressed = self._pressed, None
        if position is not None and position == self.position_under(point):
            self._choice.set_current(position)
            self.say(self._said_at(position, point))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick clicks are two clicks

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.hasPixelDelta() and not event.pixelDelta().isNull():
            self.verticalScrollBar().setValue(self.scroll_px - event.pixelDelta().y())
        else:
            self._glide.by(round(-event.angleDelta().y() / NOTCH * NOTCH_PX))
        event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        is_by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._is_ring_shown |= is_by_key
        if is_by_key and self._choice.current is None and len(self):
            self._choice.set_current(self._view().seen()[0])
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()
