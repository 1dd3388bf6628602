"""Phrases: short phrases like those people type, and which held-out photos they are right for.

A thing is in a photo when at least three of its five captions name it, and not in it when none does; anything between
is left out. The absent things are named by no caption, so that whatever is found for them is wrong.
"""

import re

import numpy as np
from data import Collection
from numpy.typing import NDArray

THINGS = (
    "dog", "man", "woman", "child", "boy", "girl", "baby", "beach", "snow", "grass", "water", "ball", "bike", "car",
    "street", "mountain", "horse", "tree", "field", "pool", "skateboard", "bicycle", "motorcycle", "boat", "ocean",
    "river", "lake", "bench", "rock", "soccer", "football", "basketball", "tennis", "crowd", "hat", "guitar", "sand",
    "swing", "slide", "cat", "bird", "kite", "surfboard", "train", "bus", "pizza", "cake", "kitchen", "sheep", "cow",
)  # fmt: skip
ABSENT = (
    "octopus", "submarine", "violin", "rocket", "mushroom", "penguin", "volcano", "lighthouse", "spider", "aquarium",
    "microscope", "piano", "chandelier", "washing machine", "lobster", "castle", "cactus", "tractor", "helicopter",
    "wedding dress", "x-ray", "chess board", "candle", "turtle", "strawberry", "bottle of wine", "temple", "keyboard",
)  # fmt: skip
AGREEING_CAPTIONS = 3
FEWEST_PHOTOS = 3


def article(thing: str) -> str:
    """The phrase somebody types: the thing with its article."""
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"


def mentions(collection: Collection, thing: str) -> NDArray[np.int64]:
    """How many captions of each photo name a thing, int64 (photos,)."""
    pattern, counts = re.compile(rf"\b{thing}(s|es)?\b", re.IGNORECASE), np.zeros(len(collection.photos), np.int64)
    for photo, text in collection.captions:
        counts[photo] += pattern.search(text) is not None
    return counts


def well_described(collection: Collection) -> NDArray[np.bool_]:
    """Mask (photos,) of those with five captions."""
    owners = np.array([photo for photo, _ in collection.captions])
    return np.bincount(owners, minlength=len(collection.photos)) >= 5


def contents(collection: Collection, photos: NDArray[np.intp]) -> tuple[list[str], NDArray[np.int64]]:
    """Things that enough of these photos show, and int64 (things, photos): 1 shown, 0 not shown, -1 unclear."""
    things, rows = [], []
    for thing in THINGS:
        counts = mentions(collection, thing)[photos]
        if (counts >= AGREEING_CAPTIONS).sum() >= FEWEST_PHOTOS:
            things.append(thing)
            rows.append(np.where(counts >= AGREEING_CAPTIONS, 1, np.where(counts == 0, 0, -1)))
    return things, np.stack(rows)
