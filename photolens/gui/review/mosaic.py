"""Mosaic: tiles in rows, as large as all of them fit into the room there is."""

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoCard, PhotoId
from photolens.gui.grid import Thumbnails
from photolens.gui.review.keys import Command
from photolens.gui.review.pictures import wish_of
from photolens.gui.review.tile import RING_PX, Tile
from photolens.labelling.results import Candidate

GAP_PX = 4
SMALLEST_PX, LARGEST_PX = 24, 220
"""Sides of a tile; a batch of few photos does not fill the screen."""
LANE = "review-batch"
STEPS = {Command.LEFT: (-1, 0), Command.RIGHT: (1, 0), Command.UP: (0, -1), Command.DOWN: (0, 1)}


class Mosaic(QWidget):
    """The photos of a batch, all ticked at first. Lives on the GUI thread."""

    ticked = Signal()
    """Another number of photos is ticked."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._columns = 1
        self._current: Tile | None = None
        self.tiles: list[Tile] = []
        self.setMinimumSize(SMALLEST_PX, SMALLEST_PX)
        thumbnails.arrived.connect(self._on_arrived)

    def show_batch(self, batch: Sequence[Candidate], cards: Mapping[PhotoId, PhotoCard]) -> None:
        """Show these, all ticked, unless they are on show already."""
        if self.photos() == [candidate.photo for candidate in batch]:
            return
        self._clear()
        for candidate in batch:
            self._add(Tile(candidate, cards.get(candidate.photo), self._thumbnails, self))
        self._arrange()
        self.ticked.emit()

    def photos(self) -> list[PhotoId]:
        """What is on show."""
        return [tile.candidate.photo for tile in self.tiles]

    def untick(self, photos: frozenset[PhotoId]) -> None:
        """Untick these, and no others."""
        for tile in self.tiles:
            tile.setChecked(tile.candidate.photo not in photos)

    def unticked(self) -> frozenset[PhotoId]:
        """The photos that the user left out."""
        return frozenset(tile.candidate.photo for tile in self.tiles if not tile.isChecked())

    def current(self) -> Tile | None:
        """The tile on which the keyboard is, or was last."""
        return self._current if self._current in self.tiles else next(iter(self.tiles), None)

    def focus_current(self) -> None:
        """Bring the keyboard to the tiles."""
        if (tile := self.current()) is not None:
            tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def walk(self, command: Command) -> None:
        """Go to the tile beside the current one."""
        tile = self.current()
        if tile is None:
            return
        across, down = STEPS[command]
        position = self.tiles.index(tile) + across + down * self._columns
        if 0 <= position < len(self.tiles):
            self.tiles[position].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, tile: Tile) -> None:
        tile.toggled.connect(self.ticked)
        tile.focused.connect(lambda: self._on_focused(tile))
        tile.show()
        self.tiles.append(tile)

    def _clear(self) -> None:
        for tile in self.tiles:
            tile.hide()
            tile.deleteLater()
        self.tiles, self._current = [], None

    def _arrange(self) -> None:
        if not self.tiles:
            return
        self._columns, side = best_columns(len(self.tiles), self.width(), self.height())
        for tile, place in zip(self.tiles, self._places(side), strict=True):
            tile.setGeometry(place)
        inside = QSize(side - 2 * RING_PX, side - 2 * RING_PX)
        self._thumbnails.want([wish_of(tile.card, inside, self) for tile in self.tiles if tile.card], LANE)

    def _places(self, side: int) -> list[QRect]:
        """In the middle."""
        step, count = side + GAP_PX, len(self.tiles)
        left = (self.width() - min(count, self._columns) * step + GAP_PX) // 2
        top = (self.height() - ceil(count / self._columns) * step + GAP_PX) // 2
        cells = (divmod(position, self._columns) for position in range(count))
        return [QRect(left + column * step, top + row * step, side, side) for row, column in cells]

    def _on_focused(self, tile: Tile) -> None:
        self._current = tile

    def _on_arrived(self, photos: frozenset[PhotoId]) -> None:
        for tile in self.tiles:
            if tile.candidate.photo in photos:
                tile.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def best_columns(count: int, width_px: int, height_px: int) -> tuple[int, int]:
    """In how many columns so many squares are the largest in a room, and how large they are then."""

    def side(columns: int) -> int:
        rows = ceil(count / columns)
        return min((width_px + GAP_PX) // columns, (height_px + GAP_PX) // rows) - GAP_PX

    columns = max(range(1, count + 1), key=side)
    return columns, max(SMALLEST_PX, min(LARGEST_PX, side(columns)))
