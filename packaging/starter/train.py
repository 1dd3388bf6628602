"""Train: the whole way from a data folder to the files of `resources/starter/`.

    python packaging/starter/train.py --data DIR --out resources/starter [--cache DIR] [--folds 0 1]

Fits the heads once for every fold, to measure and to calibrate on photos that the heads have not seen, and then on
everything, and exports those. See README.md.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from calibration import FoldAnswers, measure_answers, photo_curve, phrase_curve, quality, scale_of
from data import held_out, read_collection
from evaluate import describe, recalls
from export import export
from features import FRAMING, PROMPTS, cached, views, words
from heads import Material, Recipe, average, new_heads, photo_vectors, phrase_vectors, train
from model import Heads, ImageModel, TextModel
from reference import write_reference
from towers import WORDS_WIDTH, ImageFoot, ImageTop, TextTower, load_image_tower

GENTLE = {"household": 8.0, "ade": 3.0, "travel": 5.0, "food": 5.0, "various": 4.0, "stream": 4.0, "coco": 2.0}
STRONG = {"household": 16.0, "ade": 4.0, "travel": 10.0, "food": 12.0, "various": 8.0, "stream": 8.0, "coco": 2.5}
RECIPES = (
    Recipe(weights=STRONG, distillation=0.3, seed=0),
    Recipe(weights=GENTLE, distillation=0.6, seed=1),
    Recipe(weights=STRONG, distillation=0.3, seed=2),
)
"""Runs whose heads are averaged."""
CONSENSUS_GAIN = 1.3
"""More weight for the term that was not trained, in the manner of WiSE-FT (Wortsman et al., 2021, arXiv:2109.01903):
photos of kinds that were not trained on gain more than the others lose."""


def trained(material: Material, recipe: Recipe, cache: Path) -> Heads:
    """Heads of one recipe, from the cache where the same recipe ran on the same photos before."""
    key = hashlib.sha256(repr(recipe).encode() + material.held.tobytes()).hexdigest()[:16]
    heads = new_heads(material, recipe.dropout)
    heads.load_state_dict(cached(cache / f"heads-{key}.pt", lambda: train(material, recipe).state_dict()))
    return heads.eval()


def train_average(material: Material, cache: Path) -> Heads:
    """The heads of all recipes, averaged, and moved a step back towards what needs no training."""
    heads = average([trained(material, recipe, cache) for recipe in RECIPES])
    heads.prior.data *= CONSENSUS_GAIN
    return heads


def measure(material: Material, fold: int, cache: Path) -> tuple[FoldAnswers, dict[str, tuple[float, ...]]]:
    """Answers and recalls of heads that have not seen a fold's held-out photos; prints the recalls."""
    unseen = replace(material, held=held_out(material.collection, fold))
    heads = train_average(unseen, cache)
    photos = photo_vectors(heads, material.views[0]).numpy()
    captions = phrase_vectors(heads, material.words.captions).numpy()
    figures = recalls(material.collection, unseen.held, photos, captions)
    print(f"fold {fold}\n{describe(figures)}", flush=True)
    return measure_answers(unseen, heads), figures


def describe_model(answers: Sequence[FoldAnswers]) -> dict[str, Any]:
    """The facts of model.json."""
    curve = phrase_curve(answers)
    print(json.dumps(quality(answers, curve), indent=2), flush=True)
    return {
        "dimensions": WORDS_WIDTH,
        "framing": {"side_px": FRAMING.side_px, "fit": FRAMING.fit.value, "zoom": FRAMING.zoom},
        "prompts": list(PROMPTS),
        "logit_scale": round(scale_of(answers), 2),
        "phrase_calibration": {name: round(value, 4) for name, value in curve.items()},
        "photo_calibration": {name: round(value, 4) for name, value in photo_curve(answers).items()},
    }


def build(heads: Heads) -> tuple[ImageModel, TextModel]:
    """The two modules to export: towers and heads together."""
    tower = load_image_tower()
    image = ImageModel(ImageFoot(tower), ImageTop(tower), heads)
    return image.eval(), TextModel(TextTower(), heads).eval()


def main() -> None:
    """Reads the command line and trains."""
    parser = argparse.ArgumentParser(description="Train and export the starter model.")
    parser.add_argument("--data", type=Path, required=True, help="folder with images/, captions.tsv and labels.tsv")
    parser.add_argument("--out", type=Path, required=True, help="where the model's files go")
    parser.add_argument("--cache", type=Path, default=Path(".cache-train"), help="where tower features are kept")
    parser.add_argument("--folds", type=int, nargs="+", default=[0, 1], help="folds that measure and calibrate")
    parser.add_argument("--reference", type=Path, help="where to save vectors for the tests")
    chosen = parser.parse_args()
    collection = read_collection(chosen.data)
    everything = np.zeros(len(collection.photos), np.bool_)
    material = Material(collection, views(collection, chosen.cache), words(collection, chosen.cache), everything)
    answers = [measure(material, fold, chosen.cache)[0] for fold in chosen.folds]
    image, text = build(train_average(material, chosen.cache))
    export(image, text, describe_model(answers), chosen.out)
    if chosen.reference:
        write_reference(image, text, chosen.reference)


if __name__ == "__main__":
    main()
