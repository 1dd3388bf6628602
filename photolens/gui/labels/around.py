"""Around: which photos of a preview are worth showing for a threshold: the surest, and those next to the line."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from photolens.domain.photo import PhotoId
from photolens.gui.grid.arrangement import Arrangement, Section
from photolens.gui.labels.verdict import Verdicts
from photolens.labelling.results import Preview

NEAR = 60
"""So many photos are shown on each side of the line."""
SUREST = 24
"""And so many of those that the label fits best."""

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """Where the photos of a preview are that the user answered for: their word is stronger than the line."""

    accepted: NDArray[np.intp]
    """Positions, rising, (n,)."""
    rejected: NDArray[np.intp]
    """Positions, rising, (n,)."""

    @classmethod
    def of(cls, preview: Preview, verdicts: Verdicts) -> "Answered":
        """Find the photos that were answered for. 3 ms for 100,000."""
        return cls(_positions(preview, verdicts.accepted), _positions(preview, verdicts.rejected))

    def below(self, reach: int) -> int:
        """How many photos were accepted and do not reach the line, if so many do."""
        return len(self.accepted) - int(np.searchsorted(self.accepted, reach))

    def caught(self, reach: int) -> int:
        """How many photos get the label: those that reach the line and were not rejected, and those `below`."""
        return reach + self.below(reach) - int(np.searchsorted(self.rejected, reach))


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """Photos on both sides of a threshold."""

    arrangement: Arrangement
    line: int
    """The position of the first photo below the line; the number of all shown, if there is none."""
    caught: int
    """How many photos of the library get the label."""


def around(preview: Preview, threshold: float, answered: Answered) -> Around:
    """What to show of a preview, best first. Takes no time to speak of, whatever the size of the library."""
    reach, total = preview.count(threshold), len(preview.photos)
    surest = min(SUREST, reach)
    near = max(surest, reach - NEAR)
    if near - surest < NEAR:  # a small gap is not worth a heading
        surest = near = 0
    ids = np.concatenate([preview.photos[:surest], preview.photos[near : reach + NEAR]])
    line, caught = surest + reach - near, answered.caught(reach)
    above = _above(caught, answered.below(reach), surest=surest) if reach else []
    sections = [*above, *_below(caught, total - reach, line=line)]
    return Around(Arrangement(ids, np.ones(len(ids), np.float32), tuple(sections)), line, caught)


def _above(caught: int, below: int, *, surest: int) -> list[Section]:
    title, note = translate("Labels", "%n photo(s) get this label", "", caught), translate("Labels", "the surest first")
    if below:
        note = translate("Labels", "%n of them from below the line, as you said so", "", below)
    sections = [Section(0, title, note)]
    if surest:
        sections.append(Section(surest, translate("Labels", "Just above the line")))
    return sections


def _below(caught: int, others: int, *, line: int) -> list[Section]:
    if not others:
        return []
    title = translate("Labels", "Below the line")
    if not line:
        title = translate("Labels", "No photo reaches the line")
    if not line and caught:
        title = translate("Labels", "No photo but yours gets this label")
    return [Section(line, title, translate("Labels", "the nearest of %n photo(s)", "", others))]


def _positions(preview: Preview, photos: Iterable[PhotoId]) -> NDArray[np.intp]:
    return np.flatnonzero(np.isin(preview.photos, np.fromiter(photos, np.int64)))
