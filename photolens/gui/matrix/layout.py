"""Layout: where the cells and the headers of the matrix are, in logical pixels. No Qt.

The headers stay while the cells are scrolled under them. `scrolled` is by how much, to the right and down.
"""

from dataclasses import dataclass
from typing import NamedTuple

ROW_PX = 58
THUMBNAIL_PX = 48
NARROWEST_CELL_PX, WIDEST_CELL_PX = 84, 150
EDGE_PX = 12
NAME_PX = 128
"""Room for a file name beside its picture, where the matrix is wide enough."""
NAMED_FROM_PX = 560


class Box(NamedTuple):
    """A rectangle."""

    x: int
    y: int
    width: int
    height: int


class Cell(NamedTuple):
    """A photo and a phrase by their places; -1 for the header."""

    row: int
    column: int


NOT_SCROLLED = 0, 0
HEADER = -1


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """The arithmetic of so many photos and phrases in a place of some size."""

    rows: int
    columns: int
    width: int
    height: int
    top: int
    """How high the phrases are."""

    @property
    def has_names(self) -> bool:
        """Whether file names stand beside the photos."""
        return self.width >= NAMED_FROM_PX

    @property
    def left(self) -> int:
        """How wide the header of a row is."""
        return EDGE_PX + THUMBNAIL_PX + 8 + (NAME_PX if self.has_names else 0)

    @property
    def cell_width(self) -> int:
        """All columns are of the same width; they share what there is, within limits."""
        shared = (self.width - self.left - EDGE_PX) // max(1, self.columns)
        return max(NARROWEST_CELL_PX, min(WIDEST_CELL_PX, shared))

    @property
    def overflow(self) -> tuple[int, int]:
        """How far the cells can be scrolled, to the right and down."""
        across = self.left + self.columns * self.cell_width + EDGE_PX - self.width
        down = self.top + self.rows * ROW_PX + EDGE_PX - self.height
        return max(0, across), max(0, down)

    def cell(self, cell: Cell, scrolled: tuple[int, int] = NOT_SCROLLED) -> Box:
        """Where a cell is."""
        x = self.left + cell.column * self.cell_width - scrolled[0]
        return Box(x, self.top + cell.row * ROW_PX - scrolled[1], self.cell_width, ROW_PX)

    def photo(self, row: int, scrolled: tuple[int, int] = NOT_SCROLLED) -> Box:
        """Where the header of a row is."""
        return Box(0, self.top + row * ROW_PX - scrolled[1], self.left, ROW_PX)

    def phrase(self, column: int, scrolled: tuple[int, int] = NOT_SCROLLED) -> Box:
        """Where the header of a column is."""
        return Box(self.left + column * self.cell_width - scrolled[0], 0, self.cell_width, self.top)

    def visible_rows(self, scrolled: tuple[int, int]) -> range:
        """The rows that are seen at least in part."""
        end = -(-(scrolled[1] + self.height - self.top) // ROW_PX)
        return range(max(0, scrolled[1] // ROW_PX), max(0, min(self.rows, end)))

    def visible_columns(self, scrolled: tuple[int, int]) -> range:
        """The columns that are seen at least in part."""
        end = -(-(scrolled[0] + self.width - self.left) // self.cell_width)
        return range(max(0, scrolled[0] // self.cell_width), max(0, min(self.columns, end)))

    def at(self, x: int, y: int, scrolled: tuple[int, int]) -> Cell | None:
        """What is at a point; a row or column of `HEADER` means its header; None where there is nothing."""
        column = HEADER if x < self.left else (x - self.left + scrolled[0]) // self.cell_width
        row = HEADER if y < self.top else (y - self.top + scrolled[1]) // ROW_PX
        is_corner = row == column == HEADER
        return None if is_corner or row >= self.rows or column >= self.columns else Cell(row, column)

    def scrolled_to(self, cell: Cell, scrolled: tuple[int, int]) -> tuple[int, int]:
        """The least scrolling that brings a whole cell into sight."""
        across = _shown(cell.column * self.cell_width, self.cell_width, self.width - self.left, scrolled[0])
        down = _shown(cell.row * ROW_PX, ROW_PX, self.height - self.top, scrolled[1])
        return min(across, self.overflow[0]), min(down, self.overflow[1])


def _shown(start: int, length: int, room: int, scrolled: int) -> int:
    """Scrolling in one direction; what is longer than the room shows its start."""
    return min(start, max(scrolled, start + length - room))
