"""Heads: how the small trained part is fitted on frozen features.

Every step pairs captions with their photos, and class photos with their names, in one symmetric contrastive loss
(Radford et al., 2021, arXiv:2103.00020) in which all captions of one photo count as matches. Beside it the photo
vectors are asked to give the same class probabilities through the words as the image tower gives by itself (knowledge
distillation: Hinton et al., 2015, arXiv:1503.02531), so that captions of dogs and people do not wash the thousand
classes out. The heads of several recipes are averaged: they start from the same zeros and are linear.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from data import Collection
from features import View, Words
from model import Consensus, Heads
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

SCALE_LIMIT = 40.0
DISTILLED_SCALE = 40.0
CLASSED_SHARE = 0.25
"""Class photos in a batch, relative to captions."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one run of training is made of; `weights` says how often captions of a source are drawn, 1.0 by default."""

    weights: dict[str, float] = field(default_factory=dict)
    distillation: float = 0.3
    learning_rate: float = 7e-4
    dropout: float = 0.65
    epochs: int = 6
    batch: int = 512
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a run of training draws from: a collection, its views, its words, and the held-out mask (photos,)."""

    collection: Collection
    views: Sequence[View]
    words: Words
    held: NDArray[Any]

    def owners(self) -> Tensor:
        """The photo of every caption and then of every class photo's name, int64 (captions + classes,)."""
        named = range(self.collection.captioned, len(self.collection.photos))
        return torch.tensor([row for row, _ in self.collection.captions] + list(named))


class Draw:
    """Owns the tensors that batches are drawn from and the probabilities to draw them with."""

    def __init__(self, material: Material, recipe: Recipe) -> None:
        self.features = torch.stack([view.features for view in material.views])
        self.logits = torch.stack([view.logits for view in material.views])
        self.texts = torch.cat([material.words.captions, material.words.labels], 1)
        self.owners, self.captions = material.owners(), len(material.collection.captions)
        self.recipe, sources = recipe, material.collection.sources
        chances = [
            recipe.weights.get(sources[row], 1.0) * (not material.held[row]) for row, _ in material.collection.captions
        ]
        self.chances = torch.tensor(chances, dtype=torch.float32)

    @property
    def steps(self) -> int:
        """How many batches all epochs make; an epoch is as many captions as there are in training."""
        return self.recipe.epochs * int((self.chances > 0).sum()) // self.recipe.batch

    def rows(self) -> Tensor:
        """Captions by their chances, and some class photos' names."""
        classed = torch.randint(self.captions, len(self.owners), (int(self.recipe.batch * CLASSED_SHARE),))
        return torch.cat([torch.multinomial(self.chances, self.recipe.batch, replacement=True), classed])

    def batches(self) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
        """Photo rows (b,), features (b, 2560), logits (b, 1000) and text vectors (b, 384), each under a random view."""
        for _ in range(self.steps):
            rows = self.rows()
            who, view = self.owners[rows], torch.randint(len(self.features), (len(rows),))
            prompt = torch.randint(len(self.texts), (len(rows),))
            yield who, self.features[view, who], self.logits[view, who], self.texts[prompt, rows]


def contrast(who: Tensor, scores: Tensor) -> Tensor:
    """The symmetric contrastive loss of scores (b, b) where equal photos match."""
    match = (who[:, None] == who[None]).float()
    match = match / match.sum(1, keepdim=True)
    return -(match * (scores.log_softmax(1) + scores.T.log_softmax(1))).sum(1).mean()


def distil(photos: Tensor, classes: Tensor, logits: Tensor) -> Tensor:
    """Divergence of the class probabilities through the words from the tower's own, in nats."""
    through_words = (DISTILLED_SCALE * photos @ classes.T).log_softmax(1)
    return functional.kl_div(through_words, logits.softmax(1), reduction="batchmean")


def new_heads(material: Material, dropout: float) -> Heads:
    """Untrained heads: pure ConSE."""
    features = material.views[0].features
    spread = features.std(0) + 1e-3
    return Heads(material.words.consensus, features.mean(0), spread, dropout, Consensus())


def optimisers(heads: Heads, draw: Draw) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with one cycle of the learning rate; the two scalars learn ten times faster and do not decay."""
    layers, rate = [*heads.image.parameters(), *heads.text.parameters()], draw.recipe.learning_rate
    groups = [
        {"params": layers, "lr": rate, "weight_decay": 0.1},
        {"params": [heads.prior, heads.log_scale], "lr": 1e-2, "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(groups)
    return optimiser, torch.optim.lr_scheduler.OneCycleLR(optimiser, [rate, 1e-2], total_steps=draw.steps)


def train(material: Material, recipe: Recipe) -> Heads:
    """Heads fitted by one recipe, in evaluation mode."""
    torch.manual_seed(recipe.seed)
    heads, draw = new_heads(material, recipe.dropout), Draw(material, recipe)
    optimiser, schedule = optimisers(heads, draw)
    for who, features, logits, texts in draw.batches():
        photos = heads.images(features, heads.prior_vectors(logits))
        scale = heads.log_scale.exp().clamp(max=SCALE_LIMIT)
        loss = contrast(who, scale * heads.texts(texts) @ photos.T)
        prompt = int(torch.randint(len(material.words.classes), (1,)))
        loss = loss + recipe.distillation * distil(photos, heads.texts(material.words.classes[prompt]), logits)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        schedule.step()
    return heads.eval()


def average(runs: Sequence[Heads]) -> Heads:
    """The heads whose weights are the mean of several runs'."""
    states = [run.state_dict() for run in runs]
    runs[0].load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    return runs[0]


@torch.inference_mode()
def photo_vectors(heads: Heads, view: View) -> Tensor:
    """Unit vectors float32 (n, 384) of the photos of a view."""
    return heads.images(view.features, heads.prior_vectors(view.logits))


@torch.inference_mode()
def phrase_vectors(heads: Heads, prompted: Tensor) -> Tensor:
    """Unit vectors float32 (n, 384) of texts (p, n, 384), averaged over their prompts as the application does."""
    return functional.normalize(torch.stack([heads.texts(vectors) for vectors in prompted]).mean(0), dim=1)
