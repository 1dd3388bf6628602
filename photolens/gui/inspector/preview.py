"""Preview: a photo, or a few that stand for many, small."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from photolens.domain.photo import ContentHash
from photolens.gui import theme
from photolens.gui.icons import draw_icon
from photolens.library import Library

HEIGHT_PX = 168
GAP_PX = 2
ICON_PX = 32


class Preview(QWidget):
    """Shows one picture whole, or up to four as a mosaic, and a quiet sign for what has no thumbnail."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmaps: list[QPixmap] = []
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_images(self, images: Sequence[QImage]) -> None:
        """Show these, the first ones if they are many; null ones are shown as missing."""
        self._pixmaps = [QPixmap.fromImage(image) for image in images]
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if len(self._pixmaps) == 1:
            self._paint_whole(painter, self._pixmaps[0])
        elif self._pixmaps:
            self._paint_mosaic(painter)

    def _paint_whole(self, painter: QPainter, pixmap: QPixmap) -> None:
        if pixmap.isNull():
            self._paint_missing(painter, QRectF(self.rect()))
            return
        size = pixmap.size().toSizeF().scaled(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )
        painter.setClipPath(_rounded(place))
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))

    def _paint_mosaic(self, painter: QPainter) -> None:
        painter.setClipPath(_rounded(QRectF(self.rect())))
        for pixmap, place in zip(self._pixmaps, tiles(len(self._pixmaps), self.width(), self.height()), strict=False):
            if pixmap.isNull():
                self._paint_missing(painter, place)
            else:
                painter.drawPixmap(place, pixmap, _filling(pixmap, place))

    def _paint_missing(self, painter: QPainter, place: QRectF) -> None:
        painter.fillRect(place, theme.current().colour("empty"))
        sign = QRectF(0, 0, ICON_PX, ICON_PX)
        sign.moveCenter(place.center())
        draw_icon(painter, sign, "image", theme.current().colour("faint"))


def load_image(library: Library, content: ContentHash) -> QImage:
    """On any thread: the thumbnail of a photo, or a null image."""
    return QImageReader(str(library.thumbnail(content))).read()


def tiles(count: int, width: int, height: int) -> list[QRectF]:
    """The places of two to four pictures that share a rectangle: side by side; one and two; two by two."""
    half = (width - GAP_PX) / 2
    left, right = QRectF(0, 0, half, height), QRectF(half + GAP_PX, 0, half, height)
    if count == 2:
        return [left, right]
    return [left, *_halves(right)] if count == 3 else [*_halves(left), *_halves(right)]


def _halves(whole: QRectF) -> list[QRectF]:
    height = (whole.height() - GAP_PX) / 2
    upper = QRectF(whole.x(), whole.y(), whole.width(), height)
    return [upper, upper.translated(0, height + GAP_PX)]


def _filling(pixmap: QPixmap, place: QRectF) -> QRectF:
    """The middle of a picture, in the shape of a place."""
    size = place.size().scaled(pixmap.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
    source = QRectF(0, 0, size.width(), size.height())
    source.moveCenter(QRectF(pixmap.rect()).center())
    return source


def _rounded(place: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(place, theme.RADIUS_PX, theme.RADIUS_PX)
    return path
