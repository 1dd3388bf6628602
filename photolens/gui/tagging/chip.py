"""TagChip: one label of the photos on show: who says so, and two small buttons to agree and to disagree."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import draw_icon
from photolens.gui.tagging.standing import Say, Standing
from photolens.gui.tagging.words import hinted, offer, provenance, share, tooltip

HEIGHT_PX = 26
ICON_PX = 13
SPOT_PX = 20
"""The two buttons, at the ends."""
EDGE_PX = 4
WORDS_PX = EDGE_PX + SPOT_PX + 1
"""The words begin and end so far from the edges."""
SHARE_GAP_PX = 6
KEYS = {
    Qt.Key.Key_C: Say.CONFIRM,
    Qt.Key.Key_Plus: Say.CONFIRM,
    Qt.Key.Key_X: Say.REJECT,
    Qt.Key.Key_Minus: Say.REJECT,
    Qt.Key.Key_Delete: Say.REJECT,
    Qt.Key.Key_Backspace: Say.TAKE_BACK,
    Qt.Key.Key_U: Say.TAKE_BACK,
}
KEY_WORDS = {Say.CONFIRM: "C", Say.REJECT: "X", Say.TAKE_BACK: "U"}
ROLES = {Say.CONFIRM: "good", Say.REJECT: "danger", Say.TAKE_BACK: "text"}
"""The colours of the two buttons under the pointer."""
STEPS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class TagChip(QAbstractButton):
    """A name between two icons. The first tells whose word it is; under the pointer both are buttons.

    A click on the name, Enter or Space open the label; the keys of `KEYS` say something of it; the arrows lead to
    another chip. Lives on the GUI thread.
    """

    said = Signal(object)
    """A Say."""
    moved = Signal(int)
    """A Qt.Key of `STEPS`: another chip is wanted."""
    explanation_requested = Signal()
    menu_requested = Signal(object)
    """QPoint on the screen."""
    focused = Signal()

    def __init__(self, standing: Standing, parent: QWidget) -> None:
        super().__init__(parent)
        self._spot: Say | None = None
        self._pressed: Say | None = None
        self.set_stop(False)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_standing(standing)

    def show_standing(self, standing: Standing) -> None:
        """Show how the photos stand to a label."""
        self.standing = standing
        self.setText(standing.name)
        self.setAccessibleName(provenance(standing))
        self.setAccessibleDescription(self._keys())
        self.update()

    def set_stop(self, is_stop: bool) -> None:
        """Whether the Tab key stops here. A click never takes the focus: the photos keep their keys."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus)

    def spot(self, say: Say) -> QRect:
        """Where a click says something; nowhere for what would be no news, or has no button."""
        ends = {self._first: 0, self._last: self.width() - SPOT_PX - 2 * EDGE_PX}
        left = ends.get(say)
        return QRect() if left is None else QRect(left, 0, SPOT_PX + 2 * EDGE_PX - 2, self.height())

    # what the ends are for

    @property
    def _first(self) -> Say | None:
        return Say.CONFIRM if self.standing.can(Say.CONFIRM) else None

    @property
    def _last(self) -> Say:
        return Say.TAKE_BACK if self.standing.is_rejected else Say.REJECT

    def _say_at(self, position: QPoint) -> Say | None:
        return next((say for say in Say if self.spot(say).contains(position)), None)

    def _keys(self) -> str:
        """What the keys do here, in words."""
        parts = [self.tr("Enter opens its photos")]
        parts += [hinted(offer(say, self.standing.photos), KEY_WORDS[say]) for say in Say if self.standing.can(say)]
        return " · ".join(parts)

    def _say(self, say: Say) -> None:
        if self.standing.can(say):
            self.said.emit(say)

    # painting

    @property
    def _is_lively(self) -> bool:
        """Whether the ends are seen as buttons."""
        return self.underMouse() or self.hasFocus()

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.current()
        is_outlined = not self.standing.is_sure
        edge = "accent" if self.hasFocus() else "line" if is_outlined else "selected"
        ground = "selected" if not is_outlined else "hover" if self.underMouse() else "raised"
        style = Qt.PenStyle.DashLine if self.standing.is_rejected and not self.hasFocus() else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colours.colour(edge), 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush if self.standing.is_rejected else colours.colour(ground))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_ends(self, painter: QPainter) -> None:
        first = self._first if self._is_lively else None
        own = "ban" if self.standing.is_rejected else "check" if self.standing.is_sure else "sparkles"
        self._paint_icon(painter, self._square(0), "check" if first else own, first)
        if self._is_lively:
            last = self._last
            name = "undo-2" if last is Say.TAKE_BACK else "x"
            self._paint_icon(painter, self._square(self.width() - SPOT_PX - 2 * EDGE_PX), name, last)

    def _square(self, left: int) -> QRectF:
        return QRectF(left + EDGE_PX - 1, (self.height() - SPOT_PX) / 2, SPOT_PX, SPOT_PX)

    def _paint_icon(self, painter: QPainter, square: QRectF, name: str, say: Say | None) -> None:
        colours = theme.current()
        role = "accent" if self.standing.is_sure else "muted"
        if say is not None and say is self._spot:
            role = ROLES[say]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("raised" if self.standing.is_sure else "line"))
            painter.drawEllipse(square)
        margin = (SPOT_PX - ICON_PX) / 2
        draw_icon(painter, square.adjusted(margin, margin, -margin, -margin), name, colours.colour(role))

    def _paint_words(self, painter: QPainter) -> None:
        colours, metrics = theme.current(), self.fontMetrics()
        space = self._words_space()
        tally = share(self.standing)
        tally_px = metrics.horizontalAdvance(tally) + SHARE_GAP_PX if tally else 0
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, space.width() - tally_px)
        font = self.font()
        font.setStrikeOut(self.standing.is_rejected)
        painter.setFont(font)
        painter.setPen(colours.colour("muted" if self.standing.is_rejected else "text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(space, flags, name)
        painter.setFont(self.font())
        painter.setPen(colours.colour("muted"))
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, tally)

    def _words_space(self) -> QRect:
        return QRect(WORDS_PX, 0, max(0, self.width() - 2 * WORDS_PX), self.height())

    # Qt

    @override
    def sizeHint(self) -> QSize:
        metrics, tally = self.fontMetrics(), share(self.standing)
        words = metrics.horizontalAdvance(self.text()) + 2
        words += metrics.horizontalAdvance(tally) + SHARE_GAP_PX if tally else 0
        return QSize(words + 2 * WORDS_PX, HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_words(painter)
        self._paint_ends(painter)
        painter.end()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos) and self._say_at(pos) is None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._say_at(event.position().toPoint())
        if spot is not self._spot:
            self._spot = spot
            self.update()
        super().mouseMoveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self._say_at(event.position().toPoint()) if is_left else None
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        if pressed is not None and pressed is self._say_at(event.position().toPoint()):
            self._say(pressed)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # the second click of two would hit whatever stands here after the first one
        if self._say_at(event.position().toPoint()) is None:
            super().mouseDoubleClickEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._spot = None
        super().leaveEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not _is_own(event):
            event.ignore()
        elif key in OPENING:
            self.click()
        elif key in STEPS:
            self.moved.emit(event.key())
        elif key is Qt.Key.Key_E:
            self.explanation_requested.emit()
        else:
            self._say(KEYS[key])

    @override
    def event(self, event: QEvent) -> bool:
        # the keys that a chip answers are not for the window's shortcuts: Delete must not bin a photo from here
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tooltip(self._tip_at(event.pos())), self)
            return True
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        return super().event(event)

    def _tip_at(self, position: QPoint) -> str:
        """What is under the pointer: a button, or the label."""
        say = self._say_at(position)
        if say is not None:
            return hinted(offer(say, self.standing.photos), KEY_WORDS[say])
        return f"{provenance(self.standing)}\n{self._keys()}"

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.mapToGlobal(QPointF(self.rect().bottomLeft()).toPoint()) if is_key else event.globalPos()
        self.menu_requested.emit(at)


def _is_own(event: QKeyEvent) -> bool:
    key = Qt.Key(event.key())
    own = key in KEYS or key in STEPS or key in OPENING or key is Qt.Key.Key_E
    return own and not event.modifiers() & ~PLAIN
