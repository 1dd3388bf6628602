"""Preprocessing: from a photo to the numbers that an image tower looks at, as open_clip's configuration says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from photolens.domain.framing import Fit, Framing, Resampling
from photolens.errors import ModelError

OPENAI_MEAN = (0.48145466, 0.4578275, 0.40821073)
OPENAI_STD = (0.26862954, 0.26130258, 0.27577711)
"""Of the pixels that OpenAI trained CLIP with; open_clip's default."""

SAID = ("mean", "std", "interpolation", "resize_mode")
"""What open_clip says of the preprocessing of published weights."""
_FITS = {"shortest": Fit.CROP, "squash": Fit.SQUEEZE}


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """The square of pixels, and the mean and standard deviation of each channel, of pixels in [0, 1]."""

    framing: Framing
    mean: tuple[float, ...]
    std: tuple[float, ...]

    @property
    def scale(self) -> list[float]:
        """Per channel what a byte is multiplied by."""
        return [1.0 / (255.0 * std) for std in self.std]

    @property
    def shift(self) -> list[float]:
        """Per channel what is added then: byte * scale + shift is (byte / 255 - mean) / std."""
        return [-mean / std for mean, std in zip(self.mean, self.std, strict=True)]


def preprocessing_of(config: Mapping[str, Any], size: int | Sequence[int]) -> Preprocessing:
    """What a `preprocess_cfg` of open_clip says, for an image tower of that size; what it leaves out is OpenAI's.

    Raises:
        ModelError: the model wants oblong pictures or padding.
    """
    width, height = (size, size) if isinstance(size, int) else tuple(size)
    mode = config.get("resize_mode") or "shortest"
    if width != height or mode not in _FITS:
        raise ModelError(
            f"this model wants pictures of {width} x {height} ({mode}), Photolens makes squares: choose another"
        )
    is_bilinear = config.get("interpolation") == "bilinear"
    resampling = Resampling.BILINEAR if is_bilinear else Resampling.BICUBIC
    mean, std = (tuple(config.get(key) or usual) for key, usual in (("mean", OPENAI_MEAN), ("std", OPENAI_STD)))
    return Preprocessing(Framing(width, _FITS[mode], resampling=resampling), mean, std)
