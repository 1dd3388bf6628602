"""Saving: what the user made of a label, written into the library in one step. No Qt."""

from dataclasses import dataclass

from photolens.domain.change import LibraryChange
from photolens.domain.label import Label, LabelDraft
from photolens.domain.naming import folded
from photolens.domain.photo import PhotoId
from photolens.errors import UsageError
from photolens.gui.labels.verdict import Verdicts
from photolens.library import Library


class GroupRefusedError(UsageError):
    """The group cannot be as it is wished for."""


@dataclass(frozen=True, slots=True)
class Work:
    """A label as it was, if it was, and as it is to be."""

    label: Label | None
    """None for a new one."""
    draft: LabelDraft
    verdicts: Verdicts
    """All that is said of photos now."""
    earlier: Verdicts
    """What the library knew to be said of them."""
    is_exclusive: bool | None = None
    """Whether the group is to be exclusive; None leaves it as it is."""

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        was = LabelDraft("") if self.label is None else self.label.draft
        return self.draft != was or dict(self.verdicts) != dict(self.earlier) or self.is_exclusive is not None

    @property
    def taken_back(self) -> tuple[PhotoId, ...]:
        """The photos of which nothing is said any more."""
        return tuple(photo for photo in self.earlier if photo not in self.verdicts)


def save(library: Library, work: Work) -> LibraryChange:
    """Write it down, all of it or nothing.

    Raises:
        GroupRefusedError: photos were confirmed to have two labels of a group that gives only one.
        UsageError: as of `Labels.add` and `Labels.edit`.
    """
    try:
        return _written(library, work)
    except UsageError as error:
        if _is_group_to_blame(library, work):
            raise GroupRefusedError(str(error)) from error
        raise


def _written(library: Library, work: Work) -> LibraryChange:
    labels, news = library.labels, work.verdicts.since(work.earlier)
    accepted, rejected, is_exclusive = news.accepted, news.rejected, work.is_exclusive
    if work.label is None:
        return labels.add(work.draft, accepted=accepted, rejected=rejected, is_exclusive=is_exclusive)
    return labels.edit(
        work.label.id,
        work.draft,
        accepted=accepted,
        rejected=rejected,
        taken_back=work.taken_back,
        is_exclusive=is_exclusive,
    )


def _is_group_to_blame(library: Library, work: Work) -> bool:
    """Whether the label is there, if it was, and its name is free: nothing else is refused then."""
    names = library.labels.names()
    mine = None if work.label is None else work.label.id
    is_there = mine is None or mine in names
    is_free = folded(work.draft.name) not in {folded(name) for label, name in names.items() if label != mine}
    return bool(work.draft.group) and is_there and is_free
