"""Thresholds: from which score on a label is worth giving.

The logit of a prompt says how much more likely it is than the background on average, in natural logarithms. One and the
same bar serves nearly all words. It says how many photos of a library to tag, and a better classifier then says which.
"""

import numpy as np
from numpy.typing import NDArray

CLEAR = 3.5
"""The bar for prompts: about where, for the labelled photos and for the words of captions alike, nine in ten photos
above it are right. Bars that follow a label's own spread or highest logits carried over worse from one to the other."""
USUAL_SPREAD = 1.3
"""Spread of the logits of unrelated phrases where that bar was found; encoders that spread more get a higher one."""
CAUTIOUS, EAGER = 0.7, -1.0
"""Logits of the proposed threshold without answers and with very many: what is sure first, and then what serves F1
best, about half of the F1 that can be had (Lipton et al., 2014, arXiv:1402.1892)."""
HALF_WAY = 5.0
"""After so many answers, half of them either way, the threshold is half-way between."""

Floats = NDArray[np.float64]


def bar(spread: float) -> float:
    """The bar for an encoder whose unrelated logits have this standard deviation, 0 for unknown."""
    return CLEAR * float(np.clip(spread / USUAL_SPREAD, 1.0, 3.0))


def carried(plain: Floats, logits: Floats, height: float) -> float:
    """The logit that as many photos reach as reach a height by the prompt alone.

    Args:
        plain: logits by the prompt, of the photos of a library (n,).
        logits: of the same photos by what has been made of it (n,).
        height: the bar for `plain`. Where no photo reaches it, the step beyond the highest is stretched alike.
    """
    if not len(plain):
        return height
    before, after = np.sort(plain), np.sort(logits)
    if before[-1] >= height:
        return float(np.interp(height, before, after))
    stretch = float(after.std()) / max(float(before.std()), 1e-6)
    return float(after[-1] + (height - before[-1]) * max(stretch, 1.0))


def experience(accepted: int, rejected: int) -> float:
    """How much the answers tell of where a label ends, in [0, 1): next to nothing as long as all are alike."""
    both = min(2 * min(accepted, rejected) + 1, accepted + rejected)
    return both / (both + HALF_WAY)


def proposed(told: float) -> float:
    """The threshold as a probability, after an `experience`."""
    logit = CAUTIOUS + (EAGER - CAUTIOUS) * told
    return float(1 / (1 + np.exp(-logit)))
