"""Saving: what the user made of a label, written into the library. No Qt."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from photolens.domain.change import LibraryChange
from photolens.domain.label import Label, LabelDraft
from photolens.errors import UsageError
from photolens.gui.labels.verdict import Verdicts
from photolens.library import Library


class GroupRefusedError(UsageError):
    """The group cannot be as it is wished for; nothing was saved."""


@dataclass(frozen=True, slots=True)
class Work:
    """A label as it was, if it was, and as it is to be."""

    label: Label | None
    """None for a new one."""
    draft: LabelDraft
    verdicts: Verdicts
    """What was said of photos here; what was said before stays."""
    makes_exclusive: bool | None = None
    """Whether the group is to be exclusive; None leaves it as it is."""

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        was = LabelDraft("") if self.label is None else self.label.draft
        return self.draft != was or bool(self.verdicts) or self.makes_exclusive is not None


def save(library: Library, work: Work) -> LibraryChange:
    """Write it down; what was not changed is not written.

    Raises:
        GroupRefusedError: photos were confirmed to have two labels of the group that is to be exclusive.
        UsageError: as of `Labels.add` and `Labels.edit`.
    """
    change = LibraryChange()
    for step in _steps(library, work):
        change |= step()
    return change


def _steps(library: Library, work: Work) -> Iterator[Callable[[], LibraryChange]]:
    """A group that is there is changed first, as that may be refused; a new one comes with the label."""
    labels, group = library.labels, work.draft.group
    is_known = group.casefold() in {each.name.casefold() for each in labels.groups()}
    if work.makes_exclusive is not None and is_known:
        yield lambda: _set_exclusive(library, work)
    if work.label is None:
        yield lambda: labels.add(work.draft, accepted=work.verdicts.accepted, rejected=work.verdicts.rejected)
    else:
        yield from _changes(library, work, work.label)
    if work.makes_exclusive is not None and not is_known:
        yield lambda: _set_exclusive(library, work)


def _changes(library: Library, work: Work, label: Label) -> Iterator[Callable[[], LibraryChange]]:
    labels, said = library.labels, work.verdicts
    if work.draft != label.draft:
        yield lambda: labels.edit(label.id, work.draft)
    if said:
        yield lambda: labels.answer(label.id, accepted=said.accepted, rejected=said.rejected)


def _set_exclusive(library: Library, work: Work) -> LibraryChange:
    try:
        return library.labels.set_exclusive(work.draft.group, bool(work.makes_exclusive))
    except UsageError as error:
        raise GroupRefusedError(str(error)) from error
