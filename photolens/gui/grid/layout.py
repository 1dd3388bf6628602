"""Layout: every question about where photos and headings lie, answered by arithmetic. No Qt."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photolens.gui.grid.outline import Outline
from photolens.gui.grid.rows import JustifiedRows, Metrics, Rows, SquareRows


class GridMode(StrEnum):
    """How photos fill the grid."""

    JUSTIFIED = "justified"
    """Each in its own shape, in rows that fill the width."""
    SQUARE = "square"
    """The middle of each, in equal cells."""


class Box(NamedTuple):
    """A rectangle in logical pixels, y from the top of everything; right and bottom are the first pixels outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """In pixels."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[int, int]:
        """X and y of the pixel in the middle."""
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2


class Layout:
    """Where everything lies at one width, cell size and mode. A value; make another one when those change."""

    def __init__(self, outline: Outline, metrics: Metrics, mode: GridMode) -> None:
        self.metrics, self.mode = metrics, mode
        self._headed, self._photos = outline.headed, outline.photos
        self._rows: Rows = (SquareRows if mode is GridMode.SQUARE else JustifiedRows)(outline, metrics)

    @property
    def height_px(self) -> int:
        """Of everything, margins included."""
        return self._rows.height_px

    def box(self, position: int) -> Box:
        """Where one photo lies."""
        return Box(*self.boxes(position, position + 1)[0].tolist())

    def boxes(self, first: int, end: int) -> NDArray[np.int64]:
        """(end - first, 4): left, top, right, bottom of the photos in a run of positions."""
        return self._rows.boxes(first, end) if first < end else np.empty((0, 4), np.int64)

    def position_at(self, x_px: int, y_px: int) -> int | None:
        """The photo at a point; None in a gap, in a heading, or outside."""
        first, end = self.visible(y_px, y_px + 1)
        boxes = self.boxes(first, end)
        hits = np.flatnonzero((boxes[:, 0] <= x_px) & (x_px < boxes[:, 2]))
        return first + int(hits[0]) if len(hits) else None

    def positions_in(self, box: Box) -> NDArray[np.int64]:
        """The photos that a rectangle touches, ascending."""
        first, end = self.visible(box.top, box.bottom)
        boxes = self.boxes(first, end)
        return first + np.flatnonzero((boxes[:, 0] < box.right) & (box.left < boxes[:, 2]))

    def visible(self, top_px: int, bottom_px: int) -> tuple[int, int]:
        """The first photo in a range of heights, and the one after the last: exactly the rows that touch it."""
        if not self._photos or top_px >= bottom_px:
            return 0, 0
        row, last = self._rows.at(top_px), self._rows.at(bottom_px - 1)
        if self._rows.band(row)[1] <= top_px:
            row += 1
        if row > last or self._rows.band(row)[0] >= bottom_px:
            first = self._rows.span(row)[0] if row < self._rows.count else self._photos
            return first, first
        return self._rows.span(row)[0], self._rows.span(last)[1]

    # headings

    def section_at(self, y_px: int) -> int:
        """The section, heading included, at a height; the first one above all."""
        return max(0, int(np.searchsorted(self._rows.sections, y_px, "right")) - 1)

    def heading_top(self, section: int) -> int:
        """Where a section begins."""
        return int(self._rows.sections[section])

    def has_heading(self, section: int) -> bool:
        """Whether there is such a section and it has a heading."""
        return section < len(self._headed) and bool(self._headed[section])

    def headings(self, top_px: int, bottom_px: int) -> list[tuple[int, int]]:
        """Section and top of every heading that touches a range of heights."""
        if not len(self._headed):
            return []
        first = self.section_at(top_px)
        end = int(np.searchsorted(self._rows.sections, bottom_px))
        tops = ((section, self.heading_top(section)) for section in range(first, end) if self._headed[section])
        return [(section, top) for section, top in tops if top + self.metrics.header_px > top_px]

    # the keys

    def above(self, position: int, x_px: int) -> int:
        """The photo nearest to an x in the row above; the same photo in the first row."""
        return self._in_row(self._rows.of(position) - 1, position, x_px)

    def below(self, position: int, x_px: int) -> int:
        """The photo nearest to an x in the row below; the same photo in the last row."""
        return self._in_row(self._rows.of(position) + 1, position, x_px)

    def paged(self, position: int, x_px: int, by_px: int) -> int:
        """The photo nearest to an x about so much further down (up, if negative), at least one row away."""
        row = self._rows.of(position)
        target = self._rows.at(sum(self._rows.band(row)) // 2 + by_px)
        target = max(target, row + 1) if by_px > 0 else min(target, row - 1)
        return self._in_row(min(max(0, target), self._rows.count - 1), position, x_px)

    def _in_row(self, row: int, position: int, x_px: int) -> int:
        if not 0 <= row < self._rows.count:
            return position
        first, end = self._rows.span(row)
        boxes = self.boxes(first, end)
        distances = np.maximum(boxes[:, 0] - x_px, x_px - boxes[:, 2] + 1)
        return first + int(np.argmin(np.maximum(0, distances)))
