"""open_clip on torch: CLIP and its like, from files on this computer. Needs the extra `clip`, never a network.

torch and open_clip take seconds to import, so that happens when a model is loaded, not when this module is.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b, file_digest
from math import log
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from photolens.domain.framing import Framing
from photolens.errors import ModelError
from photolens.vision.device import AUTO, CPU, is_accelerator
from photolens.vision.encoder import Calibration, Squares, Vectors
from photolens.vision.failures import is_device_lost, is_out_of_memory
from photolens.vision.importing import import_torch
from photolens.vision.lanes import BatchError, Lane
from photolens.vision.loading import Blueprint, file_blueprint, folder_blueprint, random_blueprint
from photolens.vision.model_folder import InstalledModel
from photolens.vision.towers import Towers, choose_place, raise_towers
from photolens.vision.turns import Turns

PROMPTS = ("a photo of {}.", "{}")
"""OpenAI's plain template, and the phrase as typed, which is often a whole caption already."""

UNRELATED_COSINE = 0.17
DISTRACTORS = 1000
SIGLIP_BATCH = 32_768
PHOTO_CALIBRATION = Calibration(midpoint=0.75, slope=20.0)
"""Two photos, for a model nobody has calibrated: a reasoned guess for CLIP's narrow cone, not a measurement."""

TOO_LITTLE_MEMORY = "{} has too little memory for this model; Photolens goes on with the CPU, which takes longer."
DEVICE_LOST = "{} stopped answering; Photolens goes on with the CPU, which takes longer, until it is started again."

_log = logging.getLogger(__name__)


def load_installed(model: InstalledModel, device: str = AUTO) -> "OpenClipEncoder":
    """The encoder of an installed model, on auto, cuda, mps, xpu or cpu. Takes seconds: belongs on a worker thread.

    Raises:
        ModelError: an extra is missing, a file is missing or damaged, or the device is not there.
    """
    place = choose_place(device)
    return OpenClipEncoder(folder_blueprint(model), model.model_id, place)


def load_open_clip(architecture: str, checkpoint: Path, *, device: str = AUTO) -> "OpenClipEncoder":
    """The encoder of an open_clip architecture ("ViT-B-32") with the weights of a local file; else as `load_installed`.

    Raises:
        ModelError: the extra is missing, the architecture is unknown or needs more than weights, the file is missing,
            damaged or of another architecture, or the device is not there.
    """
    place, blueprint = choose_place(device), file_blueprint(architecture, checkpoint)
    return OpenClipEncoder(blueprint, f"{blueprint.name}-{_digest(checkpoint)}", place)


def untrained(architecture: str, device: str = AUTO) -> "OpenClipEncoder":
    """An encoder with random weights: as fast as the real one, to measure speed without having the model.

    Raises:
        ModelError: the extra or the device is missing, or open_clip does not know the architecture.
    """
    place, blueprint = choose_place(device), random_blueprint(architecture)
    return OpenClipEncoder(blueprint, f"{blueprint.name}-untrained", place)


def default_phrase_calibration(logit_scale: float, logit_bias: float | None = None) -> Calibration:
    """The match of a phrase and a photo for a model that nobody has calibrated: a default, not a measurement.

    CLIP is trained with a softmax over logit_scale * cosine. Against n distractors that all have the cosine u, that
    softmax is exactly a logistic curve in the photo's cosine: slope logit_scale, midpoint u + ln(n) / logit_scale.
    With u = 0.17, roughly what models of OpenAI's kind give an unrelated pair, n = 1000 and the usual logit_scale of
    100 the midpoint is 0.24.

    SigLIP (arXiv:2303.15343) is trained with a logistic curve, sigmoid(logit_scale * cosine + logit_bias), in which a
    phrase has one photo among the 32,768 of a batch. Among n + 1 its odds are better by as much.
    """
    if logit_bias is not None and logit_bias < 0:
        return Calibration(-(logit_bias + log(SIGLIP_BATCH / DISTRACTORS)) / logit_scale, logit_scale)
    return Calibration(UNRELATED_COSINE + log(DISTRACTORS) / logit_scale, logit_scale)


