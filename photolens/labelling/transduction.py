"""Transduction: what a label looks like in one's own library, found without an answer.

A prompt is a poor likeness of photos: words and pictures lie apart in an encoder's space. The photos that a prompt is
surest of show which direction is the label's among photos, and a linear discriminant towards them ranks better than
the prompt (self-training; the closed form is that of Wang et al., 2024, arXiv:2402.04087, with the covariance of the
whole library).
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from photolens.labelling.background import Background
from photolens.vision.encoder import Vectors

LEAST_PHOTOS = 60
"""A smaller library tells nothing."""
LIKELY, LIKELY_SHARE = 15, 0.05
"""How many photos are taken for the label's: so many, and at most this share of the library."""
LIKELY_WORTH = 1.0
"""For how many accepted photos they count together, once there are any."""
ROUNDS = 2
"""How often they are found anew; more wander off."""
SHRINK = 3.0
"""How far the covariance is shrunk towards a sphere, in units of its mean variance."""
FAIR = 1.5
"""Once photos are accepted, others count only from this logit of the prompt on: a name may mean nothing to a model."""
TRUST = 0.7
"""The spread of what is added without answers, in units of the spread of the prompt's logits."""
MEANT, KEPT = 2.0, 0.6
"""A prompt that finds accepted photos by so many standard deviations above others means them, and of such a prompt at
least this share is kept however many are accepted; of a prompt that finds them no better than others, nothing."""
SAME = 0.99999
"""Cosine of two vectors of one photo."""
SPREAD_SAMPLE = 2000
"""From so many photos the spread of unrelated phrases is measured."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class LibraryFacts:
    """What the labels of a library need of it, whatever they are called."""

    vectors: Vectors
    reference: Floats
    """What the background says of each photo (n,)."""
    middle: Floats
    """The mean vector (dimensions,)."""
    size: float
    """Mean distance of a photo from the middle; 1 for an empty library."""
    precision: Floats
    """The inverse of the shrunk covariance, up to a factor (dimensions, dimensions)."""
    neutral: Floats
    """The weights of nothing in particular: the mean of the background's phrases (dimensions,)."""
    spread: float
    """Standard deviation of the logits of unrelated phrases; 0 where the library is too small to tell."""

    @classmethod
    def of(cls, library: Vectors, background: Background) -> Self:
        """Of the vectors of some photos (n, dimensions), n may be 0."""
        dimensions = background.vectors.shape[1]
        middle = library.mean(axis=0, dtype=np.float64) if len(library) else np.zeros(dimensions)
        centred = library - middle.astype(np.float32)
        covariance = (centred.T @ centred).astype(np.float64) / max(len(library), 1)
        variance = float(np.trace(covariance))
        evenly = max(variance / dimensions, 1e-9)
        precision = np.linalg.inv(covariance / evenly + SHRINK * np.eye(dimensions))
        reference = background.reference(library).astype(np.float64)
        size = float(np.sqrt(variance)) if variance > 1e-6 else 1.0
        neutral = background.scale * background.vectors.mean(axis=0, dtype=np.float64)
        return cls(library, reference, middle, size, precision, neutral, _spread(library, reference, background))

    def logits(self, weights: Floats) -> Floats:
        """Of the library's photos by the weights of a label, without a bias (n,)."""
        return self.project(weights) - self.reference

    def project(self, direction: Floats) -> Floats:
        """How far each photo of the library lies along a direction (n,)."""
        lengths: Floats = (self.vectors @ direction.astype(np.float32)).astype(np.float64)
        return lengths

    def without(self, answered: Vectors) -> NDArray[np.bool_]:
        """Which photos of the library are none of these, told by their vectors (n,)."""
        return np.asarray((self.vectors @ answered.T).max(axis=1, initial=-1) < SAME)

    @property
    def is_telling(self) -> bool:
        """Whether there are photos enough to learn from."""
        return len(self.vectors) >= LEAST_PHOTOS


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """A label as its prompt and its likeness among photos together have it."""

    weights: Floats
    """(dimensions,)"""
    flattery: Floats
    """By how much the logits of the accepted photos are higher for having made the likeness themselves (accepted,)."""


def likeness(facts: LibraryFacts, prompt: Floats, accepted: Vectors, fit: Floats, rejected: Vectors) -> Likeness:
    """The weights of a label that photos alike those it is surest of, and alike the accepted ones, score higher by.

    Args:
        facts: of the library.
        prompt: weights by words (dimensions,).
        accepted: photos that show the label for certain.
        fit: their logits by the prompt (accepted,).
        rejected: photos that do not show it; they are never taken for likely ones.
    """
    if not facts.is_telling:
        return Likeness(prompt, np.zeros(len(accepted)))
    logits = facts.logits(prompt)
    count, spread = min(LIKELY, int(len(logits) * LIKELY_SHARE)), max(float(logits.std()), 1e-9)
    share = _share(len(accepted), (float(fit.mean()) - float(logits.mean())) / spread) if len(accepted) else 1.0
    base, current = share * prompt + (1 - share) * facts.neutral, logits
    for _ in range(ROUNDS):
        surest = _surest(facts.vectors, current, rejected, count)
        likely = facts.vectors[surest[logits[surest] >= FAIR] if len(accepted) else surest]
        direction, itself = _direction(facts, likely, accepted)
        projected = facts.project(direction)
        strength = (TRUST + 1 - share) * spread / max(float(projected.std()), 1e-9)
        current = facts.logits(base) + strength * projected
    return Likeness(base + strength * direction, strength * itself)


def _share(count: int, distance: float) -> float:
    """How much of the prompt is kept once so many photos are accepted, found at a distance from others on average."""
    told = count / (count + 1)
    return 1 - told * (1 - KEPT * float(np.clip(distance / MEANT, 0, 1)))


def _direction(facts: LibraryFacts, likely: Vectors, accepted: Vectors) -> tuple[Floats, Floats]:
    """The discriminant towards some photos (dimensions,), and what each accepted one adds to its own projection.

    The latter is the difference to the projection by the mean of the others, in closed form.
    """
    centred = accepted - facts.middle
    worth = LIKELY_WORTH if len(likely) else 0.0
    guess = likely.mean(axis=0, dtype=np.float64) - facts.middle if worth else np.zeros_like(facts.middle)
    total = worth + len(accepted)
    direction = facts.precision @ ((worth * guess + centred.sum(axis=0)) / total)
    if total <= 1:
        return direction, centred @ direction
    alone = ((centred @ facts.precision) * centred).sum(axis=1)
    return direction, (alone - centred @ direction) / (total - 1)


def _surest(photos: Vectors, logits: Floats, rejected: Vectors, count: int) -> NDArray[np.int64]:
    """The photos with the highest logits that were not rejected, which is told by their vectors."""
    first = np.argsort(-logits, kind="stable")[: count + len(rejected)]
    if len(rejected):
        first = first[(photos[first] @ rejected.T).max(axis=1) < SAME]
    return first[:count].astype(np.int64)


def _spread(library: Vectors, reference: Floats, background: Background) -> float:
    """The lower half of the logits of each background phrase, so that the few photos that show it do not count."""
    if len(library) < LEAST_PHOTOS:
        return 0.0
    step = -(-len(library) // SPREAD_SAMPLE)
    logits = background.scale * (library[::step] @ background.vectors.T) - reference[::step, None]
    low, middle = np.quantile(logits, [0.16, 0.5], axis=0)
    return float(np.median(middle - low))
