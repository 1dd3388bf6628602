"""Catalogue: which models there are, what is known of each, what each needs to run, and how it is loaded.

Starting costs nothing here: torch, open_clip and onnxruntime are imported only for the model that needs them.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from photolens.domain.model import STARTER, ModelCard
from photolens.errors import ModelError, UsageError
from photolens.vision.cards import CARDS
from photolens.vision.encoder import Encoder
from photolens.vision.extras import is_there, missing_extra, remedy
from photolens.vision.importing import import_open_clip, import_torch
from photolens.vision.model_folder import ModelFolder

__all__ = ["CARDS", "STARTER", "card_of", "load_encoder", "open_clip_card"]

_NEAR = 0.4
"""Least likeness (difflib's ratio) of a name that is offered in place of one that there is not."""
_WORDS_OF_MANY_LANGUAGES = 250_000
"""No tokenizer of one language has so many; those of XLM-V, mT5, Gemma and SigLIP-i18n have."""
_MANY_LANGUAGES = ("xlm-", "google/mt5", "facebook/nllb")
_OWNERS = {
    "bert-base-uncased": "google-bert",
    "roberta-base": "FacebookAI",
    "xlm-roberta-base": "FacebookAI",
    "xlm-roberta-large": "FacebookAI",
}
"""Who owns the text towers that open_clip still calls by their bare names."""


def card_of(name: str) -> ModelCard | None:
    """What is known of a model of the catalogue, by its name."""
    return next((card for card in CARDS if card.name == name), None)


def open_clip_card(name: str) -> ModelCard:
    """What is known of any model that open_clip lists, "ARCHITECTURE/TAG". Imports open_clip and torch if it must.

    Raises:
        UsageError: there is no such model.
        ModelError: open_clip is not installed, or the model is not published in a repository of the hub.
    """
    known = card_of(name)
    if known is not None:
        return known
    if not is_there("open_clip"):
        raise ModelError(f'{name} is not in the list of models; the extra "clip" knows others: {remedy("clip")}')
    open_clip = import_open_clip()
    names = ["/".join(pair) for pair in open_clip.list_pretrained()]
    if name not in names:
        raise UsageError(_unknown(name, [*(card.name for card in CARDS), *names]))
    return _described(open_clip, name)


def load_encoder(name: str, checkpoint: str, device: str, models: ModelFolder) -> Encoder:
    """The encoder that the settings name; with a checkpoint, `name` is the architecture of that file of the user's own.

    Takes seconds for models of torch and belongs on a worker thread.

    Raises:
        ModelError: it is not on this computer, damaged, or needs an extra that is not installed.
    """
    if name == STARTER:
        from photolens.vision.starter import load_starter  # noqa: PLC0415 (onnxruntime)

        return load_starter()
    from photolens.vision import open_clip_model  # noqa: PLC0415 (only for those who have the extra)

    if checkpoint:
        return open_clip_model.load_open_clip(name, Path(checkpoint).expanduser(), device=device)
    installed = models.of(name)
    if installed is None:
        raise ModelError(_absent(name))
    if missing := missing_extra(installed.card):
        raise ModelError(missing)
    return open_clip_model.load_installed(installed, device)


def _described(open_clip: Any, name: str) -> ModelCard:
    architecture, _, tag = name.partition("/")
    repository = _repository(open_clip, architecture, tag)
    config = open_clip.get_model_config(architecture)
    text = config["text_cfg"]
    text_repository = _owned(text.get("hf_tokenizer_name") or text.get("hf_model_name") or "")
    return ModelCard(
        name=name,
        title=f"{architecture} ({tag})",
        summary="",
        architecture=architecture,
        parameters=_parameters(architecture, text),
        download_bytes=0,
        input_px=int(config["vision_cfg"]["image_size"]),
        dimensions=int(config["embed_dim"]),
        is_multilingual=_is_multilingual(text),
        licence="",
        accuracy=None,
        accuracy_source="",
        repository=repository,
        text_repository="" if text_repository == repository else text_repository,
        extra="multilingual" if text.get("hf_model_name") else "clip",
    )


def _repository(open_clip: Any, architecture: str, tag: str) -> str:
    """The owner and the name on the hub; what open_clip notes behind these is the name of a file."""
    parts = open_clip.get_pretrained_cfg(architecture, tag).get("hf_hub", "").split("/")
    if len(parts) < 2:
        raise ModelError(
            f"{architecture}/{tag} is not published on the hub: fetch its weights yourself, and import the file"
        )
    return "/".join(parts[:2])


def _parameters(architecture: str, text: Mapping[str, Any]) -> int:
    """Counted on a model without memory; 0 where the shape of its text tower stands on the hub alone."""
    if text.get("hf_model_name"):
        return 0
    from photolens.vision.loading import bare_model, random_blueprint  # noqa: PLC0415 (tokenizers)

    with import_torch().device("meta"):
        return sum(parameter.numel() for parameter in bare_model(random_blueprint(architecture)).parameters())


def _is_multilingual(text: dict[str, Any]) -> bool:
    is_large = text.get("vocab_size", 0) >= _WORDS_OF_MANY_LANGUAGES
    return is_large or (text.get("hf_model_name") or "").startswith(_MANY_LANGUAGES)


def _owned(name: str) -> str:
    return f"{_OWNERS[name]}/{name}" if name in _OWNERS else name


def _unknown(name: str, names: list[str]) -> str:
    of_architecture = [known for known in dict.fromkeys(names) if known.startswith(f"{name}/")]
    near = of_architecture[:3] or get_close_matches(name, dict.fromkeys(names), 3, _NEAR)
    offered = f"did you mean {' or '.join(near)}?" if near else '"photolens models list" shows those there are'
    return f'there is no model "{name}": {offered}'


def _absent(name: str) -> str:
    if "/" in name:
        return f'{name} is not on this computer: "photolens models download {name}" fetches it'
    return (
        f'there is no model "{name}" on this computer: choose one that "photolens models list" shows, or, for weights '
        f"of an architecture of open_clip, set checkpoint in settings.toml to their path"
    )
