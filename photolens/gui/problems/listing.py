"""Listing: failures put apart, counted by kind, filtered and sorted. No Qt."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from photolens.domain.folder import Failure

FORMAT_STAGE = "format"
"""The stage of files that are no pictures, or of a format that is not read."""


class Column(IntEnum):
    """What is shown of a failure."""

    FILE = 0
    FOLDER = 1
    REASON = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """Which failures to show, in which order."""

    others: bool = False
    """Files of other kinds, instead of photos that could not be read."""
    kind: str = ""
    """Only files of this kind; all for ""."""
    text: str = ""
    """Only those with these words in their path or reason."""
    column: Column | None = None
    """None: by path, as they come."""
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What to show. Safe to make on any thread."""

    rows: tuple[Failure, ...] = ()
    unread: int = 0
    """Photos that could not be read, in all."""
    others: int = 0
    """Files of other kinds, in all."""
    kinds: tuple[tuple[str, int], ...] = ()
    """The kinds of the latter, the most frequent first, each with its count."""

    @property
    def paths(self) -> list[Path]:
        """The files of the rows."""
        return [failure.path for failure in self.rows]


def listed(failures: Sequence[Failure], wish: Wish) -> Listing:
    """The failures that are wished for, in their order, and how many there are of each sort."""
    others = [failure for failure in failures if failure.stage == FORMAT_STAGE]
    unread = [failure for failure in failures if failure.stage != FORMAT_STAGE]
    kinds = Counter(kind_of(failure.reason) for failure in others)
    rows = _filtered(others if wish.others else unread, wish)
    return Listing(
        tuple(_sorted(rows, wish)),
        len(unread),
        len(others),
        tuple(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))),
    )


def kind_of(reason: str) -> str:
    """What a file is, of the reason why it is not read: "Video" of "a video, not a picture"."""
    kind = reason.partition(",")[0].partition(":")[0]
    for article in ("a ", "an "):
        kind = kind.removeprefix(article)
    return kind[:1].upper() + kind[1:]


def _filtered(failures: Sequence[Failure], wish: Wish) -> list[Failure]:
    words = wish.text.casefold().split()
    rows = [failure for failure in failures if not wish.kind or kind_of(failure.reason) == wish.kind]
    return [failure for failure in rows if _has(failure, words)] if words else rows


def _has(failure: Failure, words: Sequence[str]) -> bool:
    text = f"{failure.path} {failure.reason}".casefold()
    return all(word in text for word in words)


def _sorted(rows: list[Failure], wish: Wish) -> list[Failure]:
    match wish.column:
        case Column.FILE:
            return sorted(rows, key=lambda failure: failure.path.name.casefold(), reverse=wish.is_descending)
        case Column.REASON:
            return sorted(rows, key=lambda failure: failure.reason, reverse=wish.is_descending)
        case Column.FOLDER if wish.is_descending:
            return rows[::-1]
        case _:
            return rows
