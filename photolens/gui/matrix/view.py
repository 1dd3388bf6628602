"""MatrixView: the heat map of photos and phrases, one widget however many cells there are."""

from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoId
from photolens.gui import theme
from photolens.gui.matrix.layout import HEADER, ROW_PX, THUMBNAIL_PX, Box, Cell, MatrixLayout
from photolens.gui.matrix.look import Look
from photolens.gui.matrix.painting import RADIUS_PX, MatrixPainter, inside, laid_out
from photolens.gui.matrix.reading import Pictures
from photolens.gui.matrix.steps import step
from photolens.gui.matrix.table import MatrixTable, Measure
from photolens.gui.matrix.wording import size_text, told

WHEEL_PX = 24


class MatrixView(QAbstractScrollArea):
    """Paints what is in sight. Lives on the GUI thread.

    One cell is current: the arrow keys move it, and a screen reader is told of it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: MatrixTable | None = None
        self._measure = Measure.COSINE
        self._pictures: Pictures = {}
        self._pixmaps: dict[tuple[PhotoId, int], QPixmap] = {}
        self._layout = MatrixLayout(0, 0, 0, 0, 0)
        self._current = Cell(0, 0)
        self.setCornerWidget(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Similarity matrix"))
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(WHEEL_PX)

    @property
    def current(self) -> Cell:
        """The cell that the arrow keys move."""
        return self._current

    def show_table(self, table: MatrixTable) -> None:
        """Show these values; the place on the screen stays."""
        self._table = table
        rows, columns = len(table.cards), len(table.phrases)
        self._current = Cell(min(self._current.row, rows - 1), min(self._current.column, columns - 1))
        said = self.tr("Similarity matrix, {size}").format(size=size_text(rows, columns))
        self.setAccessibleName(said)
        self._fit()

    def show_measure(self, measure: Measure) -> None:
        """Which of the values the cells tell."""
        self._measure = measure
        self.viewport().update()

    def show_pictures(self, pictures: Pictures) -> None:
        """What the photos look like."""
        self._pictures = pictures
        self._pixmaps.clear()
        self.viewport().update()

    def go_to(self, cell: Cell) -> None:
        """Make a cell the current one, and bring it into sight."""
        if self._table is None:
            return
        self._current = cell
        across, down = self._layout.scrolled_to(cell, self._scrolled())
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        self.setAccessibleDescription(", ".join(told(self._table, cell)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleDescription()))
        self.viewport().update()

    def cell_rect(self, cell: Cell) -> QRect:
        """Where a cell is in the viewport."""
        return QRect() if self._table is None else QRect(*self._layout.cell(cell, self._scrolled()))

    # inside

    def _scrolled(self) -> tuple[int, int]:
        return self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def _fit(self) -> None:
        """Scroll bars that fit; showing one of them can make the other one needed."""
        if self._table is None:
            return
        size = self.viewport().size()
        self._layout = layout = laid_out(self._table, Look.of(theme.current()), size.width(), size.height())
        across, down = layout.overflow
        self.horizontalScrollBar().setRange(0, across)
        self.horizontalScrollBar().setPageStep(max(1, layout.width - layout.left))
        self.verticalScrollBar().setRange(0, down)
        self.verticalScrollBar().setPageStep(max(1, layout.height - layout.top))
        self.viewport().update()

    def _picture(self, photo: PhotoId) -> QPixmap | None:
        """Scaled once for the screen that the window is on: smoother than while it is painted."""
        side = round(THUMBNAIL_PX * self.devicePixelRatioF())
        image = self._pictures.get(photo)
        if image is None:
            return None
        if (photo, side) not in self._pixmaps:
            self._pixmaps[photo, side] = QPixmap.fromImage(_scaled(image, side))
        return self._pixmaps[photo, side]

    # painting

    def _paint(self, painter: QPainter, matrix: MatrixPainter) -> None:
        layout, scrolled = matrix.layout, self._scrolled()
        rows, columns = layout.visible_rows(scrolled), layout.visible_columns(scrolled)
        painter.setClipRect(layout.left, layout.top, layout.width, layout.height)
        for row in rows:
            for column in columns:
                matrix.cell(painter, Cell(row, column), layout.cell(Cell(row, column), scrolled))
        if self.hasFocus():
            self._paint_focus(painter, layout.cell(self._current, scrolled))
        painter.setClipRect(layout.left, 0, layout.width, layout.top)
        for column in columns:
            is_current = self.hasFocus() and column == self._current.column
            matrix.phrase(painter, column, layout.phrase(column, scrolled), is_current=is_current)
        painter.setClipRect(0, layout.top, layout.left, layout.height)
        for row in rows:
            matrix.photo(painter, row, layout.photo(row, scrolled), self._picture)
        self._paint_edges(painter, layout)

    def _paint_focus(self, painter: QPainter, box: Box) -> None:
        """Around the cell, with a gap, to be told from the ring inside."""
        place = inside(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current().colour("canvas"), 5))
        painter.drawRoundedRect(place, RADIUS_PX, RADIUS_PX)
        painter.setPen(QPen(theme.current().colour("accent"), 3))
        painter.drawRoundedRect(place, RADIUS_PX, RADIUS_PX)

    def _paint_edges(self, painter: QPainter, layout: MatrixLayout) -> None:
        """Lines where cells go under the headers."""
        painter.setClipping(False)
        across, down = self._scrolled()
        colour = theme.current().colour("line")
        if down:
            painter.fillRect(QRectF(0, layout.top - 1, layout.width, 1), colour)
        if across:
            painter.fillRect(QRectF(layout.left - 1, 0, 1, layout.height), colour)

    def _told_at(self, point: QPoint) -> list[str]:
        if self._table is None:
            return []
        cell = self._layout.at(point.x(), point.y(), self._scrolled())
        return told(self._table, cell) if cell else []

    # Qt

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.current().colour("canvas"))
        if self._table is not None:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            scale, look = self._table.scale(self._measure), Look.of(theme.current())
            self._paint(painter, MatrixPainter(self._table, self._layout, scale, look))
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        table = self._table
        page = max(1, (self.viewport().height() - ROW_PX) // ROW_PX)
        cell = step(self._current, event, (len(table.cards), len(table.phrases)), page) if table else None
        if cell is None:
            event.ignore()
        else:
            self.go_to(cell)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._table is None:
            return
        point = event.position().toPoint()
        cell = self._layout.at(point.x(), point.y(), self._scrolled())
        if cell is not None and HEADER not in cell:
            self.go_to(cell)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            lines = self._told_at(event.pos())
            QToolTip.showText(event.globalPos(), "<br>".join(map(escape, lines)), self.viewport())
            return True
        return super().viewportEvent(event)


def _scaled(image: QImage, side: int) -> QImage:
    if image.isNull() or image.width() <= side:
        return image
    return image.scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
