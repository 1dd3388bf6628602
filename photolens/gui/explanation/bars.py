"""Bars: texts with their cosines, as small bars beside each other's."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.explanation.meter import score_text
from photolens.labelling.results import Similar

ROW_PX = 24
BAR_PX = 6
GAP_PX = 12
TEXT_SHARE, TEXT_LARGEST_PX = 0.5, 260


class CosineBars(QWidget):
    """Paints a row for each text: the text, a bar from nothing to `largest`, and the cosine in digits."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self._rows: tuple[Similar, ...] = ()
        self._largest = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_texts(self, rows: Sequence[Similar], largest: float) -> None:
        """Show these, in this order; a bar of `largest` fills its room."""
        self._rows, self._largest = tuple(rows), max(largest, 1e-6)
        self.setAccessibleName(", ".join(f"{row.text} {score_text(row.cosine)}" for row in rows))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, ROW_PX * len(self._rows))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, ROW_PX * len(self._rows))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, row in enumerate(self._rows):
            self._paint_row(painter, QRectF(0, number * ROW_PX, self.width(), ROW_PX), row)
        painter.end()

    def _paint_row(self, painter: QPainter, place: QRectF, row: Similar) -> None:
        colours, metrics = theme.current(), self.fontMetrics()
        text_px = min(TEXT_LARGEST_PX, place.width() * TEXT_SHARE)
        digits_px = metrics.horizontalAdvance("−0.00")
        painter.setPen(colours.colour("text"))
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place.adjusted(0, 0, text_px - place.width(), 0), vertical, _cut(metrics, row.text, text_px))
        painter.setPen(colours.colour("muted"))
        painter.drawText(place, vertical | Qt.AlignmentFlag.AlignRight, score_text(row.cosine))
        room = place.adjusted(text_px + GAP_PX, 0, -digits_px - GAP_PX, 0)
        self._paint_bar(painter, QRectF(room.left(), room.center().y() - BAR_PX / 2, room.width(), BAR_PX), row.cosine)

    def _paint_bar(self, painter: QPainter, track: QRectF, cosine: float) -> None:
        colours = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("line"))
        painter.drawRoundedRect(track, BAR_PX / 2, BAR_PX / 2)
        filled = track.width() * min(1.0, max(0.0, cosine / self._largest))
        if filled >= BAR_PX:
            painter.setBrush(colours.colour(self._role))
            painter.drawRoundedRect(
                QRectF(track.topLeft(), track.size()).adjusted(0, 0, filled - track.width(), 0), 3, 3
            )


def _cut(metrics: QFontMetrics, text: str, width_px: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(width_px))
