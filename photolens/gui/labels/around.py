"""Around: which photos of a preview are worth showing for a threshold: the surest, and those next to the line."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from photolens.gui.grid.arrangement import Arrangement, Section
from photolens.labelling.results import Preview

NEAR = 60
"""So many photos are shown on each side of the line."""
SUREST = 24
"""And so many of those that the label fits best."""

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """Photos on both sides of a threshold."""

    arrangement: Arrangement
    line: int
    """The position of the first photo that does not get the label; the number of all shown, if there is none."""
    caught: int
    """How many photos of the library get the label."""


def around(preview: Preview, threshold: float) -> Around:
    """What to show of a preview, best first. Takes no time to speak of, whatever the size of the library."""
    caught, total = preview.count(threshold), len(preview.photos)
    surest = min(SUREST, caught)
    near = max(surest, caught - NEAR)
    if near - surest < NEAR:  # a small gap is not worth a heading
        surest = near = 0
    ids = np.concatenate([preview.photos[:surest], preview.photos[near : caught + NEAR]])
    line = surest + caught - near
    sections = _sections(caught, total - caught, surest=surest, line=line)
    return Around(Arrangement(ids, np.ones(len(ids), np.float32), sections), line, caught)


def _sections(caught: int, others: int, *, surest: int, line: int) -> tuple[Section, ...]:
    sections = []
    if caught:
        title = translate("Labels", "%n photo(s) get this label", "", caught)
        sections.append(Section(0, title, translate("Labels", "the surest first")))
    if surest:
        sections.append(Section(surest, translate("Labels", "Just above the line")))
    if others:
        sections.append(_below(line, others, is_all=not caught))
    return tuple(sections)


def _below(line: int, others: int, *, is_all: bool) -> Section:
    note = translate("Labels", "the nearest of %n photo(s)", "", others)
    if is_all:
        return Section(line, translate("Labels", "No photo reaches the line"), note)
    return Section(line, translate("Labels", "Below the line"), note)
