"""The starter: the small model inside the app, two ONNX files that need no network, no torch and no GPU.

`packaging/starter/` trains and exports it; `resources/starter/MODEL_CARD.md` tells what it is made of and can do.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, cast

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from photolens.domain.framing import Fit, Framing
from photolens.errors import ModelError
from photolens.paths import resource
from photolens.vision.encoder import Calibration, Squares, Vectors

CONFIG_FILE, IMAGE_FILE, TEXT_FILE, TOKENIZER_FILE = "model.json", "image.onnx", "text.onnx", "tokenizer.json"
IMAGES_AT_ONCE = 4
"""Squares in one run of the image tower: more is no faster on a CPU and costs about 20 MB each."""
TEXTS_AT_ONCE = 64
_ERRORS_ONLY = 3

ort.disable_telemetry_events()  # of versions that do not know the variable that this package sets


@dataclass(frozen=True, slots=True)
class StarterConfig:
    """What `model.json` says: the facts of the Encoder protocol that go with one pair of ONNX files."""

    model_id: str
    dimensions: int
    framing: Framing
    prompts: tuple[str, ...]
    logit_scale: float
    phrase_calibration: Calibration
    photo_calibration: Calibration


def read_config(path: Path) -> StarterConfig:
    """The settings of a starter model; raises ModelError where the file is missing or says something else."""
    try:
        return _parse_config(json.loads(_read_bytes(path)))
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path) from error


def load_starter(folder: Path | None = None, threads: int | None = None) -> "StarterEncoder":
    """The starter of a folder, the one that ships with the app by default.

    Reads only `model.json`; the towers are loaded when they are first used. `threads` is how many threads one run
    may take, all cores by default. Raises ModelError where a file is missing or damaged.
    """
    home = resource("starter") if folder is None else folder
    for name in (CONFIG_FILE, IMAGE_FILE, TEXT_FILE, TOKENIZER_FILE):
        if not (home / name).is_file():
            raise _missing(home / name)
    return StarterEncoder(home, read_config(home / CONFIG_FILE), threads)


class StarterEncoder:
    """Owns the two ONNX Runtime sessions and the tokenizer of the starter; implements Encoder.

    Safe to call from several threads: ONNX Runtime and tokenizers are, and each part is loaded once, under a lock.
    """

    def __init__(self, folder: Path, config: StarterConfig, threads: int | None = None) -> None:
        self._folder, self._config, self._threads = folder, config, threads
        self._image_lock, self._text_lock = Lock(), Lock()

    @property
    def model_id(self) -> str:
        """Names the space of this model's vectors."""
        return self._config.model_id

    @property
    def dimensions(self) -> int:
        """Length of every vector."""
        return self._config.dimensions

    @property
    def framing(self) -> Framing:
        """The square of pixels that `encode_images` wants."""
        return self._config.framing

    @property
    def device(self) -> str:
        """Where it runs: always the CPU."""
        return "cpu"

    @property
    def precision(self) -> str:
        """What it computes in; the towers turn what they store in 8 bits into float32."""
        return "float32"

    @property
    def notice(self) -> str:
        """Nothing goes otherwise than asked."""
        return ""

    @property
    def prompts(self) -> Sequence[str]:
        """Templates with one "{}" for search phrases."""
        return self._config.prompts

    @property
    def logit_scale(self) -> float:
        """What cosines are multiplied by before a softmax over labels."""
        return self._config.logit_scale

    @property
    def phrase_calibration(self) -> Calibration:
        """Match of a phrase and a photo."""
        return self._config.phrase_calibration

    @property
    def photo_calibration(self) -> Calibration:
        """Match of two photos."""
        return self._config.photo_calibration

    def encode_images(self, squares: Squares) -> Vectors:
        """Unit vectors float32 (n, dimensions) of uint8 (n, side_px, side_px, 3); ValueError for anything else."""
        side = self.framing.side_px
        if squares.dtype != np.uint8 or squares.ndim != 4 or squares.shape[1:] != (side, side, 3):
            raise ValueError(f"expected uint8 (n, {side}, {side}, 3), got {squares.dtype} {squares.shape}")
        if not len(squares):
            return self._no_vectors()
        with self._image_lock:
            session = self._image_session
        batches = (squares[start : start + IMAGES_AT_ONCE] for start in range(0, len(squares), IMAGES_AT_ONCE))
        return np.concatenate([_run(session, {"squares": np.ascontiguousarray(batch)}) for batch in batches])

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors float32 (n, dimensions) of texts as they are; ValueError for a lone string."""
        if isinstance(texts, str):
            raise ValueError("expected a sequence of texts, got one string")  # noqa: TRY004 - the caller's mistake
        if not texts:
            return self._no_vectors()
        with self._text_lock:
            session, tokenizer = self._text_session, self._tokenizer
        return np.concatenate([_run(session, tokens) for tokens in _tokenized(tokenizer, texts)])

    @cached_property
    def _image_session(self) -> ort.InferenceSession:
        return open_session(self._folder / IMAGE_FILE, self._threads)

    @cached_property
    def _text_session(self) -> ort.InferenceSession:
        return open_session(self._folder / TEXT_FILE, self._threads)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return open_tokenizer(self._folder / TOKENIZER_FILE)

    def _no_vectors(self) -> Vectors:
        return np.zeros((0, self.dimensions), np.float32)


def open_session(path: Path, threads: int | None = None) -> ort.InferenceSession:
    """A silent CPU session of an ONNX file; raises ModelError where it is missing or damaged."""
    options = ort.SessionOptions()
    options.log_severity_level = _ERRORS_ONLY
    options.intra_op_num_threads = threads or _cores()
    # threads that spin while they wait take their cores from the processes that decode
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return ort.InferenceSession(_read_bytes(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's exceptions share no base below Exception
        if isinstance(error, ModelError):
            raise
        raise _damaged(path) from error


def open_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a file; raises ModelError where it is missing or damaged."""
    text = _read_bytes(path)
    try:
        return Tokenizer.from_buffer(text)
    except Exception as error:  # tokenizers raises bare Exception
        raise _damaged(path) from error


