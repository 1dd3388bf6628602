"""Speed: how many photos a second a model encodes on this computer."""

import time
from collections.abc import Sequence
from itertools import cycle

from photolens.domain.model import STARTER, ModelCard, Speed
from photolens.vision.catalogue import load_encoder
from photolens.vision.encoder import Encoder, Squares
from photolens.vision.model_folder import ModelFolder
from photolens.vision.pooling import encode_photos

MEASURED_S = 2.0
AT_ONCE = 16
"""Photos that are encoded together, as many as the indexer gives at once."""


def trial_encoder(card: ModelCard, device: str, models: ModelFolder) -> Encoder:
    """The model, or one of its architecture with random weights, which is as fast, where it is not installed.

    Raises:
        ModelError: it cannot run here.
    """
    if card.name == STARTER or models.of(card.name) is not None:
        return load_encoder(card.name, "", device, models)
    from photolens.vision.open_clip_model import untrained  # noqa: PLC0415 (torch)

    return untrained(card.architecture, device)


def measured(encoder: Encoder, photos: Sequence[Squares]) -> Speed:
    """How fast photos, each uint8 (k, side_px, side_px, 3), are encoded, some at a time and again and again.

    The first ones are not counted: with them a model finds out how many it takes at once.
    """
    groups = cycle([photos[start : start + AT_ONCE] for start in range(0, len(photos), AT_ONCE)])
    encode_photos(encoder, next(groups))
    count, spent_s, started_s = 0, 0.0, time.perf_counter()
    while spent_s < MEASURED_S:
        group = next(groups)
        encode_photos(encoder, group)
        count, spent_s = count + len(group), time.perf_counter() - started_s
    return Speed(count / spent_s, count, encoder.device, encoder.precision)
