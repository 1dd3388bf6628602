"""Labels: the door to labels of one's own, and to the tags that they give to photos. Reached as `library.labels`.

Safe to call from several threads. Every mutation returns what it changed, can be undone, and leaves the tags of all
photos as the labels now have them.
"""

import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from photolens.domain.change import LibraryChange
from photolens.domain.history import ActionKind
from photolens.domain.label import Label, LabelCount, LabelDraft, LabelGroup, LabelId, Tag, strictness_of
from photolens.domain.naming import folded
from photolens.domain.photo import PhotoId
from photolens.errors import ModelError, UsageError
from photolens.labelling.classifier import LabelWords
from photolens.labelling.drafting import Examples, draft_of, entry_of, joined, tidied
from photolens.labelling.label_set import LabelSet, LabelSetGroup
from photolens.labelling.results import (
    Explanation,
    LabellingReport,
    Preview,
    ReviewQueue,
    SimilarityMatrix,
)
from photolens.store import labels as rows
from photolens.store import tags
from photolens.store.albums import freeze_label_albums
from photolens.store.database import Database
from photolens.store.journal import Journal
from photolens.store.labels import LabelTable
from photolens.store.row_edits import RowEdits
from photolens.store.tags import Tags

if TYPE_CHECKING:
    from photolens.insight import Insight

logger = logging.getLogger(__name__)

_NAMED = 20


