"""Loading: a model of open_clip out of files on this computer. Nothing here ever asks a network.

open_clip.create_model would do the same with "local-dir:", but chooses a file of weights by itself, fetches what it
misses, and fills every tensor at random before it loads it.
"""

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from copy import deepcopy
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from photolens.errors import ModelError
from photolens.vision.blank import without_random_weights
from photolens.vision.importing import import_image_towers, import_open_clip, import_text_towers, import_torch
from photolens.vision.model_folder import CONFIG, TEXT_FOLDER, InstalledModel
from photolens.vision.preprocessing import SAID, Preprocessing, preprocessing_of
from photolens.vision.tokenizer import Tokenizer, clip_tokenizer, file_tokenizer, stand_in_tokenizer

SUFFIXES = (".safetensors", ".pt", ".pth", ".bin")
USUAL_TEXT = "ViT-B-32"
"""Whose text tower stands in where one of transformers would need files."""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What a model is built from, as often as it must be."""

    name: str
    """For errors: open_clip's architecture."""
    model: Mapping[str, Any]
    """`model_cfg` of open_clip."""
    preprocess: Mapping[str, Any]
    """`preprocess_cfg` of open_clip."""
    weights: Path | None
    """None for random ones."""
    folder: Path | None = None
    """Holds tokenizer.json, and the configuration of a text tower of transformers."""

    @property
    def text(self) -> Mapping[str, Any]:
        """`text_cfg` of open_clip."""
        found: Mapping[str, Any] = self.model["text_cfg"]
        return found


def folder_blueprint(installed: InstalledModel) -> Blueprint:
    """Of an installed model; ModelError where its configuration cannot be read."""
    path = installed.folder / CONFIG
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
        model, preprocess = config["model_cfg"], config.get("preprocess_cfg", {})
        return Blueprint(installed.card.architecture, model, preprocess, installed.weights, installed.folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path} is damaged: remove the model {installed.card.name} and get it again") from error


def file_blueprint(architecture: str, checkpoint: Path) -> Blueprint:
    """Of a file of weights, for an architecture whose tokenizer comes with open_clip.

    Raises:
        ModelError: the architecture is unknown or needs more files, or the file is missing.
    """
    blueprint = replace(_known(architecture), weights=checkpoint)
    if _has_own_tokenizer(blueprint):
        raise ModelError(
            f"{architecture} needs a tokenizer from the Hugging Face hub beside its weights: download the whole model, "
            "or choose an architecture with CLIP's own tokenizer, such as ViT-B-32"
        )
    if checkpoint.suffix not in SUFFIXES or not checkpoint.is_file():
        raise ModelError(
            f"there is no checkpoint {checkpoint}: give the path of a file that ends in {', '.join(SUFFIXES)}"
        )
    return blueprint


def random_blueprint(architecture: str) -> Blueprint:
    """Of a model with random weights, as fast as the real one; ModelError where open_clip does not know it.

    A text tower of transformers is described by files that are not here, so CLIP's stands in for it: photos are what
    takes time.
    """
    blueprint = _known(architecture)
    if not blueprint.text.get("hf_model_name"):
        return blueprint
    usual = import_open_clip().get_model_config(USUAL_TEXT)["text_cfg"]
    return replace(blueprint, model={**blueprint.model, "text_cfg": usual})


def build_model(blueprint: Blueprint) -> Any:
    """The model, on the CPU, in float32 and for inference.

    Raises:
        ModelError: an extra is missing, or the weights are damaged or of another architecture.
    """
    open_clip = import_open_clip()
    try:
        with _initialisation(blueprint):
            model = bare_model(blueprint)
        if blueprint.weights is not None:
            open_clip.load_checkpoint(model, str(blueprint.weights), strict=True, weights_only=True)
    except ModelError:
        raise
    except Exception as error:  # a file from elsewhere makes torch, pickle and safetensors raise anything
        raise ModelError(
            f"{blueprint.weights} is damaged or no checkpoint of {blueprint.name}: fetch it again, or set the "
            "architecture it is for"
        ) from error
    return model.eval().requires_grad_(requires_grad=False)


def build_tokenizer(blueprint: Blueprint) -> Tokenizer:
    """CLIP's, or the one in the model's folder, without a folder a stand-in; ModelError where it cannot be read."""
    if not _has_own_tokenizer(blueprint):
        return clip_tokenizer(blueprint.text)
    if blueprint.folder is None:
        return stand_in_tokenizer(blueprint.text)
    return file_tokenizer(blueprint.folder, blueprint.text)


def find_preprocessing(blueprint: Blueprint, model: Any) -> Preprocessing:
    """How photos become what the model looks at; the image tower knows its size best."""
    size = getattr(model.visual, "image_size", None) or blueprint.preprocess["size"]
    return preprocessing_of(blueprint.preprocess, size)


def _known(architecture: str) -> Blueprint:
    open_clip = import_open_clip()
    name, known = architecture.replace("/", "-"), open_clip.list_models()
    if name not in known:
        near = get_close_matches(name, known) or [USUAL_TEXT]
        raise ModelError(f'open_clip knows no architecture "{architecture}": choose one like {", ".join(near)}')
    return Blueprint(name, open_clip.get_model_config(name), _usual_preprocessing(open_clip, name), None)


def _has_own_tokenizer(blueprint: Blueprint) -> bool:
    text = blueprint.text
    return bool(text.get("hf_tokenizer_name") or text.get("hf_model_name") or "siglip" in blueprint.name.lower())


def _initialisation(blueprint: Blueprint) -> AbstractContextManager[None]:
    return without_random_weights(import_torch()) if blueprint.weights is not None else nullcontext()


def bare_model(blueprint: Blueprint) -> Any:
    """The model without its weights, as open_clip.create_model makes it. No tower's default weights are asked for.

    Raises:
        ModelError: an extra is missing.
    """
    open_clip, config = import_open_clip(), deepcopy(dict(blueprint.model))
    vision, text = config["vision_cfg"], config["text_cfg"]
    if vision.get("timm_model_name"):
        import_image_towers()
        vision["timm_model_pretrained"] = False
    is_foreign = bool(text.get("hf_model_name"))
    if is_foreign:
        import_text_towers()
    if is_foreign and blueprint.folder is not None:
        text.update(hf_model_name=str(blueprint.folder / TEXT_FOLDER), hf_model_pretrained=False)
    is_custom = config.pop("custom_text", False) or is_foreign
    kind = "CoCa" if "multimodal_cfg" in config else "CustomTextCLIP"
    return getattr(open_clip, kind if is_custom else "CLIP")(**config)


def _usual_preprocessing(open_clip: Any, name: str) -> dict[str, Any]:
    """What all published weights of an architecture agree on; open_clip itself would take OpenAI's for a local file."""
    published = [open_clip.get_pretrained_cfg(name, tag) for tag in open_clip.list_pretrained_tags_by_model(name)]
    return {
        key: published[0][key]
        for key in SAID
        if published and published[0].get(key) and all(one.get(key) == published[0][key] for one in published)
    }
