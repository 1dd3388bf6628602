"""Encoder: what every model looks like from outside, whatever runs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from photolens.domain.framing import Framing

Squares = NDArray[np.uint8]
"""Pictures as a model looks at them: uint8 (n, side_px, side_px, 3), RGB."""
Vectors = NDArray[np.float32]
"""Unit vectors: float32 (n, dimensions)."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns a cosine into a match in [0, 1]: Platt's logistic curve (1999), fitted on photos the model has not seen.

    `midpoint` is the cosine at which a right and a wrong answer are equally likely, `slope` the steepness per unit of
    cosine.
    """

    midpoint: float
    slope: float

    def match(self, cosine: float) -> float:
        """The match of one cosine, rising with it; 0.5 at the midpoint."""
        return 1.0 / (1.0 + exp(-self.slope * (cosine - self.midpoint)))


class Encoder(Protocol):
    """Photos and phrases into one space of unit vectors. Safe to call from several threads."""

    @property
    def model_id(self) -> str:
        """Names the space: vectors of two encoders may be compared only when this is equal."""

    @property
    def dimensions(self) -> int:
        """Length of every vector."""

    @property
    def framing(self) -> Framing:
        """The square of pixels that `encode_images` wants."""

    @property
    def device(self) -> str:
        """Where it runs now: "cuda", "mps", "xpu" or "cpu"."""

    @property
    def precision(self) -> str:
        """What it computes in now: "float32", "bfloat16" or "float16"."""

    @property
    def notice(self) -> str:
        """One sentence on what went otherwise than asked, as when a GPU disappeared; else ""."""

    @property
    def prompts(self) -> Sequence[str]:
        """Templates with one "{}" that a search phrase is put into; the vectors are averaged."""

    @property
    def logit_scale(self) -> float:
        """What cosines are multiplied by before a softmax over labels."""

    @property
    def phrase_calibration(self) -> Calibration:
        """Match of a phrase and a photo."""

    @property
    def photo_calibration(self) -> Calibration:
        """Match of two photos."""

    def encode_images(self, squares: Squares) -> Vectors:
        """Unit vectors of uint8 (n, side_px, side_px, 3) squares, float32 (n, dimensions)."""

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts taken as they are, without templates, float32 (n, dimensions)."""
