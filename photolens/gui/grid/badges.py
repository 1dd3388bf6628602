"""Badges: the small marks on photos, drawn once for each look and density and painted as pictures from then on."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from photolens.domain.photo import Flag, PhotoCard
from photolens.gui import theme
from photolens.gui.icons import draw_icon

Draw = Callable[[QPainter, QRectF], None]

PILL_PX = 20
CHECK_PX = 22
CORNER_PX = theme.RADIUS_PX
FRAME_PX = 3
"""The thickness of the frame around a selected photo."""
_ICON_PX, _PADDING_PX, _SPACE_PX = 12, 6, 4

_SHADE, _LIGHT = QColor(14, 14, 18, 168), QColor(255, 255, 255)
"""On photos, marks are light on a dark shade, in both themes: what is behind them is any colour."""


class Badges:
    """Owns the drawn marks for one theme and density of screen at a time. They count in device pixels."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._look: tuple[float, theme.Theme] | None = None
        self._dpr = 1.0

    def use(self, dpr: float) -> None:
        """Before a frame: what the marks are painted for; all are drawn anew if it is another theme or density."""
        look = dpr, theme.current()
        if look != self._look:
            self._kept.clear()
            self._look, self._dpr = look, dpr

    def marks(self, card: PhotoCard) -> QPixmap | None:
        """Heart, flag and stars of a photo in one pill; None if it has none of them."""
        if not (card.favourite or card.rating or card.flag):
            return None
        look = ("marks", card.favourite, card.rating, card.flag)
        return self._kept.get(look) or self._keep(look, self._pill(_marks(card)))

    def offline(self) -> QPixmap:
        """A pill that says that the photo cannot be reached now."""
        return self._kept.get(("offline",)) or self._keep(("offline",), self._pill(("@unplug",)))

    def match(self, match: float) -> QPixmap:
        """A pill with a percentage."""
        look = ("match", round(100 * match))
        return self._kept.get(look) or self._keep(look, self._pill((f"{look[1]} %",)))

    def check(self, *, is_on: bool) -> QPixmap:
        """The circle in the corner of a selected photo, or of one that could be."""
        return self._simple(("check", is_on), CHECK_PX, _draw_check if is_on else _draw_ring)

    def corners(self) -> QPixmap:
        """What rounds the four corners of a photo off: the canvas around a disc, twice the radius wide and high."""
        return self._simple(("corners",), 2 * CORNER_PX, _draw_corners)

    def frame(self) -> QPixmap:
        """The corners of the frame around a selected photo, four times the radius wide and high."""
        return self._simple(("frame",), 4 * CORNER_PX, _draw_frame)

    def _simple(self, look: tuple[object, ...], side_px: int, draw: Draw) -> QPixmap:
        kept = self._kept.get(look)
        if kept is None:
            side = 2 * round(side_px / 2 * self._dpr)  # even, so that its quarters are alike
            kept = self._keep(look, _drawn(QSize(side, side), self._dpr, draw))
        return kept

    def _pill(self, parts: tuple[str, ...]) -> QPixmap:
        font = theme.scaled_font(-1.5, QFont.Weight.DemiBold)
        widths = [_part_px(part, QFontMetricsF(font)) for part in parts]
        width_px = sum(widths) + _SPACE_PX * (len(parts) - 1) + 2 * _PADDING_PX

        def draw(painter: QPainter, area: QRectF) -> None:
            painter.setFont(font)
            _draw_pill(painter, area, list(zip(parts, widths, strict=True)))

        return _drawn(QSize(round(width_px * self._dpr), round(PILL_PX * self._dpr)), self._dpr, draw)

    def _keep(self, look: tuple[object, ...], pixmap: QPixmap) -> QPixmap:
        self._kept[look] = pixmap
        return pixmap


def _drawn(size: QSize, dpr: float, draw: Draw) -> QPixmap:
    """A pixmap of a size in device pixels, in which all of a cell's painting counts."""
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(dpr, dpr)
    draw(painter, QRectF(0, 0, pixmap.width() / dpr, pixmap.height() / dpr))
    painter.end()
    return pixmap


def _marks(card: PhotoCard) -> tuple[str, ...]:
    """Icons begin with @."""
    heart = ("@heart-filled",) if card.favourite else ()
    flag = {Flag.PICK: ("@flag-filled",), Flag.REJECT: ("@ban",), Flag.NONE: ()}[card.flag]
    stars = ("@star-filled", str(card.rating)) if card.rating else ()
    return (*heart, *flag, *stars)


def _part_px(part: str, metrics: QFontMetricsF) -> float:
    return _ICON_PX if part.startswith("@") else metrics.horizontalAdvance(part)


def _draw_pill(painter: QPainter, area: QRectF, parts: list[tuple[str, float]]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(area, PILL_PX / 2, PILL_PX / 2)
    painter.setPen(_LIGHT)
    left = float(_PADDING_PX)
    for part, width_px in parts:
        place = QRectF(left, 0, width_px + 1, PILL_PX)
        if part.startswith("@"):
            draw_icon(painter, QRectF(left, (PILL_PX - _ICON_PX) / 2, _ICON_PX, _ICON_PX), part[1:], _LIGHT)
        else:
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, part)
        left += width_px + _SPACE_PX


def _draw_check(painter: QPainter, area: QRectF) -> None:
    colours = theme.current()
    painter.setPen(QPen(colours.colour("canvas"), 2))
    painter.setBrush(colours.colour("accent"))
    painter.drawEllipse(area.adjusted(1, 1, -1, -1))
    draw_icon(painter, area.adjusted(4, 4, -4, -4), "check", colours.colour("on_accent"))


def _draw_ring(painter: QPainter, area: QRectF) -> None:
    painter.setPen(QPen(_LIGHT, 1.5))
    painter.setBrush(QColor(14, 14, 18, 70))
    painter.drawEllipse(area.adjusted(2, 2, -2, -2))


def _draw_corners(painter: QPainter, area: QRectF) -> None:
    painter.fillRect(area, theme.current().colour("canvas"))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawRoundedRect(area, CORNER_PX, CORNER_PX)


def _draw_frame(painter: QPainter, area: QRectF) -> None:
    """An accent line and a line of canvas inside it, which parts the frame from a photo of its own colour."""
    dpr = painter.worldTransform().m11()
    thick, thin = (width / dpr for width in frame_px(dpr))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width, depth in (("canvas", thin, thick + thin / 2), ("accent", thick, thick / 2)):
        painter.setPen(QPen(theme.current().colour(colour), width))
        painter.drawRoundedRect(area.adjusted(depth, depth, -depth, -depth), CORNER_PX - depth, CORNER_PX - depth)


def frame_px(dpr: float) -> tuple[int, int]:
    """How thick the two lines of the frame are, in whole device pixels."""
    return round(FRAME_PX * dpr), max(1, round(dpr))
