"""Marks: which years and months a scrubber names, and where, so that no two names collide. No Qt."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_APART_PX = 18
"""Between the middles of two names."""
_DOT_APART_PX = 10


class Month(NamedTuple):
    """A month of a timeline and where it begins there."""

    year: int
    number: int
    """1 to 12."""
    position: int


class Mark(NamedTuple):
    """A place on the scrubber."""

    y_px: int
    month: Month
    is_year: bool
    """Whether it stands for its year, else for its month."""
    is_named: bool
    """Whether there is room for a name; else it is a dot."""


def is_ordered(moments_s: NDArray[np.int64]) -> bool:
    """Whether the moments run one way, so that they can be scrubbed through."""
    earlier, later = moments_s[:-1], moments_s[1:]
    return bool(len(moments_s)) and (bool((later <= earlier).all()) or bool((later >= earlier).all()))


def months_of(moments_s: NDArray[np.int64]) -> list[Month]:
    """The months in ordered moments, each where it begins; a millisecond for ten million."""
    is_falling = moments_s[0] > moments_s[-1]
    rising = moments_s[::-1] if is_falling else moments_s
    first, last = (rising[[0, -1]].astype("datetime64[s]").astype("datetime64[M]")).tolist()
    edges = np.arange(first, np.datetime64(last, "M") + 2, dtype="datetime64[M]")
    cuts = np.searchsorted(rising, edges.astype("datetime64[s]").astype(np.int64))
    starts = len(rising) - cuts[1:] if is_falling else cuts[:-1]
    months = [
        Month(date.year, date.month, start)
        for date, start, count in zip(edges[:-1].tolist(), starts.tolist(), np.diff(cuts).tolist(), strict=True)
        if count
    ]
    return months[::-1] if is_falling else months


def placed(months: Iterable[tuple[Month, int]]) -> list[Mark]:
    """Marks for months at heights: a name for each year that has room, then for months between, then dots."""
    listed = list(months)
    years = [(month, y) for n, (month, y) in enumerate(listed) if n == 0 or listed[n - 1][0].year != month.year]
    taken: list[int] = []
    marks = [Mark(y, month, is_year=True, is_named=_takes(taken, y, _APART_PX)) for month, y in years]
    others = [(month, y) for month, y in listed if (month, y) not in years]
    named = [Mark(y, month, is_year=False, is_named=_takes(taken, y, _APART_PX)) for month, y in others]
    dots = list(taken)
    kept = [mark for mark in [*marks, *named] if mark.is_named or _takes(dots, mark.y_px, _DOT_APART_PX)]
    return sorted(kept)


def _takes(taken: list[int], y_px: int, apart_px: int) -> bool:
    """Whether there is room at a height; it is taken then."""
    if any(abs(other - y_px) < apart_px for other in taken):
        return False
    taken.append(y_px)
    return True
