"""Remembering: an encoder that keeps the vectors of recent texts, so that a phrase is encoded only once."""

import json
import logging
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from photolens.domain.framing import Framing
from photolens.paths import model_stem
from photolens.vision.encoder import Calibration, Encoder, Squares, Vectors

logger = logging.getLogger(__name__)

CAPACITY = 4096
"""Texts that are remembered; 8 MB for vectors of 512 dimensions."""
SAVE_EVERY = 256
"""So many new texts are lost at most when the process is killed."""

_Texts = OrderedDict[str, NDArray[np.float32]]


class Remembering:
    """Implements Encoder with another one, and remembers what that made of texts: the least recently used go first.

    The vectors lie in a file of `folder`, which is read when this is made. Safe to call from several threads.
    """

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._path = folder / f"{model_stem(encoder.model_id)}-texts.npz"
        self._lock = Lock()
        self._save_lock = Lock()
        self._known = _read(self._path, encoder)
        self._unsaved = 0

    @property
    def model_id(self) -> str:
        """Names the space of the vectors."""
        return self._encoder.model_id

    @property
    def dimensions(self) -> int:
        """Length of every vector."""
        return self._encoder.dimensions

    @property
    def framing(self) -> Framing:
        """The square of pixels that `encode_images` wants."""
        return self._encoder.framing

    @property
    def prompts(self) -> Sequence[str]:
        """Templates with one "{}" for search phrases."""
        return self._encoder.prompts

    @property
    def logit_scale(self) -> float:
        """What cosines are multiplied by before a softmax over labels."""
        return self._encoder.logit_scale

    @property
    def phrase_calibration(self) -> Calibration:
        """Match of a phrase and a photo."""
        return self._encoder.phrase_calibration

    @property
    def photo_calibration(self) -> Calibration:
        """Match of two photos."""
        return self._encoder.photo_calibration

    @property
    def device(self) -> str:
        """Where it runs."""
        return self._encoder.device

    @property
    def precision(self) -> str:
        """What it computes in."""
        return self._encoder.precision

    @property
    def notice(self) -> str:
        """What went otherwise than asked."""
        return self._encoder.notice

    def encode_images(self, squares: Squares) -> Vectors:
        """Unit vectors float32 (n, dimensions) of uint8 (n, side_px, side_px, 3)."""
        return self._encoder.encode_images(squares)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors float32 (n, dimensions); a text that is remembered gets the very vector that it got before."""
        if isinstance(texts, str) or not texts:
            return self._encoder.encode_texts(texts)
        found = self._recalled(texts)
        if new := [text for text in dict.fromkeys(texts) if text not in found]:
            found.update(zip(new, self._encoder.encode_texts(new), strict=True))
            self._remember({text: found[text].copy() for text in new})  # a row would keep all of its array in memory
        return np.stack([found[text] for text in texts])

    def warm_up(self) -> None:
        """Encode a text as if it were new, so that the first search finds a tower that has run."""
        self._encoder.encode_texts([""])

    def save(self) -> None:
        """Write what is new to the file, in one step: a crash leaves the old one or the new one.

        If that fails, only the time to encode again is lost.
        """
        with self._save_lock:
            with self._lock:
                known, self._unsaved, is_new = dict(self._known), 0, self._unsaved > 0
            if is_new:
                _write(self._path, self.model_id, known)

    def _recalled(self, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
            for text in found:
                self._known.move_to_end(text)
        return found

    def _remember(self, new: dict[str, NDArray[np.float32]]) -> None:
        with self._lock:
            self._known.update(new)
            while len(self._known) > CAPACITY:
                self._known.popitem(last=False)
            self._unsaved += len(new)
            is_due = self._unsaved >= SAVE_EVERY
        if is_due:
            self.save()


def _read(path: Path, encoder: Encoder) -> _Texts:
    """What a file remembers of a model; nothing if it is missing, damaged or of another model."""
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            facts, vectors = json.loads(file["facts"].tobytes()), np.asarray(file["vectors"])
        texts, model_id = [str(text) for text in facts["texts"]], facts["model_id"]
    except FileNotFoundError:
        return _Texts()
    except Exception as reason:  # noqa: BLE001 - a damaged file makes zipfile, numpy and json raise anything
        logger.warning("%s cannot be used and is made anew: %s", path, reason)
        return _Texts()
    is_sound = vectors.shape == (len(texts), encoder.dimensions) and vectors.dtype == np.float32
    if not is_sound or model_id != encoder.model_id or not np.isfinite(vectors).all():
        logger.warning("%s is not of this model and is made anew", path)
        return _Texts()
    return _Texts(zip(texts, vectors, strict=True))


def _write(path: Path, model_id: str, known: dict[str, NDArray[np.float32]]) -> None:
    facts = json.dumps({"model_id": model_id, "texts": list(known)}).encode()
    partial = path.with_name(f"{path.stem}-{token_hex(4)}.part.npz")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(partial, vectors=np.stack(list(known.values())), facts=np.frombuffer(facts, np.uint8))
        partial.replace(path)
    except OSError:
        logger.warning("%s could not be written", path, exc_info=True)
        with suppress(OSError):
            partial.unlink()
