"""Published: the configuration of models whose repository has none, because open_clip itself knows it."""

from typing import Any

from photolens.errors import ModelError
from photolens.vision.importing import import_open_clip
from photolens.vision.preprocessing import SAID


def built_in_config(name: str) -> dict[str, Any]:
    """What would be the open_clip_config.json of "ARCHITECTURE/TAG". Imports open_clip and torch.

    Raises:
        ModelError: open_clip is not installed, or does not know it.
    """
    open_clip = import_open_clip()
    architecture, _, tag = name.partition("/")
    model, published = open_clip.get_model_config(architecture), open_clip.get_pretrained_cfg(architecture, tag)
    if model is None or not published:
        raise ModelError(f'open_clip knows no configuration of "{name}": choose another model')
    preprocessing = {key: published[key] for key in SAID if published.get(key)}
    return {"model_cfg": model, "preprocess_cfg": preprocessing}
