"""Pixels: a picture file as a screen shows it."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photolens.media.decode import decode
from photolens.media.files import read_picture_file
from photolens.media.thumbnails import fitted


def read_pixels(path: Path, long_side_px: int | None = None) -> NDArray[np.uint8]:
    """Upright sRGB pixels of a file: uint8 (height, width, 4), in memory blue, green, red, 255, read-only.

    That is Qt's `QImage.Format_RGB32` on little-endian machines. The long side is `long_side_px`, or less if the
    picture is smaller; None keeps the size of the picture. Transparent parts are white.

    Raises:
        NotAPictureError: its format is not read.
        UnreadableError: it cannot be opened or read.
        DecodeError: it is empty, truncated, damaged or too large.
    """

    def fraction_for(size_px: tuple[int, int]) -> float:
        return 1.0 if long_side_px is None else min(1.0, long_side_px / max(size_px))

    image = decode(*read_picture_file(path), fraction_for).image
    shown = image if long_side_px is None else fitted(image, long_side_px)
    packed = shown.convert("RGBA").tobytes("raw", "BGRA")
    return np.frombuffer(packed, np.uint8).reshape(shown.height, shown.width, 4)
