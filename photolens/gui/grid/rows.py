"""Rows: where every photo of an outline lies, by arithmetic on arrays, in logical pixels. No Qt."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from photolens.gui.grid.outline import Outline

Ints = NDArray[np.int64]

TALLEST = 1.5
"""A row is never stretched to more than this many times the wanted height; it then ends before the right edge."""
_EVEN = 0.2
"""A section whose photos come this near to filling whole rows is spread evenly over them, the last one included."""
_LEAST_PX = 32


@dataclass(frozen=True, slots=True)
class Metrics:
    """The measures of a grid, in logical pixels."""

    width_px: int
    cell_px: int
    """The height that rows should have, or the side of square cells; near it, so that rows fill the width."""
    gap_px: int = 6
    """Between cells."""
    header_px: int = 52
    """The height of a section's heading."""
    margin_px: int = 16
    """On all four sides."""

    @property
    def inner_px(self) -> int:
        """The width that photos fill."""
        return max(_LEAST_PX, self.width_px - 2 * self.margin_px)


class Rows(Protocol):
    """Photos in rows, in reading order. Every row holds at least one photo."""

    sections: Ints
    """(s,): where each section begins, heading included."""
    height_px: int
    """Of everything."""

    @property
    def count(self) -> int:
        """How many rows there are."""

    def of(self, position: int) -> int:
        """The row in which a photo lies."""

    def at(self, y_px: int) -> int:
        """The last row that begins at or above a height; the first one above all of them."""

    def span(self, row: int) -> tuple[int, int]:
        """The first position in a row, and the one after its last."""

    def band(self, row: int) -> tuple[int, int]:
        """The top of a row, and its bottom (the first pixel below it)."""

    def boxes(self, first: int, end: int) -> Ints:
        """(end - first, 4): left, top, right, bottom of a run of photos; the last two are the first pixels outside."""


def stacked(heights: Ints, outline: Outline, metrics: Metrics) -> tuple[Ints, Ints, int]:
    """Sections below each other: where each begins, where its photos begin, and where everything ends.

    heights: (s,), of the photos of each section, the gap below the last row included.
    """
    headers = np.where(outline.headed, metrics.header_px, 0)
    lead = 0 if len(headers) and headers[0] else metrics.margin_px
    ends = lead + np.cumsum(headers + heights)
    tops = ends - headers - heights
    total = int(ends[-1]) - metrics.gap_px + metrics.margin_px if len(ends) else 0
    return tops, tops + headers, total


