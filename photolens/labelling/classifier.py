"""Classifier: labels as one linear layer over photo vectors, made of words and of a user's answers.

The logit of a label on a photo is photo · weights + bias - reference(photo), where the reference is what the background
phrases have in common (`Background`). The prompt gives the weights, the library itself sharpens them
(`transduction`), the answers correct them (`learning`), and what the prompt finds clear says where the label begins
(`threshold`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photolens.labelling import threshold
from photolens.labelling.background import Background
from photolens.labelling.learning import correction
from photolens.labelling.phrases import PhraseVectors
from photolens.labelling.transduction import LibraryFacts, Likeness, likeness
from photolens.labelling.words import LabelWords
from photolens.vision.encoder import Encoder, Vectors

__all__ = ["Background", "Fitter", "LabelFit", "LabelWords", "scores"]

CONTRAST = 0.2
"""How much of the difference between the prompt and what the label is not is added to the prompt."""

CLOSE = -6.0
"""From this logit on a rejection tells where a label ends; others were never in question."""
ENOUGH = 1.0
"""After so many accepted photos these, and not the prompt, half decide how many photos are tagged."""
AT_ONCE = 4096
"""Photos scored in one go: what is in the making stays in the processor's cache."""
_FARTHEST = np.float32(80)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class LabelFit:
    """What one model makes of one label."""

    weights: NDArray[np.float32]
    """(dimensions,)"""
    bias: float
    proposed: float
    """The threshold that is proposed, a probability in (0, 1)."""


@dataclass(frozen=True, slots=True, eq=False)
class _Prompt:
    """A label in words: its weights (dimensions,), and how clearly it fits each photo of the library (n,)."""

    weights: Floats
    plain: Floats
    bar: float


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """A label as a line through logits: weights (dimensions,) and a bias."""

    weights: Floats
    bias: float


@dataclass(frozen=True, slots=True, eq=False)
class _Answers:
    """What was answered about a library."""

    accepted: Vectors
    rejected: Vectors
    reference: Floats
    """What the background says of the photos, accepted ones first (n,)."""
    is_open: NDArray[np.bool_]
    """Which photos of the library have no answer."""

    @property
    def photos(self) -> Vectors:
        """Accepted ones first, float32 (n, dimensions)."""
        return np.concatenate([self.accepted, self.rejected])

    @property
    def targets(self) -> Floats:
        """1 for accepted, 0 for rejected (n,)."""
        return np.repeat([1.0, 0.0], [len(self.accepted), len(self.rejected)])

    def logits(self, weights: Floats) -> Floats:
        """Of the answered photos, without a bias (n,)."""
        return self.photos.astype(np.float64) @ weights - self.reference


