"""How well and how fast the starter model works, through the application's own framing and prompts.

    python -m tests.bench.starter [--labelled DIR] [--captions DIR] [--json]

`--labelled` has labels.tsv (image, set, label): zero-shot accuracy over each set's own labels, and for Imagenette over
all 1,000 ImageNet names; and how often a match of 0.5 is wrong either way for the phrase "a LABEL".
`--captions` has captions.tsv (image, caption): recall of each caption's own photo among all of them. What the model was
trained on tells nothing here: `packaging/starter/train.py` prints the recall of heads that have not seen a fold.
"""

import csv
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photolens.media import read_squares
from photolens.vision.encoder import Vectors
from photolens.vision.pooling import encode_photos
from photolens.vision.starter import StarterEncoder, load_starter
from tests.bench import reporting

BATCH = 16
IMAGENETTE = {"English springer": "English Springer Spaniel", "chain saw": "chainsaw"}
"""Imagenette's labels that ImageNet's list in open_clip spells otherwise."""

Figures = dict[str, object]


def main() -> None:
    """Measure and print."""
    parser = reporting.parser("Measure the starter model.")
    parser.add_argument("--labelled", type=Path, help="folder with labels.tsv")
    parser.add_argument("--captions", type=Path, help="folder with captions.tsv")
    arguments = parser.parse_args()
    figures = speed()
    encoder = load_starter()
    if arguments.labelled:
        figures |= labels(encoder, arguments.labelled)
    if arguments.captions:
        figures |= recall(encoder, arguments.captions)
    reporting.report(figures, as_json=arguments.json)


def speed() -> Figures:
    """Seconds from nothing loaded to the first answer of each tower, and what each does when warm."""
    encoder = load_starter()
    side, start = encoder.framing.side_px, time.perf_counter()
    encoder.encode_texts(["a cat"])
    text_s, start = time.perf_counter() - start, time.perf_counter()
    squares = np.random.default_rng(0).integers(0, 256, (BATCH, side, side, 3), np.uint8)
    encoder.encode_images(squares[:1])
    image_s, start = time.perf_counter() - start, time.perf_counter()
    for _ in range(8):
        encoder.encode_images(squares)
    photos_per_second, start = 8 * BATCH / (time.perf_counter() - start), time.perf_counter()
    for number in range(100):
        encoder.encode_texts([f"photo number {number} of a dog in the snow"])
    return {
        "first_text_s": text_s,
        "first_image_s": image_s,
        "photos_per_second": photos_per_second,
        "texts_per_second_one_by_one": 100 / (time.perf_counter() - start),
    }


def labels(encoder: StarterEncoder, folder: Path) -> Figures:
    """Zero-shot accuracy of each set, and the two kinds of wrong matches over all."""
    with (folder / "labels.tsv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    vectors, sets = photos(encoder, [folder / row[0] for row in rows]), np.array([row[1] for row in rows])
    truth = np.array([row[2] for row in rows])
    figures: Figures = {}
    for name in sorted(set(sets)):
        mine = sets == name
        figures[f"{name}_top1"] = top1(encoder, vectors[mine], truth[mine], sorted(set(truth[mine])))
    nette = sets == "imagenette"
    if nette.any():
        from open_clip.zero_shot_metadata import IMAGENET_CLASSNAMES  # type: ignore[import-untyped]  # noqa: PLC0415

        spelled = np.array([IMAGENETTE.get(label, label) for label in truth[nette]])
        figures["imagenette_top1_of_1000"] = top1(encoder, vectors[nette], spelled, IMAGENET_CLASSNAMES)
    return figures | matches(encoder, vectors, truth, sets)


def top1(encoder: StarterEncoder, vectors: Vectors, truth: NDArray[np.str_], names: Sequence[str]) -> float:
    """Share of photos whose nearest "a photo of a NAME" is the right one."""
    prompts = encoder.encode_texts([f"a photo of a {name}" for name in names])
    found = np.array(names)[(vectors @ prompts.T).argmax(axis=1)]
    return float((found == truth).mean())


def matches(encoder: StarterEncoder, vectors: Vectors, truth: NDArray[np.str_], sets: NDArray[np.str_]) -> Figures:
    """How often a wrong photo of the same set matches "a LABEL" above 0.5, and a right one below."""
    midpoint = encoder.phrase_calibration.midpoint
    too_high, too_low = [], []
    for label, group in sorted(set(zip(truth.tolist(), sets.tolist(), strict=True))):
        cosines = vectors[sets == group] @ phrases(encoder, [f"a {label}"])[0]
        right = truth[sets == group] == label
        too_high.append(float((cosines[~right] > midpoint).mean()))
        too_low.append(float((cosines[right] <= midpoint).mean()))
    return {"wrong_above_one_half": float(np.mean(too_high)), "right_below_one_half": float(np.mean(too_low))}


def recall(encoder: StarterEncoder, folder: Path) -> Figures:
    """Recall at 1, 5 and 10 of every caption's own photo among all photos of the folder."""
    with (folder / "captions.tsv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    names = sorted({row[0] for row in rows})
    vectors = photos(encoder, [folder / name for name in names])
    place = {name: number for number, name in enumerate(names)}
    own = np.array([place[row[0]] for row in rows])
    scores = phrases(encoder, [row[1] for row in rows]) @ vectors.T
    rank = (scores > np.take_along_axis(scores, own[:, None], axis=1)).sum(axis=1)
    return {"photos": len(names), **{f"recall_at_{k}": float((rank < k).mean()) for k in (1, 5, 10)}}


def photos(encoder: StarterEncoder, paths: Sequence[Path]) -> Vectors:
    """Vectors of files, float32 (n, dimensions)."""
    parts = [
        encode_photos(encoder, [read_squares(path, encoder.framing) for path in paths[start : start + BATCH]])
        for start in range(0, len(paths), BATCH)
    ]
    return np.concatenate(parts)


def phrases(encoder: StarterEncoder, texts: Sequence[str]) -> Vectors:
    """Vectors of phrases as the search makes them, float32 (n, dimensions)."""
    sides = [encoder.encode_texts([prompt.replace("{}", text) for text in texts]) for prompt in encoder.prompts]
    mean = np.mean(sides, axis=0)
    vectors: Vectors = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    return vectors


if __name__ == "__main__":
    main()