class SquareRows:
    """Equal square cells. Costs no more for a million photos than for one: only sections count."""

    def __init__(self, outline: Outline, metrics: Metrics) -> None:
        gap, stride = metrics.gap_px, metrics.inner_px + metrics.gap_px
        self._columns = max(1, int(stride / (metrics.cell_px + gap) + 0.5))
        self._gap = gap
        self._pitch = stride // self._columns
        self._lefts = metrics.margin_px + np.rint(np.arange(self._columns + 1) * (stride / self._columns)).astype(int)
        self._starts, counts = outline.starts, np.diff(outline.starts)
        rows = -(-counts // self._columns)
        self._bases = np.concatenate(([0], np.cumsum(rows)))
        self.sections, self._tops, self.height_px = stacked(rows * self._pitch, outline, metrics)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return int(self._bases[-1])

    def of(self, position: int) -> int:
        """The row in which a photo lies."""
        section = self._section_of(position)
        return int(self._bases[section] + (position - self._starts[section]) // self._columns)

    def at(self, y_px: int) -> int:
        """The last row that begins at or above a height; the first one above all of them."""
        section = max(0, int(np.searchsorted(self._tops, y_px, "right")) - 1)
        within = max(0, (y_px - int(self._tops[section])) // self._pitch)
        return max(0, int(min(self._bases[section] + within, self._bases[section + 1] - 1)))

    def span(self, row: int) -> tuple[int, int]:
        """The first position in a row, and the one after its last."""
        section = self._section_of_row(row)
        first = int(self._starts[section] + (row - self._bases[section]) * self._columns)
        return first, min(first + self._columns, int(self._starts[section + 1]))

    def band(self, row: int) -> tuple[int, int]:
        """The top of a row, and its bottom."""
        section = self._section_of_row(row)
        top = int(self._tops[section] + (row - self._bases[section]) * self._pitch)
        return top, top + self._side

    def boxes(self, first: int, end: int) -> Ints:
        """(end - first, 4): left, top, right, bottom of a run of photos."""
        positions = np.arange(first, end)
        sections = np.searchsorted(self._starts, positions, "right") - 1
        rows, columns = np.divmod(positions - self._starts[sections], self._columns)
        tops = self._tops[sections] + rows * self._pitch
        return np.stack(
            (self._lefts[columns], tops, self._lefts[columns + 1] - self._gap, tops + self._side), axis=1
        ).astype(np.int64)

    @property
    def _side(self) -> int:
        return max(1, self._pitch - self._gap)

    def _section_of(self, position: int) -> int:
        return int(np.searchsorted(self._starts, position, "right")) - 1

    def _section_of_row(self, row: int) -> int:
        return int(np.searchsorted(self._bases, row, "right")) - 1


class JustifiedRows:
    """Photos in their own shapes, side by side, each row made as high as fills the width.

    No loop over rows: a section is cut at even distances along its photos put end to end, each cut moved to the nearest
    edge between two of them. Two milliseconds for 100,000 photos.
    """

    def __init__(self, outline: Outline, metrics: Metrics) -> None:
        self._reach, self._metrics = outline.reach, metrics
        firsts, sections, is_even = self._cut(outline)
        self._firsts = np.append(firsts, outline.photos)
        self._heights = heights = self._scale(sections, is_even)
        pitches = np.maximum(1, np.rint(heights)).astype(np.int64) + metrics.gap_px
        ends = np.concatenate(([0], np.cumsum(pitches)))
        cuts = np.searchsorted(sections, np.arange(len(outline.headed) + 1))
        self.sections, tops, self.height_px = stacked(np.diff(ends[cuts]), outline, metrics)
        self._tops = (tops - ends[cuts[:-1]])[sections] + ends[:-1]
        self._bottoms = self._tops + pitches - metrics.gap_px

    def _cut(self, outline: Outline) -> tuple[Ints, Ints, NDArray[np.bool_]]:
        """The first position and the section of each row; and for each section whether it is spread evenly."""
        gap, cell, stride = self._metrics.gap_px, self._metrics.cell_px, self._metrics.inner_px + self._metrics.gap_px
        bases = cell * self._reach[outline.starts] + gap * outline.starts
        lengths = np.diff(bases)
        whole = np.maximum(1, np.rint(lengths / stride))
        is_even = np.abs(lengths / whole / stride - 1) <= _EVEN
        steps = np.where(is_even, lengths / whole, stride)
        rows = np.where(is_even, whole, np.ceil(lengths / steps)).astype(np.int64)
        sections = np.repeat(np.arange(len(rows)), rows)
        numbers = np.arange(len(sections)) - (np.cumsum(rows) - rows)[sections]
        middles = self._reach[:-1] + self._reach[1:]
        middles *= cell / 2
        middles += np.arange(0, gap * outline.photos, gap)
        firsts = np.searchsorted(middles, bases[sections] + numbers * steps[sections])
        is_first = numbers == 0
        firsts[is_first] = outline.starts[sections[is_first]]
        is_kept = np.diff(firsts, append=outline.photos) > 0  # a cut inside one wide photo leaves nothing between two
        return firsts[is_kept], sections[is_kept], is_even

    def _scale(self, sections: Ints, is_even: NDArray[np.bool_]) -> NDArray[np.float64]:
        """The heights of rows before rounding; the last one of a section that does not fill it is left as it is."""
        photos = np.diff(self._firsts)
        filling = (self._metrics.inner_px - self._metrics.gap_px * (photos - 1)) / np.diff(self._reach[self._firsts])
        is_last = np.diff(sections, append=-1) != 0
        tallest = np.where(is_last & ~is_even[sections], 1.0, TALLEST) * self._metrics.cell_px
        heights: NDArray[np.float64] = np.minimum(filling, tallest)
        return heights

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._tops)

    def of(self, position: int) -> int:
        """The row in which a photo lies."""
        return int(np.searchsorted(self._firsts, position, "right")) - 1

    def at(self, y_px: int) -> int:
        """The last row that begins at or above a height; the first one above all of them."""
        return max(0, int(np.searchsorted(self._tops, y_px, "right")) - 1)

    def span(self, row: int) -> tuple[int, int]:
        """The first position in a row, and the one after its last."""
        return int(self._firsts[row]), int(self._firsts[row + 1])

    def band(self, row: int) -> tuple[int, int]:
        """The top of a row, and its bottom."""
        return int(self._tops[row]), int(self._bottoms[row])

    def boxes(self, first: int, end: int) -> Ints:
        """(end - first, 4): left, top, right, bottom of a run of photos."""
        row, last = self.of(first), self.of(max(first, end - 1))
        inside = np.clip(self._firsts[row : last + 2], first, end)
        rows = np.repeat(np.arange(row, last + 1), np.diff(inside))
        edges = self._edges(np.arange(first, end), rows)
        rights = self._edges(np.arange(first + 1, end + 1), rows) - self._metrics.gap_px
        return np.stack((edges, self._tops[rows], rights, self._bottoms[rows]), axis=1)

    def _edges(self, positions: Ints, rows: Ints) -> Ints:
        """Where photos would begin in rows; for the position after a row's last, one gap beyond its end."""
        starts = self._firsts[rows]
        along = (self._reach[positions] - self._reach[starts]) * self._heights[rows]
        along += (positions - starts) * self._metrics.gap_px
        edges: Ints = self._metrics.margin_px + np.rint(along).astype(np.int64)
        return edges
