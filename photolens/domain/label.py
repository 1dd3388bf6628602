"""Label: a word of the user's own, what is meant by it, and the tags that it gives to photos."""

from dataclasses import dataclass
from enum import StrEnum
from math import exp, log
from typing import NewType

LabelId = NewType("LabelId", int)


class TagSource(StrEnum):
    """Who says that a photo has a label, or has it not."""

    AUTO = "auto"
    """Photolens; withdrawn when it no longer holds."""
    CONFIRMED = "confirmed"
    """The user."""
    REJECTED = "rejected"
    """The user, who says that it does not have it."""


@dataclass(frozen=True, slots=True)
class LabelGroup:
    """Labels that belong together."""

    name: str
    is_exclusive: bool = False
    """Whether a photo has at most one of them."""


@dataclass(frozen=True, slots=True)
class LabelDraft:
    """What the user says that a label is."""

    name: str
    phrasings: tuple[str, ...] = ()
    """Other words for the same."""
    negatives: tuple[str, ...] = ()
    """What it is not, though it may look like it."""
    group: str = ""
    """The name of its group; "" for none."""
    strictness: float = 0.0
    """How far its threshold lies above the proposed one, in logits: 0 follows the proposal, less is more generous."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as the library has it."""

    id: LabelId
    draft: LabelDraft
    is_exclusive: bool = False
    """Whether its group gives a photo at most one label."""
    proposed: float | None = None
    """The threshold that fits it best by itself, in (0, 1); None before the model in use has looked at it."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.draft.name

    @property
    def threshold(self) -> float | None:
        """The score from which on a photo gets it."""
        return None if self.proposed is None else threshold_of(self.proposed, self.draft.strictness)


@dataclass(frozen=True, slots=True)
class LabelCount:
    """A label, and how many photos with a present file have it."""

    label: Label
    auto: int
    confirmed: int
    rejected: int
    """How many have it not, by the user's word."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What is said of one photo and one label."""

    label: LabelId
    name: str
    source: TagSource
    score: float | None
    """The model's score when it was said, in [0, 1]; None where it had not looked at the photo."""
    model: str
    """The model that gave the score; "" for none."""


def threshold_of(proposed: float, strictness: float) -> float:
    """The threshold that lies `strictness` logits above a proposed one."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, _logit(proposed) + strictness))))


def strictness_of(proposed: float, threshold: float) -> float:
    """How many logits a threshold lies above a proposed one."""
    return _logit(threshold) - _logit(proposed)


def _logit(probability: float) -> float:
    bounded = max(1e-6, min(1.0 - 1e-6, probability))
    return log(bounded / (1.0 - bounded))
