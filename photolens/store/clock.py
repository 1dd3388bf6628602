"""Clock: moments as the catalogue counts them, in seconds of the wall clock since 1970."""

from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - wall clocks have no zone
_QUARTER_S = 900
"""Offsets from UTC, and the moments at which they change, are whole quarters of an hour."""


def wall_clock_s(moment: datetime) -> int:
    """Whole seconds from 1970-01-01 00:00 to a moment of the same wall clock."""
    return (moment - _EPOCH) // timedelta(seconds=1)


def wall_clock(seconds: int) -> datetime:
    """The moment of the wall clock so many seconds after 1970-01-01 00:00."""
    return _EPOCH + timedelta(seconds=seconds)


def local_s(seconds: float) -> int:
    """Seconds since 1970 in UTC as seconds of the local wall clock; in UTC where the local time cannot be told."""
    try:
        return wall_clock_s(datetime.fromtimestamp(seconds, UTC).astimezone().replace(tzinfo=None))
    except (OverflowError, OSError, ValueError):
        return int(seconds)


def all_local_s(seconds: NDArray[np.int64]) -> NDArray[np.int64]:
    """`local_s` of many, int64 (n,); quick where many fall into the same quarter of an hour."""
    quarters, which = np.unique(seconds // _QUARTER_S, return_inverse=True)
    offsets = [local_s(start) - start for start in (quarters * _QUARTER_S).tolist()]
    return seconds + np.array(offsets, np.int64)[which]
