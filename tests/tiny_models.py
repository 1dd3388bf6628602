"""Small random models of open_clip, installed as if they had been downloaded, for tests of what happens with models."""

from pathlib import Path
from typing import Any

import pytest

from photolens.domain.model import ModelCard
from photolens.vision.model_folder import InstalledModel, ModelFolder

CONFIG: dict[str, Any] = {
    "embed_dim": 48,
    "vision_cfg": {"image_size": 32, "layers": 1, "width": 64, "head_width": 32, "patch_size": 8},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1},
}
MEAN, STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)


def tiny_card(name: str) -> ModelCard:
    """What is known of it."""
    return ModelCard(
        name=name, title=f"Tiny {name}", summary="", architecture="tiny", parameters=1_650_000, download_bytes=0,
        input_px=32, dimensions=48, is_multilingual=False, licence="", accuracy=None, accuracy_source="",
    )  # fmt: skip


def install_tiny(folder: Path, name: str = "tiny", seed: int = 0) -> InstalledModel:
    """Install one in the folder of models; another seed is another model. Skips the test without the extra `clip`."""
    torch: Any = pytest.importorskip("torch", reason="the extra clip is not installed")
    open_clip: Any = pytest.importorskip("open_clip", reason="the extra clip is not installed")

    torch.manual_seed(seed)
    weights = folder.parent / f"{name}.pt"
    torch.save(open_clip.CLIP(**CONFIG).state_dict(), weights)
    preprocessing = {"size": 32, "mean": MEAN, "std": STD, "interpolation": "bicubic", "resize_mode": "shortest"}
    config = {"model_cfg": CONFIG, "preprocess_cfg": preprocessing}
    return ModelFolder(folder).import_weights(tiny_card(name), weights, config)
