"""Table: the values of a similarity matrix with the photos that they are about. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photolens.domain.photo import PhotoCard

STEP = 0.05
"""The ends of the scale of cosines are multiples of it, so that one phrase more seldom recolours everything."""
NARROWEST = 0.1
"""A scale is no narrower; the differences of nearly equal cosines are not blown up."""


class Measure(StrEnum):
    """What the cells tell."""

    COSINE = "cosine"
    """How near photo and phrase are."""
    PROBABILITY = "probability"
    """The share of a phrase among all phrases, for one photo."""


class Span(NamedTuple):
    """What the ends of the colour scale stand for."""

    lowest: float
    highest: float

    def share(self, value: float) -> float:
        """How far a value lies between the ends, in [0, 1]."""
        return max(0.0, min(1.0, (value - self.lowest) / (self.highest - self.lowest)))


class Scale(NamedTuple):
    """What the colours of the cells mean."""

    measure: Measure
    span: Span
    has_best: bool
    """Whether the best phrase of each photo is marked."""


@dataclass(frozen=True, slots=True, eq=False)
class MatrixTable:
    """Photos as rows, phrases as columns."""

    cards: Sequence[PhotoCard]
    phrases: Sequence[str]
    cosines: NDArray[np.float32]
    """float32 (photos, phrases), in [-1, 1]."""
    probabilities: NDArray[np.float32]
    """float32 (photos, phrases), in [0, 1]; each row sums to 1."""

    def value(self, measure: Measure, row: int, column: int) -> float:
        """What a cell tells."""
        return float(self._values(measure)[row, column])

    def best(self, row: int) -> int | None:
        """The column of the phrase that fits a photo best; None where there is only one."""
        return int(self.cosines[row].argmax()) if self._has_best else None

    def scale(self, measure: Measure) -> Scale:
        """What the colours mean when the cells tell this."""
        return Scale(measure, self._span(measure), self._has_best)

    @property
    def _has_best(self) -> bool:
        return len(self.phrases) > 1

    def _span(self, measure: Measure) -> Span:
        """From 0 to 1 for probabilities; for cosines what there is, to the next steps."""
        if measure is Measure.PROBABILITY:
            return Span(0.0, 1.0)
        lowest = floor(float(self.cosines.min()) / STEP) * STEP
        highest = ceil(float(self.cosines.max()) / STEP) * STEP
        return Span(round(lowest, 2), round(max(highest, lowest + NARROWEST), 2))

    def _values(self, measure: Measure) -> NDArray[np.float32]:
        return self.cosines if measure is Measure.COSINE else self.probabilities
