"""Square: the pixels that a model looks at, and how small a picture may be decoded for them."""

from math import ceil

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photolens.domain.framing import Fit, Framing, Resampling

LONGEST_SINGLE = 2.0
"""A picture whose long side is more than this many short ones is looked at in several squares."""
MOST_SQUARES = 8
"""So many at most, which bounds the memory of a file; of a longer picture each shows more, squeezed."""

_Box = tuple[float, float, float, float]
_FILTERS = {
    Resampling.BICUBIC: Image.Resampling.BICUBIC,
    Resampling.BILINEAR: Image.Resampling.BILINEAR,
}


def squares_of(image: Image.Image, framing: Framing) -> NDArray[np.uint8]:
    """An upright RGB picture as the model's squares: uint8 (k, side_px, side_px, 3), with k from 1 to `MOST_SQUARES`.

    Nearly always one. Panoramas and tall screenshots are seen in tiles, evenly spaced from edge to edge, so that
    nothing of them is invisible.
    """
    if max(image.size) <= LONGEST_SINGLE * min(image.size):
        return square_of(image, framing)[None]
    return np.stack([_resized(image, framing, tile) for tile in _tiles(image.size)])


def square_of(image: Image.Image, framing: Framing) -> NDArray[np.uint8]:
    """An upright RGB picture as one square: uint8 (side_px, side_px, 3).

    The square is cut out of the picture before it is resized, so that the shape of the picture costs no memory.
    """
    return _resized(image, framing, _central_box(image.size, framing) if framing.fit is Fit.CROP else None)


def fraction_for(size_px: tuple[int, int], framing: Framing) -> float:
    """How small, in (0, 1], a picture of that size may be decoded without a square of it losing detail."""
    return min(1.0, _resized_short(framing) / min(size_px))


def _resized_short(framing: Framing) -> int:
    """The short side, in pixels, that a picture is resized to before its central square is cut out."""
    zoom = min(framing.zoom, 1.0) if framing.fit is Fit.CROP else 1.0
    return max(framing.side_px, round(framing.side_px / zoom))


def _resized(image: Image.Image, framing: Framing, box: _Box | None) -> NDArray[np.uint8]:
    return np.asarray(image.resize((framing.side_px, framing.side_px), _FILTERS[framing.resampling], box=box))


def _central_box(size_px: tuple[int, int], framing: Framing) -> _Box:
    """What of a picture is in its square, rounded as torchvision's Resize and CenterCrop do, which models learn with.

    They resize first, to whole pixels, which changes the proportions a little, and then cut at whole pixels.
    """
    short = _resized_short(framing)
    resized = (int(short * edge / min(size_px)) for edge in size_px)
    spans = (_central_span(before, after, framing.side_px) for before, after in zip(size_px, resized, strict=True))
    (left, right), (top, bottom) = spans
    return left, top, right, bottom


def _central_span(edge_px: int, resized_px: int, side_px: int) -> tuple[float, float]:
    """The middle `side_px` of an edge that is resized, in pixels of the edge before."""
    start = round((resized_px - side_px) / 2)
    scale = edge_px / resized_px
    return start * scale, min(float(edge_px), (start + side_px) * scale)


def _tiles(size_px: tuple[int, int]) -> list[_Box]:
    """Boxes along the long side, each as long as the short side, or longer where `MOST_SQUARES` leave gaps."""
    width, height = size_px
    short, long = sorted(size_px)
    count = min(MOST_SQUARES, ceil(long / short))
    length = max(short, long / count)
    starts = [(long - length) * number / (count - 1) for number in range(count)]
    if width > height:
        return [(start, 0, min(start + length, long), height) for start in starts]
    return [(0, start, width, min(start + length, long)) for start in starts]
