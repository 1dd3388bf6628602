"""Framing: how a photo becomes the squares of pixels that a model looks at."""

from dataclasses import dataclass
from enum import Enum


class Fit(Enum):
    """What happens to a photo that is not square."""

    CROP = "crop"
    """Keep the proportions and cut the central square out of it."""
    SQUEEZE = "squeeze"
    """Keep everything and change the proportions."""


class Resampling(Enum):
    """How a picture is made smaller or larger."""

    BICUBIC = "bicubic"
    BILINEAR = "bilinear"


@dataclass(frozen=True, slots=True)
class Framing:
    """The square that a model wants: uint8 RGB of shape (side_px, side_px, 3).

    With `Fit.CROP` the photo is resized so that its short side is `side_px / zoom` and the central square is cut out;
    `zoom` 1.0 keeps all of the short side. With `Fit.SQUEEZE` `zoom` is ignored.
    """

    side_px: int
    fit: Fit = Fit.CROP
    zoom: float = 1.0
    resampling: Resampling = Resampling.BICUBIC
