"""Calibration: the answers that heads give about photos they have not seen, and the curves through them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from calibrate import Answers, best_scale, error_rates, fit, top_answers
from features import PROMPTS, read
from heads import Material, photo_vectors, phrase_vectors
from model import Heads
from numpy.typing import NDArray
from phrases import ABSENT, article, contents, well_described
from towers import TextTower

Vectors = NDArray[np.float32]
UNSEEN_PAIR = -2.0
"""A cosine below all others, for a photo beside itself."""


@dataclass(frozen=True, slots=True)
class FoldAnswers:
    """What one fold's heads answer: to short phrases, to captions, to photos; and cosines for naming one thing."""

    short: Answers
    captions: Answers
    photos: Answers
    naming: tuple[Vectors, NDArray[np.intp]]
    """Cosines (photos, things) of photos that show exactly one thing, and which."""


def short_phrases(heads: Heads, things: Sequence[str]) -> Vectors:
    """Vectors of things as somebody types them, through the prompts."""
    tower, phrases = TextTower().eval(), [article(thing) for thing in things]
    prompted = torch.stack([read(tower, [prompt.format(phrase) for phrase in phrases]) for prompt in PROMPTS])
    return phrase_vectors(heads, prompted).numpy()


def caption_answers(material: Material, captions: Vectors, photos: Vectors, ids: NDArray[np.intp]) -> Answers:
    """Answers to held-out captions: a caption's own photo is right, every other wrong."""
    place = {int(row): number for number, row in enumerate(ids)}
    rows = [number for number, (row, _) in enumerate(material.collection.captions) if row in place]
    truth = np.zeros((len(rows), len(ids)), np.int64)
    truth[np.arange(len(rows)), [place[material.collection.captions[row][0]] for row in rows]] = 1
    return top_answers(captions[rows] @ photos.T, truth)


def photo_answers(photos: Vectors, truth: NDArray[np.int64]) -> Answers:
    """Answers to photos: one that shows a thing in common is right, one that shares no thing at all is wrong."""
    shown, possible = (truth == 1).astype(np.int64), (truth != 0).astype(np.int64)
    shared, excluded = shown.T @ shown > 0, possible.T @ possible == 0
    judged = np.where(shared, 1, np.where(excluded, 0, -1))
    subject = shown.sum(0) > 0
    scores = photos @ photos.T
    np.fill_diagonal(scores, UNSEEN_PAIR)
    return top_answers(scores[subject], judged[subject])


def measure_answers(material: Material, heads: Heads) -> FoldAnswers:
    """All answers of heads about their fold's held-out photos that have five captions."""
    ids = np.flatnonzero(material.held & well_described(material.collection))
    photos = photo_vectors(heads, material.views[0]).numpy()[ids]
    things, truth = contents(material.collection, ids)
    named = short_phrases(heads, things) @ photos.T
    absent = short_phrases(heads, ABSENT) @ photos.T
    single = (truth == 1).sum(0) == 1
    return FoldAnswers(
        short=top_answers(named, truth) + top_answers(absent, np.zeros(absent.shape, np.int64)),
        captions=caption_answers(material, phrase_vectors(heads, material.words.captions).numpy(), photos, ids),
        photos=photo_answers(photos, truth),
        naming=(named.T[single], (truth == 1).argmax(0)[single]),
    )


def joined(parts: Sequence[Answers]) -> Answers:
    """The answers of several folds together."""
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def phrase_curve(folds: Sequence[FoldAnswers]) -> dict[str, float]:
    """The logistic curve of a phrase and a photo, through the answers to short phrases."""
    return fit(joined([fold.short for fold in folds]))


def photo_curve(folds: Sequence[FoldAnswers]) -> dict[str, float]:
    """The logistic curve of two photos."""
    return fit(joined([fold.photos for fold in folds]))


def scale_of(folds: Sequence[FoldAnswers]) -> float:
    """The logit scale that names the one thing in held-out photos with the least surprise."""
    return float(np.mean([best_scale(*fold.naming) for fold in folds]))


def quality(folds: Sequence[FoldAnswers], curve: dict[str, float]) -> dict[str, dict[str, float]]:
    """Error rates and balanced accuracy at match 0.5, for short phrases and for captions."""
    result = {}
    for kind in ("short", "captions"):
        answers = joined([getattr(fold, kind) for fold in folds])
        wrong, missed = error_rates(answers, curve["midpoint"])
        own = fit(answers)["midpoint"]
        accuracy = 1 - (wrong + missed) / 2
        result[kind] = {
            "false_positive": wrong,
            "false_negative": missed,
            "balanced_accuracy": accuracy,
            "own_midpoint": own,
        }
    return result
