"""What labels give back: previews, review queues, explanations, and a matrix of photos and phrases."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photolens.domain.label import Tag
from photolens.domain.photo import PhotoId


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """What a label would catch: every photo that can be scored, best first."""

    photos: NDArray[np.int64]
    """Ids of the photos, int64 (n,)."""
    scores: NDArray[np.float32]
    """Scores in [0, 1], falling, float32 (n,)."""
    proposed: float
    """The proposed threshold, in (0, 1)."""

    def count(self, threshold: float) -> int:
        """How many photos reach a threshold."""
        return int(np.searchsorted(-self.scores, -np.float32(threshold), side="right"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A photo that the user may confirm or reject, and its score in [0, 1]."""

    photo: PhotoId
    score: float


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """Photos of a label that the user has not answered yet."""

    threshold: float
    uncertain: tuple[Candidate, ...]
    """Those whose answers teach most, first of all the most uncertain."""
    confident: tuple[Candidate, ...]
    """Those that certainly have the label, surest first, to be confirmed many at once."""
    answered: int
    """How many photos were confirmed or rejected so far."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A text or an example that a photo was compared with, and the cosine of both."""

    text: str
    """The text; "" for an example."""
    cosine: float
    photo: PhotoId | None = None
    """The example; None for a text."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a photo has a label, or has it not."""

    tag: Tag | None
    """What stands in the catalogue; None for nothing."""
    score: float
    """By the model, in [0, 1]; of an exclusive group's label the share of the group."""
    threshold: float
    prompts: tuple[Similar, ...]
    """The label's own texts, nearest first."""
    negatives: tuple[Similar, ...]
    """What the label is not, nearest first."""
    background: tuple[Similar, ...]
    """The texts about anything else that come nearest, nearest first."""
    accepted: tuple[Similar, ...]
    """The photos that the user confirmed and that are most alike, nearest first."""
    rejected: tuple[Similar, ...]
    """The photos that the user rejected and that are most alike, nearest first."""


@dataclass(frozen=True, slots=True, eq=False)
class SimilarityMatrix:
    """Photos against phrases."""

    photos: tuple[PhotoId, ...]
    phrases: tuple[str, ...]
    cosines: NDArray[np.float32]
    """float32 (photos, phrases), in [-1, 1]."""
    probabilities: NDArray[np.float32]
    """Softmax of each photo over the phrases (CLIP, arXiv:2103.00020, section 3.1), float32 (photos, phrases)."""


@dataclass(frozen=True, slots=True)
class LabellingReport:
    """What labelling the whole library did."""

    labels: int
    photos: int
    """How many photos were scored."""
    added: int
    """Auto tags that are new."""
    withdrawn: int
    """Auto tags that held no longer."""
    seconds: float
