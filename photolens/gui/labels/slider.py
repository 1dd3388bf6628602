"""Slider: the threshold of a label, on a line that shows how many photos lie where."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.labels.scale import STEPS, step_of

BINS = 84
SIDE_PX = 22
"""Left free on both sides, so that the number above the handle is whole at the ends."""
BUBBLE_PX, BARS_PX, HANDLE_PX = 20, 38, 16
HEIGHT_PX = BUBBLE_PX + 6 + BARS_PX + HANDLE_PX + 6
SNAP_PX = 5
"""The pointer finds the proposed threshold from so near."""


class ThresholdSlider(QAbstractSlider):
    """Positions of `scale` from left (generous) to right (strict). Lives on the GUI thread.

    What the user does, by pointer, wheel or keys, is told by `moved_by_user`; `show_threshold` is not.
    """

    moved_by_user = Signal(int)
    """The position."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: NDArray[np.float64] = np.zeros(BINS)
        self._proposed: int | None = None
        self._count = ""
        self._is_showing = False
        self.setRange(0, STEPS)
        self.setSingleStep(5)
        self.setPageStep(50)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Threshold"))
        self.setToolTip(self.tr("Drag to the left for more photos, to the right for only the surest"))
        self.valueChanged.connect(self._on_value_changed)

    @property
    def proposed(self) -> int | None:
        """The position that is proposed."""
        return self._proposed

    def show_spread(self, counts: NDArray[np.int64], proposed: float) -> None:
        """Show how many photos lie in each of `BINS` stretches of the line, and which threshold is proposed."""
        heights = np.log1p(counts)  # most photos have nothing to do with a label, and would leave no room for the rest
        self._bars = heights / max(1.0, float(heights.max(initial=0.0)))
        self._proposed = step_of(proposed)
        self.update()

    def show_threshold(self, threshold: float) -> None:
        """Put the handle somewhere, for a reason that is not the user's hand on it."""
        self._is_showing = True
        self.setValue(step_of(threshold))
        self._is_showing = False

    def show_count(self, count: int, percent: int) -> None:
        """Write above the handle how many photos reach it, and tell assistive technology in words."""
        self._count = QLocale().toString(count)
        told = self.tr("%n photo(s) get the label", "", count)
        self.setAccessibleDescription(f"{told}, {self.tr('from {percent} %').format(percent=percent)}")
        self.update()

    def _on_value_changed(self, step: int) -> None:
        self.update()
        if not self._is_showing:
            self.moved_by_user.emit(step)

    # geometry

    def _x_of(self, step: int) -> float:
        return SIDE_PX + (self.width() - 2 * SIDE_PX) * step / STEPS

    def _follow(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._proposed is not None and abs(x - self._x_of(self._proposed)) <= SNAP_PX:
            self.setValue(self._proposed)
        else:
            self.setValue(round(STEPS * (x - SIDE_PX) / max(1, self.width() - 2 * SIDE_PX)))

    @property
    def _ground_px(self) -> float:
        return BUBBLE_PX + 6 + BARS_PX

    # painting

    def _paint_bars(self, painter: QPainter) -> None:
        colours, handle = theme.current(), self._x_of(self.value())
        pitch = (self.width() - 2 * SIDE_PX) / BINS
        painter.setPen(Qt.PenStyle.NoPen)
        for number, height in enumerate(self._bars.tolist()):
            if height:
                left, tall = SIDE_PX + number * pitch, max(2.0, height * BARS_PX)
                painter.setBrush(colours.colour("accent" if left + pitch / 2 >= handle else "faint"))
                bar = QRectF(left + 0.5, self._ground_px - tall, max(1.0, pitch - 1), tall)
                painter.drawRoundedRect(bar, 1, 1)

    def _paint_groove(self, painter: QPainter) -> None:
        colours, handle = theme.current(), self._x_of(self.value())
        top = self._ground_px + 3
        painter.setBrush(colours.colour("line"))
        painter.drawRoundedRect(QRectF(SIDE_PX, top, self.width() - 2 * SIDE_PX, 3), 1.5, 1.5)
        painter.setBrush(colours.colour("accent"))
        painter.drawRoundedRect(QRectF(handle, top, self.width() - SIDE_PX - handle, 3), 1.5, 1.5)

    def _paint_proposed(self, painter: QPainter) -> None:
        if self._proposed is None:
            return
        x, top = self._x_of(self._proposed), self._ground_px + 9
        painter.setBrush(theme.current().colour("muted"))
        painter.drawPolygon(QPolygonF([QPointF(x, top), QPointF(x - 5, top + 8), QPointF(x + 5, top + 8)]))

    def _paint_handle(self, painter: QPainter) -> None:
        colours, x = theme.current(), self._x_of(self.value())
        painter.setPen(QPen(colours.colour("accent"), 2))
        painter.drawLine(QPointF(x, BUBBLE_PX), QPointF(x, self._ground_px))
        painter.setPen(QPen(colours.colour("accent"), 3 if self.hasFocus() else 2))
        painter.setBrush(colours.colour("raised"))
        painter.drawEllipse(QPointF(x, self._ground_px + 4.5), HANDLE_PX / 2 - 1, HANDLE_PX / 2 - 1)

    def _paint_bubble(self, painter: QPainter) -> None:
        font = theme.scaled_font(-0.5, QFont.Weight.DemiBold)
        width = max(28.0, QFontMetricsF(font).horizontalAdvance(self._count) + 16)
        left = min(max(0.0, self._x_of(self.value()) - width / 2), self.width() - width)
        bubble = QRectF(left, 0, width, BUBBLE_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("accent"))
        painter.drawRoundedRect(bubble, BUBBLE_PX / 2, BUBBLE_PX / 2)
        painter.setFont(font)
        painter.setPen(QColor(theme.current().on_accent))
        painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, self._count)

    # Qt's own

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bars(painter)
        self._paint_groove(painter)
        self._paint_proposed(painter)
        if self.isEnabled():
            self._paint_handle(painter)
            self._paint_bubble(painter)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
