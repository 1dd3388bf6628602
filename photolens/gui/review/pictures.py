"""Pictures: how a small photo is painted, cut to a rounded rectangle."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from photolens.domain.photo import PhotoCard
from photolens.gui import theme
from photolens.gui.grid import Thumbnails, Wish
from photolens.gui.icons import draw_icon

SIGN_PX = 24


def wish_of(card: PhotoCard, size: QSize, widget: QWidget) -> Wish:
    """The picture of a photo in so many logical pixels on the screen of a widget."""
    ratio = widget.devicePixelRatioF()
    return Wish(card, max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))


def paint_photo(painter: QPainter, place: QRectF, card: PhotoCard | None, thumbnails: Thumbnails) -> None:
    """The middle of a photo, or what stands for it until its picture is there."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(rounded(place))
    painter.fillRect(place, theme.current().colour("empty"))
    ratio = painter.device().devicePixelRatio()
    size = (place.size() * ratio).toSize()
    picture = thumbnails.picture(card.id, size.width(), size.height()) if card else None
    if picture is not None:
        painter.drawPixmap(place, picture, _middle(picture, place.size()))
    elif card and thumbnails.is_broken(card.id):
        sign = QRectF(0, 0, SIGN_PX, SIGN_PX)
        sign.moveCenter(place.center())
        draw_icon(painter, sign, "image-off", theme.current().colour("faint"))
    painter.restore()


def rounded(place: QRectF, radius_px: float = theme.RADIUS_PX) -> QPainterPath:
    """A rectangle with the corners that photos have."""
    path = QPainterPath()
    path.addRoundedRect(place, radius_px, radius_px)
    return path


def _middle(picture: QPixmap, shape: QSizeF) -> QRectF:
    """The part of a picture, in its own pixels, that has a shape."""
    size = shape.scaled(QSizeF(picture.size()), Qt.AspectRatioMode.KeepAspectRatio)
    middle = QRectF(0, 0, size.width(), size.height())
    middle.moveCenter(QRectF(picture.rect()).center())
    return middle
