"""Preprocessing, from what open_clip's configurations say."""

from typing import Any

import numpy as np
import pytest

from photolens.domain.framing import Fit, Framing, Resampling
from photolens.errors import ModelError
from photolens.vision.preprocessing import OPENAI_MEAN, OPENAI_STD, preprocessing_of


@pytest.mark.parametrize(
    ("config", "framing"),
    [
        ({}, Framing(64, Fit.CROP, 1.0, Resampling.BICUBIC)),
        ({"resize_mode": "squash", "interpolation": "bicubic"}, Framing(64, Fit.SQUEEZE)),
        ({"resize_mode": "shortest", "interpolation": "bilinear"}, Framing(64, resampling=Resampling.BILINEAR)),
    ],
)
def test_photos_are_framed_as_the_model_was_trained(config: dict[str, Any], framing: Framing) -> None:
    assert preprocessing_of(config, 64).framing == framing
    assert preprocessing_of(config, [64, 64]).framing == framing


@pytest.mark.parametrize(("size", "mode"), [((64, 32), "shortest"), (64, "longest")])
def test_pictures_that_are_no_squares_cannot_be_made(size: Any, mode: str) -> None:
    with pytest.raises(ModelError, match="squares"):
        preprocessing_of({"resize_mode": mode}, size)


def test_bytes_are_normalised_as_open_clip_does() -> None:
    pixels = np.arange(256)[:, None]
    for config, mean, std in (({}, OPENAI_MEAN, OPENAI_STD), ({"mean": [0, 0, 0], "std": [1, 1, 1]}, 0, 1)):
        found = preprocessing_of(config, 8)
        expected = (pixels / 255 - np.array(mean)) / np.array(std) + np.zeros(3)
        np.testing.assert_allclose(pixels * found.scale + np.array(found.shift), expected, atol=1e-12)
