"""Towers: a model on its device and in its precision. Pixels travel there as bytes and become numbers there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photolens.vision.batches import LONGEST_S, BatchSize
from photolens.vision.device import choose_device, empty_cache, fast_halves, has_room
from photolens.vision.encoder import Squares, Vectors
from photolens.vision.importing import import_torch
from photolens.vision.lanes import Lane
from photolens.vision.loading import Blueprint, build_model, build_tokenizer, find_preprocessing
from photolens.vision.tokenizer import Tokens
from photolens.vision.turns import Turns

AGREEMENT = 0.999
"""Least cosine between float32 and 16-bit vectors with which the faster one is trusted."""
_PROBES = ("a dog", "two children at the sea", "red", "")


@dataclass(frozen=True, slots=True)
class PendingVectors:
    """Vectors that a device is working on."""

    vectors: Any
    """float32 tensor (n, dimensions); on the CPU, or on a device whose copying waits by itself."""
    ready: Any | None = None
    """An event of CUDA after which `vectors` may be read."""

    def wait(self) -> Vectors:
        """The vectors, float32 (n, dimensions), as soon as they are there."""
        if self.ready is not None:
            self.ready.synchronize()
        found: Vectors = self.vectors.cpu().numpy()
        return found


class Towers:
    """Owns the weights on one device. Whoever calls it takes care that one batch at a time is put to work."""

    def __init__(self, blueprint: Blueprint, device: str) -> None:
        torch = self._torch = import_torch()
        self.device = device
        self.tokenizer = build_tokenizer(blueprint)
        model = build_model(blueprint)
        self.preprocessing = find_preprocessing(blueprint, model)
        self.logit_scale = float(model.logit_scale.exp())
        self.logit_bias = None if getattr(model, "logit_bias", None) is None else float(model.logit_bias)
        # convolutions of the 16-bit kind want their channels last, and so the squares come
        order = torch.channels_last if device == "cuda" else torch.preserve_format
        self._model = model.to(device=device, memory_format=order)
        self._dtype = torch.float32
        self._scale, self._shift = (
            torch.tensor(values, device=device).view(-1, 1, 1)
            for values in (self.preprocessing.scale, self.preprocessing.shift)
        )
        self._uploads = torch.cuda.Stream() if device == "cuda" else None

    @property
    def precision(self) -> str:
        """What it computes in: "float32", "bfloat16" or "float16"."""
        return str(self._dtype).removeprefix("torch.")

    def convert(self, dtype: Any) -> None:
        """Compute in another dtype from now on."""
        self._model.to(dtype=dtype)
        self._dtype = dtype

    def start_images(self, squares: Squares) -> PendingVectors:
        """Puts one batch of uint8 (n, side_px, side_px, 3) to work."""
        with self._torch.inference_mode():
            pixels = self._uploaded(squares).permute(0, 3, 1, 2) * self._scale + self._shift
            return self._fetched(self._model.encode_image(pixels.to(self._dtype)))

    def start_texts(self, tokens: Tokens) -> PendingVectors:
        """Puts one batch of the tokenizer's numbers, int64 (n, context_length), to work."""
        with self._torch.inference_mode():
            return self._fetched(self._model.encode_text(self._uploaded(tokens)))

    def lanes(self, turns: Turns) -> tuple[Lane, Lane]:
        """One of photos and one of texts; on CUDA the next batch is copied there while the last one is computed."""
        depth = 1 if self._uploads is None else 2
        room = partial(has_room, self._torch, self.device)

        def sizes() -> BatchSize:
            return BatchSize(room, LONGEST_S / depth)

        return (
            Lane(self.start_images, turns.photos, sizes=sizes(), depth=depth, is_hurried=lambda: turns.is_asked),
            Lane(self.start_texts, turns.query, sizes=sizes(), depth=depth),
        )

    def forget_cache(self) -> None:
        """Gives memory back that is kept for later batches."""
        empty_cache(self._torch, self.device)

    def probe(self) -> Vectors:
        """Vectors of a few made squares and texts."""
        side = self.preprocessing.framing.side_px
        coarse = np.random.default_rng(0).integers(0, 256, (4, 8, 8, 3), np.uint8)
        grown = coarse.repeat(-(-side // 8), 1).repeat(-(-side // 8), 2)[:, :side, :side]
        images, texts = self.start_images(grown), self.start_texts(self.tokenizer(_PROBES))
        return np.concatenate([images.wait(), texts.wait()])

    def _uploaded(self, values: NDArray[Any]) -> Any:
        """The values on the device; from pinned memory and beside what it computes where that is possible."""
        host = self._torch.from_numpy(np.require(values, requirements=["C", "W"]))
        if self._uploads is None:
            return host.to(self.device)
        with self._torch.cuda.stream(self._uploads):
            found = host.pin_memory().to(self.device, non_blocking=True)
        computing = self._torch.cuda.current_stream()
        computing.wait_stream(self._uploads)
        found.record_stream(computing)
        return found

    def _fetched(self, features: Any) -> PendingVectors:
        """Unit vectors on their way to the CPU, queued before the next batch's work."""
        found = self._torch.nn.functional.normalize(features.float(), dim=-1)
        if self._uploads is None:
            return PendingVectors(found)
        host = self._torch.empty(found.shape, pin_memory=True)
        host.copy_(found, non_blocking=True)
        ready = self._torch.cuda.Event()
        ready.record()
        return PendingVectors(host, ready)


def choose_place(wanted: str) -> str:
    """The device to work on; ModelError where torch, or that device, is not there."""
    return choose_device(import_torch(), wanted)


def raise_towers(blueprint: Blueprint, device: str) -> Towers:
    """The model in 16 bits where these are faster and agree with float32 on a small batch, else in float32."""
    towers = Towers(blueprint, device)
    halves: Sequence[Any] = fast_halves(import_torch(), device)
    exact = towers.probe() if halves else None
    for half in halves:
        towers.convert(half)
        if exact is not None and agree(exact, towers.probe()):
            return towers
        towers = Towers(blueprint, device)
    return towers


def agree(one: Vectors, other: Vectors) -> bool:
    """Whether each pair of unit vectors has a cosine of AGREEMENT; never where one is not a number."""
    return bool((np.sum(one * other, axis=1) >= AGREEMENT).all())
