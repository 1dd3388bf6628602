"""Labeller: what one model makes of labels: their fits, the tags of all photos, previews, reviews and explanations."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from photolens.domain.label import Label, LabelId
from photolens.domain.photo import PhotoId
from photolens.errors import UsageError
from photolens.labelling.assignment import Assignment, Rules, Word, assign
from photolens.labelling.background import Background
from photolens.labelling.background_file import background_of
from photolens.labelling.classifier import Fitter, LabelFit, LabelWords, scores
from photolens.labelling.everyday import EVERYDAY
from photolens.labelling.explain import Answers as AnswerVectors
from photolens.labelling.explain import Evidence, explain
from photolens.labelling.references import References
from photolens.labelling.threshold import ease
from photolens.store.embeddings import Embeddings
from photolens.store.label_fits import StoredFit
from photolens.store.tags import Answers, Ids
from photolens.vision.encoder import Encoder, Vectors
from photolens.vision.vectors import VectorIndex

AT_ONCE = 16_384
"""Photos whose vectors are in memory at once: 25 MB at 384 dimensions."""
TEXTS_AT_ONCE = 16
"""Between two looks whether to stop."""
SAMPLE = 20_000
"""How many photos of the library at most tell what is usual in it."""
GROWTH = 1.2
"""By how much the library grows before the sample is taken anew."""


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """The photos that have a vector: their ids, rising, and the rows of their vectors, both int64 (n,)."""

    photos: Ids
    rows: Ids


class Labeller:
    """Scores photos by labels with one model. Safe to call from several threads."""

    def __init__(
        self, encoder: Encoder, embeddings: Embeddings, index: Callable[[], VectorIndex], folder: Path
    ) -> None:
        self.model_row = embeddings.model_row
        self._encoder = encoder
        self._embeddings = embeddings
        self._index = index
        self._folder = folder
        self._lock = Lock()
        self._references = References()
        self._sample: tuple[int, Vectors] | None = None

    @cached_property
    def background(self) -> Background:
        """What labels are compared with."""
        return background_of(self._encoder, self._folder)

    def warm_background(self, is_stopped: Callable[[], bool]) -> bool:
        """Encode the texts of the background, some at a time, for an encoder that remembers; False when stopped."""
        texts = [prompt.replace("{}", text) for text in EVERYDAY for prompt in self._encoder.prompts]
        for start in range(0, len(texts), TEXTS_AT_ONCE):
            if is_stopped():
                return False
            self._encoder.encode_texts(texts[start : start + TEXTS_AT_ONCE])
        return True

    @cached_property
    def _fitter(self) -> Fitter:
        return Fitter(self._encoder, self.background)

    def warm(self, labels: Sequence[Label]) -> None:
        """Encode the texts of labels, so that fitting them is quick."""
        words = map(words_of, labels)
        self._fitter.phrases.of([text for each in words for text in (*each.prompts, *each.competitors)])

    def count(self) -> int:
        """How many photos have a vector."""
        return self._embeddings.count()

    def embedded(self, *, present: bool = False) -> Embedded:
        """The photos that have a vector; only those with a `present` file, if asked."""
        photos, rows = self._embeddings.places(present=present)
        is_known = np.isin(rows, self._index().rows())
        return Embedded(photos[is_known], rows[is_known])

    def embedded_of(self, photo: PhotoId) -> Embedded:
        """The same of one photo alone."""
        embedded = self.embedded()
        is_it = embedded.photos == photo
        return Embedded(embedded.photos[is_it], embedded.rows[is_it])

    def fit(self, words: LabelWords, answers: Answers, embedded: Embedded) -> LabelFit:
        """The classifier of a label; answers about photos without a vector teach nothing."""
        accepted, rejected = self.vectors_of(answers.accepted, embedded), self.vectors_of(answers.rejected, embedded)
        return self._fitter.fit(words, accepted, rejected, self._library(embedded))

    def assignments(
        self, fits: Sequence[StoredFit], embedded: Embedded, words: Callable[[Ids], dict[int, Word]] = lambda _: {}
    ) -> Iterator[tuple[Ids, Assignment]]:
        """Which photos get which labels, some photos at a time; `words` tells what the user said of these."""
        for start in range(0, len(embedded.photos), AT_ONCE):
            photos = embedded.photos[start : start + AT_ONCE]
            judged = self._scores(_label_fits(fits), embedded.rows[start : start + AT_ONCE])
            yield photos, assign(judged, _rules(fits), words(photos))

    def given(self, fits: Sequence[StoredFit], vectors: Vectors) -> list[dict[LabelId, float]]:
        """The labels, with their scores, of each of some new photos, float32 (n, dimensions)."""
        assignment = assign(scores(vectors, _label_fits(fits), self.background), _rules(fits))
        return [
            {fits[column].label: float(judged[column]) for column in np.flatnonzero(is_given).tolist()}
            for judged, is_given in zip(assignment.scores, assignment.is_given, strict=True)
        ]

    def scores_of(self, fit: LabelFit, embedded: Embedded) -> NDArray[np.float32]:
        """The scores of all photos for one label alone, float32 (n,)."""
        starts = range(0, len(embedded.rows), AT_ONCE)
        parts = [self._scores([fit], embedded.rows[start : start + AT_ONCE]) for start in starts]
        return np.concatenate([np.empty((0, 1), np.float32), *parts])[:, 0]

    def vectors_of(self, photos: Ids, embedded: Embedded) -> Vectors:
        """The vectors of those of some photos that have one, float32 (m, dimensions)."""
        known = photos[np.isin(photos, embedded.photos)]
        return self._index().vectors_of(embedded.rows[np.searchsorted(embedded.photos, known)])

    def of_photos(self, photos: Sequence[PhotoId]) -> tuple[list[PhotoId], Vectors]:
        """Those of some photos that have a vector, in their order, and the vectors, float32 (n, dimensions)."""
        embedded = self.embedded()
        wanted = np.array(photos, np.int64)
        known = wanted[np.isin(wanted, embedded.photos)]
        return [PhotoId(photo) for photo in known.tolist()], self.vectors_of(known, embedded)

    def explain(self, photo: Vectors, words: LabelWords, accepted: Vectors, rejected: Vectors) -> Evidence:
        """What speaks for and against a label on one photo, float32 (dimensions,)."""
        answers = AnswerVectors(accepted, rejected)
        return explain(photo, words, answers, phrases=self._fitter.phrases, background=self.background)

    def against_phrases(
        self, vectors: Vectors, phrases: Sequence[str]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Cosines and probabilities of photos, float32 (n, dimensions), and phrases, both float32 (n, phrases).

        Raises:
            UsageError: there are no phrases, or one is empty.
        """
        if not phrases or not all(phrase.strip() for phrase in phrases):
            raise UsageError("type at least one phrase to compare the photos with")
        cosines = vectors @ self._fitter.phrases.of([" ".join(phrase.split()) for phrase in phrases]).T
        logits = self._encoder.logit_scale * cosines
        weights = np.exp(logits - logits.max(axis=1, keepdims=True))
        return cosines, (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)

    def _scores(self, fits: Sequence[LabelFit], rows: Ids) -> NDArray[np.float32]:
        vectors = self._index().vectors_of(rows)
        return scores(vectors, fits, self.background, self._references.of(rows, vectors, self.background))

    def _library(self, embedded: Embedded) -> Vectors:
        """Vectors of photos spread over the library; the same ones until it has grown or shrunk noticeably."""
        count = len(embedded.rows)
        with self._lock:
            if self._sample is None or not self._sample[0] / GROWTH <= count <= self._sample[0] * GROWTH:
                chosen = np.unique(np.linspace(0, count - 1, min(count, SAMPLE)).astype(np.int64))
                self._sample = count, self._index().vectors_of(embedded.rows[chosen])
            return self._sample[1]


def _label_fits(fits: Sequence[StoredFit]) -> list[LabelFit]:
    return [LabelFit(fit.weights, fit.bias, fit.proposed) for fit in fits]


def _rules(fits: Sequence[StoredFit]) -> Rules:
    eases = [ease(fit.bias, fit.proposed) for fit in fits]
    return Rules([fit.threshold for fit in fits], [fit.exclusive_group for fit in fits], eases)


def words_of(label: Label) -> LabelWords:
    """What a label is in words."""
    return LabelWords(label.name, label.draft.phrasings, label.draft.negatives)
