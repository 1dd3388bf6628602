"""Assignment: from the scores of labels to the labels that photos get, at most one of each exclusive group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from photolens.labelling.groups import decide, group_scores

Scores = NDArray[np.float32]
Places = NDArray[np.int64]

_NOTHING = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Rules:
    """By what labels are given: for m labels, one value each."""

    thresholds: Sequence[float]
    groups: Sequence[int | None]
    """The exclusive group of each label; None for a label of its own."""
    eases: Sequence[float] | None = None
    """What is added to the logit of each label where it is in an exclusive group; 0 unless told."""


@dataclass(frozen=True, slots=True)
class Word:
    """What the user said of one label: places among the photos, int64 (n,)."""

    accepted: Places = field(default_factory=lambda: _NOTHING)
    rejected: Places = field(default_factory=lambda: _NOTHING)
    taken: Places = field(default_factory=lambda: _NOTHING)
    """Photos that were confirmed to have another label of the same exclusive group."""


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """Which photos get which labels by the model's judgement, where the user has said nothing."""

    scores: Scores
    """float32 (photos, labels) in [0, 1]; of a label in an exclusive group its share of the group."""
    is_given: NDArray[np.bool_]
    """bool (photos, labels)."""


def assign(scores: Scores, rules: Rules, words: Mapping[int, Word] | None = None) -> Assignment:
    """Give labels to photos.

    Args:
        scores: probabilities of the labels, each taken alone, float32 (photos, labels).
        rules: of the same labels. All labels of an exclusive group must be among them.
        words: what the user said, by the label's column. A rejected label cannot win its group; a photo that was
            answered, or whose group is taken, gets nothing here.
    """
    judged, words = scores.copy(), words or {}
    is_given = judged >= np.asarray(rules.thresholds, np.float32)
    for columns in _exclusive(rules.groups):
        rivals = judged[:, columns]
        for place, column in enumerate(columns):
            rivals[words.get(column, Word()).rejected, place] = 0.0
        is_choice = rules.eases is not None and len(columns) > 1
        judged[:, columns] = group_scores(rivals, np.asarray(rules.eases)[columns] if is_choice else None)
        winners = decide(judged[:, columns], np.array([rules.thresholds[column] for column in columns]))
        is_given[:, columns] = winners[:, None] == np.arange(len(columns))
    for column, word in words.items():
        for places in (word.accepted, word.rejected, word.taken):
            is_given[places, column] = False
    return Assignment(judged, is_given)


def _exclusive(groups: Sequence[int | None]) -> list[list[int]]:
    """The columns of each exclusive group."""
    columns: dict[int, list[int]] = {}
    for column, group in enumerate(groups):
        if group is not None:
            columns.setdefault(group, []).append(column)
    return list(columns.values())
