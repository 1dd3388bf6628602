"""Number lists: many whole numbers fetched as one text, which takes a quarter of the time that as many rows take."""

import numpy as np
from numpy.typing import NDArray

CHARACTERS_AT_ONCE = 1 << 18
"""About 25,000 numbers, which take some milliseconds."""


def numbers_in(text: str | None) -> NDArray[np.int64]:
    """Whole numbers with commas between them; read bit by bit, so that other threads have their turn."""
    runs, start = [np.empty(0, np.int64)], 0
    while text and start < len(text):
        end = text.find(",", start + CHARACTERS_AT_ONCE)
        end = len(text) if end < 0 else end
        runs.append(np.fromstring(text[start:end], np.int64, sep=","))
        start = end + 1
    return np.concatenate(runs)
