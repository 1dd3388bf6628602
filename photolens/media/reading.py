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
from photolens.errors import UnreadableError
from photolens.media.decode import decode
from photolens.media.files import read_picture_file
from photolens.media.fingerprint import content_hash, perceptual_hash
from photolens.media.metadata import facts_of
from photolens.media.square import fraction_for, squares_of
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
    squares: NDArray[np.uint8]
    """The model's view: (k, side_px, side_px, 3), with k from 1 to 8."""


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
        squares=squares_of(picture.image, framing),
    )


def read_squares(path: Path, framing: Framing, content: ContentHash | None = None) -> NDArray[np.uint8]:
    """Only the model's view of a file: uint8 (k, side_px, side_px, 3), with k from 1 to 8.

    Raises:
        MediaError: as `read_photo`; also if the file holds something else than `content` now.
    """
    picture_format, data = read_picture_file(path)
    if content is not None and content_hash(data) != content:
        raise UnreadableError("the file has changed since it was indexed")
    return squares_of(decode(picture_format, data, partial(fraction_for, framing=framing)).image, framing)


def _fraction_for(size_px: tuple[int, int], framing: Framing) -> float:
    return min(1.0, max(THUMBNAIL_PX / max(size_px), fraction_for(size_px, framing)))
