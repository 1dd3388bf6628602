"""Plan: what the user means to say of a selection and its labels, before it is said. No Qt."""

from collections.abc import Iterable
from enum import Enum

from photolens.domain.label import LabelId
from photolens.gui.tagging.standing import Say, Standing


class Mark(Enum):
    """How many of the photos have a label."""

    NONE = "none"
    SOME = "some"
    ALL = "all"
    REJECTED = "rejected"
    """None, and all by the user's word."""


class Plan:
    """Collects at most one thing to say of each label; nothing is said by it."""

    def __init__(self, standings: Iterable[Standing] = ()) -> None:
        self._standings = {standing.label: standing for standing in standings}
        self._says: dict[LabelId, Say] = {}

    @property
    def says(self) -> dict[LabelId, Say]:
        """What is to be said, in the order in which it was meant."""
        return dict(self._says)

    def mark(self, label: LabelId) -> Mark:
        """How it will be."""
        standing = self._standings[label]
        match self._says.get(label):
            case Say.CONFIRM:
                return Mark.ALL
            case Say.REJECT:
                return Mark.REJECTED
            case Say.TAKE_BACK:
                return Mark.NONE
            case None:
                return mark_of(standing)

    def toggle(self, label: LabelId) -> None:
        """Go on to the next thing that can be said of a label, and at the end to nothing."""
        cycle = _cycle(self._standings[label])
        said = self._says.get(label)
        self._set(label, cycle[(cycle.index(said) + 1) % len(cycle)] if said in cycle else cycle[0])

    def toggle_rejection(self, label: LabelId) -> None:
        """Reject a label for all photos, or do not."""
        standing = self._standings[label]
        can_reject = standing.can(Say.REJECT) and self._says.get(label) is not Say.REJECT
        self._set(label, Say.REJECT if can_reject else None)

    def _set(self, label: LabelId, say: Say | None) -> None:
        self._says.pop(label, None)
        if say is not None:
            self._says[label] = say


def mark_of(standing: Standing) -> Mark:
    """How many of the photos have the label now."""
    if standing.rejected == standing.photos:
        return Mark.REJECTED
    if standing.having == 0:
        return Mark.NONE
    return Mark.ALL if standing.having == standing.photos else Mark.SOME


def _cycle(standing: Standing) -> list[Say | None]:
    """What can be said of a label one after the other; None is nothing.

    Taking back says nothing to Photolens, so what it thinks by itself goes away by a rejection only.
    """
    off = Say.REJECT if standing.auto else Say.TAKE_BACK
    if mark_of(standing) is Mark.ALL:
        return [off, Say.CONFIRM, None] if standing.auto else [off, None]
    if mark_of(standing) in {Mark.SOME, Mark.REJECTED}:
        return [Say.CONFIRM, off, None]
    return [Say.CONFIRM, None]
