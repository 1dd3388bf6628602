"""Own weights: a file of the user's becomes a model like those of the catalogue."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from photolens.domain.model import ModelCard
from photolens.vision.loading import build_model, file_blueprint, find_preprocessing


def read_weights(path: Path, architecture: str, name: str) -> tuple[ModelCard, Mapping[str, Any]]:
    """What there is to say of a model of that name with these weights, and its open_clip_config.json. Loads it once.

    Raises:
        ModelError: the extra is missing, the architecture is unknown or needs more than weights, or the file is
            missing, damaged or of another architecture.
    """
    blueprint = file_blueprint(architecture, path)
    model = build_model(blueprint)
    card = ModelCard(
        name=name,
        title=name,
        summary="",
        architecture=blueprint.name,
        parameters=sum(parameter.numel() for parameter in model.parameters()),
        download_bytes=0,
        input_px=find_preprocessing(blueprint, model).framing.side_px,
        dimensions=int(blueprint.model["embed_dim"]),
        is_multilingual=False,
        licence="",
        accuracy=None,
        accuracy_source="",
    )
    return card, {"model_cfg": blueprint.model, "preprocess_cfg": blueprint.preprocess}
