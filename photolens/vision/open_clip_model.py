"""open_clip on torch: CLIP proper, from a checkpoint on the user's own disk. Needs the extra `clip`, never a network.

torch and open_clip take seconds to import, so that happens when a model is loaded, not when this module is.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from hashlib import blake2b
from importlib import import_module
from math import log
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from photolens.domain.framing import Fit, Framing
from photolens.errors import ModelError
from photolens.vision.device import AUTO, choose_device, fast_half
from photolens.vision.encoder import Calibration, Squares, Vectors

IMAGES_AT_ONCE = 64
TEXTS_AT_ONCE = 256
"""Squares and texts under one hold of the lock: a phrase waits for one such batch of photos at most."""
PROMPTS = ("a photo of {}.", "{}")
"""OpenAI's plain template, and the phrase as typed, which is often a whole caption already."""
SUFFIXES = (".safetensors", ".pt", ".pth", ".bin")
AGREEMENT = 0.999
"""Least cosine between float32 and 16-bit vectors with which the faster one is trusted."""

UNRELATED_COSINE = 0.17
DISTRACTORS = 1000
PHOTO_CALIBRATION = Calibration(midpoint=0.75, slope=20.0)
"""Two photos, for a model nobody has calibrated: a reasoned guess for CLIP's narrow cone, not a measurement."""

_PREPROCESSING = ("mean", "std", "interpolation", "resize_mode")


def load_open_clip(architecture: str, checkpoint: Path, *, device: str = AUTO) -> "OpenClipEncoder":
    """The encoder of an open_clip architecture ("ViT-B-32") with the weights of a local file.

    `device` is auto, cuda, mps, xpu or cpu. Takes seconds and belongs on a worker thread.

    Raises:
        ModelError: the extra is missing, the architecture is unknown or needs files from a hub, the file is missing,
            damaged or of another architecture, or the device is not there.
    """
    torch, open_clip = _library("torch"), _library("open_clip")
    name = _known_architecture(open_clip, architecture)
    if checkpoint.suffix not in SUFFIXES or not checkpoint.is_file():
        raise ModelError(
            f"there is no checkpoint {checkpoint}: give the path of a file that ends in {_listed(SUFFIXES)}"
        )
    place = choose_device(torch, device)
    tokenizer = open_clip.get_tokenizer(name)

    def build() -> _Towers:
        return _Towers(torch, _built(open_clip, name, checkpoint).to(place).eval(), tokenizer, device=place)

    towers = _fastest(build, fast_half(torch, place))
    return OpenClipEncoder(towers, f"{name}-{_digest(checkpoint)}")


def default_phrase_calibration(logit_scale: float) -> Calibration:
    """The match of a phrase and a photo for a model that nobody has calibrated: a default, not a measurement.

    CLIP is trained with a softmax over logit_scale * cosine. Against n distractors that all have the cosine u, that
    softmax is exactly a logistic curve in the photo's cosine: slope logit_scale, midpoint u + ln(n) / logit_scale.
    With u = 0.17, roughly what models of OpenAI's kind give an unrelated pair, n = 1000 and the usual logit_scale of
    100 the midpoint is 0.24.
    """
    return Calibration(UNRELATED_COSINE + log(DISTRACTORS) / logit_scale, logit_scale)


class OpenClipEncoder:
    """Implements Encoder with a model of open_clip. Owns the weights; safe to call from several threads."""

    def __init__(self, towers: "_Towers", model_id: str) -> None:
        self._towers = towers
        self._model_id = model_id
        self._framing = _framing(towers.preprocessing)
        self._logit_scale = towers.logit_scale
        self._dimensions = int(towers.texts([""]).shape[1])

    @property
    def model_id(self) -> str:
        """Architecture and the first 12 hexadecimal digits of the checkpoint's BLAKE2b."""
        return self._model_id

    @property
    def dimensions(self) -> int:
        """Length of every vector."""
        return self._dimensions

    @property
    def framing(self) -> Framing:
        """The square of pixels that `encode_images` wants, as the model was trained with."""
        return self._framing

    @property
    def prompts(self) -> Sequence[str]:
        """Templates with one "{}" for search phrases."""
        return PROMPTS

    @property
    def logit_scale(self) -> float:
        """The temperature that the model learned."""
        return self._logit_scale

    @property
    def phrase_calibration(self) -> Calibration:
        """See `default_phrase_calibration`."""
        return default_phrase_calibration(self._logit_scale)

    @property
    def photo_calibration(self) -> Calibration:
        """See `PHOTO_CALIBRATION`."""
        return PHOTO_CALIBRATION

    def encode_images(self, squares: Squares) -> Vectors:
        """Unit vectors of uint8 (n, side_px, side_px, 3) squares, float32 (n, dimensions).

        Raises:
            ValueError: the squares have another shape.
        """
        side = self._framing.side_px
        if squares.ndim != 4 or squares.shape[1:] != (side, side, 3):
            raise ValueError(f"squares must be (n, {side}, {side}, 3), they are {squares.shape}")
        return self._joined([self._towers.images(part) for part in _parts(squares, IMAGES_AT_ONCE)])

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts taken as they are, float32 (n, dimensions). What is too long for the model is cut."""
        return self._joined([self._towers.texts(part) for part in _parts(texts, TEXTS_AT_ONCE)])

    def _joined(self, parts: list[Vectors]) -> Vectors:
        return np.concatenate(parts) if parts else np.empty((0, self._dimensions), np.float32)


class _Towers:
    """A model on its device, in its precision, with its tokenizer; one batch at a time runs through it."""

    def __init__(self, torch: Any, model: Any, tokenizer: Any, *, device: str) -> None:
        self._torch, self._model, self._tokenizer, self._device = torch, model, tokenizer, device
        self._lock = Lock()
        self._dtype = torch.float32
        self.preprocessing: dict[str, Any] = model.visual.preprocess_cfg
        self.logit_scale = float(model.logit_scale.detach().exp())
        self._mean, self._std = (
            torch.tensor(self.preprocessing[name], device=device).view(-1, 1, 1) for name in ("mean", "std")
        )

    @property
    def dtype(self) -> Any:
        """What it computes in."""
        return self._dtype

    def convert(self, dtype: Any) -> None:
        """Compute in another dtype from now on."""
        self._model.to(dtype=dtype)
        self._dtype = dtype

    def images(self, squares: Squares) -> Vectors:
        """Unit vectors of one batch; pixels travel as bytes and become numbers on the device."""
        with self._lock, self._torch.inference_mode():
            pixels = self._torch.tensor(squares, device=self._device).permute(0, 3, 1, 2).float() / 255.0
            pixels = (pixels - self._mean) / self._std
            return self._unit(self._model.encode_image(pixels.to(self._dtype)))

    def texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of one batch."""
        with self._lock, self._torch.inference_mode():
            return self._unit(self._model.encode_text(self._tokenizer(list(texts)).to(self._device)))

    def _unit(self, features: Any) -> Vectors:
        found = self._torch.nn.functional.normalize(features.float(), dim=-1)
        vectors: Vectors = found.cpu().numpy()
        return vectors


