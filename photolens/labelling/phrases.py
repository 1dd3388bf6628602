"""Phrases: the vectors of texts in an encoder's templates, each text encoded once."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock

import numpy as np

from photolens.vision.encoder import Encoder, Vectors

REMEMBERED = 4096
"""How many texts are kept: 6 MB at 384 dimensions. The one asked for longest ago goes first."""


class PhraseVectors:
    """Owns the text vectors of one encoder. Safe to call from several threads."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._lock = Lock()
        self._known: OrderedDict[str, Vectors] = OrderedDict()

    def of(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32 (n, dimensions): the mean of each text in the encoder's templates."""
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
        missing = list(dict.fromkeys(text for text in texts if text not in found))
        found |= dict(zip(missing, self._encoded(missing), strict=True))
        self._remember(found.items())
        if not texts:
            return np.zeros((0, self._encoder.dimensions), np.float32)
        return np.stack([found[text] for text in texts])

    def _encoded(self, texts: Sequence[str]) -> Iterable[Vectors]:
        if not texts:
            return ()
        filled = [prompt.replace("{}", text) for text in texts for prompt in self._encoder.prompts]
        sides = self._encoder.encode_texts(filled).reshape(len(texts), -1, self._encoder.dimensions)
        return unit(sides.mean(axis=1))

    def _remember(self, pairs: Iterable[tuple[str, Vectors]]) -> None:
        with self._lock:
            for text, vector in pairs:
                self._known[text] = vector
                self._known.move_to_end(text)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)


def unit(vectors: Vectors) -> Vectors:
    """Rows of length 1, float32 (n, dimensions); a row of zeros stays as it is."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return scaled
