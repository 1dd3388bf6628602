"""Groups: labels of which at most one applies to a photo."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
"""Probabilities of labels, each taken alone: float32 (photos, labels)."""
NOBODY = -1
"""The winner where no label of the group applies."""
_NEVER_QUITE = 1e-7


def group_scores(scores: Scores, eases: NDArray[np.floating] | None = None) -> Scores:
    """Probabilities within an exclusive group, float32 (n, labels): a row and its "other" sum to 1.

    A softmax over the logits of the members and the logit 0 of "other", which stands for the background. With one
    member it changes nothing.

    Args:
        scores: probabilities of the members, each taken alone (n, labels).
        eases: what is added to the members' logits before (labels,); 0 unless told.
    """
    if not scores.size:
        return scores.astype(np.float32)
    clipped = np.clip(scores.astype(np.float64), _NEVER_QUITE, 1 - _NEVER_QUITE)
    odds = clipped / (1 - clipped) * (1.0 if eases is None else np.exp(eases))
    result: Scores = (odds / (1 + odds.sum(axis=1, keepdims=True))).astype(np.float32)
    return result


def decide(shares: Scores, thresholds: NDArray[np.floating]) -> NDArray[np.int64]:
    """The column of the label that each photo gets, or NOBODY, int64 (n,).

    The surest member wins, and only where its probability within the group reaches its own threshold.

    Args:
        shares: probabilities of the members within the group (n, labels).
        thresholds: of the members (labels,).
    """
    if not shares.size:
        return np.full(len(shares), NOBODY, np.int64)
    winner = shares.argmax(axis=1)
    has_won = shares[np.arange(len(shares)), winner] >= np.asarray(thresholds)[winner]
    return np.where(has_won, winner, NOBODY).astype(np.int64)
