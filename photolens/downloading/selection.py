"""Selection: which files of a repository a model needs, and where each goes."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from photolens.domain.model import ModelCard
from photolens.downloading.hub import RemoteFile
from photolens.downloading.remote import WantedFile
from photolens.errors import DownloadError
from photolens.vision.model_folder import CONFIG, TEXT_FOLDER, TOKENIZER_FILES

Files = Mapping[str, RemoteFile]

_WEIGHTS = ("open_clip_model.safetensors", "open_clip_pytorch_model.safetensors", "open_clip_pytorch_model.bin")
"""The names that open_clip publishes weights under, the safest first: a .bin is a pickle."""


def wanted_config(card: ModelCard, files: Files) -> WantedFile[RemoteFile] | None:
    """The configuration, which says what else is needed; None in older repositories, of which open_clip knows it."""
    return _wanted(files, CONFIG, card.repository) if CONFIG in files else None


def wanted_files(
    card: ModelCard, files: Files, config: Path, look: Callable[[str], Files]
) -> list[WantedFile[RemoteFile]]:
    """All files of a model, the weights last. `config` is its configuration; `look` lists another repository.

    Raises:
        DownloadError: one of them is not published.
    """
    text, published = _text_config(config, card), wanted_config(card, files)
    first = [] if published is None else [published]
    return [*first, *_tokenizer(card, files, text, look), *_text_tower(card, text, look), _weights(card, files)]


def _text_config(config: Path, card: ModelCard) -> Mapping[str, Any]:
    try:
        said = json.loads(config.read_text(encoding="utf-8"))["model_cfg"]["text_cfg"]
        return dict(said)
    except (ValueError, KeyError, TypeError) as error:
        raise DownloadError(f"the {CONFIG} of {card.repository} says nothing that open_clip reads: {_OTHER}") from error


def _tokenizer(
    card: ModelCard, files: Files, text: Mapping[str, Any], look: Callable[[str], Files]
) -> Iterator[WantedFile[RemoteFile]]:
    """From the model's own repository, else from the one that its configuration names."""
    name = text.get("hf_tokenizer_name") or text.get("hf_model_name")
    if not name:
        return
    first = TOKENIZER_FILES[0]
    source = files if first in files else look(card.text_repository or name)
    yield _wanted(source, first, card.text_repository or name)
    yield from (WantedFile(source[other], other) for other in TOKENIZER_FILES[1:] if other in source)


def _text_tower(
    card: ModelCard, text: Mapping[str, Any], look: Callable[[str], Files]
) -> Iterator[WantedFile[RemoteFile]]:
    """The configuration of a text tower that is built by transformers."""
    if name := text.get("hf_model_name"):
        repository = card.text_repository or name
        yield WantedFile(_wanted(look(repository), "config.json", repository).remote, f"{TEXT_FOLDER}/config.json")


def _weights(card: ModelCard, files: Files) -> WantedFile[RemoteFile]:
    found = next((name for name in _WEIGHTS if name in files), _WEIGHTS[0])
    return _wanted(files, found, card.repository)


def _wanted(files: Files, name: str, repository: str) -> WantedFile[RemoteFile]:
    if name not in files:
        raise DownloadError(f"{repository} has no {name}: {_OTHER}")
    if not files[name].checksum:
        raise DownloadError(f"the hub tells no checksum of {name} in {repository}: set HF_ENDPOINT to another mirror")
    return WantedFile(files[name], name)


_OTHER = "choose another model, or import its weights from a file"
