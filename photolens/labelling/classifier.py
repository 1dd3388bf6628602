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
from photolens.labelling.transduction import LibraryFacts, emphasis
from photolens.labelling.words import LabelWords
from photolens.vision.encoder import Encoder, Vectors

__all__ = ["Background", "Fitter", "LabelFit", "LabelWords", "scores"]

CONTRAST = 0.2
"""How much of the difference between the prompt and what the label is not is added to the prompt."""

INFLATED = 0.7
"""How much of what answers add to the logits of the answered photos themselves is not added to others like them."""
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
        prompt = self._prompt(words, facts)
        weights = prompt.weights + emphasis(facts, facts.logits(prompt.weights), accepted, rejected)
        bias = self._bias(facts, prompt, weights)
        if len(accepted) or len(rejected):
            weights, bias = self._corrected((weights, bias), (accepted, rejected), facts, prompt)
        told = threshold.experience(len(accepted), len(rejected))
        return LabelFit(weights.astype(np.float32), float(bias), threshold.proposed(told))

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

    def _bias(self, facts: LibraryFacts, prompt: _Prompt, weights: Floats) -> float:
        return threshold.CAUTIOUS - threshold.carried(prompt.plain, facts.logits(weights), prompt.bar)

    def _corrected(
        self, start: tuple[Floats, float], answers: tuple[Vectors, Vectors], facts: LibraryFacts, prompt: _Prompt
    ) -> tuple[Floats, float]:
        """Weights and bias after the answers.

        The learned bias counts as far as there are answers of both kinds. With one kind only it would run away; there
        as many photos are tagged as before, but at least half of the accepted, and rejections may only make it fewer.
        """
        (weights, bias), (accepted, rejected) = start, answers
        photos = np.concatenate(answers).astype(np.float64)
        reference = self._background.reference(photos.astype(np.float32))
        targets = np.repeat([1.0, 0.0], [len(accepted), len(rejected)])
        centred = (photos - facts.middle) / facts.size
        more, shift = correction(centred, targets, photos @ weights - reference + bias)
        weights = weights + more / facts.size
        learned = bias + shift - float(facts.middle @ more) / facts.size
        kept = self._bias(facts, prompt, weights)
        if len(accepted):
            own = photos @ weights - reference - INFLATED * (centred @ more)
            kept = max(kept, threshold.CAUTIOUS - float(np.median(own[: len(accepted)])))
        told = threshold.experience(len(accepted), len(rejected))
        return weights, told * learned + (1 - told) * min(learned, kept)

    def _facts(self, library: Vectors) -> LibraryFacts:
        facts = self._last
        if facts is None or facts.vectors is not library:
            facts = LibraryFacts.of(library, self._background)
            self._last = facts
        return facts


def scores(photos: Vectors, fits: Sequence[LabelFit], background: Background) -> NDArray[np.float32]:
    """The probability of each label taken alone, float32 (photos, labels): one matrix product and the background's."""
    result = np.empty((len(photos), len(fits)), np.float32)
    if not fits:
        return result
    weights = np.stack([fit.weights for fit in fits]).T
    bias = np.array([fit.bias for fit in fits], np.float32)
    for start in range(0, len(photos), AT_ONCE):
        some, part = photos[start : start + AT_ONCE], result[start : start + AT_ONCE]
        np.matmul(some, weights, out=part)
        part += bias - background.reference(some)[:, None]
        _to_probabilities(part)
    return result


def _to_probabilities(logits: NDArray[np.float32]) -> None:
    """1 / (1 + exp(-logit)) in place; clipped where float32 would overflow."""
    np.clip(logits, -_FARTHEST, _FARTHEST, out=logits)
    np.negative(logits, out=logits)
    np.exp(logits, out=logits)
    logits += np.float32(1)
    np.reciprocal(logits, out=logits)
