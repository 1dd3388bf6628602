"""Explain: why a photo has the score it has for a label."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from photolens.labelling.background import Background
from photolens.labelling.phrases import PhraseVectors
from photolens.labelling.words import LabelWords
from photolens.vision.encoder import Vectors

SHOWN = 5
"""How many rivals and neighbours are told."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An answered photo: its place among the accepted or the rejected, and its cosine with the photo."""

    index: int
    cosine: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What spoke for a label and what against it, each list strongest first; (text, cosine) for words."""

    prompts: tuple[tuple[str, float], ...]
    negatives: tuple[tuple[str, float], ...]
    background: tuple[tuple[str, float], ...]
    accepted: tuple[Neighbour, ...]
    rejected: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """Vectors of the photos a user has accepted and rejected, float32 (n, dimensions)."""

    accepted: Vectors
    rejected: Vectors


def explain(
    photo: Vectors, words: LabelWords, answers: Answers, *, phrases: PhraseVectors, background: Background
) -> Evidence:
    """What speaks for and against a label on one photo, a unit vector (dimensions,)."""
    rivals = _told(background.texts, background.vectors @ photo)
    return Evidence(
        prompts=_told(words.prompts, phrases.of(words.prompts) @ photo),
        negatives=_told(words.competitors, phrases.of(words.competitors) @ photo),
        background=rivals[:SHOWN],
        accepted=_nearest(answers.accepted, photo),
        rejected=_nearest(answers.rejected, photo),
    )


def _told(texts: Sequence[str], cosines: Vectors) -> tuple[tuple[str, float], ...]:
    return tuple((texts[place], float(cosines[place])) for place in np.argsort(-cosines, kind="stable"))


def _nearest(answered: Vectors, photo: Vectors) -> tuple[Neighbour, ...]:
    cosines = answered @ photo
    return tuple(Neighbour(int(place), float(cosines[place])) for place in np.argsort(-cosines, kind="stable")[:SHOWN])
