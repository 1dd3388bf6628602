"""Reading: everything Photolens wants to know of one file, from reading it once and decoding it once.

This is what decode processes run; it must stay quick to import.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photolens.domain.framing import Framing
from photolens.domain.photo import ContentHash, PhotoFacts
from photolens.media.decode import decode
from photolens.media.files import read_picture_file
from photolens.media.fingerprint import content_hash, perceptual_hash
from photolens.media.metadata import facts_of
from photolens.media.square import fraction_for, square_of
from photolens.media.thumbnails import THUMBNAIL_PX, thumbnail_jpeg


@dataclass(frozen=True, slots=True, eq=False)
class DecodedPhoto:
    """What one file gave; plain values, to be sent between processes."""

    content_hash: ContentHash
    size_bytes: int
    facts: PhotoFacts
    perceptual_hash: int
    """64 bits, in [0, 2**64)."""
    thumbnail: bytes
    """A JPEG in sRGB, upright, long side about `THUMBNAIL_PX` (512 at most)."""
    square: NDArray[np.uint8]
    """The model's view: (side_px, side_px, 3)."""


def read_photo(path: Path, framing: Framing) -> DecodedPhoto:
    """Read one file into everything that the catalogue and the model want of it. Never writes to it.

    Raises:
        NotAPictureError: its format is not read.
        UnreadableError: it cannot be opened or read.
        DecodeError: it is empty, truncated, damaged or too large.
    """
    picture_format, data = read_picture_file(path)
    picture = decode(picture_format, data, partial(_fraction_for, framing=framing))
    return DecodedPhoto(
        content_hash=content_hash(data),
        size_bytes=len(data),
        facts=facts_of(picture),
        perceptual_hash=perceptual_hash(picture.image),
        thumbnail=thumbnail_jpeg(picture.image),
        square=square_of(picture.image, framing),
    )


def read_square(path: Path, framing: Framing) -> NDArray[np.uint8]:
    """Only the model's view of a file: uint8 (side_px, side_px, 3). Raises as `read_photo`."""
    picture = decode(*read_picture_file(path), partial(fraction_for, framing=framing))
    return square_of(picture.image, framing)


def _fraction_for(size_px: tuple[int, int], framing: Framing) -> float:
    return min(1.0, max(THUMBNAIL_PX / max(size_px), fraction_for(size_px, framing)))
