"""Zero-shot labels: a photo against prompts, without any example (CLIP, arXiv:2103.00020, section 3.1)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from photolens.errors import UsageError
from photolens.vision.encoder import Encoder, Vectors

DEFAULT_TEMPLATE = "a photo of a {}"


@dataclass(frozen=True, slots=True)
class LabelScore:
    """How well one of several labels fits a photo."""

    label: str
    probability: float
    """Softmax over all labels of the call; they sum to 1."""
    score: float
    """Cosine of the photo and the label's prompt."""


def classify(
    photos: Vectors, labels: Sequence[str], encoder: Encoder, *, template: str = DEFAULT_TEMPLATE
) -> list[list[LabelScore]]:
    """The labels of each photo, most probable first.

    Args:
        photos: unit vectors, float32 (n, dimensions).
        labels: different, none empty.
        encoder: the one that made the vectors.
        template: has one "{}" for the label.

    Raises:
        UsageError: the labels or the template cannot be used.
    """
    prompts = [_fill(template, label) for label in _checked(labels)]
    cosines = photos @ encoder.encode_texts(prompts).T
    logits = encoder.logit_scale * cosines.astype(np.float64)
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities = weights / weights.sum(axis=1, keepdims=True)
    return [_ranked(labels, *row) for row in zip(probabilities, cosines, strict=True)]


def _ranked(labels: Sequence[str], probabilities: np.ndarray, cosines: np.ndarray) -> list[LabelScore]:
    order = np.argsort(-probabilities, kind="stable")
    return [LabelScore(labels[i], float(probabilities[i]), float(cosines[i])) for i in order]


def _checked(labels: Sequence[str]) -> Sequence[str]:
    if not labels or not all(label.strip() for label in labels):
        raise UsageError('name at least one label, for example --labels "cat,dog,not a pet"')
    if len(set(labels)) < len(labels):
        raise UsageError("name each label once")
    return labels


def _fill(template: str, label: str) -> str:
    if template.count("{}") != 1:
        raise UsageError(f'the template "{template}" needs one {{}} where the label goes')
    return template.replace("{}", label)
