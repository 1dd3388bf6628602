"""Painting: the parts of the matrix, the same in the window and in a picture."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QPixmap

from photolens.domain.photo import PhotoId
from photolens.gui import theme
from photolens.gui.icons import draw_icon
from photolens.gui.matrix.layout import EDGE_PX, THUMBNAIL_PX, Box, Cell, MatrixLayout
from photolens.gui.matrix.look import Look, wrapped
from photolens.gui.matrix.table import MatrixTable, Scale
from photolens.gui.matrix.wording import best_text, measure_text, value_text

RADIUS_PX = 5
RING_PX = 1.75
SIGN_PX = 20
PHRASE_EDGE_PX, PHRASE_GAP_PX = 5, 10
STOPS = 16
BAR_PX, BAR_HEIGHT_PX = 132, 12
SAMPLE_PX = 22
LEGEND_GAP_PX = 8
LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter

PictureOf = Callable[[PhotoId], QPixmap | QImage | None]
"""The square picture of a photo; None while it is not there, a null one if it cannot be had."""


@dataclass(frozen=True, slots=True)
class MatrixPainter:
    """Paints headers and cells into boxes of a layout."""

    table: MatrixTable
    layout: MatrixLayout
    scale: Scale
    look: Look

    def cell(self, painter: QPainter, cell: Cell, box: Box) -> None:
        """A value on its colour; the best one of its photo has a ring and strong type."""
        value = self.table.value(self.scale.measure, *cell)
        ground, ink = self.look.fill(self.scale.span.share(value))
        place = inside(box)
        is_best = self.table.best(cell.row) == cell.column
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, RADIUS_PX, RADIUS_PX)
        painter.setPen(ink)
        painter.setFont(self.look.strong if is_best else self.look.font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, value_text(self.scale.measure, value))
        if is_best:
            _paint_ring(painter, place)

    def phrase(self, painter: QPainter, column: int, box: Box, *, is_current: bool = False) -> None:
        """The phrase over its column, in as many lines as it takes, or as there are."""
        painter.setFont(self.look.font)
        painter.setPen(self.look.colours.colour("accent" if is_current else "text"))
        place = QRectF(*box).adjusted(PHRASE_EDGE_PX, 0, -PHRASE_EDGE_PX, -PHRASE_GAP_PX)
        lines = wrapped(self.table.phrases[column], self.look.font, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, "\n".join(lines))

    def photo(self, painter: QPainter, row: int, box: Box, picture_of: PictureOf) -> None:
        """The photo beside its row, and its name where there is room."""
        card = self.table.cards[row]
        square = QRectF(box.x + EDGE_PX, box.y + (box.height - THUMBNAIL_PX) / 2, THUMBNAIL_PX, THUMBNAIL_PX)
        self._paint_picture(painter, square, picture_of(card.id))
        if not self.layout.has_names:
            return
        room = QRectF(*box).adjusted(EDGE_PX + THUMBNAIL_PX + 10, 0, -8, 0)
        painter.setFont(self.look.small)
        painter.setPen(self.look.colours.colour("muted"))
        metrics = QFontMetrics(self.look.small)
        name = metrics.elidedText(card.path.name, Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(room, LINE | Qt.AlignmentFlag.AlignLeft, name)

    def _paint_picture(self, painter: QPainter, square: QRectF, picture: QPixmap | QImage | None) -> None:
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(square, theme.RADIUS_PX, theme.RADIUS_PX)
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.fillRect(square, self.look.colours.colour("empty"))
        if picture is not None and picture.isNull():
            sign = QRectF(0, 0, SIGN_PX, SIGN_PX)
            sign.moveCenter(square.center())
            draw_icon(painter, sign, "image-off", self.look.colours.colour("faint"))
        elif isinstance(picture, QPixmap):
            painter.drawPixmap(square, picture, QRectF(picture.rect()))
        elif picture is not None:
            painter.drawImage(square, picture, QRectF(picture.rect()))
        painter.restore()


def inside(box: Box) -> QRectF:
    """What is filled of a cell; the rest is the gap to its neighbours."""
    return QRectF(*box).adjusted(1.5, 1.5, -1.5, -1.5)


def laid_out(table: MatrixTable, look: Look, width: int, height: int) -> MatrixLayout:
    """The layout of a table in a place of a size, with as much room for the phrases as they take."""
    plain = MatrixLayout(len(table.cards), len(table.phrases), width, height, 0)
    room = plain.cell_width - 2 * PHRASE_EDGE_PX
    lines = max(len(wrapped(phrase, look.font, room)) for phrase in table.phrases)
    return replace(plain, top=lines * QFontMetrics(look.font).lineSpacing() + 2 * PHRASE_GAP_PX)


def paint_legend(painter: QPainter, place: QRectF, look: Look, scale: Scale) -> None:
    """The colours with their ends, and what the ring means, in one line; what does not fit is left out."""
    painter.setFont(look.small)
    ends = [value_text(scale.measure, end) for end in scale.span]
    x = _paint_words(painter, place, measure_text(scale.measure), look.colours.text)
    x = _paint_words(painter, _from(place, x), ends[0], look.colours.muted)
    bar = QRectF(x, place.center().y() - BAR_HEIGHT_PX / 2, BAR_PX, BAR_HEIGHT_PX)
    _paint_bar(painter, bar, look)
    x = _paint_words(painter, _from(place, bar.right() + LEGEND_GAP_PX), ends[1], look.colours.muted)
    rest = _from(place, x + LEGEND_GAP_PX)
    words = painter.fontMetrics().horizontalAdvance(best_text())
    if scale.has_best and SAMPLE_PX + LEGEND_GAP_PX + words <= rest.width():
        painter.setPen(look.colours.colour("text"))
        _paint_ring(painter, QRectF(rest.left(), bar.top() - 2, SAMPLE_PX, BAR_HEIGHT_PX + 4))
        _paint_words(painter, _from(place, rest.left() + SAMPLE_PX + LEGEND_GAP_PX), best_text(), look.colours.muted)


def _from(place: QRectF, x: float) -> QRectF:
    """What is left of a line."""
    return QRectF(x, place.top(), place.right() - x, place.height())


def _paint_words(painter: QPainter, place: QRectF, text: str, colour: str) -> float:
    """Where the next thing begins."""
    painter.setPen(colour)
    painter.drawText(place, LINE | Qt.AlignmentFlag.AlignLeft, text)
    return place.left() + painter.fontMetrics().horizontalAdvance(text) + LEGEND_GAP_PX


def _paint_bar(painter: QPainter, bar: QRectF, look: Look) -> None:
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    for stop in range(STOPS + 1):
        gradient.setColorAt(stop / STOPS, look.fill(stop / STOPS)[0])
    painter.setPen(QPen(look.colours.colour("line"), 1))
    painter.setBrush(gradient)
    painter.drawRoundedRect(bar, 3, 3)


def _paint_ring(painter: QPainter, place: QRectF) -> None:
    """In the colour of the pen."""
    painter.setPen(QPen(painter.pen().color(), RING_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(3, 3, -3, -3), RADIUS_PX - 2, RADIUS_PX - 2)
