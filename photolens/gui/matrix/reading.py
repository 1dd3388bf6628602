"""Reading: what the matrix shows, read from the library on other threads."""

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QImageReader

from photolens.domain.photo import PhotoCard, PhotoId
from photolens.gui.matrix.layout import THUMBNAIL_PX
from photolens.gui.matrix.table import MatrixTable
from photolens.library import Library

SIDE_PX = 3 * THUMBNAIL_PX
"""Of the square that is kept of a photo: enough for the densest of screens."""
MOST_LABELS = 8

Pictures = Mapping[PhotoId, QImage]


def read_table(library: Library, photos: Sequence[PhotoId], phrases: Sequence[str]) -> MatrixTable:
    """Photos against phrases; photos that are not indexed yet, or are gone, are left out.

    Raises:
        UsageError: there are no photos that are indexed, or no phrases.
    """
    cards = library.cards(photos)
    matrix = library.labels.matrix([photo for photo in photos if photo in cards], phrases)
    return MatrixTable([cards[photo] for photo in matrix.photos], matrix.phrases, matrix.cosines, matrix.probabilities)


def read_pictures(library: Library, photos: Sequence[PhotoId]) -> Pictures:
    """The middle of each photo as a square of at most `SIDE_PX`; null images where there is none to be read."""
    return {photo: _picture(library, card) for photo, card in library.cards(photos).items()}


def label_names(library: Library) -> list[str]:
    """The names of the first labels, to begin with."""
    return [count.label.name for count in library.labels.all()[:MOST_LABELS]]


def _picture(library: Library, card: PhotoCard) -> QImage:
    """Scaled and cut while it is decoded."""
    reader = QImageReader(str(library.thumbnail(card.content)))
    size = reader.size()
    if size.isEmpty():
        return QImage()
    scale = min(1.0, SIDE_PX / min(size.width(), size.height()))
    scaled = QSize(ceil(size.width() * scale), ceil(size.height() * scale))
    side = min(SIDE_PX, scaled.width(), scaled.height())
    reader.setScaledSize(scaled)
    reader.setScaledClipRect(QRect((scaled.width() - side) // 2, (scaled.height() - side) // 2, side, side))
    return reader.read()