class Labels:
    """The labels of one library."""

    def __init__(self, database: Database, journal: Journal, insight: "Callable[[], Insight]") -> None:
        self._journal = journal
        self._insight = insight
        self._table, self._tags = LabelTable(database), Tags(database)

    # what there is

    def all(self) -> list[LabelCount]:
        """Every label with its counts, by group and name; those without a group come last."""
        return self._table.all()

    def named(self, name: str) -> Label:
        """The label of a name, in whatever case.

        Raises:
            UsageError: there is none.
        """
        found = self._table.named(name)
        if found is None:
            raise UsageError(f'there is no label "{name}"; the library\'s labels: {self._names()}')
        return found

    def of(self, label: LabelId) -> Label | None:
        """A label, or None if it is gone."""
        return next(iter(self._table.of([label])), None)

    def names(self) -> dict[LabelId, str]:
        """The names of all labels: quicker than `all`, which counts photos."""
        return self._table.names()

    def groups(self) -> list[LabelGroup]:
        """Every group, by name."""
        return self._table.groups()

    def tags(self, photo: PhotoId) -> list[Tag]:
        """What is said of a photo: confirmed, then auto, best first, then rejected."""
        return self._tags.of(photo)

    def answers(self, label: LabelId) -> tuple[list[PhotoId], list[PhotoId]]:
        """The photos that the user confirmed to have a label, and those that were rejected."""
        said = self._tags.answers(label)
        return [*map(PhotoId, said.accepted.tolist())], [*map(PhotoId, said.rejected.tolist())]

    def tallies(self, photos: Sequence[PhotoId]) -> Mapping[LabelId, tuple[int, int, int]]:
        """For each label that any of some photos has: how many are auto, confirmed and rejected."""
        return self._tags.tallies(photos)

    # what the user does

    def add(
        self,
        draft: LabelDraft,
        *,
        accepted: Iterable[PhotoId] = (),
        rejected: Iterable[PhotoId] = (),
        is_exclusive: bool | None = None,
    ) -> LibraryChange:
        """Make a label; its group is made if there is none. One step to undo.

        Args:
            draft: what it is.
            accepted: photos that show it.
            rejected: photos that do not.
            is_exclusive: whether a photo has at most one label of its group; None leaves that as it is.

        Raises:
            UsageError: the name is empty, or another label has it; or photos were confirmed to have two labels of the
                group that is to be exclusive.
        """
        tidy, examples = tidied(draft), Examples.of(accepted, rejected)

        def work(edits: RowEdits) -> int:
            rows.check_name(edits, tidy.name)
            label = rows.insert_label(edits, tidy)
            rows.settle_group(edits, tidy.group, is_exclusive)
            tags.answer(edits, label, examples.accepted, examples.rejected)
            return 1

        return self._edit(ActionKind.ADD_LABEL, tidy.name, work)

    def edit(  # noqa: PLR0913 (all that the editor says in one step)
        self,
        label: LabelId,
        draft: LabelDraft,
        *,
        accepted: Iterable[PhotoId] = (),
        rejected: Iterable[PhotoId] = (),
        taken_back: Iterable[PhotoId] = (),
        is_exclusive: bool | None = None,
    ) -> LibraryChange:
        """Make a label another one; what the user said of other photos than these stays. One step to undo.

        Args:
            label: which one.
            draft: what it is from now on.
            accepted: photos that show it.
            rejected: photos that do not.
            taken_back: photos of which the user says nothing any more.
            is_exclusive: as of `add`.

        Raises:
            UsageError: as `add`, or the label is gone.
        """
        tidy, examples, unsaid = tidied(draft), Examples.of(accepted, rejected), list(taken_back)
        self._existing(label)

        def work(edits: RowEdits) -> int:
            rows.check_name(edits, tidy.name, label)
            rows.update_label(edits, label, tidy)
            tags.unsay(edits, label, unsaid)
            tags.answer(edits, label, examples.accepted, examples.rejected)
            rows.settle_group(edits, tidy.group, is_exclusive)
            return 1

        return self._edit(ActionKind.EDIT_LABEL, tidy.name, work)

    def set_threshold(self, label: LabelId, threshold: float | None) -> LibraryChange:
        """Choose the score, in (0, 1), from which on photos get a label; None for the proposed one.

        It is kept as its distance from the proposed one, and so follows when that moves.

        Raises:
            UsageError: the threshold cannot be, or the label is gone.
        """
        if threshold is not None and not 0 < threshold < 1:
            raise UsageError(f"a threshold lies between 0 and 1, not at {threshold:g}")
        known = self._existing(label)
        while (proposed := known.proposed) is None:
            self.catch_up()
            known = self._existing(label)
        strictness = 0.0 if threshold is None else strictness_of(proposed, threshold)
        return self.edit(label, replace(known.draft, strictness=strictness))

    def set_exclusive(self, group: str, is_exclusive: bool) -> LibraryChange:
        """Say whether a photo has at most one label of a group.

        Raises:
            UsageError: there is no such group, or photos were confirmed to have two of its labels.
        """
        known = next((each for each in self.groups() if folded(each.name) == folded(group.strip())), None)
        if known is None:
            raise UsageError(f'there is no group "{group}"; give it to a label first')

        def work(edits: RowEdits) -> int:
            rows.settle_group(edits, known.name, is_exclusive)
            return 1

        return self._edit(ActionKind.GROUP, known.name, work)

    def remove(self, labels: Iterable[LabelId]) -> LibraryChange:
        """Forget labels with all their tags; the albums of labels become albums of the photos that they hold now."""
        gone = self._table.of(list(labels))
        ids = [label.id for label in gone]

        def work(edits: RowEdits) -> int:
            freeze_label_albums(edits, ids)
            rows.delete_labels(edits, ids)
            return len(ids)

        return self._edit(ActionKind.REMOVE_LABEL, gone[0].name if len(gone) == 1 else "", work)

    def answer(
        self, label: LabelId, *, accepted: Iterable[PhotoId] = (), rejected: Iterable[PhotoId] = ()
    ) -> LibraryChange:
        """Say of photos that they have a label, and of others that they have it not. One step to undo.

        In an exclusive group a photo loses the label that was confirmed before.

        Raises:
            UsageError: the label is gone, or a photo is on both sides.
        """
        known, examples = self._existing(label), Examples.of(accepted, rejected)

        def work(edits: RowEdits) -> int:
            tags.answer(edits, label, examples.accepted, examples.rejected)
            return len(examples)

        kinds = {(True, False): ActionKind.CONFIRM, (False, True): ActionKind.REJECT}
        kind = kinds.get((bool(examples.accepted), bool(examples.rejected)), ActionKind.ANSWER)
        return self._edit(kind, known.name, work)

    def take_back(self, label: LabelId, photos: Iterable[PhotoId]) -> LibraryChange:
        """Say nothing any more of photos and a label; the model decides again."""
        known, ids = self._existing(label), list(dict.fromkeys(photos))

        def work(edits: RowEdits) -> int:
            tags.unsay(edits, label, ids)
            return len(ids)

        return self._edit(ActionKind.UNTAG, known.name, work)

    def import_set(self, label_set: LabelSet, *, look: bool = True) -> LibraryChange:
        """Add the labels of a set; those whose names are there already are left as they are. One step to undo.

        Looking at all photos for many labels takes a while: without `look` that is left to `catch_up_some`.
        """
        known = set(map(folded, self._table.names().values()))
        groups = {folded(group.name) for group in self.groups()}
        fresh = [entry for entry in label_set.labels if folded(entry.name) not in known]
        exclusive = [each.name for each in label_set.groups if each.exclusive and folded(each.name) not in groups]

        def work(edits: RowEdits) -> int:
            for entry in fresh:
                rows.insert_label(edits, draft_of(entry))
            for name in exclusive:
                rows.settle_group(edits, name, is_exclusive=True)
            return len(fresh)

        value = fresh[0].name if len(fresh) == 1 else ""
        if look:
            return self._edit(ActionKind.ADD_LABEL, value, work)
        return self._journal.edit(ActionKind.ADD_LABEL, value, work)

    def exported(self, labels: Iterable[LabelId] | None = None) -> LabelSet:
        """All labels, or these, as a set that can be written to a file."""
        wanted = None if labels is None else set(labels)
        chosen = [count.label for count in self.all() if wanted is None or count.label.id in wanted]
        names = {label.draft.group for label in chosen}
        groups = [LabelSetGroup(each.name, each.is_exclusive) for each in self.groups() if each.name in names]
        return LabelSet(tuple(groups), tuple(map(entry_of, chosen)))

    # what the model makes of them

    def catch_up(self) -> LibraryChange:
        """Look at the labels anew that were changed; quick where there are none. Called by all that change labels."""
        return self._insight().tagging.catch_up().change

    def catch_up_some(self, most: int = 8) -> LibraryChange:
        """Look at so many of these labels at most; what is left waits for the next call, or the next indexing."""
        return self._insight().tagging.catch_up_some(most).change

    def catch_up_with_growth(self) -> LibraryChange:
        """The same for labels that were looked at when the library was half, or twice, as large."""
        return self._insight().tagging.catch_up_with_growth().change

    def run(self, labels: Iterable[LabelId] | None = None) -> tuple[LibraryChange, LabellingReport]:
        """Look at every photo anew, for all labels or these."""
        started_s = time.perf_counter()
        done = self._insight().tagging.look_anew(None if labels is None else list(labels))
        report = LabellingReport(
            done.labels, done.photos, done.added, done.withdrawn, seconds=time.perf_counter() - started_s
        )
        return done.change, report

    def preview(
        self,
        draft: LabelDraft,
        *,
        accepted: Iterable[PhotoId] = (),
        rejected: Iterable[PhotoId] = (),
        label: LabelId | None = None,
    ) -> Preview:
        """What a label would catch that is not made yet, or not changed yet. Its group counts for nothing here.

        Args:
            draft: what it is to be.
            accepted: photos that show it.
            rejected: photos that do not.
            label: the label that is to be changed, whose answers count too.

        Raises:
            UsageError: the name is empty.
        """
        tidy, examples = tidied(draft), Examples.of(accepted, rejected)
        said = [] if label is None else [self._tags.answers(label)]
        answers = joined([examples.as_answers(), *said])
        labeller = self._insight().labeller
        embedded = labeller.embedded(present=True)
        fit = labeller.fit(LabelWords(tidy.name, tidy.phrasings, tidy.negatives), answers, embedded)
        scores = labeller.scores_of(fit, embedded)
        order = np.argsort(-scores, kind="stable")
        return Preview(embedded.photos[order], scores[order], fit.proposed)

    def review(self, label: LabelId, *, limit: int = 100) -> ReviewQueue:
        """What to ask the user next.

        Raises:
            UsageError: the label is gone.
        """
        return self._insight().tagging.review(label, limit)

    def explain(self, label: LabelId, photo: PhotoId) -> Explanation:
        """Why a photo has a label, or has it not.

        Raises:
            UsageError: the label is gone, or the photo is not indexed yet.
        """
        known = self._existing(label)
        tag = next((tag for tag in self.tags(photo) if tag.label == label), None)
        return self._insight().tagging.explain(known, photo, tag)

    def matrix(self, photos: Sequence[PhotoId], phrases: Sequence[str]) -> SimilarityMatrix:
        """Photos against phrases; photos that have no vector yet are left out.

        Raises:
            UsageError: there are no photos, no phrases, or a phrase is empty.
        """
        labeller = self._insight().labeller
        known, vectors = labeller.of_photos(photos)
        if not known:
            raise UsageError("choose photos that are indexed already")
        tidy = [" ".join(phrase.split()) for phrase in phrases]
        return SimilarityMatrix(tuple(known), tuple(tidy), *labeller.against_phrases(vectors, tidy))

    # inside

    def _edit(self, kind: ActionKind, value: str, work: Callable[[RowEdits], int]) -> LibraryChange:
        change = self._journal.edit(kind, value, work)
        return change | self.caught_up() if change else change

    def caught_up(self) -> LibraryChange:
        """As `catch_up`, but without a model the tags wait for it, and the rest is done."""
        try:
            return self.catch_up()
        except ModelError:
            logger.warning("labels are looked at when the model can be loaded", exc_info=True)
            return LibraryChange()

    def _existing(self, label: LabelId) -> Label:
        found = self.of(label)
        if found is None:
            raise UsageError("this label is no longer there")
        return found

    def _names(self) -> str:
        names = sorted(self._table.names().values(), key=str.casefold)
        shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        return shown or "none yet"
