"""Catalogue: which models there are, and how each is loaded."""

from pathlib import Path

from photolens.errors import ModelError
from photolens.vision.encoder import Encoder

STARTER = "starter"


def load_encoder(name: str, checkpoint: str = "", device: str = "auto") -> Encoder:
    """The encoder that the settings name; what is heavy is imported only for the model that needs it.

    Raises:
        ModelError: it is missing, damaged, or needs an extra that is not installed.
    """
    if name == STARTER:
        from photolens.vision.starter import load_starter  # noqa: PLC0415 (onnxruntime)

        return load_starter()
    if not checkpoint:
        raise ModelError(f'the model "{name}" needs its weights: set checkpoint in settings.toml to their path')
    from photolens.vision.open_clip_model import load_open_clip  # noqa: PLC0415 (torch)

    return load_open_clip(name, Path(checkpoint).expanduser(), device=device)
