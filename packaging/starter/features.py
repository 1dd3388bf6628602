"""Features: what the frozen towers say about every photo and caption, computed once and kept in a cache folder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import torch
from data import Collection, load_squares
from open_clip.zero_shot_metadata import IMAGENET_CLASSNAMES  # type: ignore[import-untyped]
from torch import Tensor
from towers import SIDE_PX, ImageFoot, ImageTop, TextTower, load_image_tower, load_tokenizer

from photolens.domain.framing import Fit, Framing

FRAMING = Framing(SIDE_PX, Fit.CROP)
PROMPTS = ("{}", "a photo of {}")
"""What a phrase is put into, at training and in the application."""
CLASS_PROMPT = "a photo of a {}"
"""What the class names of the consensus are put into."""
VIEWS = {
    "crop": partial(load_squares, framing=FRAMING),
    "squeeze": partial(load_squares, framing=Framing(SIDE_PX, Fit.SQUEEZE)),
    "flip": partial(load_squares, framing=Framing(SIDE_PX, Fit.SQUEEZE), mirrored=True),
}
"""How photos are looked at while training; the application uses the first."""
BATCH = 32


@dataclass(frozen=True, slots=True)
class View:
    """One look at n photos: pooled features float32 (n, 2560) and class logits (n, 1000)."""

    features: Tensor
    logits: Tensor


@dataclass(frozen=True, slots=True)
class Words:
    """Text vectors, prompt by prompt: captions and class photos' names (p, rows, 384), all classes (p, 1000, 384)."""

    captions: Tensor
    labels: Tensor
    classes: Tensor
    consensus: Tensor
    """All classes with `CLASS_PROMPT`, (1000, 384)."""


def cached(path: Path, make: Callable[[], dict[str, Tensor]]) -> dict[str, Tensor]:
    """Tensors of a file, made first where it does not exist."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save(make(), path)
    return dict(torch.load(path, weights_only=True))


@torch.inference_mode()
def look(photos: Sequence[Path], view: str) -> dict[str, Tensor]:
    """Features and logits of photos under a view."""
    tower = load_image_tower()
    foot, top = ImageFoot(tower).eval(), ImageTop(tower).eval()
    parts = []
    for start in range(0, len(photos), BATCH):
        squares = torch.from_numpy(VIEWS[view](photos[start : start + BATCH]))
        parts.append(top.pool(foot(squares)))
    return {"features": torch.cat([part[0] for part in parts]), "logits": torch.cat([part[1] for part in parts])}


def views(collection: Collection, cache: Path) -> list[View]:
    """Every view of a collection, the application's first."""
    return [View(**cached(cache / f"{name}.pt", partial(look, collection.photos, name))) for name in VIEWS]


@torch.inference_mode()
def read(tower: TextTower, texts: Sequence[str]) -> Tensor:
    """Unit vectors float32 (n, 384), computed in order of length so that little is padding."""
    tokenizer, order = load_tokenizer(), iter(sorted(range(len(texts)), key=lambda row: len(texts[row])))
    vectors = torch.zeros(len(texts), 384)
    while rows := list(islice(order, 4 * BATCH)):
        encoded = tokenizer.encode_batch([texts[row] for row in rows])
        ids, mask = (torch.tensor([getattr(e, part) for e in encoded]) for part in ("ids", "attention_mask"))
        vectors[rows] = tower(ids, mask)
    return vectors


def read_all(collection: Collection) -> dict[str, Tensor]:
    """The tensors of `Words`."""
    tower = TextTower().eval()

    def prompted(texts: Sequence[str]) -> Tensor:
        return torch.stack([read(tower, [prompt.format(text) for text in texts]) for prompt in PROMPTS])

    return {
        "captions": prompted([text for _, text in collection.captions]),
        "labels": prompted(collection.class_names),
        "classes": prompted(IMAGENET_CLASSNAMES),
        "consensus": read(tower, [CLASS_PROMPT.format(name) for name in IMAGENET_CLASSNAMES]),
    }


def words(collection: Collection, cache: Path) -> Words:
    """Every text of a collection as vectors of the frozen text tower."""
    return Words(**cached(cache / "words.pt", partial(read_all, collection)))
