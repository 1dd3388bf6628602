"""Arrangement: which photos the grid shows, in which order, under which headings. Flat arrays, no rows, no Qt."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Section:
    """A run of photos under one heading."""

    start: int
    """Position of its first photo; the run ends where the next section starts."""
    title: str
    """The heading; no heading is drawn for an empty one."""
    note: str = ""
    """A second, quieter line of text beside the title."""


def _no_matches() -> NDArray[np.float32]:
    return np.empty(0, np.float32)


@dataclass(frozen=True, eq=False, slots=True)
class Arrangement:
    """Photos in the order in which they are shown. Safe to build on any thread.

    ids: int64 (n,), photo ids. ratios: float32 (n,), width / height. sections: by start, the first at 0; () if n is 0.
    matches: float32 (n,) in [0, 1], how well each answers a search, or (0,) where nothing was searched for.
    moments_s: int64 (n,), seconds since 1970 of the local wall clock, for the scrubber, or (0,).
    """

    ids: NDArray[np.int64]
    ratios: NDArray[np.float32]
    sections: tuple[Section, ...]
    matches: NDArray[np.float32] = field(default_factory=_no_matches)
    moments_s: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))

    def __len__(self) -> int:
        return len(self.ids)

    def reordered(self, order: NDArray[np.int64]) -> "Arrangement":
        """The same photos in another order, int64 (n,) of positions, without headings."""
        matches = self.matches[order] if len(self.matches) else self.matches
        moments_s = self.moments_s[order] if len(self.moments_s) else self.moments_s
        return Arrangement(self.ids[order], self.ratios[order], (), matches, moments_s)

    @classmethod
    def empty(cls) -> "Arrangement":
        """No photos at all."""
        return cls(np.empty(0, np.int64), np.empty(0, np.float32), ())
