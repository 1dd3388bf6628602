"""Tagging: keeps the auto tags of all photos as the labels have them.

A label is stale that was made or changed, or that the user answered about, or that another model gave its tags. Stale
labels are fitted, and then all photos compared with all of them in one transaction: one matrix product.
New photos that the indexer commits get their tags from the same fits, so nothing falls between.
Only the model that answers searches gives tags: another one fits labels, and leaves the tags alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from photolens.domain.change import LibraryChange
from photolens.domain.label import Label, LabelId, Tag
from photolens.domain.photo import PhotoId
from photolens.errors import UsageError
from photolens.labelling.assignment import Word
from photolens.labelling.labeller import Embedded, Labeller, words_of
from photolens.labelling.results import Candidate, Explanation, ReviewQueue, Similar
from photolens.labelling.review import CANDIDATES, confident, review_order
from photolens.store import label_fits, tags
from photolens.store.database import Database, Transaction
from photolens.store.generations import may_tag
from photolens.store.label_fits import StoredFit
from photolens.store.labels import labels_of, siblings
from photolens.store.tags import Answers, Ids, Scores

LABELS_AT_ONCE, FEW_LABELS = 32, 4
"""Labels that are fitted in one transaction, for which others who write have to wait; and between two looks whether
to stop."""

_NOBODY, _NO_SCORES = np.empty(0, np.int64), np.empty(0, np.float32)


@dataclass(slots=True)
class Retagged:
    """What bringing labels up to date did."""

    labels: int = 0
    photos: int = 0
    added: int = 0
    withdrawn: int = 0

    @property
    def change(self) -> LibraryChange:
        """What screens must know of it: albums of labels hold other photos too."""
        return LibraryChange(labels=self.labels > 0, albums=self.labels > 0)


class Tagging:
    """Writes fits and auto tags. Safe to call from several threads."""

    def __init__(self, database: Database, labeller: Labeller) -> None:
        self._database = database
        self._labeller = labeller

    def prepare(self, is_stopped: Callable[[], bool] = lambda: False) -> bool:
        """Fit the labels that this model has not looked at and touch no tag, before it answers searches.

        False when it was stopped: a model may take a minute for the texts of many labels on a slow computer.
        """
        with self._database.reading() as connection:
            has_labels = bool(label_fits.unfitted(connection, self._labeller.model_row))
        if has_labels and not self._labeller.warm_background(is_stopped):
            return False
        while not is_stopped():
            if not self._fit_some(FEW_LABELS):
                return True
        return False

    def catch_up(self) -> Retagged:
        """Bring the stale labels up to date; quick where there are none."""
        done = Retagged()
        while self._fit_some(LABELS_AT_ONCE):
            pass
        self._tag_some(None, done)
        return done

    def catch_up_some(self, most: int) -> Retagged:
        """Bring so many of the stale labels up to date at most."""
        done = Retagged()
        self._fit_some(most)
        self._tag_some(most, done)
        return done

    def look_anew(self, ids: Sequence[LabelId] | None = None) -> Retagged:
        """Bring all labels, or these, up to date even if they are not stale."""
        with self._database.writing() as connection:
            model_row = self._labeller.model_row
            everything = [fit.label for fit in label_fits.fits_of(connection, model_row)]
            label_fits.forget(connection, model_row, everything if ids is None else ids)
        return self.catch_up()

    def catch_up_with_growth(self) -> Retagged:
        """The same as `catch_up` when the library has grown or shrunk so much that what is usual in it is another."""
        photos = self._labeller.count()
        with self._database.reading() as connection:
            outgrown = label_fits.outgrown(connection, self._labeller.model_row, photos)
        if outgrown:
            with self._database.writing() as connection:
                label_fits.forget(connection, self._labeller.model_row, outgrown)
        return self.catch_up()

    def review(self, label: LabelId, limit: int) -> ReviewQueue:
        """What to ask the user next.

        Raises:
            UsageError: the label is gone.
        """
        embedded = self._labeller.embedded(present=True)
        scores, threshold, answers = self._judged(label, embedded)
        open_places = np.flatnonzero(~np.isin(embedded.photos, np.concatenate([answers.accepted, answers.rejected])))
        photos, open_scores = embedded.photos[open_places], scores[open_places]
        near = review_order(open_scores, threshold, limit=CANDIDATES * limit)
        vectors = self._labeller.vectors_of(photos[near], embedded)
        order = near[review_order(open_scores[near], threshold, vectors, limit)]
        sure = confident(open_scores, threshold)
        return ReviewQueue(
            threshold=threshold,
            uncertain=_candidates(photos[order], open_scores[order]),
            confident=_candidates(photos[sure], open_scores[sure]),
            answered=len(answers.accepted) + len(answers.rejected),
        )

    def explain(self, label: Label, photo: PhotoId, tag: Tag | None) -> Explanation:
        """Why a photo has a label, or has it not.

        Raises:
            UsageError: the label is gone, or the photo is not indexed yet.
        """
        known, vector = self._labeller.of_photos([photo])
        if not known:
            raise UsageError("this photo is not indexed yet; ask again when it is")
        scores, threshold, answers = self._judged(label.id, self._labeller.embedded_of(photo))
        accepted, of_accepted = self._labeller.of_photos([PhotoId(each) for each in answers.accepted if each != photo])
        rejected, of_rejected = self._labeller.of_photos([PhotoId(each) for each in answers.rejected if each != photo])
        evidence = self._labeller.explain(vector[0], words_of(label), of_accepted, of_rejected)
        return Explanation(
            tag=tag,
            score=float(scores[0]),
            threshold=threshold,
            prompts=_texts(evidence.prompts),
            negatives=_texts(evidence.negatives),
            background=_texts(evidence.background),
            accepted=tuple(Similar("", near.cosine, accepted[near.index]) for near in evidence.accepted),
            rejected=tuple(Similar("", near.cosine, rejected[near.index]) for near in evidence.rejected),
        )

    def _judged(self, label: LabelId, embedded: Embedded) -> tuple[Scores, float, Answers]:
        """The scores of photos for a label, by itself or within its exclusive group; its threshold; and its answers."""
        fits, answers = self._known(label)
        column = next(place for place, fit in enumerate(fits) if fit.label == label)
        parts = [assignment.scores[:, column] for _, assignment in self._labeller.assignments(fits, embedded)]
        return np.concatenate([_NO_SCORES, *parts]), fits[column].threshold, answers

    def _known(self, label: LabelId) -> tuple[list[StoredFit], Answers]:
        """The fits of a label and of its rivals, and its answers.

        Raises:
            UsageError: the label is gone.
        """
        while True:
            with self._database.reading() as connection:
                concerned, answers = siblings(connection, [label]), tags.answers(connection, label)
                fits = [
                    fit for fit in label_fits.fits_of(connection, self._labeller.model_row) if fit.label in concerned
                ]
                if any(fit.label == label for fit in fits):
                    return fits, answers
                if not labels_of(connection, [label]):
                    raise UsageError("this label is no longer there")
            self.catch_up()  # it was changed by somebody else a moment ago

    def _fit_some(self, most: int) -> bool:
        """Fit so many of the labels that have no fit; whether there were any. Another process may do it meanwhile."""
        model_row = self._labeller.model_row
        with self._database.reading() as connection:
            unfitted = labels_of(connection, label_fits.unfitted(connection, model_row)[:most])
        if not unfitted:
            return False
        self._labeller.warm(unfitted)
        embedded = self._labeller.embedded()
        with self._database.writing() as connection:
            for label in labels_of(connection, label_fits.unfitted(connection, model_row)[:most]):
                self._fit(connection, label, embedded)
        return True

    def _tag_some(self, most: int | None, done: Retagged) -> None:
        """Compare all photos with so many of the labels that are fitted and not tagged, or with all of them."""
        model_row = self._labeller.model_row
        with self._database.reading() as connection:
            if not self._untagged(connection):
                return
        with self._database.writing() as connection:
            untagged = self._untagged(connection)[:most]
            if not untagged:  # others did it meanwhile, or another model came to serve
                return
            concerned = siblings(connection, untagged)
            fits = [fit for fit in label_fits.fits_of(connection, model_row) if fit.label in concerned]
            embedded = self._labeller.embedded()
            self._tag(connection, fits, embedded, done)
            label_fits.note_tagged(connection, model_row, concerned)
        done.labels += len(untagged)
        done.photos = len(embedded.photos)

    def _untagged(self, connection: Transaction) -> list[LabelId]:
        """The labels whose tags this model has to write: none, if it does not serve."""
        model_row = self._labeller.model_row
        return label_fits.untagged(connection, model_row) if may_tag(connection, model_row) else []

    def _fit(self, connection: Transaction, label: Label, embedded: Embedded) -> None:
        fit = self._labeller.fit(words_of(label), tags.answers(connection, label.id), embedded)
        stored = StoredFit(label.id, fit.weights, fit.bias, fit.proposed, fit.proposed, None)
        label_fits.put(connection, self._labeller.model_row, stored, len(embedded.photos))

    def _tag(self, connection: Transaction, fits: Sequence[StoredFit], embedded: Embedded, done: Retagged) -> None:
        said = _Said.of(connection, [fit.label for fit in fits])
        photos: list[list[Ids]] = [[_NOBODY] for _ in fits]
        scores: list[list[Scores]] = [[_NO_SCORES] for _ in fits]
        for ids, assignment in self._labeller.assignments(fits, embedded, said.among):
            for column in range(len(fits)):
                is_given = assignment.is_given[:, column]
                photos[column].append(ids[is_given])
                scores[column].append(assignment.scores[is_given, column])
        for fit, mine, their_scores in zip(fits, photos, scores, strict=True):
            added, withdrawn = tags.replace_auto(
                connection, fit.label, self._labeller.model_row, np.concatenate(mine), np.concatenate(their_scores)
            )
            done.added += added
            done.withdrawn += withdrawn


@dataclass(frozen=True, slots=True)
class _Said:
    """What the user said of some labels, a column each."""

    answers: Sequence[Answers]
    taken: Sequence[Ids]

    @classmethod
    def of(cls, connection: Transaction, labels: Sequence[LabelId]) -> "_Said":
        taken = tags.confirmed_in_groups(connection, labels)
        return cls([tags.answers(connection, label) for label in labels], [taken[label] for label in labels])

    def among(self, photos: Ids) -> dict[int, Word]:
        """The same for some photos, by their places."""
        return {
            column: Word(_places(photos, answers.accepted), _places(photos, answers.rejected), _places(photos, taken))
            for column, (answers, taken) in enumerate(zip(self.answers, self.taken, strict=True))
            if len(answers.accepted) + len(answers.rejected) + len(taken)
        }


def _candidates(photos: Ids, scores: Scores) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(PhotoId(photo), score) for photo, score in zip(photos.tolist(), scores.tolist(), strict=True)
    )


def _texts(pairs: Iterable[tuple[str, float]]) -> tuple[Similar, ...]:
    return tuple(Similar(text, cosine) for text, cosine in pairs)


def _places(photos: Ids, wanted: Ids) -> Ids:
    return np.flatnonzero(np.isin(photos, wanted))
