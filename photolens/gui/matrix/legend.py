"""Legend: what the colours of the matrix mean, in one line."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.matrix.look import Look
from photolens.gui.matrix.painting import paint_legend
from photolens.gui.matrix.table import Scale
from photolens.gui.matrix.wording import measure_text, value_text

USUAL_PX, NARROWEST_PX, HEIGHT_PX = 480, 260, 24


class Legend(QWidget):
    """Shows the scale once there is one. Lives on the GUI thread."""

    def __init__(self) -> None:
        super().__init__()
        self._scale: Scale | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scale(self, scale: Scale | None) -> None:
        """What the colours mean now; None for nothing."""
        self._scale = scale
        if scale is not None:
            lowest, highest = (value_text(scale.measure, end) for end in scale.span)
            said = self.tr("{measure}, colours from {lowest} to {highest}")
            self.setAccessibleName(said.format(measure=measure_text(scale.measure), lowest=lowest, highest=highest))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(USUAL_PX, HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST_PX, HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scale is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_legend(painter, QRectF(self.rect()), Look.of(theme.current()), self._scale)
        painter.end()