def _parse_config(facts: Any) -> StarterConfig:
    framing, phrase, photo = facts["framing"], facts["phrase_calibration"], facts["photo_calibration"]
    return StarterConfig(
        model_id=str(facts["model_id"]),
        dimensions=int(facts["dimensions"]),
        framing=Framing(int(framing["side_px"]), Fit(framing["fit"]), float(framing["zoom"])),
        prompts=tuple(str(prompt) for prompt in facts["prompts"]),
        logit_scale=float(facts["logit_scale"]),
        phrase_calibration=Calibration(float(phrase["midpoint"]), float(phrase["slope"])),
        photo_calibration=Calibration(float(photo["midpoint"]), float(photo["slope"])),
    )


def _tokenized(tokenizer: Tokenizer, texts: Sequence[str]) -> Iterator[dict[str, np.ndarray]]:
    for start in range(0, len(texts), TEXTS_AT_ONCE):
        rows = tokenizer.encode_batch(list(texts[start : start + TEXTS_AT_ONCE]))
        yield {
            "ids": np.array([row.ids for row in rows], np.int64),
            "mask": np.array([row.attention_mask for row in rows], np.int64),
        }


def _run(session: ort.InferenceSession, inputs: dict[str, np.ndarray]) -> Vectors:
    return cast(Vectors, session.run(["vectors"], inputs)[0])


def _cores() -> int:
    return os.cpu_count() or 1


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _missing(path) from error


def _missing(path: Path) -> ModelError:
    return ModelError(f"The starter model's file {path} cannot be read: install Photolens again.")


def _damaged(path: Path) -> ModelError:
    return ModelError(f"The starter model's file {path} is damaged: install Photolens again.")
