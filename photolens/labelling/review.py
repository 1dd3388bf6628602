"""Review: in which order photos are worth asking about."""

import numpy as np
from numpy.typing import NDArray

from photolens.vision.encoder import Vectors

BELOW = 1.5
"""How far below the threshold, in log odds, photos are asked about first. A threshold is cautious: what it misses lies
below, and asking there taught more on the bench than asking at the threshold itself."""
CONFIDENT_SHARE = 0.5
"""Confident is at least half of the way from the threshold to certainty."""
CANDIDATES = 8
"""Out of how many times the photos wanted the most different are chosen."""
ALIKE = 0.9
"""From this cosine on, two photos are the same question."""


def review_order(
    scores: NDArray[np.float32], threshold: float, vectors: Vectors | None = None, limit: int = 50
) -> NDArray[np.int64]:
    """Photos to ask about, the most informative first, int64 (at most limit,).

    The most uncertain come first (uncertainty sampling, Lewis and Gale, 1994). With `vectors`, photos almost equal to
    an earlier one stand behind all others. Where all photos lie far below the threshold these are the best ones.

    Args:
        scores: probabilities (n,) of photos that have no answer yet.
        threshold: of the label.
        vectors: unit vectors (n, dimensions) of the same photos.
        limit: how many at most.
    """
    distance = np.abs(_logit(scores) - _logit(np.float32(threshold)) + BELOW)
    order = np.argsort(distance, kind="stable")[: limit if vectors is None else limit * CANDIDATES]
    if vectors is not None:
        order = _apart(order, vectors)
    return order[:limit].astype(np.int64)


def confident(scores: NDArray[np.float32], threshold: float) -> NDArray[np.int64]:
    """Photos so far above the threshold that many can be confirmed at once, surest first, int64 (m,)."""
    sure = threshold + CONFIDENT_SHARE * (1 - threshold)
    order = np.argsort(-scores, kind="stable")
    return order[scores[order] >= sure].astype(np.int64)


def _apart(order: NDArray[np.int64], vectors: Vectors) -> NDArray[np.int64]:
    cosines = vectors[order] @ vectors[order].T
    is_repeat = np.tril(cosines > ALIKE, -1).any(axis=1)
    return np.concatenate([order[~is_repeat], order[is_repeat]])


def _logit(probability: NDArray[np.float32] | np.float32) -> NDArray[np.float64]:
    clipped = np.clip(np.asarray(probability, np.float64), 1e-7, 1 - 1e-7)
    result: NDArray[np.float64] = np.log(clipped / (1 - clipped))
    return result
