"""Listing: labels as the rows of a table, under the names of their groups, filtered. No widgets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from photolens.domain.label import LabelCount, LabelGroup, LabelId


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The heading of a group."""

    group: LabelGroup
    """Its name is "" for the labels that are in none."""
    labels: int
    """How many are shown below it."""


Row = GroupRow | LabelCount


@dataclass(frozen=True, slots=True)
class LabelListing:
    """What the table shows. Safe to make on any thread."""

    rows: tuple[Row, ...] = ()
    total: int = 0
    """How many labels there are, shown or not."""

    @property
    def labels(self) -> list[LabelCount]:
        """The labels that are shown."""
        return [row for row in self.rows if isinstance(row, LabelCount)]

    def row_of(self, label: LabelId) -> int | None:
        """The row of a label."""
        ids = (row.label.id if isinstance(row, LabelCount) else None for row in self.rows)
        return next((number for number, other in enumerate(ids) if other == label), None)


def listed(counts: Sequence[LabelCount], groups: Sequence[LabelGroup], text: str = "") -> LabelListing:
    """Labels that have all words of a text in their name, group or phrasings, in the order in which they come."""
    words = text.casefold().split()
    known = {group.name: group for group in groups}
    shown = [count for count in counts if _has(count, words)]
    return LabelListing(tuple(_rows(shown, known)), len(counts))


def _rows(counts: Sequence[LabelCount], known: dict[str, LabelGroup]) -> Iterator[Row]:
    has_groups = any(count.label.draft.group for count in counts)
    for name, members in groupby(counts, lambda count: count.label.draft.group):
        below = list(members)
        if has_groups:
            yield GroupRow(known.get(name, LabelGroup(name)), len(below))
        yield from below


def _has(count: LabelCount, words: Sequence[str]) -> bool:
    draft = count.label.draft
    text = " ".join((draft.name, draft.group, *draft.phrasings)).casefold()
    return all(word in text for word in words)
