"""Models with random weights, which are as fast as real ones: installed like those, for benchmarks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from photolens.domain.model import ModelCard
from photolens.vision.catalogue import CARDS
from photolens.vision.importing import import_torch
from photolens.vision.loading import build_model, random_blueprint
from photolens.vision.model_folder import ModelFolder


def known(architecture: str) -> ModelCard:
    """What the catalogue says of an architecture; of others of open_clip only the name is told."""
    found = (card for card in CARDS if card.architecture == architecture)
    return next(found, replace(CARDS[1], title=architecture, architecture=architecture, parameters=0))


@contextmanager
def installed(folder: Path, architecture: str) -> Iterator[ModelCard]:
    """A model with random weights, which is on this computer as long as it is measured."""
    torch, blueprint = import_torch(), random_blueprint(architecture)
    weights = folder / f"{architecture}.pt"
    torch.save(build_model(blueprint).state_dict(), weights)
    # by its own architecture's name it might ask for a tokenizer's files, which are not here
    card = replace(known(architecture), name=f"random-{architecture}", architecture="random", extra="clip")
    models = ModelFolder(folder / "models")
    models.import_weights(card, weights, {"model_cfg": blueprint.model, "preprocess_cfg": blueprint.preprocess})
    weights.unlink()
    try:
        yield card
    finally:
        models.remove(card.name)
