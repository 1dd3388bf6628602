"""Background: everyday phrases that every label has to beat on a photo."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from photolens.labelling.everyday import EVERYDAY
from photolens.labelling.phrases import PhraseVectors
from photolens.vision.encoder import Encoder, Vectors

AT_ONCE = 4096
"""Photos compared in one go: 5 MB of cosines, which stay in the processor's cache better than more."""


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """The vectors of the everyday phrases in one encoder's space, and how sharply they are told apart."""

    texts: tuple[str, ...]
    vectors: Vectors
    """Unit vectors, float32 (len(texts), dimensions)."""
    scale: float
    """What cosines are multiplied by: the encoder's `logit_scale`."""

    @classmethod
    def of(cls, encoder: Encoder) -> Self:
        """The background of an encoder; encodes about 300 phrases, about two seconds on a slow computer."""
        return cls(EVERYDAY, PhraseVectors(encoder).of(EVERYDAY), encoder.logit_scale)

    def reference(self, photos: Vectors) -> NDArray[np.float32]:
        """What a label's scaled cosine must exceed on each photo, float32 (n,).

        It is log(mean(exp(scale * cosine))) over the phrases: the logarithm of the softmax's denominator, so that the
        logit of a prompt is its log odds against the background.
        """
        parts = [self._reference(photos[start : start + AT_ONCE]) for start in range(0, len(photos), AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _reference(self, photos: Vectors) -> NDArray[np.float32]:
        logits = photos @ (self.vectors.T * np.float32(self.scale))
        highest = logits.max(axis=1)
        logits -= highest[:, None]
        np.exp(logits, out=logits)
        result: NDArray[np.float32] = highest + np.log(logits.mean(axis=1))
        return result
