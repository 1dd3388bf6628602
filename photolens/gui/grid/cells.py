"""Cells: how one photo of the grid is painted: its picture or what stands for it, its marks, and how it is chosen."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap

from photolens.domain.photo import Flag, PhotoCard, PhotoId
from photolens.gui import theme
from photolens.gui.grid.badges import CHECK_PX, CORNER_PX, PILL_PX, Badges, frame_px
from photolens.gui.grid.thumbnails import Thumbnails
from photolens.gui.icons import draw_icon

INSET_PX = 6
"""Between the edge of a photo and its marks."""
_ROOMY_PX = 72
"""Photos narrower than this carry no marks but their selection."""


class Cell(NamedTuple):
    """One photo as it is to be painted."""

    photo: PhotoId
    card: PhotoCard | None
    """None until it was read."""
    match: float | None
    is_selected: bool
    is_hovered: bool


def device_rect(left: int, top: int, width: int, height: int, dpr: float) -> QRect:
    """A rectangle of logical pixels in device pixels; equal sizes stay equal wherever they lie."""
    return QRect(round(left * dpr), round(top * dpr), round(width * dpr), round(height * dpr))


class CellPainter:
    """Paints cells. Its painter counts in device pixels, so that pictures land on the screen's own pixels, unscaled."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        self._thumbnails = thumbnails
        self._badges = Badges()
        self._dpr = 1.0
        self._colours = theme.current()
        self._inset = INSET_PX

    def use(self, dpr: float) -> None:
        """Before a frame: the device pixels for each logical one."""
        self._badges.use(dpr)
        self._dpr, self._colours, self._inset = dpr, theme.current(), round(INSET_PX * dpr)

    def paint(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        """One cell into an area of device pixels."""
        width, height = area.width(), area.height()
        picture = self._thumbnails.picture(cell.photo, width, height)
        if picture is None:
            self._paint_stand_in(painter, area, cell)
        elif picture.width() == width and picture.height() == height:
            painter.drawPixmap(area.topLeft(), picture)
        else:
            painter.drawPixmap(area, picture, _middle(picture, area))
        if cell.card is not None and cell.card.flag is Flag.REJECT:
            self._veil(painter, area)
        _paint_corners(painter, area, self._badges.corners())
        if cell.is_selected:
            self._paint_frame(painter, area)
        if width >= _ROOMY_PX * self._dpr:
            self._paint_marks(painter, area, cell)
        if cell.is_selected or cell.is_hovered:
            corner = area.topLeft() + QPoint(self._inset, self._inset)
            painter.drawPixmap(corner, self._badges.check(is_on=cell.is_selected))

    def paint_focus(self, painter: QPainter, area: QRect) -> None:
        """The ring around the photo on which the keyboard is, a little away from it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._colours.colour("accent"), 2 * self._dpr))
        away, radius = 3 * self._dpr, (CORNER_PX + 3) * self._dpr
        painter.drawRoundedRect(QRectF(area).adjusted(-away, -away, away, away), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_stand_in(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        """What is there before the picture, or for want of one."""
        painter.fillRect(area, self._colours.colour("empty"))
        if not self._thumbnails.is_broken(cell.photo):
            return
        side = 24 * self._dpr
        icon = QRectF(0, 0, side, side)
        icon.moveCenter(QRectF(area).center())
        if cell.card is not None and area.width() > 4 * side and area.height() > 4 * side:
            icon.translate(0, -side / 2)
            self._write_name(painter, area.adjusted(0, round(2 * side), 0, 0), cell.card)
        draw_icon(painter, icon, "image-off", self._colours.colour("faint"))

    def _write_name(self, painter: QPainter, area: QRect, card: PhotoCard) -> None:
        font = theme.scaled_font(-1)
        font.setPointSizeF(font.pointSizeF() * self._dpr)
        painter.setFont(font)
        painter.setPen(self._colours.colour("muted"))
        room_px = area.width() - 4 * self._inset
        name = QFontMetrics(font).elidedText(card.path.name, Qt.TextElideMode.ElideMiddle, room_px)
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, name)

    def _veil(self, painter: QPainter, area: QRect) -> None:
        """Rejected photos step back."""
        canvas = self._colours.colour("canvas")
        canvas.setAlphaF(0.6)
        painter.fillRect(area, canvas)

    def _paint_frame(self, painter: QPainter, area: QRect) -> None:
        """Corners as pictures and lines between them, because rounded lines cost a millisecond for every few photos."""
        corners = self._badges.frame()
        _paint_corners(painter, area, corners)
        side, (thick, thin) = corners.width() // 2, frame_px(self._dpr)
        accent, canvas = self._colours.colour("accent"), self._colours.colour("canvas")
        for depth, width, colour in ((0, thick, accent), (thick, thin, canvas)):
            across, down = area.width() - 2 * side, area.height() - 2 * side
            painter.fillRect(area.left() + side, area.top() + depth, across, width, colour)
            painter.fillRect(area.left() + side, area.bottom() + 1 - depth - width, across, width, colour)
            painter.fillRect(area.left() + depth, area.top() + side, width, down, colour)
            painter.fillRect(area.right() + 1 - depth - width, area.top() + side, width, down, colour)

    def _paint_marks(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        right = area.right() + 1 - self._inset
        bottom = area.bottom() + 1 - self._inset - round(PILL_PX * self._dpr)
        if cell.match is not None:
            match = self._badges.match(cell.match)
            painter.drawPixmap(right - match.width(), bottom, match)
        if cell.card is None:
            return
        if marks := self._badges.marks(cell.card):
            painter.drawPixmap(area.left() + self._inset, bottom, marks)
        if cell.card.is_offline:
            offline = self._badges.offline()
            painter.drawPixmap(right - offline.width(), area.top() + self._inset, offline)


def is_on_check(x_px: int, y_px: int) -> bool:
    """Whether a point of a cell, in logical pixels from its corner, is on the circle that selects it."""
    return max(x_px, y_px) < INSET_PX + CHECK_PX + 2


def _paint_corners(painter: QPainter, area: QRect, corners: QPixmap) -> None:
    """The quarters of a picture into the corners of an area."""
    side = corners.width() // 2
    right, bottom = area.right() + 1 - side, area.bottom() + 1 - side
    painter.drawPixmap(area.left(), area.top(), corners, 0, 0, side, side)
    painter.drawPixmap(right, area.top(), corners, side, 0, side, side)
    painter.drawPixmap(area.left(), bottom, corners, 0, side, side, side)
    painter.drawPixmap(right, bottom, corners, side, side, side, side)


def _middle(picture: QPixmap, area: QRect) -> QRect:
    """The part of a picture that has the shape of an area."""
    scale = min(picture.width() / area.width(), picture.height() / area.height())
    middle = QRect(0, 0, max(1, round(area.width() * scale)), max(1, round(area.height() * scale)))
    middle.moveCenter(picture.rect().center())
    return middle
