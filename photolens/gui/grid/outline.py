"""Outline: what of an arrangement a layout depends on. Made once for each arrangement, used at every width. No Qt."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photolens.gui.grid.arrangement import Arrangement

NARROWEST, WIDEST = 0.4, 3.0
"""Ratios of cells; the cell of a panorama, or of a screenshot of a long page, shows the middle of it."""


@dataclass(frozen=True, eq=False, slots=True)
class Outline:
    """The shapes of n photos in s sections, as running sums."""

    reach: NDArray[np.float64]
    """(n + 1,): the sum of the ratios of all photos before each, and of all."""
    starts: NDArray[np.int64]
    """(s + 1,): the first position of each section, and n."""
    headed: NDArray[np.bool_]
    """(s,): which sections have a heading."""

    @property
    def photos(self) -> int:
        """How many photos there are."""
        return len(self.reach) - 1

    @classmethod
    def of(cls, arrangement: Arrangement) -> "Outline":
        """The outline of an arrangement; under a millisecond for 100,000 photos."""
        count, sections = len(arrangement), arrangement.sections
        reach = np.zeros(count + 1, np.float64)
        np.cumsum(np.clip(arrangement.ratios, NARROWEST, WIDEST), out=reach[1:], dtype=np.float64)
        starts = np.fromiter((section.start for section in sections), np.int64, len(sections))
        headed = np.fromiter((bool(section.title) for section in sections), np.bool_, len(sections))
        if count and not sections:
            starts, headed = np.zeros(1, np.int64), np.zeros(1, np.bool_)
        return cls(reach, np.append(starts, count), headed)
