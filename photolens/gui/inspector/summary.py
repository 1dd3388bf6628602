"""Summary: what several photos have in common, folded from their cards. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import reduce
from pathlib import Path
from typing import TypeVar

from photolens.domain.photo import ContentHash, Flag, PhotoCard

PREVIEWS = 4
"""How many photos stand for all of them in the preview."""


Value = TypeVar("Value")


class Mixed(Enum):
    """In the place of a value: the photos do not agree on it."""

    MIXED = "mixed"


MIXED = Mixed.MIXED


@dataclass(frozen=True, slots=True)
class Summary:
    """The marks that photos share, or `MIXED`; and what their facts span."""

    count: int
    favourite: bool | Mixed
    rating: int | Mixed
    flag: Flag | Mixed
    caption: str | Mixed
    folder: Path | Mixed
    first: datetime
    """The earliest capture, as a local wall clock."""
    last: datetime
    offline: int
    """How many of them cannot be reached now."""
    previews: tuple[ContentHash, ...]


def summary_of(cards: Sequence[PhotoCard]) -> Summary | None:
    """The summary of some photos, None for none."""
    if not cards:
        return None
    moments = [card.taken_at for card in cards]
    return Summary(
        len(cards),
        _common(card.favourite for card in cards),
        _common(card.rating for card in cards),
        _common(card.flag for card in cards),
        _common(card.caption for card in cards),
        _common(card.path.parent for card in cards),
        min(moments),
        max(moments),
        sum(card.is_offline for card in cards),
        tuple(card.content for card in cards[:PREVIEWS]),
    )


def joined(summaries: Iterable[Summary]) -> Summary | None:
    """The summary of all the photos that were summed up in parts."""
    found = list(summaries)
    return reduce(_both, found) if found else None


def _common(values: Iterable[Value]) -> Value | Mixed:
    """The value that all share; one that is mixed already stays so."""
    remaining = iter(values)
    first = next(remaining)
    return first if all(value == first for value in remaining) else MIXED


def _both(one: Summary, other: Summary) -> Summary:
    return Summary(
        one.count + other.count,
        _common((one.favourite, other.favourite)),
        _common((one.rating, other.rating)),
        _common((one.flag, other.flag)),
        _common((one.caption, other.caption)),
        _common((one.folder, other.folder)),
        min(one.first, other.first),
        max(one.last, other.last),
        one.offline + other.offline,
        (one.previews + other.previews)[:PREVIEWS],
    )
