"""Tokenizer: texts to the numbers that a text tower reads, without transformers.

CLIP's own tokenizer comes with open_clip. Every other lies beside the weights as tokenizer.json, which the package
tokenizers reads; what transformers would set on top of it is in tokenizer_config.json.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer as Backend
from tokenizers.processors import TemplateProcessing

from photolens.errors import ModelError
from photolens.vision.importing import import_open_clip

Tokens = NDArray[np.int64]
"""One row of numbers per text: int64 (n, context_length)."""
Tokenizer = Callable[[Sequence[str]], Tokens]

TOKENIZER_FILE, TOKENIZER_CONFIG_FILE = "tokenizer.json", "tokenizer_config.json"
CONTEXT_LENGTH = 77
"""Where the configuration names none; open_clip's default."""
_KNOWN_OPTIONS = {"clean", "strip_sep_token"}


def clip_tokenizer(text_config: Mapping[str, Any]) -> Tokenizer:
    """CLIP's byte pair encoding, as open_clip brings it along; it makes one of the usual kind when it is imported."""
    open_clip, options = import_open_clip(), text_config.get("tokenizer_kwargs")
    simple = open_clip.SimpleTokenizer(**options) if options else open_clip.tokenize
    length = _context_length(text_config)

    def tokenize(texts: Sequence[str]) -> Tokens:
        found: Tokens = simple(list(texts), context_length=length).numpy()
        return found

    return tokenize


def stand_in_tokenizer(text_config: Mapping[str, Any]) -> Tokenizer:
    """Any numbers that the text tower of a model with random weights accepts: CLIP's, within its vocabulary."""
    clip, size = clip_tokenizer({"context_length": _context_length(text_config)}), text_config["vocab_size"]
    return lambda texts: clip(texts) % size


def file_tokenizer(folder: Path, text_config: Mapping[str, Any]) -> "FileTokenizer":
    """The tokenizer that lies in a model's folder, set up as `text_cfg` of open_clip_config.json says.

    Raises:
        ModelError: a file is missing or damaged, or the tokenizer does what only transformers can.
    """
    options = text_config.get("tokenizer_kwargs") or {}
    if text_config.get("tokenizer_mode") or not options.keys() <= _KNOWN_OPTIONS:
        raise ModelError("this model wants its texts cut up in a way that Photolens does not know: choose another")
    try:
        return FileTokenizer(folder, context_length=_context_length(text_config), **options)
    except Exception as error:  # tokenizers raises bare Exception
        raise ModelError(f"the tokenizer in {folder} is damaged: remove the model and get it again") from error


class FileTokenizer:
    """Cleans texts as open_clip does, cuts them up, and cuts or fills each row to `context_length`."""

    def __init__(
        self, folder: Path, *, context_length: int, clean: str = "whitespace", strip_sep_token: bool = False
    ) -> None:
        self._backend = Backend.from_buffer((folder / TOKENIZER_FILE).read_bytes())
        config = _read_config(folder / TOKENIZER_CONFIG_FILE)
        self._clean = import_open_clip().tokenizer.get_clean_fn(clean)
        self._separator = self._number(_named(config, "sep_token", "</s>")) if strip_sep_token else None
        self._mark_ends(config)
        self._backend.enable_truncation(context_length)
        pad = _named(config, "pad_token", (self._backend.padding or {}).get("pad_token", "<pad>"))
        side = config.get("padding_side", "right")
        self._backend.enable_padding(direction=side, pad_id=self._number(pad), pad_token=pad, length=context_length)

    def __call__(self, texts: Sequence[str]) -> Tokens:
        """The numbers of texts, int64 (n, context_length)."""
        rows = self._backend.encode_batch([self._clean(text) for text in texts])
        numbers = np.array([row.ids for row in rows], np.int64)
        if self._separator is not None:
            numbers[numbers == self._separator] = 0
        return numbers

    def _mark_ends(self, config: Mapping[str, Any]) -> None:
        """As transformers 4 did for Gemma and its like: the configuration says which ends are marked.

        transformers 5 believes the file. Published tokenizers say the same in both.
        """
        if "add_bos_token" not in config and "add_eos_token" not in config:
            return
        first = [_named(config, "bos_token", "<bos>")] if config.get("add_bos_token") else []
        last = [_named(config, "eos_token", "<eos>")] if config.get("add_eos_token") else []
        marks = [(mark, self._number(mark)) for mark in first + last]
        self._backend.post_processor = TemplateProcessing(single=[*first, "$A", *last], special_tokens=marks)

    def _number(self, token: str) -> int:
        number = self._backend.token_to_id(token)
        if number is None:
            raise ValueError(f"the tokenizer has no {token}")
        return number


def _context_length(text_config: Mapping[str, Any]) -> int:
    return int(text_config.get("context_length", CONTEXT_LENGTH))


def _read_config(path: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _named(config: Mapping[str, Any], key: str, default: str) -> str:
    """A special token, which is written as a string or as an object with its content."""
    found = config.get(key) or default
    return str(found["content"] if isinstance(found, Mapping) else found)