@dataclass(frozen=True, slots=True)
class _Stage:
    """Where the model stands now; all of it is replaced when its device fails."""

    towers: Towers
    images: Lane
    texts: Lane
    notice: str = ""


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a batch of `size` came to nothing, without the traceback: that would keep its tensors alive."""

    size: int
    is_memory: bool


class OpenClipEncoder:
    """Implements Encoder with a model of open_clip. Owns the weights; safe to call from several threads.

    Where a device runs out of memory the batches become smaller; where it fails, or has no room for a single square,
    the model is built anew on the CPU, the call is answered there, and `notice` says so.
    """

    def __init__(self, blueprint: Blueprint, model_id: str, device: str) -> None:
        self._blueprint, self._model_id = blueprint, model_id
        self._turns, self._recovering = Turns(), Lock()
        self._stage = self._begun(device)
        self._framing = self._stage.towers.preprocessing.framing
        self._dimensions = 0
        self._dimensions = int(self.encode_texts([""]).shape[1])  # and the first search finds a tower that has run

    @property
    def model_id(self) -> str:
        """Architecture and the first 12 hexadecimal digits of the weights' BLAKE2b."""
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
    def device(self) -> str:
        """Where it runs now: "cuda", "mps", "xpu" or "cpu"."""
        return self._stage.towers.device

    @property
    def precision(self) -> str:
        """What it computes in now: "float32", "bfloat16" or "float16"."""
        return self._stage.towers.precision

    @property
    def notice(self) -> str:
        """One sentence once the device failed; else ""."""
        return self._stage.notice

    @property
    def prompts(self) -> Sequence[str]:
        """Templates with one "{}" for search phrases."""
        return PROMPTS

    @property
    def logit_scale(self) -> float:
        """The temperature that the model learned."""
        return self._stage.towers.logit_scale

    @property
    def phrase_calibration(self) -> Calibration:
        """See `default_phrase_calibration`."""
        return default_phrase_calibration(self.logit_scale, self._stage.towers.logit_bias)

    @property
    def photo_calibration(self) -> Calibration:
        """See `PHOTO_CALIBRATION`."""
        return PHOTO_CALIBRATION

    def encode_images(self, squares: Squares) -> Vectors:
        """Unit vectors of uint8 (n, side_px, side_px, 3) squares, float32 (n, dimensions).

        Raises:
            ValueError: the squares have another shape.
            ModelError: not even the CPU has memory for one.
        """
        side = self._framing.side_px
        if squares.ndim != 4 or squares.shape[1:] != (side, side, 3) or squares.dtype != np.uint8:
            raise ValueError(f"squares must be uint8 (n, {side}, {side}, 3), they are {squares.dtype} {squares.shape}")
        return self._encoded(squares, lambda stage: stage.images)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts taken as they are, float32 (n, dimensions). What is too long for the model is cut."""
        if not texts:
            return np.empty((0, self._dimensions), np.float32)
        return self._encoded(self._stage.towers.tokenizer(texts), lambda stage: stage.texts)

    def _encoded(self, items: Any, lane_of: Callable[[_Stage], Lane]) -> Vectors:
        """The vectors of all items: what a failing device left undone is done again."""
        parts = [np.empty((0, self._dimensions), np.float32)] if self._dimensions else []
        while (done := sum(map(len, parts))) < len(items):
            stage = self._stage
            failure = _attempt(stage.towers.device, lane_of(stage), items[done:], parts)
            if failure is not None:
                self._recover(stage, lane_of(stage), failure)
        return np.concatenate(parts)

    def _recover(self, stage: _Stage, lane: Lane, failure: _Failure) -> None:
        """Smaller batches, or the CPU; nothing where another thread has seen to it already."""
        with self._recovering:
            if self._stage is not stage:
                return
            stage.towers.forget_cache()
            if failure.is_memory and lane.sizes.shrink(failure.size):
                return
            if not is_accelerator(stage.towers.device):
                raise _memory_error()
            self._stage = self._fallen_back(stage.towers.device, is_memory=failure.is_memory)

    def _begun(self, device: str) -> _Stage:
        """The model on its device, or on the CPU where the device fails at once."""
        try:
            return self._built(device)
        except RuntimeError as error:
            failure = _diagnosis(error, 1, device)
        if not is_accelerator(device):
            raise _memory_error()
        return self._fallen_back(device, is_memory=failure.is_memory)

    def _fallen_back(self, device: str, *, is_memory: bool) -> _Stage:
        notice = (TOO_LITTLE_MEMORY if is_memory else DEVICE_LOST).format(f"The device {device}")
        _log.warning(notice)
        return self._built(CPU, notice)

    def _built(self, device: str, notice: str = "") -> _Stage:
        towers = raise_towers(self._blueprint, device)
        return _Stage(towers, *towers.lanes(self._turns), notice)


def _attempt(device: str, lane: Lane, items: Any, parts: list[Vectors]) -> _Failure | None:
    """Adds vectors to `parts` until all are there, or the device fails in a way that can be mended."""
    try:
        parts.extend(lane.run(items))  # what came before an error stays in the list
    except BatchError as error:
        return _diagnosis(error.error, error.size, device)
    return None


def _diagnosis(error: RuntimeError, size: int, device: str) -> _Failure:
    """What kind of failure an error of torch is; one that no device is to blame for is ours, and raised."""
    torch = import_torch()
    is_memory = is_out_of_memory(torch, error)
    if is_memory or (is_accelerator(device) and is_device_lost(torch, error)):
        return _Failure(size, is_memory)
    raise error


def _memory_error() -> ModelError:
    return ModelError("there is too little memory for this model: close other programs, or choose a smaller model")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=32)).hexdigest()[:12]
