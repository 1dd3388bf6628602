"""Holding: what stays in its place while all around it moves: another width, another size, more photos. No Qt."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photolens.gui.grid.layout import Layout


class View(NamedTuple):
    """The part of a layout that is seen."""

    plan: Layout
    top_px: int
    height_px: int

    def seen(self, screens: int = 0) -> tuple[int, int]:
        """The positions in view, and in so many screens above and below: the first, and the one after the last."""
        top_px = self.top_px - screens * self.height_px
        return self.plan.visible(top_px, top_px + (1 + 2 * screens) * self.height_px)


class Hold(NamedTuple):
    """A photo, and where it is to stay."""

    position: int
    part: float
    """How far down within the photo, as a share of its height."""
    y_px: int
    """Where that is in the view."""

    def top_px(self, plan: Layout) -> int:
        """How far a view of a layout has to be scrolled."""
        box = plan.box(self.position)
        return round(box.top + self.part * box.height) - self.y_px


def hold_top(view: View) -> Hold | None:
    """The first photo in view; nothing, if the view is at the very top."""
    first, end = view.seen()
    if view.top_px == 0 or first == end:
        return None
    return Hold(first, 0.0, view.plan.box(first).top - view.top_px)


def hold_at(view: View, x_px: int, y_px: int) -> Hold | None:
    """The photo at a point of the view, or else the one at the top."""
    position = view.plan.position_at(x_px, y_px + view.top_px)
    if position is None:
        return hold_top(view)
    box = view.plan.box(position)
    return Hold(position, (y_px + view.top_px - box.top) / box.height, y_px)


def hold_in(view: View, ids: NDArray[np.int64], new_ids: NDArray[np.int64]) -> Hold | None:
    """The first photo in view that is also among new ones, where it stands there; nothing at the very top."""
    first, end = view.seen() if view.top_px else (0, 0)
    for position in range(first, end):
        found = np.flatnonzero(new_ids == ids[position])
        if len(found):
            return Hold(int(found[0]), 0.0, view.plan.box(position).top - view.top_px)
    return None
