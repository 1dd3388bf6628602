"""Dragging: photos on their way to other programs, and files on their way from them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPixmap

from photolens.domain.photo import PhotoCard
from photolens.gui import theme
from photolens.gui.file_manager import file_url, local_paths
from photolens.gui.grid.carrying import carry

FACES = 3
"""Photos that are seen in the pile under the pointer."""
HOT_SPOT = QPoint(24, 24)
_SIDE_PX, _STEP_PX, _BADGE_PX = 88, 8, 24


def files_of(cards: Iterable[PhotoCard]) -> QMimeData:
    """The files of some photos, as other programs take them, and the photos, as the app's own places do."""
    data, chosen = QMimeData(), list(cards)
    data.setUrls([file_url(card.path) for card in chosen])
    carry(data, (card.id for card in chosen))
    return data


def dropped(data: QMimeData) -> tuple[list[Path], list[Path]]:
    """The folders among the files that are dropped, and the other files."""
    paths = local_paths(data)
    return [path for path in paths if path.is_dir()], [path for path in paths if path.is_file()]


def stack(faces: Sequence[QPixmap | None], count: int, dpr: float) -> QPixmap:
    """A small pile of photos, with their number if there are several."""
    side = _SIDE_PX + _STEP_PX * (FACES - 1) + _BADGE_PX // 2
    pile = QPixmap(round(side * dpr), round(side * dpr))
    pile.setDevicePixelRatio(dpr)
    pile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pile)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    for depth, face in reversed(list(enumerate(faces))):
        _paint_face(painter, QRectF(depth * _STEP_PX, _BADGE_PX / 2 + depth * _STEP_PX, _SIDE_PX, _SIDE_PX), face)
    if count > 1:
        _paint_number(painter, count)
    painter.end()
    return pile


def _paint_face(painter: QPainter, area: QRectF, face: QPixmap | None) -> None:
    colours = theme.current()
    outline = QPainterPath()
    outline.addRoundedRect(area, theme.RADIUS_PX, theme.RADIUS_PX)
    painter.save()
    painter.fillPath(outline, colours.colour("empty"))
    if face is not None:
        painter.setClipPath(outline)
        side = min(face.width(), face.height())
        middle = QRectF((face.width() - side) / 2, (face.height() - side) / 2, side, side)
        painter.drawPixmap(area, face, middle)
    painter.restore()
    painter.setPen(colours.colour("canvas"))
    painter.drawPath(outline)


def _paint_number(painter: QPainter, count: int) -> None:
    colours, number = theme.current(), f"{count:n}"
    font = theme.scaled_font(-0.5, QFont.Weight.DemiBold)
    painter.setFont(font)
    width = max(_BADGE_PX, painter.fontMetrics().horizontalAdvance(number) + 14)
    area = QRectF(_SIDE_PX - width / 2, 0, width, _BADGE_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("accent"))
    painter.drawRoundedRect(area, _BADGE_PX / 2, _BADGE_PX / 2)
    painter.setPen(colours.colour("on_accent"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, number)
