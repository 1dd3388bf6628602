"""Faces: how the photos and picture files that a search is about look on their chips: a name and a small image."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from photolens.domain.photo import PhotoCard, PhotoId
from photolens.errors import MediaError
from photolens.library import Library
from photolens.media import read_pixels

LONG_SIDE_PX = 128
"""Enough for a chip on the densest of screens."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Face:
    """What a chip shows of a photo."""

    name: str
    image: QImage | None
    """None if it cannot be had."""


Faces = dict[PhotoId | Path, Face]


def load_faces(library: Library, photos: Sequence[PhotoId], pictures: Sequence[Path]) -> Faces:
    """The faces of photos of the library and of picture files. Blocks: for another thread than the GUI's."""
    faces: Faces = {photo: _of_card(library, card) for photo, card in library.cards(photos).items()}
    return faces | {picture: Face(picture.name, _of_file(picture)) for picture in pictures}


def _of_card(library: Library, card: PhotoCard) -> Face:
    reader = QImageReader(str(library.thumbnail(card.content)))
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(LONG_SIDE_PX, LONG_SIDE_PX), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return Face(card.path.name, None if image.isNull() else image)


def _of_file(picture: Path) -> QImage | None:
    try:
        pixels = read_pixels(picture, LONG_SIDE_PX)
    except MediaError as error:
        logger.info("no chip image of %s: %s", picture, error)  # the search itself tells the user
        return None
    height, width, _ = pixels.shape
    image = QImage(pixels.tobytes(), width, height, width * 4, QImage.Format.Format_RGB32)
    return image.copy()  # QImage does not own the bytes that it is given
