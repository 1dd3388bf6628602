"""Background file: the background of each model, encoded once for a library. A cache, made anew when it is gone."""

import hashlib
import json
import logging
from pathlib import Path
from secrets import token_hex
from zipfile import BadZipFile

import numpy as np

from photolens.labelling.background import Background
from photolens.labelling.everyday import EVERYDAY
from photolens.paths import model_stem
from photolens.vision.encoder import Encoder, Vectors

log = logging.getLogger(__name__)

_KNOWN: dict[str, Vectors] = {}
"""What this process has encoded or read already, by its stamp."""


def background_of(encoder: Encoder, folder: Path) -> Background:
    """The background of an encoder, out of a file in `folder` if that was made of the same model and the same texts."""
    stamp = _stamp(encoder)
    path = folder / f"{model_stem(encoder.model_id)}-background.npz"
    vectors = _KNOWN.get(stamp)
    if vectors is None:
        vectors = _read(path, stamp)
    if vectors is None:
        vectors = Background.of(encoder).vectors
        _write(path, stamp, vectors)
    _KNOWN[stamp] = vectors
    return Background(EVERYDAY, vectors, encoder.logit_scale)


def _stamp(encoder: Encoder) -> str:
    """Equal for equal texts in equal templates of one model."""
    facts = [encoder.model_id, encoder.dimensions, list(encoder.prompts), list(EVERYDAY)]
    return hashlib.blake2b(json.dumps(facts).encode(), digest_size=20).hexdigest()


def _read(path: Path, stamp: str) -> Vectors | None:
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            vectors: Vectors = file["vectors"]
            return vectors if str(file["stamp"]) == stamp else None
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as reason:
        log.warning("%s cannot be used and is made anew: %s", path, reason)
        return None


def _write(path: Path, stamp: str, vectors: Vectors) -> None:
    """In one step, so that a crash leaves the old file or the new one; a full disk costs only the time next time."""
    partial = path.with_name(f"{path.stem}-{token_hex(4)}.part.npz")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(partial, vectors=vectors, stamp=np.array(stamp))
        partial.replace(path)
    except OSError:
        log.warning("%s could not be written", path, exc_info=True)
        partial.unlink(missing_ok=True)
