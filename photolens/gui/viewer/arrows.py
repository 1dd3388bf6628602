"""Arrows: the way to the next photo with a pointer, seen only while it moves."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from photolens.gui import icons, theme

SIDE_PX = 44
_ICON_PX = 22
_SHADE, _SHADE_UNDER_POINTER = 110, 170  # black of this opacity, of 255: readable on any photo
_RIM = 50  # white of this opacity, so that it is seen on black


class Arrow(QAbstractButton):
    """A round button on the picture: there for the keyboard always, painted while revealed or focused."""

    def __init__(self, icon_name: str, name: str, tool_tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._is_revealed = False
        self.setAccessibleName(name)
        self.setToolTip(tool_tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFixedSize(SIDE_PX, SIDE_PX)

    def set_revealed(self, is_revealed: bool) -> None:
        """Whether it is to be seen."""
        if is_revealed != self._is_revealed:
            self._is_revealed = is_revealed
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE_PX, SIDE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self._is_revealed or self.hasFocus() or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.current().colour("accent") if self.hasFocus() else QColor(255, 255, 255, _RIM))
        painter.setBrush(QColor(0, 0, 0, _SHADE_UNDER_POINTER if self.underMouse() else _SHADE))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        edge = (SIDE_PX - _ICON_PX) / 2
        icons.draw_icon(painter, QRectF(edge, edge, _ICON_PX, _ICON_PX), self._icon_name, QColor("white"))
        painter.end()
