"""Evaluate: recall in pools of a fixed size, and zero-shot accuracy.

A caption's photo is looked for among the held-out photos of its own source. The pool sizes are `data.POOLS` whatever
the number of held-out photos: with a share q of wrong photos scoring higher than the right one, the right one is among
the first k of a random pool of N with the binomial chance P(Bin(N - 1, q) < k). This is the mean over random pools.
"""

from collections.abc import Mapping, Sequence
from math import comb

import numpy as np
from data import POOLS, Collection
from numpy.typing import NDArray

RANKS = (1, 5, 10)
Vectors = NDArray[np.float32]


def binomial_below(limit: int, trials: int, chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """P(Bin(trials, chance) < limit), elementwise."""
    terms = (comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(limit))
    return sum(terms, np.zeros_like(chance))


def pool_recall(scores: Vectors, own: NDArray[np.intp], pool: int) -> tuple[float, ...]:
    """Recall at 1, 5 and 10 of queries: `scores` float32 (queries, photos), `own` the right photo of each query."""
    right = np.take_along_axis(scores, own[:, None], 1)
    share = (scores > right).sum(1) / (scores.shape[1] - 1)
    return tuple(float(binomial_below(rank, pool - 1, share).mean()) for rank in RANKS)


def recalls(
    collection: Collection, held: NDArray[np.bool_], photos: Vectors, captions: Vectors
) -> dict[str, tuple[float, ...]]:
    """Recall of every source's held-out captions, and their mean under "mean".

    `photos` float32 (photos, d) and `captions` (captions, d) are aligned with the collection; only held-out rows count.
    """
    sources, result = np.array(collection.sources), {}
    for source, pool in POOLS.items():
        ids = np.flatnonzero(held & (sources == source))
        place = {int(row): number for number, row in enumerate(ids)}
        rows = [number for number, (row, _) in enumerate(collection.captions) if row in place]
        own = np.array([place[collection.captions[row][0]] for row in rows])
        result[source] = pool_recall(captions[rows] @ photos[ids].T, own, pool)
    result["mean"] = tuple(float(value) for value in np.mean(list(result.values()), axis=0))
    return result


def top1(photos: Vectors, names: Vectors, right: Sequence[int]) -> float:
    """Share of photos (n, d) whose nearest name (m, d) is the right one."""
    return float(((photos @ names.T).argmax(1) == np.asarray(right)).mean())


def describe(figures: Mapping[str, tuple[float, ...]]) -> str:
    """One line a source: R@1 / R@5 / R@10."""
    return "\n".join(f"{name:10s} " + " / ".join(f"{value:.3f}" for value in row) for name, row in figures.items())
