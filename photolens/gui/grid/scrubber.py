"""DateScrubber: the years and months of what the grid shows, along its right edge, to scroll by."""

from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.grid.arrangement import Arrangement
from photolens.gui.grid.dates import month_title
from photolens.gui.grid.marks import Mark, Month, is_ordered, months_of, placed
from photolens.gui.grid.view import GridView

WIDTH_PX = 56
_PAD_PX = 16
"""Above the first place and below the last."""
_DOT_PX = 3
_RIGHT_PX = 16
"""Right of the names, where the mark of the current place runs."""
_THUMB_PX = 4


class DateScrubber(QWidget):
    """Stands beside a grid, as high as it, in place of its scroll bar; hidden where there is no order of time.

    It takes no focus: Home, End and the page keys do the same in the grid. Lives on the GUI thread.
    """

    def __init__(self, grid: GridView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self._arrangement: Arrangement | None = None
        self._months: list[Month] = []
        self._marks: list[Mark] = []
        self._hovered_px: int | None = None
        self._bubble = QLabel(grid)
        self._bubble.setProperty("kind", "bubble")
        self._bubble.hide()
        self.setFixedWidth(WIDTH_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline"))
        grid.laid_out.connect(self._on_grid_laid_out)
        grid.verticalScrollBar().valueChanged.connect(self._on_bar_value_changed)

    # between heights of the scrubber and of the grid

    def _track(self) -> QRect:
        return QRect(0, _PAD_PX, self.width(), max(1, self.height() - 2 * _PAD_PX))

    def _y_of(self, scroll_px: int) -> int:
        most = max(1, self._grid.verticalScrollBar().maximum())
        return self._track().top() + round(min(scroll_px, most) / most * self._track().height())

    def _scroll_of(self, y_px: int) -> int:
        share = (y_px - self._track().top()) / self._track().height()
        return round(min(max(0.0, share), 1.0) * self._grid.verticalScrollBar().maximum())

    def _month_at(self, scroll_px: int) -> Month | None:
        """The month at the top of the view when it is scrolled so far."""
        plan = self._grid.plan
        top_px = scroll_px + plan.metrics.header_px
        first, end = plan.visible(top_px, top_px + self._grid.viewport().height())
        before = [month for month in self._months if month.position <= first]
        return before[-1] if before and first < end else None

    def _place_marks(self) -> None:
        plan = self._grid.plan
        tops = ((month, plan.box(month.position).top - plan.metrics.header_px) for month in self._months)
        self._marks = placed((month, self._y_of(top)) for month, top in tops)
        self.update()

    # what happens

    def _on_grid_laid_out(self) -> None:
        arrangement = self._grid.arrangement()
        if arrangement is not self._arrangement:
            self._arrangement = arrangement
            has_dates = is_ordered(arrangement.moments_s)
            self._months = months_of(arrangement.moments_s) if has_dates else []
            self.setVisible(has_dates)
        self._place_marks()

    def _on_bar_value_changed(self) -> None:
        self.update()

    def _go(self, y_px: int) -> None:
        self._grid.verticalScrollBar().setValue(self._scroll_of(y_px))

    def _show_bubble(self, y_px: int) -> None:
        month = self._month_at(self._scroll_of(y_px))
        self._hovered_px = y_px
        self._bubble.setVisible(month is not None)
        if month is not None:
            self._bubble.setText(month_title(month.year, month.number))
            self._bubble.adjustSize()
            middle = self._grid.mapFromGlobal(self.mapToGlobal(QPoint(0, y_px))).y()
            top = min(max(4, middle - self._bubble.height() // 2), self._grid.height() - self._bubble.height() - 4)
            self._bubble.move(self._grid.width() - self._bubble.width() - 8, top)
            self._bubble.raise_()
        self.update()

    def _hide_bubble(self) -> None:
        self._hovered_px = None
        self._bubble.hide()
        self.update()

    # painting

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        colours = theme.current()
        right = self.width() - _RIGHT_PX
        if not mark.is_named:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("line"))
            painter.drawEllipse(QRectF(right - _DOT_PX, mark.y_px - _DOT_PX / 2, _DOT_PX, _DOT_PX))
            return
        name = QLocale().standaloneMonthName(mark.month.number, QLocale.FormatType.ShortFormat)
        painter.setFont(theme.scaled_font(-1 if mark.is_year else -2))
        painter.setPen(colours.colour("muted" if mark.is_year else "faint"))
        area = QRectF(0, mark.y_px - 10, right, 20)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, str(mark.month.year) if mark.is_year else name)

    def _paint_thumb(self, painter: QPainter, y_px: int, role: str, height_px: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour(role))
        left = self.width() - _RIGHT_PX + (_RIGHT_PX - _THUMB_PX) / 2
        painter.drawRoundedRect(QRectF(left, y_px - height_px / 2, _THUMB_PX, height_px), _THUMB_PX / 2, _THUMB_PX / 2)

    # Qt's own

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().colour("canvas"))
        if not self._grid.verticalScrollBar().maximum():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._marks:
            self._paint_mark(painter, mark)
        if self._hovered_px is not None:
            self._paint_thumb(painter, self._hovered_px, "faint", 12)
        self._paint_thumb(painter, self._y_of(self._grid.scroll_px), "accent", 28)

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 200)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_marks()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._hide_bubble()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(round(event.position().y()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        y_px = round(event.position().y())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(y_px)
        self._show_bubble(min(max(self._track().top(), y_px), self._track().bottom()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hide_bubble()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._grid.wheelEvent(event)
