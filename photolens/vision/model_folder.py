"""The folder of models: which are installed, whole and verified, and where a download gathers its files.

    <folder>/<model>/photolens.json     the manifest: card, digest, size and SHA-256 of every file
                     open_clip_config.json, the weights, and what the tokenizer needs
    <folder>/.partial/<model>/          files on their way, with the card; a lock file beside it
    <folder>/.removed/                  what is being deleted

A model comes and goes by one rename, so that a crash leaves nothing of it or the whole. Several processes may use it.
"""

import json
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import blake2b, sha256
from pathlib import Path, PurePosixPath
from typing import Any, get_type_hints

from photolens.domain.model import ModelCard
from photolens.errors import ModelError

MANIFEST = "photolens.json"
CONFIG = "open_clip_config.json"
"""`{"model_cfg": ..., "preprocess_cfg": ...}`, as open_clip publishes it beside its weights."""
TEXT_FOLDER = "text"
"""Holds the config.json of a text tower that open_clip takes from transformers."""
TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json")

_FORMAT = 1
_PARTIAL, _REMOVED = ".partial", ".removed"
_BESIDE_WEIGHTS = (*TOKENIZER_FILES, f"{TEXT_FOLDER}/config.json")
_BLOCK = 1 << 20

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model whose files are all here; they were verified when it was installed."""

    card: ModelCard
    folder: Path
    weights: Path
    """A .safetensors, .bin, .pt or .pth within `folder`."""
    digest: str
    """The first 12 hexadecimal digits of the BLAKE2b-256 of the weights."""
    bytes: int
    """Of all its files together."""

    @property
    def model_id(self) -> str:
        """Under which vectors of this model are stored: other weights are another model."""
        return f"{self.card.architecture}-{self.digest}"


class ModelFolder:
    """Owns the folder of models. Stateless: safe from several threads and processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where the models lie; it may not exist yet."""
        return self._folder

    def installed(self) -> dict[str, InstalledModel]:
        """Every whole model by name. Quick: looks at sizes, not at content. What is damaged is left out and logged."""
        found = (self._read(place) for place in _folders(self._folder))
        return {model.card.name: model for model in found if model is not None}

    def of(self, name: str) -> InstalledModel | None:
        """The model of that name, if it is installed."""
        place = self._place(name)
        return self._read(place) if place.is_dir() else None

    def begin(self, card: ModelCard) -> Path:
        """Makes the staging folder of a model, with a note whose it is; what lies there stays. Returns the folder."""
        staging = self.staging(card.name)
        staging.mkdir(parents=True, exist_ok=True)
        if card.name not in self.begun():
            _write(staging / MANIFEST, {"format": _FORMAT, "card": asdict(card)})
        return staging

    def begun(self) -> dict[str, ModelCard]:
        """The models that were begun and not finished, by name."""
        cards = (_begun_card(place) for place in _folders(self._folder / _PARTIAL))
        return {card.name: card for card in cards if card is not None}

    def staging(self, name: str) -> Path:
        """Where a download gathers its files; survives until it is installed or discarded. It may not exist yet."""
        return self._folder / _PARTIAL / folder_name(name)

    def partial_bytes(self, name: str) -> int:
        """What an unfinished download of the model takes on the disk; 0 if there is none."""
        found = os.walk(self.staging(name))  # unlike rglob it bears with folders that go away meanwhile
        return sum(_size(Path(place, file)) or 0 for place, _, files in found for file in files if file != MANIFEST)

    @contextmanager
    def claimed(self, name: str) -> Iterator[None]:
        """Holds the model's staging folder for the caller alone.

        Raises:
            ModelError: someone else, in this process or another, is at it.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 (takes a while; the app's window does not need it)

        place = self.staging(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(place.with_name(f"{place.name}.lock"), thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise ModelError(f"{name} is being downloaded already: wait for it, or stop it where it runs") from error
        try:
            yield
        finally:
            lock.release()

    def install(self, card: ModelCard, staging: Path, weights: str, *, commit: str = "") -> InstalledModel:
        """Makes the files in `staging` the model of that name, in place of what was installed under it.

        `weights` is their name in `staging`, `commit` the state of card.repository that they are from. Reads every file
        once, for the manifest. Hidden folders in `staging` do not belong to the model and are deleted.

        Raises:
            ModelError: a file cannot be read, or the folder cannot be written.
        """
        try:
            _drop_hidden(staging)
            _write(staging / MANIFEST, _manifest(card, staging, weights, commit))
            place = self._place(card.name)
            self._move_away(place)
            staging.rename(place)
        except OSError as error:
            raise ModelError(f"{card.title} cannot be put into {self._folder} ({_reason(error)}): try again") from error
        finally:
            self._sweep()
        return self._needed(card.name)

    def import_weights(self, card: ModelCard, weights: Path, config: Mapping[str, Any]) -> InstalledModel:
        """Installs weights from a file of the user's own; `config` becomes open_clip_config.json.

        The file is linked where it lies on the same disk, else copied. Of a tokenizer beside it a copy is taken along.

        Raises:
            ModelError: the file cannot be read, or the folder cannot be written.
        """
        with self.claimed(card.name):
            self._drop_staging(card.name)
            staging, name = self.begin(card), f"open_clip_model{weights.suffix}"
            try:
                _link_or_copy(weights.resolve(), staging / name)
                _copy_beside(weights.parent, staging)
                _write(staging / CONFIG, config)
            except OSError as error:
                self._drop_staging(card.name)
                raise ModelError(f"{weights} cannot be copied to {staging}: {_reason(error)}") from error
            return self.install(card, staging, name)

    def discard(self, name: str) -> None:
        """Deletes what has arrived of an unfinished download.

        Raises:
            ModelError: it is being downloaded right now.
        """
        if self.staging(name).is_dir():
            with self.claimed(name):
                self._drop_staging(name)

    def remove(self, name: str) -> None:
        """Deletes an installed model; does nothing if there is none.

        Raises:
            ModelError: the system does not let go of its files.
        """
        try:
            self._move_away(self._place(name))
        except OSError as error:
            raise ModelError(
                f"{name} cannot be removed ({_reason(error)}): close every Photolens that uses it, then try again"
            ) from error
        self._sweep()

    def _place(self, name: str) -> Path:
        return self._folder / folder_name(name)

    def _read(self, place: Path) -> InstalledModel | None:
        """The model in a folder; None, and a line in the log, if it is damaged."""
        try:
            model = _read_manifest(place)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            _log.warning("the model in %s is left out: %s", place, error)
            return None
        return model

    def _needed(self, name: str) -> InstalledModel:
        model = self.of(name)
        if model is None:
            raise ModelError(f"{name} was changed while it was installed: download it again")
        return model

    def _drop_staging(self, name: str) -> None:
        self._move_away(self.staging(name))
        self._sweep()

    def _move_away(self, place: Path) -> None:
        """Takes a folder out of sight by one rename, if it is there."""
        removed = self._folder / _REMOVED
        while place.is_dir():
            removed.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # another process swept in between
                place.rename(Path(tempfile.mkdtemp(dir=removed)) / place.name)

    def _sweep(self) -> None:
        """Deletes what was taken out of sight, also by a process that died before it could."""
        shutil.rmtree(self._folder / _REMOVED, ignore_errors=True)


def folder_name(name: str) -> str:
    """The folder of a model: readable, and unlike that of any other name where case and special characters are lost."""
    readable = re.sub(r"[^A-Za-z0-9_-]+", "-", name)[:80]
    return f"{readable}-{blake2b(name.encode(), digest_size=4).hexdigest()}"


def _folders(parent: Path) -> list[Path]:
    try:
        return sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []


def _read_manifest(place: Path) -> InstalledModel:
    """Raises OSError, ValueError, KeyError, TypeError or AttributeError, whatever lies there."""
    said = _load(place / MANIFEST)
    card, files, weights, digest = _card(said["card"]), said["files"], said["weights"], said["digest"]
    for name, about in files.items():
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or _size(place / path) != about["bytes"]:
            raise ValueError(f"{name} is missing or not of its size")
    if weights not in files or not re.fullmatch("[0-9a-f]{12}", digest) or folder_name(card.name) != place.name:
        raise ValueError("its manifest names no weights, or belongs elsewhere")
    return InstalledModel(card, place, place / weights, digest, sum(about["bytes"] for about in files.values()))


def _load(path: Path) -> dict[str, Any]:
    said = json.loads(path.read_text(encoding="utf-8"))
    if said["format"] != _FORMAT:
        raise ValueError("it was written by a newer Photolens")
    return dict(said)


def _card(said: Mapping[str, Any]) -> ModelCard:
    """A card from JSON; what another version said more is passed over."""
    kinds = get_type_hints(ModelCard)
    card = ModelCard(**{name: said[name] for name in kinds if name in said})
    if not all(isinstance(getattr(card, name), kind) for name, kind in kinds.items()):
        raise ValueError("its card is damaged")
    return card


def _begun_card(place: Path) -> ModelCard | None:
    """Whose files lie in a staging folder; a crash may have cut the note short."""
    try:
        return _card(_load(place / MANIFEST)["card"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _manifest(card: ModelCard, staging: Path, weights: str, commit: str) -> dict[str, Any]:
    files, digest = {}, ""
    for path in sorted(path for path in staging.rglob("*") if path.is_file() and path.name != MANIFEST):
        name = path.relative_to(staging).as_posix()
        checksum, blake = _hashes(path)
        files[name] = {"bytes": path.stat().st_size, "sha256": checksum}
        digest = blake[:12] if name == weights else digest
    return {
        "format": _FORMAT, "card": asdict(card), "weights": weights, "digest": digest,
        "repository": card.repository, "commit": commit, "files": files,
    }  # fmt: skip


def _hashes(path: Path) -> tuple[str, str]:
    """SHA-256 and BLAKE2b-256 of a file, which is on the disk for good afterwards."""
    checksum, blake = sha256(), blake2b(digest_size=32)
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            checksum.update(block)
            blake.update(block)
        with suppress(OSError):  # some systems flush only what was opened for writing
            os.fsync(file.fileno())
    return checksum.hexdigest(), blake.hexdigest()


def _write(path: Path, content: Mapping[str, Any]) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or a file system without links
        shutil.copyfile(source, target)


def _copy_beside(source: Path, staging: Path) -> None:
    for name in _BESIDE_WEIGHTS:
        if (source / name).is_file():
            (staging / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(source / name, staging / name)


def _drop_hidden(staging: Path) -> None:
    for path in staging.glob(".*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _size(path: Path) -> int | None:
    """Bytes of a file; None where there is none."""
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
