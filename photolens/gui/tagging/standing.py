"""Standing: how some photos, one or many, stand to a label, and what the user can still say of them. No Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from photolens.domain.label import LabelId, Tag, TagSource


class Say(Enum):
    """What the user can say of photos and a label."""

    CONFIRM = "confirm"
    """They have it."""
    REJECT = "reject"
    """They have it not."""
    TAKE_BACK = "take back"
    """Nothing any more."""


Tally = tuple[int, int, int]
"""How many photos have a label by Photolens, by the user's word, and have it not by the user's word."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of some photos have a label, by whose word."""

    label: LabelId
    name: str
    photos: int
    """How many photos this is about."""
    auto: int = 0
    confirmed: int = 0
    rejected: int = 0
    score: float | None = None
    """Of a single photo, in [0, 1]; None where the model had not looked at it."""

    @property
    def having(self) -> int:
        """How many have it."""
        return self.auto + self.confirmed

    @property
    def is_sure(self) -> bool:
        """Whether those that have it all have it by the user's word."""
        return self.confirmed > 0 and self.auto == 0

    @property
    def is_rejected(self) -> bool:
        """Whether none has it, and some by the user's word."""
        return self.having == 0 and self.rejected > 0

    def can(self, say: Say) -> bool:
        """Whether it would be news."""
        match say:
            case Say.CONFIRM:
                return self.confirmed < self.photos
            case Say.REJECT:
                return self.rejected < self.photos
            case Say.TAKE_BACK:
                return self.confirmed + self.rejected > 0


def of_tag(tag: Tag) -> Standing:
    """How a single photo stands to the label of a tag."""
    return Standing(
        tag.label,
        tag.name,
        1,
        auto=int(tag.source is TagSource.AUTO),
        confirmed=int(tag.source is TagSource.CONFIRMED),
        rejected=int(tag.source is TagSource.REJECTED),
        score=tag.score,
    )


def of_tallies(tallies: Mapping[LabelId, Tally], names: Mapping[LabelId, str], photos: int) -> list[Standing]:
    """How many photos stand to labels: what most of them have comes first. A label that has no name is gone."""
    standings = [Standing(label, names[label], photos, *tally) for label, tally in tallies.items() if label in names]
    return sorted(standings, key=lambda each: (-each.having, -each.confirmed, each.name.casefold()))


def in_order_of(before: Iterable[Standing], standings: Iterable[Standing]) -> list[Standing]:
    """Standings in the order in which their labels stood before, then new ones: nothing moves under a pointer."""
    ranks = {standing.label: rank for rank, standing in enumerate(before)}
    return sorted(standings, key=lambda each: ranks.get(each.label, len(ranks)))


def summed(parts: Iterable[Mapping[LabelId, Tally]]) -> dict[LabelId, Tally]:
    """The tallies of all the photos that were counted in parts."""
    sums: dict[LabelId, Tally] = {}
    for part in parts:
        for label, (auto, confirmed, rejected) in part.items():
            before = sums.get(label, (0, 0, 0))
            sums[label] = (before[0] + auto, before[1] + confirmed, before[2] + rejected)
    return sums
