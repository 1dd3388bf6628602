"""Drafting: what the user says of a label, made tidy, and the same in a label set."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from photolens.domain.label import Label, LabelDraft
from photolens.domain.photo import PhotoId
from photolens.errors import UsageError
from photolens.labelling.label_set import LabelSetEntry
from photolens.store.tags import Answers


@dataclass(frozen=True, slots=True)
class Examples:
    """Photos that show a label, and photos that do not; each is named once."""

    accepted: list[PhotoId]
    rejected: list[PhotoId]

    @classmethod
    def of(cls, accepted: Iterable[PhotoId], rejected: Iterable[PhotoId]) -> "Examples":
        """Each photo once.

        Raises:
            UsageError: a photo is on both sides.
        """
        shows, shows_not = list(dict.fromkeys(accepted)), list(dict.fromkeys(rejected))
        if set(shows) & set(shows_not):
            raise UsageError("a photo cannot have a label and have it not; choose one of both")
        return cls(shows, shows_not)

    def __len__(self) -> int:
        """How many photos there are on both sides."""
        return len(self.accepted) + len(self.rejected)

    def as_answers(self) -> Answers:
        """The same as arrays."""
        return Answers(np.array(self.accepted, np.int64), np.array(self.rejected, np.int64))


def tidied(draft: LabelDraft) -> LabelDraft:
    """A draft without needless spaces, empty texts and repetitions.

    Raises:
        UsageError: nothing is left of the name.
    """
    name = " ".join(draft.name.split())
    if not name:
        raise UsageError('give the label a name, for example "birthday"')
    phrasings, negatives = _texts(draft.phrasings), _texts(draft.negatives)
    return replace(draft, name=name, phrasings=phrasings, negatives=negatives, group=" ".join(draft.group.split()))


def joined(answers: Sequence[Answers]) -> Answers:
    """All answers; the first word about a photo counts."""
    accepted, rejected = answers[0].accepted, answers[0].rejected
    for more in answers[1:]:
        new_accepted, new_rejected = (
            photos[~np.isin(photos, np.concatenate([accepted, rejected]))] for photos in (more.accepted, more.rejected)
        )
        accepted, rejected = np.concatenate([accepted, new_accepted]), np.concatenate([rejected, new_rejected])
    return Answers(accepted, rejected)


def draft_of(entry: LabelSetEntry) -> LabelDraft:
    """A label of a set, as the library takes it."""
    return tidied(LabelDraft(entry.name, entry.phrasings, entry.negatives, entry.group or "", entry.strictness))


def entry_of(label: Label) -> LabelSetEntry:
    """A label of the library, as a set has it."""
    draft = label.draft
    return LabelSetEntry(draft.name, draft.group or None, draft.phrasings, draft.negatives, draft.strictness)


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    tidy = (" ".join(text.split()) for text in texts)
    return tuple(dict.fromkeys(text for text in tidy if text))
