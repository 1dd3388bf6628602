"""Data: the photos, captions and class photos the starter is trained on, and which of them are held out.

A data folder holds `images/`, `captions.tsv` (image, caption) and `labels.tsv` (image, ImageNet class name). The part
of a file's name before the first "-" is its source.
"""

import csv
import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photolens.domain.framing import Framing
from photolens.media.square import square_of

FOLDS = {"flickr": 12, "coco": 8, "cocotrain": 8}
"""One photo in so many is held out of a fold; every other source is small and gives a quarter."""
SMALL_SOURCE_FOLDS = 4
POOLS = {"flickr": 300, "coco": 100, "household": 105, "ade": 100, "travel": 60, "food": 50}
"""How many photos a caption is looked for among, source by source."""
TWINS = {"cocotrain": "coco"}
"""Sources measured together."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Photos and what is said about them.

    `photos` are paths; the last `len(class_names)` of them are class photos, one a class. `captions` pairs a row of
    `photos` with a text.
    """

    photos: tuple[Path, ...]
    captions: tuple[tuple[int, str], ...]
    class_names: tuple[str, ...]

    @property
    def captioned(self) -> int:
        """How many photos, from the first on, have captions."""
        return len(self.photos) - len(self.class_names)

    @property
    def sources(self) -> tuple[str, ...]:
        """The source of every photo, twins under one name."""
        names = (path.name.split("-")[0] for path in self.photos)
        return tuple(TWINS.get(name, name) for name in names)


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a tab-separated file without quoting."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_collection(folder: Path) -> Collection:
    """Everything in a data folder, photos sorted by name."""
    captions, labels = read_rows(folder / "captions.tsv"), read_rows(folder / "labels.tsv")
    names = sorted({name for name, _ in captions}) + [name for name, _ in labels]
    index = {name: row for row, name in enumerate(names)}
    return Collection(
        photos=tuple(folder / name for name in names),
        captions=tuple((index[name], text) for name, text in captions),
        class_names=tuple(label for _, label in labels),
    )


def is_held_out(path: Path, fold: int) -> bool:
    """Whether a captioned photo belongs to the held-out part of a fold: by the SHA-256 of its name."""
    count = FOLDS.get(path.name.split("-")[0], SMALL_SOURCE_FOLDS)
    digest = hashlib.sha256(path.name.encode()).digest()
    return int.from_bytes(digest[:8], "big") % count == fold % count


def held_out(collection: Collection, fold: int | None) -> NDArray[np.bool_]:
    """Mask (photos,) of what a fold keeps out of training; class photos never, and nothing where `fold` is None."""
    mask = np.zeros(len(collection.photos), dtype=np.bool_)
    if fold is not None:
        mask[: collection.captioned] = [is_held_out(path, fold) for path in collection.photos[: collection.captioned]]
    return mask


def load_squares(photos: Sequence[Path], framing: Framing, *, mirrored: bool = False) -> NDArray[np.uint8]:
    """Squares uint8 (n, side, side, 3), made as the application makes them."""

    def square(path: Path) -> NDArray[np.uint8]:
        with Image.open(path) as opened:
            framed = square_of(opened.convert("RGB"), framing)
        return framed[:, ::-1] if mirrored else framed

    with ThreadPoolExecutor() as pool:
        return np.stack(list(pool.map(square, photos)))