def _fastest(build: Callable[[], _Towers], half: Any | None) -> _Towers:
    """The model in 16 bits where these are faster and agree with float32 on a small batch, else in float32."""
    towers = build()
    if half is None:
        return towers
    before = _probe(towers)
    towers.convert(half)
    return towers if _agree(before, _probe(towers)) else build()


def _probe(towers: _Towers) -> Vectors:
    """Vectors of a few made squares and texts."""
    side = _framing(towers.preprocessing).side_px
    coarse = np.random.default_rng(0).integers(0, 256, (4, 8, 8, 3), np.uint8)
    squares = np.resize(coarse.repeat(-(-side // 8), 1).repeat(-(-side // 8), 2)[:, :side, :side], (4, side, side, 3))
    return np.concatenate([towers.images(squares), towers.texts(["a dog", "two children at the sea", "red", ""])])


def _agree(one: Vectors, other: Vectors) -> bool:
    """Whether each pair of unit vectors has a cosine of AGREEMENT; never where one is not a number."""
    return bool((np.sum(one * other, axis=1) >= AGREEMENT).all())


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ModelError(f"this model needs the extra \"clip\" ({error}): pip install 'photolens[clip]'") from error


def _known_architecture(open_clip: Any, wanted: str) -> str:
    """open_clip's name, for an architecture whose tokenizer comes with open_clip."""
    name, known = wanted.replace("/", "-"), open_clip.list_models()
    if name not in known:
        near = get_close_matches(name, known) or ["ViT-B-32"]
        raise ModelError(f'open_clip knows no architecture "{wanted}": choose one like {_listed(near)}')
    text = open_clip.get_model_config(name)["text_cfg"]
    if text.get("hf_tokenizer_name") or text.get("hf_model_name") or "siglip" in name.lower():
        raise ModelError(
            f"{wanted} needs a tokenizer from the Hugging Face hub, and Photolens fetches none: choose an architecture "
            "with CLIP's own tokenizer, such as ViT-B-32"
        )
    return name


def _built(open_clip: Any, name: str, checkpoint: Path) -> Any:
    """The model in float32 on the CPU. Neither tower's default weights are ever asked for, as they would be fetched."""
    try:
        return open_clip.create_model(
            name,
            pretrained=str(checkpoint.absolute()),
            precision="fp32",
            pretrained_image=False,
            pretrained_text=False,
            force_preprocess_cfg=_usual_preprocessing(open_clip, name),
            weights_only=True,
        )
    except Exception as error:  # a file from elsewhere makes torch, pickle and safetensors raise anything
        raise ModelError(
            f"{checkpoint} is damaged or no checkpoint of {name}: fetch it again, or set the architecture it is for"
        ) from error


def _usual_preprocessing(open_clip: Any, name: str) -> dict[str, Any]:
    """What all published weights of an architecture agree on; open_clip itself would take OpenAI's for a local file."""
    published = [open_clip.get_pretrained_cfg(name, tag) for tag in open_clip.list_pretrained_tags_by_model(name)]
    return {
        key: published[0][key]
        for key in _PREPROCESSING
        if published and published[0].get(key) and all(one.get(key) == published[0][key] for one in published)
    }


def _framing(preprocessing: dict[str, Any]) -> Framing:
    """The framing that comes nearest: resampling is always bicubic, also for models that were trained with bilinear.

    Raises:
        ModelError: the model wants oblong pictures or padding.
    """
    size, mode = preprocessing["size"], preprocessing["resize_mode"]
    width, height = (size, size) if isinstance(size, int) else size
    fits = {"shortest": Fit.CROP, "squash": Fit.SQUEEZE}
    if width != height or mode not in fits:
        raise ModelError(
            f"this model wants pictures of {width} x {height} ({mode}), Photolens makes squares: choose another"
        )
    return Framing(width, fits[mode])


def _digest(path: Path) -> str:
    digest = blake2b(digest_size=32)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()[:12]


def _parts(items: Any, at_once: int) -> Iterator[Any]:
    for start in range(0, len(items), at_once):
        yield items[start : start + at_once]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
