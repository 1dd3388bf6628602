"""Examples: the answered photos that are most alike, small, with their cosines."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoCard, PhotoId
from photolens.gui import theme
from photolens.gui.explanation.meter import score_text
from photolens.gui.icons import draw_icon
from photolens.labelling.results import Similar

SIDE_PX = 84
TEXT_PX = 20
GAP_PX = 4
ICON_PX = 24


class Examples(QWidget):
    """A row of photos; each can be chosen."""

    photo_chosen = Signal(object)
    """PhotoId."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addStretch(1)
        self.examples: list[Example] = []

    def show_photos(
        self, rows: Sequence[Similar], cards: Mapping[PhotoId, PhotoCard], images: Mapping[PhotoId, QImage]
    ) -> None:
        """Show these, in this order; photos that are gone are left out."""
        for example in self.examples:
            self._row.removeWidget(example)
            example.hide()
            example.deleteLater()
        known = [(cards[row.photo], row.cosine) for row in rows if row.photo is not None and row.photo in cards]
        self.examples = [Example(card, images[card.id], cosine) for card, cosine in known]
        for place, example in enumerate(self.examples):
            example.clicked.connect(lambda _checked=False, photo=example.photo: self.photo_chosen.emit(photo))
            self._row.insertWidget(place, example)


class Example(QToolButton):
    """One photo, cut to a square, over its cosine."""

    def __init__(self, card: PhotoCard, image: QImage, cosine: float) -> None:
        super().__init__()
        self.photo = card.id
        self._image, self._cosine = image, cosine
        told = self.tr("{name}, cosine {cosine}").format(name=card.path.name, cosine=score_text(cosine))
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setFixedSize(self.sizeHint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE_PX, SIDE_PX + GAP_PX + TEXT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QRectF(0, 0, SIDE_PX, SIDE_PX)
        paint_image(painter, place, self._image)
        colours = theme.current()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.colour("accent"), 3))
            painter.drawRoundedRect(place.adjusted(1.5, 1.5, -1.5, -1.5), theme.RADIUS_PX, theme.RADIUS_PX)
        painter.setPen(colours.colour("muted"))
        painter.setFont(theme.scaled_font(-1))
        below = QRectF(0, place.bottom() + GAP_PX, self.width(), TEXT_PX)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, score_text(self._cosine))
        painter.end()


def paint_image(painter: QPainter, place: QRectF, image: QImage) -> None:
    """The middle of a picture in a rounded rectangle, or a sign where there is none."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    shape = QPainterPath()
    shape.addRoundedRect(place, theme.RADIUS_PX, theme.RADIUS_PX)
    painter.setClipPath(shape)
    painter.fillRect(place, theme.current().colour("empty"))
    if image.isNull():
        sign = QRectF(0, 0, ICON_PX, ICON_PX)
        sign.moveCenter(place.center())
        draw_icon(painter, sign, "image-off", theme.current().colour("faint"))
    else:
        painter.drawImage(place, image, _middle(image, place.size()))
    painter.restore()


def _middle(image: QImage, shape: QSizeF) -> QRectF:
    size = shape.scaled(QSizeF(image.size()), Qt.AspectRatioMode.KeepAspectRatio)
    middle = QRectF(0, 0, size.width(), size.height())
    middle.moveCenter(QRectF(image.rect()).center())
    return middle
