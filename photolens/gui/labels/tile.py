"""Tile: one example of a label, small, with a cross to take it away."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoId
from photolens.gui import theme
from photolens.gui.grid import Thumbnails
from photolens.gui.icons import draw_icon

TILE_PX = 52
CROSS_PX = 18


class Tile(QAbstractButton):
    """One example. Its cross, Delete, Backspace and Space take it away; arrow keys lead to its neighbours."""

    removed = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget, thumbnails: Thumbnails, photo: PhotoId) -> None:
        super().__init__(parent)
        self._thumbnails, self._photo = thumbnails, photo
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(TILE_PX, TILE_PX)
        self.set_name(self.tr("Photo"))
        self.clicked.connect(self.removed)

    def set_name(self, name: str) -> None:
        """The name of its file."""
        self.setToolTip(name)
        self.setAccessibleName(self.tr("{name}, remove with Delete").format(name=name))

    @property
    def cross(self) -> QRect:
        """Where a click takes it away."""
        return QRect(TILE_PX - CROSS_PX - 2, 2, CROSS_PX, CROSS_PX)

    def _paint_cross(self, painter: QPainter) -> None:
        colours, area = theme.current(), QRectF(self.cross)
        painter.setPen(QPen(colours.colour("line"), 1))
        painter.setBrush(colours.colour("raised"))
        painter.drawEllipse(area.adjusted(0.5, 0.5, -0.5, -0.5))
        draw_icon(painter, area.adjusted(4, 4, -4, -4), "x", colours.colour("text"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(TILE_PX, TILE_PX)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.cross.contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        outline, side = QPainterPath(), round(TILE_PX * self.devicePixelRatioF())
        outline.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS_PX, theme.RADIUS_PX)
        painter.fillPath(outline, theme.current().colour("empty"))
        picture = self._thumbnails.picture(self._photo, side, side)
        if picture is not None:
            painter.save()
            painter.setClipPath(outline)
            painter.drawPixmap(self.rect(), picture, _square(picture.rect()))
            painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(theme.current().colour("accent"), 2))
            painter.drawPath(outline)
        if self.hasFocus() or self.underMouse():
            self._paint_cross(painter)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.moved.emit(1)
            case _:
                super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)


def _square(whole: QRect) -> QRect:
    side = min(whole.width(), whole.height())
    middle = QRect(0, 0, side, side)
    middle.moveCenter(whole.center())
    return middle
