"""Square: the pixels that a model looks at, and how small a picture may be decoded for it."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photolens.domain.framing import Fit, Framing


def square_of(image: Image.Image, framing: Framing) -> NDArray[np.uint8]:
    """An upright RGB picture as the model's square: uint8 (side_px, side_px, 3).

    The square is cut out of the picture before it is resized, so that the shape of the picture costs no memory.
    """
    side = (framing.side_px, framing.side_px)
    box = _central_box(image.size, framing.zoom) if framing.fit is Fit.CROP else None
    return np.asarray(image.resize(side, Image.Resampling.BICUBIC, box=box))


def fraction_for(size_px: tuple[int, int], framing: Framing) -> float:
    """How small, in (0, 1], a picture of that size may be decoded without the square losing detail."""
    width, height = size_px
    side = framing.side_px
    if framing.fit is Fit.CROP:
        return min(1.0, side / min(framing.zoom, 1.0) / min(width, height))
    return min(1.0, max(side / width, side / height))


def _central_box(size_px: tuple[int, int], zoom: float) -> tuple[float, float, float, float]:
    width, height = size_px
    edge = min(width, height) * min(zoom, 1.0)
    left, top = (width - edge) / 2, (height - edge) / 2
    return left, top, left + edge, top + edge
