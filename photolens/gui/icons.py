"""Icons: line drawings of `resources/icons`, painted in the colours of the theme, sharp at any size."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from photolens.gui import theme
from photolens.paths import resource


def icon(name: str, role: str = "text") -> QIcon:
    """The icon of a name in `resources/icons`, in the colour of a role of the theme at the time of painting."""
    return QIcon(_Engine(name, role))


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Paint an icon into a rectangle in one colour."""
    _renderer(name, colour.name()).render(painter, rect)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (resource("icons") / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))


class _Engine(QIconEngine):
    """Paints one drawing; a disabled icon is faint, one of a checked action has the accent."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "faint" if mode is QIcon.Mode.Disabled else "accent" if state is QIcon.State.On else self._role
        draw_icon(painter, QRectF(rect), self._name, theme.current().colour(role))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # a button that was squeezed to nothing
            return QPixmap()
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)


def app_icon() -> QIcon:
    """The app's own icon."""
    return QIcon(str(resource("icons") / "photolens.svg"))