class Fitter:
    """Turns words and answers into classifiers of one encoder.

    Remembers the texts it has met and the last library, told by identity: fit many labels with one and the same array.
    Safe to call from several threads.
    """

    def __init__(self, encoder: Encoder, background: Background) -> None:
        self._background = background
        self.phrases = PhraseVectors(encoder)
        self._last: LibraryFacts | None = None

    def fit(self, words: LabelWords, accepted: Vectors, rejected: Vectors, library: Vectors) -> LabelFit:
        """The classifier of a label.

        Args:
            words: what it is called; at least one prompt is not blank.
            accepted: vectors of photos that show it (n, dimensions), may be empty.
            rejected: of photos that do not, may be empty.
            library: of some of the user's photos, answered or not (20,000 are plenty), may be empty.
        """
        facts = self._facts(library)
        prompt, answers = self._prompt(words, facts), self._answers(accepted, rejected, facts)
        fit = answers.logits(prompt.weights)[: len(accepted)]
        alike = likeness(facts, prompt.weights, accepted, fit, rejected)
        if len(answers.photos):
            line, told = self._corrected(alike, answers, facts, prompt)
        else:
            line, told = _Line(alike.weights, _as_many(facts, prompt, alike.weights)), 0.0
        return LabelFit(line.weights.astype(np.float32), float(line.bias), threshold.proposed(told))

    def _answers(self, accepted: Vectors, rejected: Vectors, facts: LibraryFacts) -> _Answers:
        photos = np.concatenate([accepted, rejected])
        reference = self._background.reference(photos).astype(np.float64)
        return _Answers(accepted, rejected, reference, facts.without(photos))

    def _prompt(self, words: LabelWords, facts: LibraryFacts) -> _Prompt:
        scale, bar = self._background.scale, threshold.bar(facts.spread)
        direction = self.phrases.of(words.prompts).mean(axis=0, dtype=np.float64)
        direction /= max(float(np.linalg.norm(direction)), 1e-9)
        plain = facts.logits(scale * direction)
        if not words.competitors:
            return _Prompt(scale * direction, plain, bar)
        rivals = self.phrases.of(words.competitors).astype(np.float64)
        lead = scale * np.min([facts.project(direction - rival) for rival in rivals], axis=0)
        contrast = direction - rivals.mean(axis=0)
        return _Prompt(scale * (direction + CONTRAST * contrast), np.minimum(plain, bar + lead), bar)

    def _corrected(
        self, alike: Likeness, answers: _Answers, facts: LibraryFacts, prompt: _Prompt
    ) -> tuple[_Line, float]:
        """The label after the answers, and how much these tell of where it ends.

        The learned bias counts as far as there are answers of both kinds. With one kind only it would run away; there
        the accepted and the library say where the label begins, and rejections may only make it stricter.
        """
        count, alone = len(answers.accepted), answers.logits(alike.weights)
        alone[:count] -= alike.flattery
        bias = _kept(alone, answers, facts, prompt, alike.weights)
        centred = (answers.photos - facts.middle) / facts.size
        more = correction(centred, answers.targets, alone + bias)
        weights, moved = alike.weights + more.weights / facts.size, float(facts.middle @ more.weights) / facts.size
        kept = _kept(alone + more.alone - more.bias + moved, answers, facts, prompt, weights)
        told = threshold.experience(count, int((alone[count:] + bias > CLOSE).sum()))
        learned = bias + more.bias - moved
        return _Line(weights, told * learned + (1 - told) * min(learned, kept)), told

    def _facts(self, library: Vectors) -> LibraryFacts:
        facts = self._last
        if facts is None or facts.vectors is not library:
            facts = LibraryFacts.of(library, self._background)
            self._last = facts
        return facts


def _as_many(facts: LibraryFacts, prompt: _Prompt, weights: Floats) -> float:
    """The bias by which as many photos are tagged as are clear by the prompt alone."""
    return threshold.CAUTIOUS - threshold.carried(prompt.plain, facts.logits(weights), prompt.bar)


def _kept(alone: Floats, answers: _Answers, facts: LibraryFacts, prompt: _Prompt, weights: Floats) -> float:
    """The bias that the prompt and the accepted photos speak for, whatever was rejected.

    Args:
        alone: logits of the answered photos as if each had not been answered, accepted ones first (n,).
        answers: to be counted so, instead of by what they have made of themselves.
        facts: of the library.
        prompt: of the label.
        weights: of the label after the answers.
    """
    count, by_words = len(answers.accepted), _as_many(facts, prompt, weights)
    if not count:
        return by_words
    own = alone[:count]
    if not facts.is_telling:
        return max(by_words, threshold.CAUTIOUS - float(np.median(own)))
    everything = np.concatenate([alone, facts.logits(weights)[answers.is_open]])
    by_photos = threshold.CAUTIOUS - threshold.reached(own, everything)
    return max(by_words, (ENOUGH * by_words + count * by_photos) / (ENOUGH + count))


def scores(
    photos: Vectors, fits: Sequence[LabelFit], background: Background, reference: NDArray[np.float32] | None = None
) -> NDArray[np.float32]:
    """The probability of each label taken alone, float32 (photos, labels): one matrix product.

    `reference`: the background's of the same photos, float32 (photos,), if it is known already; it takes longer.
    """
    result = np.empty((len(photos), len(fits)), np.float32)
    if not fits:
        return result
    weights = np.stack([fit.weights for fit in fits]).T
    bias = np.array([fit.bias for fit in fits], np.float32)
    for start in range(0, len(photos), AT_ONCE):
        some, part = photos[start : start + AT_ONCE], result[start : start + AT_ONCE]
        np.matmul(some, weights, out=part)
        known = background.reference(some) if reference is None else reference[start : start + AT_ONCE]
        part += bias - known[:, None]
        _to_probabilities(part)
    return result


def _to_probabilities(logits: NDArray[np.float32]) -> None:
    """1 / (1 + exp(-logit)) in place; clipped where float32 would overflow."""
    np.clip(logits, -_FARTHEST, _FARTHEST, out=logits)
    np.negative(logits, out=logits)
    np.exp(logits, out=logits)
    logits += np.float32(1)
    np.reciprocal(logits, out=logits)
