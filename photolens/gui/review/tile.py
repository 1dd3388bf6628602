"""Tile: one photo of a batch, ticked or not."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoCard
from photolens.gui import theme
from photolens.gui.explanation.meter import score_text
from photolens.gui.grid import Thumbnails
from photolens.gui.icons import draw_icon
from photolens.gui.review.pictures import paint_photo, rounded
from photolens.labelling.results import Candidate

RING_PX = 4
"""Around the photo, for the ring of the focus."""
BADGE_PX = 22
BADGE_SHARE, INSET_SHARE = 0.26, 0.36
"""Of the width of a small photo, and of the badge itself."""


class Tile(QCheckBox):
    """A photo to be ticked, by a click or by Space; all other keys are the page's."""

    focused = Signal()

    def __init__(self, candidate: Candidate, card: PhotoCard | None, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.candidate, self.card = candidate, card
        self._thumbnails = thumbnails
        self.setChecked(True)
        name = card.path.name if card else ""
        self.setAccessibleName(name)
        told = self.tr("{name} · score {score}")
        self.setToolTip(told.format(name=name, score=score_text(candidate.score)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(RING_PX, RING_PX, -RING_PX, -RING_PX)
        paint_photo(painter, place, self.card, self._thumbnails)
        if not self.isChecked():
            self._paint_veil(painter, place)
        self._paint_badge(painter, place)
        if self.hasFocus():
            painter.setPen(QPen(theme.current().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(rounded(place.adjusted(-3, -3, 3, 3), theme.RADIUS_PX + 2))
        painter.end()

    def _paint_veil(self, painter: QPainter, place: QRectF) -> None:
        """Photos that are left out step back."""
        canvas = theme.current().colour("canvas")
        canvas.setAlphaF(0.72)
        painter.fillPath(rounded(place), canvas)

    def _paint_badge(self, painter: QPainter, place: QRectF) -> None:
        """A tick or a cross; the shape tells, not the colour alone."""
        colours, is_on = theme.current(), self.isChecked()
        side = min(BADGE_PX, place.width() * BADGE_SHARE)
        inset = side * INSET_SHARE
        disc = QRectF(place.left() + inset, place.top() + inset, side, side)
        painter.setPen(QPen(colours.colour("on_accent" if is_on else "line"), 1.5))
        painter.setBrush(colours.colour("accent" if is_on else "raised"))
        painter.drawEllipse(disc)
        sign = disc.adjusted(side / 4, side / 4, -side / 4, -side / 4)
        draw_icon(painter, sign, "check" if is_on else "x", colours.colour("on_accent" if is_on else "danger"))
