"""Gaps: between which photos a point lies, and what the order is when photos move there. No Qt."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photolens.gui.grid.layout import Layout


class Gap(NamedTuple):
    """A place between two photos of a row, or at one of its ends."""

    position: int
    """The position of the photo behind it; the number of photos at the very end."""
    x_px: int
    """The line in the middle of it."""
    top_px: int
    bottom_px: int


def gap_at(plan: Layout, count: int, x_px: int, y_px: int) -> Gap | None:
    """The gap nearest to a point, in the row nearest to it; None without photos."""
    if not count:
        return None
    first, end = _row_at(plan, count, y_px)
    boxes = plan.boxes(first, end)
    behind = int(np.count_nonzero((boxes[:, 0] + boxes[:, 2]) // 2 < x_px))
    apart = plan.metrics.gap_px
    line = int(boxes[0, 0]) - apart // 2 - 1 if behind == 0 else int(boxes[behind - 1, 2]) + apart // 2
    return Gap(first + behind, line, int(boxes[:, 1].min()), int(boxes[:, 3].max()))


def moved(ids: NDArray[np.int64], photos: Sequence[int], gap: int) -> NDArray[np.int64]:
    """The order, int64 (n,) of positions, when some of n photos move together into a gap; they keep their own order."""
    positions = np.arange(len(ids))
    moves = np.isin(ids, np.array(photos, np.int64))
    before, behind = positions[:gap], positions[gap:]
    return np.concatenate((before[~moves[:gap]], positions[moves], behind[~moves[gap:]]))


def gap_one_on(selected: NDArray[np.int64], count: int, step: int) -> int:
    """The gap into which selected photos, by positions, ascending, move by one photo backwards (-1) or onwards (1)."""
    rest = np.setdiff1d(np.arange(count), selected, assume_unique=True)
    if step < 0:
        earlier = rest[rest < selected[0]]
        return int(earlier[-1]) if len(earlier) else 0
    later = rest[rest > selected[-1]]
    return int(later[0]) + 1 if len(later) else count


def _row_at(plan: Layout, count: int, y_px: int) -> tuple[int, int]:
    """The photos of the row nearest to a height: first position, and the one after the last."""
    first, end = plan.visible(y_px, y_px + 1)
    if first == end:
        top = plan.box(min(first, count - 1)).top
        first, end = plan.visible(top, top + 1)
    return first, end
