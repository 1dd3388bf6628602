"""Chips: what a search is about besides its words, each to be seen, reached by keyboard, and removed."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import draw_icon

HEIGHT_PX = 28
FACE_PX = 22
CROSS_PX = 14
MARGIN_PX = 3
GAP_PX = 6
RADIUS_PX = 8
WIDEST_TEXT_PX = 180
OWN_KEYS = {
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
}


class Chip(QAbstractButton):
    """One chip: a small picture or a text, and a cross. Lives on the GUI thread.

    Delete, Backspace and Space remove it; so does the cross.
    """

    removed = Signal()
    moved = Signal(int)
    """An arrow key wants to go so many chips to the right."""
    typed = Signal(str)
    """The user types a text, which does not belong here."""
    escaped = Signal()

    def __init__(self, parent: QWidget, text: str = "", name: str = "") -> None:
        super().__init__(parent)
        self._face: QPixmap | None = None
        self._has_face = not text
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_name(name or text)
        self.clicked.connect(self.removed)

    def set_name(self, name: str) -> None:
        """What the chip stands for, for a tooltip and for those who cannot see it."""
        self.setToolTip(name)
        self.setAccessibleName(self.tr("{name}, remove with Delete").format(name=name))

    def set_face(self, face: QPixmap) -> None:
        """The picture on it; its middle square is shown."""
        self._face = face
        self.update()

    @property
    def cross(self) -> QRect:
        """Where a click removes the chip."""
        width = CROSS_PX + 2 * MARGIN_PX
        return QRect(self.width() - width - 1, 0, width, self.height())

    # painting

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.current()
        has_ring = self.hasFocus()
        painter.setPen(colours.colour("accent") if has_ring else Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("selected"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX)

    def _paint_face(self, painter: QPainter) -> None:
        square = QRectF(MARGIN_PX, (self.height() - FACE_PX) / 2, FACE_PX, FACE_PX)
        path = QPainterPath()
        path.addRoundedRect(square, RADIUS_PX - MARGIN_PX, RADIUS_PX - MARGIN_PX)
        painter.fillPath(path, theme.current().colour("empty"))
        if self._face is None:
            draw_icon(painter, square.adjusted(4, 4, -4, -4), "image", theme.current().colour("muted"))
            return
        side = min(self._face.width(), self._face.height())
        middle = QRect(QPoint(0, 0), QSize(side, side))
        middle.moveCenter(self._face.rect().center())
        painter.save()
        painter.setClipPath(path)
        painter.drawPixmap(square, self._face, QRectF(middle))
        painter.restore()

    def _paint_text(self, painter: QPainter) -> None:
        space = QRect(GAP_PX + MARGIN_PX, 0, self.cross.left() - GAP_PX - MARGIN_PX, self.height())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, space.width())
        painter.setPen(theme.current().colour("text"))
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_cross(self, painter: QPainter) -> None:
        square = QRectF(0, 0, CROSS_PX, CROSS_PX)
        square.moveCenter(QRectF(self.cross).center())
        is_under = self.cross.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        draw_icon(painter, square, "x", theme.current().colour("text" if is_under or self.hasFocus() else "muted"))

    # Qt

    @override
    def sizeHint(self) -> QSize:
        text = min(self.fontMetrics().horizontalAdvance(self.text()) + 2, WIDEST_TEXT_PX) + GAP_PX
        content = FACE_PX if self._has_face else text
        return QSize(MARGIN_PX + content + self.cross.width() + 1, HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter)
        if self._has_face:
            self._paint_face(painter)
        else:
            self._paint_text(painter)
        self._paint_cross(painter)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case Qt.Key.Key_Left:
                self.moved.emit(-1)
            case Qt.Key.Key_Right:
                self.moved.emit(1)
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Space:
                super().keyPressEvent(event)
            case _ if event.text().isprintable() and event.text():
                self.typed.emit(event.text())
            case _:
                event.ignore()

    @override
    def event(self, event: QEvent) -> bool:
        # the keys that a chip answers are not for the window's shortcuts: Delete must not bin a photo from here
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if plain and (event.key() in OWN_KEYS or event.text().isprintable()):
                event.accept()
                return True
        return super().event(event)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.cross.contains(pos)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.update()
        super().mouseMoveEvent(event)
