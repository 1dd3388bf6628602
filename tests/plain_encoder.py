"""A model that is no model: an Encoder whose vectors are plain statistics, for tests that need to foretell them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from photolens.domain.framing import Framing
from photolens.vision.encoder import Calibration, Squares, Vectors


class PlainEncoder:
    """Implements Encoder. A vector of a square holds the mean colours of its four quarters, and how rough each is.

    That of a text is made of its letters. `images` and `texts` tell what came in, one entry a call.
    """

    dimensions = 24
    prompts = ("{}",)
    logit_scale = 100.0
    phrase_calibration = photo_calibration = Calibration(0.2, 100.0)
    device, precision, notice = "cpu", "float32", ""

    def __init__(self, side_px: int = 32, model_id: str = "plain") -> None:
        self.model_id = model_id
        self.framing = Framing(side_px)
        self.images: list[int] = []
        self.texts: list[list[str]] = []

    def encode_images(self, squares: Squares) -> Vectors:
        self.images.append(len(squares))
        count, half = len(squares), self.framing.side_px // 2
        quarters = squares[:, : 2 * half, : 2 * half].astype(np.float32).reshape(count, 2, half, 2, half, 3) / 255
        roughness = np.abs(np.diff(quarters, axis=4)).mean(axis=(2, 4))
        features = np.concatenate([quarters.mean(axis=(2, 4)).reshape(count, 12), 4 * roughness.reshape(count, 12)], 1)
        return _unit(features + 0.01)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        self.texts.append(list(texts))
        letters = [np.bincount([ord(letter) % 24 for letter in text] or [0], minlength=24) for text in texts]
        return _unit(np.stack(letters).astype(np.float32) + 0.01)


def _unit(features: NDArray[np.floating]) -> Vectors:
    unit: Vectors = (features / np.linalg.norm(features, axis=1, keepdims=True)).astype(np.float32)
    return unit
