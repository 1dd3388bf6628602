"""Picture: the whole matrix as an image, on white, with its legend."""

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from photolens.errors import UsageError
from photolens.gui.matrix.layout import (
    EDGE_PX,
    HEADER,
    NAMED_FROM_PX,
    NARROWEST_CELL_PX,
    ROW_PX,
    WIDEST_CELL_PX,
    Cell,
    MatrixLayout,
)
from photolens.gui.matrix.look import Look
from photolens.gui.matrix.painting import MatrixPainter, laid_out, paint_legend
from photolens.gui.matrix.reading import Pictures
from photolens.gui.matrix.table import MatrixTable, Measure

SCALE = 2
"""Pixels of the image for each logical one."""
LEGEND_PX = 40
FEW_COLUMNS = 8
"""So many have their full width."""


def picture(table: MatrixTable, measure: Measure, pictures: Pictures, look: Look) -> QImage:
    """All photos and phrases. Any thread.

    Raises:
        UsageError: there is not enough memory for it.
    """
    layout = _layout(table, look)
    image = QImage(SCALE * layout.width, SCALE * layout.height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise UsageError("the picture would be too large; compare fewer photos or phrases")
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(SCALE, SCALE)
    _paint(painter, MatrixPainter(table, layout, table.scale(measure), look), pictures)
    painter.end()
    return image


def _layout(table: MatrixTable, look: Look) -> MatrixLayout:
    columns = len(table.phrases)
    cell_px = WIDEST_CELL_PX if columns <= FEW_COLUMNS else (NARROWEST_CELL_PX + WIDEST_CELL_PX) // 2
    plain = laid_out(table, look, NAMED_FROM_PX, 0)
    layout = laid_out(table, look, max(NAMED_FROM_PX, plain.left + columns * cell_px + EDGE_PX), 0)
    return replace(layout, height=layout.top + layout.rows * ROW_PX + LEGEND_PX)


def _paint(painter: QPainter, matrix: MatrixPainter, pictures: Pictures) -> None:
    layout = matrix.layout
    for column in range(layout.columns):
        matrix.phrase(painter, column, layout.phrase(column))
    for row in range(layout.rows):
        matrix.photo(painter, row, layout.photo(row), lambda photo: _usable(pictures.get(photo)))
        for column in range(layout.columns):
            matrix.cell(painter, Cell(row, column), layout.cell(Cell(row, column)))
    end = layout.cell(Cell(layout.rows, HEADER)).y
    place = QRectF(EDGE_PX, end, layout.width - 2 * EDGE_PX, LEGEND_PX)
    paint_legend(painter, place, matrix.look, matrix.scale)


def _usable(image: QImage | None) -> QImage | None:
    """A picture that is broken stays an empty square: the sign for it belongs to the GUI thread."""
    return None if image is None or image.isNull() else image
