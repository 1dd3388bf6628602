"""Thresholds: from which score on a label is worth giving.

The logit of a prompt says how much more likely it is than the background on average, in natural logarithms. One and the
same bar serves nearly all words. It says how many photos of a library to tag, and a better classifier then says which.
"""

import numpy as np
from numpy.typing import NDArray

from photolens.labelling.learning import sigmoid

CLEAR = 3.5
"""The bar for prompts: about where, for the labelled photos and for the words of captions alike, nine in ten photos
above it are right. Bars that follow a label's own spread or highest logits carried over worse from one to the other."""
USUAL_SPREAD = 1.3
"""Spread of the logits of unrelated phrases where that bar was found; encoders that spread more get a higher one."""
CAUTIOUS, EAGER = 0.7, -1.0
"""Logits of the proposed threshold without answers and with very many: what is sure first, and then what serves F1
best, about half of the F1 that can be had (Lipton et al., 2014, arXiv:1402.1892)."""
HALF_WAY = 4.0
"""After so many answers of either kind the threshold is half-way between."""
AMONG_OTHERS = -2.0
"""The bias of labels in exclusive groups without answers."""
WIDTH, DOUBT = 0.5, 2.0
"""The spread of the logits of a label's photos that is expected, in units of the library's, and for how many accepted
photos that counts."""
FEW, NEARLY = 2.0, 0.93
"""So many more photos than there are make the topmost few no rule, and the share of the highest rate that will do."""
LOGISTIC = 1.702
"""The logistic function stretched so is the normal distribution's, nearly."""

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


def reached(own: Floats, logits: Floats) -> float:
    """The lowest logit at which accepted photos are found at nearly the highest rate of all photos found.

    The share of the label's photos above a logit, by those accepted, over the number of photos above it is its
    precision up to a factor that nobody knows, the label's share of the library (Elkan and Noto, 2008). It is taken
    where at least half of the label's photos are found. The accepted are smoothed by a normal distribution.

    Args:
        own: logits of accepted photos as if they had not been accepted (m,), m > 0.
        logits: of the photos of a library (n,), n > 0.
    """
    middle, heights = float(own.mean()), np.sort(logits)[::-1]
    variance = (((own - middle) ** 2).sum() + DOUBT * (WIDTH * logits.std()) ** 2) / (len(own) + DOUBT)
    width = max(float(np.sqrt(variance * (1 + 1 / len(own)))), 1e-6)
    share = sigmoid(LOGISTIC * (middle - heights) / width)
    rate = share / (np.arange(1, len(heights) + 1) + FEW)
    rate[share < 0.5] = 0
    if not rate.any():
        return float(heights[0])
    return float(heights[np.flatnonzero(rate >= NEARLY * rate.max())[-1]])


def experience(accepted: int, rejected: int) -> float:
    """How much the answers tell of where a label ends, in [0, 1): nothing as long as all are alike."""
    both = min(accepted, rejected)
    return both / (both + HALF_WAY)


def proposed(told: float) -> float:
    """The threshold as a probability, after an `experience`."""
    logit = CAUTIOUS + (EAGER - CAUTIOUS) * told
    return float(1 / (1 + np.exp(-logit)))


def ease(bias: float, suggested: float) -> float:
    """What is added to the logit of a label in an exclusive group, at least 0.

    Alone a label has to be clear; in a group it has to be likelier than the others and than the background. The more
    answers have told where it ends, the less is added.

    Args:
        bias: of its fit.
        suggested: the threshold that its fit proposes, which tells of the answers.
    """
    told = (CAUTIOUS - float(np.log(suggested / (1 - suggested)))) / (CAUTIOUS - EAGER)
    return float(np.clip(1 - told, 0, 1)) * max(AMONG_OTHERS - bias, 0.0)
