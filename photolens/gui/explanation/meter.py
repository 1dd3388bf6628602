"""Score meter: a score in [0, 1] as a bar, with the threshold as a mark on it."""

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from photolens.gui import theme

BAR_PX = 6
MARK_PX = 14
HEIGHT_PX = 18
NARROWEST_PX, USUAL_PX = 96, 280


class ScoreMeter(QWidget):
    """Fills a bar as far as the score goes; a line stands where a photo begins to get the label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score = self._threshold = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, score: float, threshold: float) -> None:
        """Show these, both in [0, 1]."""
        self._score, self._threshold = score, threshold
        self.setAccessibleName(
            self.tr("Score {score}, threshold {threshold}").format(
                score=score_text(score), threshold=score_text(threshold)
            )
        )
        self.setToolTip(self.accessibleName())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(USUAL_PX, HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST_PX, HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(1, (self.height() - BAR_PX) / 2, self.width() - 2, BAR_PX)
        whole = QPainterPath()
        whole.addRoundedRect(track, BAR_PX / 2, BAR_PX / 2)
        painter.fillPath(whole, colours.colour("line"))
        painter.setClipPath(whole)
        painter.fillRect(QRectF(track.topLeft(), QPointF(self._x(track, self._score), track.bottom())), self._fill())
        painter.setClipping(False)
        self._paint_mark(painter, track)
        painter.end()

    def _fill(self) -> str:
        """What reaches the threshold has the accent."""
        colours = theme.current()
        return colours.accent if self._score >= self._threshold else colours.faint

    def _paint_mark(self, painter: QPainter, track: QRectF) -> None:
        """A line with a gap around it, to be seen on the filled part too."""
        colours, middle = theme.current(), self._x(track, self._threshold)
        gap = QRectF(middle - 3, track.center().y() - BAR_PX / 2, 6, BAR_PX)
        painter.fillRect(gap, self.palette().color(self.backgroundRole()))
        painter.setBrush(colours.colour("text"))
        painter.drawRoundedRect(QRectF(middle - 1, track.center().y() - MARK_PX / 2, 2, MARK_PX), 1, 1)

    def _x(self, track: QRectF, value: float) -> float:
        return track.left() + track.width() * min(1.0, max(0.0, value))


def score_text(score: float) -> str:
    """A score or a cosine with two digits, as the language writes them."""
    return QLocale().toString(score, "f", 2)
