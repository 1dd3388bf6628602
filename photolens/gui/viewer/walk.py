"""Walk: the order in which the viewer goes through photos, and where in it one is. Plain values, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import isnan, nan

import numpy as np
from numpy.typing import NDArray

from photolens.domain.photo import PhotoId


def _nothing() -> NDArray[np.float32]:
    return np.empty(0, np.float32)


@dataclass(frozen=True, eq=False, slots=True)
class Walk:
    """Photos in order and a position among them.

    ids: int64 (n,). matches: float32 (n,) in [0, 1], how well each answers a search, and scores: float32 (n,), cosines;
    either is (0,) where it is not known.
    """

    ids: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    position: int = 0
    matches: NDArray[np.float32] = field(default_factory=_nothing)
    scores: NDArray[np.float32] = field(default_factory=_nothing)

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def through(
        cls,
        ids: Sequence[int] | NDArray[np.int64],
        position: int,
        matches: Sequence[float] | NDArray[np.float32] | None = None,
        scores: Sequence[float] | NDArray[np.float32] | None = None,
    ) -> "Walk":
        """A walk through these photos; the position is brought into it."""
        order = np.asarray(ids, np.int64)
        return cls(order, max(0, min(position, len(order) - 1)), _known(matches), _known(scores))

    @property
    def photo(self) -> PhotoId | None:
        """The photo at the position; None if there are no photos."""
        return self.at(0)

    @property
    def match(self) -> float | None:
        """How well the photo answers the search, in [0, 1]; None if that is not known (or not a number)."""
        return self._known_at(self.matches)

    @property
    def score(self) -> float | None:
        """The cosine of the photo and what was searched for."""
        return self._known_at(self.scores)

    def at(self, steps: int) -> PhotoId | None:
        """The photo so many steps away, or None beyond the ends."""
        position = self.position + steps
        return PhotoId(int(self.ids[position])) if 0 <= position < len(self.ids) else None

    def near(self, steps: Sequence[int]) -> list[PhotoId]:
        """The photos so many steps away each, as far as they exist."""
        return [photo for photo in map(self.at, steps) if photo is not None]

    def moved(self, steps: int, *, wraps: bool = False) -> "Walk":
        """The walk so many steps on, no farther than its ends, or around them."""
        position = self.position + steps
        count = max(1, len(self.ids))
        return replace(self, position=position % count if wraps else max(0, min(position, count - 1)))

    def to(self, photo: PhotoId) -> "Walk":
        """The walk at this photo; as it is, if the photo is not part of it."""
        found = np.flatnonzero(self.ids == photo)
        return replace(self, position=int(found[0])) if len(found) else self

    def rearranged(self, other: "Walk") -> "Walk":
        """Another order at the same photo; at the same position, if the photo is not part of it."""
        there = replace(other, position=max(0, min(self.position, len(other) - 1)))
        return there if self.photo is None else there.to(self.photo)

    def _known_at(self, values: NDArray[np.float32]) -> float | None:
        value = float(values[self.position]) if self.position < len(values) else nan
        return None if isnan(value) else value


def _known(values: Sequence[float] | NDArray[np.float32] | None) -> NDArray[np.float32]:
    return _nothing() if values is None else np.asarray(values, np.float32)
