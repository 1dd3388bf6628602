"""Painting: a placed picture onto the screen, from the level of it that is sharp there."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from photolens.gui.viewer.pictures import Picture
from photolens.gui.viewer.zoom import Placement, Size

_CRISP_SCALE = 3.0
"""From here on the pixels themselves are what one wants to see."""


def paint(painter: QPainter, size: Size, levels: Sequence[Picture], placed: Placement, *, empty: QColor) -> None:
    """Paint a picture with a painter whose unit is the screen's pixel; without levels, a surface of colour."""
    target = _target(size, placed)
    level = _sharp_level(levels, max(target.width(), target.height()))
    if level is None:
        painter.fillRect(target, empty)
        return
    is_smooth = placed.scale < _CRISP_SCALE or not level.is_whole
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
    painter.drawImage(target, level.image, QRectF(level.image.rect()))


def _target(size: Size, placed: Placement) -> QRectF:
    """In whole pixels: a level of just that size is then painted as it is."""
    width, height = max(1, round(size.width * placed.scale)), max(1, round(size.height * placed.scale))
    return QRectF(round(placed.left), round(placed.top), width, height)


def _sharp_level(levels: Sequence[Picture], needed_px: float) -> Picture | None:
    """The smallest that is large enough, else the largest."""
    sharp = (level for level in levels if level.side_px >= needed_px)
    return next(sharp, levels[-1] if levels else None)
