"""Filmstrip: photos that look like the one in the viewer, to be walked through."""

from collections.abc import Sequence
from math import nan
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from photolens.domain.photo import PhotoId
from photolens.domain.query import Query
from photolens.errors import PhotolensError
from photolens.gui.context import Context
from photolens.gui.tasks import sentence
from photolens.gui.viewer.tiles import Tile, Tiles
from photolens.gui.viewer.walk import Walk
from photolens.library import Library
from photolens.media import read_pixels

HEIGHT_PX = 128
_LIMIT = 24
_DELAY_MS = 200
"""Who steps faster than this does not want to know what is similar."""
_LANE = "viewer-similar"
_DECODED_PX = 400
"""Long side: two screen pixels for each of a tile that is wide."""


class Filmstrip(QFrame):
    """A row of similar photos below the picture. It asks only while it is visible. Lives on the GUI thread."""

    photo_chosen = Signal(object)
    """PhotoId: it was clicked, or Enter was pressed on it."""
    all_requested = Signal(object)
    """PhotoId: show what is similar to it in the grid."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEIGHT_PX)
        self._context = context
        self._origin: PhotoId | None = None
        self.similar = Walk()
        """Through what is shown: the photo that was asked about, then those that look like it, best first."""
        self._tiles = Tiles(self)
        self._tiles.photo_chosen.connect(self.photo_chosen)
        self._message = QLabel(self)
        self._message.setProperty("role", "muted")
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._build()

    def show_similar_to(self, photo: PhotoId | None) -> None:
        """Show what looks like this photo, in a moment."""
        if photo == self._origin:
            return
        self._origin, self.similar = photo, Walk()
        self._context.tasks.drop(_LANE)
        self._show_message(self.tr("Looking for similar photos"))
        self._timer.start()

    def mark(self, photo: PhotoId | None) -> None:
        """Mark the photo that is seen."""
        self._tiles.mark(photo)

    def rest(self) -> None:
        """Ask for nothing; what was found stays."""
        self._timer.stop()
        self._context.tasks.drop(_LANE)
        if not len(self.similar):
            self._origin = None

    @property
    def message(self) -> str:
        """What is said in place of photos; empty while there are photos."""
        return "" if self._stack.currentWidget() is self._tiles else self._message.text()

    @property
    def tiles(self) -> Tiles:
        """The row of photos."""
        return self._tiles

    def _build(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._tiles)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 8)
        column.setSpacing(4)
        column.addLayout(self._heading())
        column.addLayout(self._stack, 1)

    def _heading(self) -> QHBoxLayout:
        heading = QLabel(self.tr("Similar photos"), self)
        heading.setProperty("role", "section")
        everything = QPushButton(self.tr("Show in the grid"), self)
        everything.setProperty("kind", "quiet")
        everything.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        everything.clicked.connect(self._on_all_clicked)
        row = QHBoxLayout()
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(everything)
        return row

    def _show_message(self, text: str) -> None:
        self._message.setText(text)
        self._stack.setCurrentWidget(self._message)

    def _on_all_clicked(self) -> None:
        if self._origin is not None:
            self.all_requested.emit(self._origin)

    def _on_timer_timeout(self) -> None:
        origin, library = self._origin, self._context.library
        if origin is not None:
            self._context.tasks.run(
                lambda: tiles_like(library, origin), self._on_found, lane=_LANE, failed=self._on_failed
            )

    def _on_found(self, tiles: Sequence[Tile]) -> None:
        if len(tiles) < 2:
            self._show_message(self.tr("No photo looks like this one"))
            return
        ids, matches, scores = ([getattr(tile, name) for tile in tiles] for name in ("photo", "match", "score"))
        self.similar = Walk.through(ids, 0, matches, scores)
        self._tiles.show_tiles(tiles)
        self._tiles.mark(self._origin)
        self._stack.setCurrentWidget(self._tiles)

    def _on_failed(self, error: Exception) -> None:
        self._show_message(sentence(error))


def tiles_like(library: Library, photo: PhotoId) -> list[Tile]:
    """A photo, which matches nothing, and those that look like it, best first. Slow: not for the GUI thread."""
    results = library.ask(Query(photos=(photo,)), limit=_LIMIT)
    similar = {result.photo_id: (result.match, result.score) for result in results if result.photo_id != photo}
    found = {photo: (nan, nan), **similar}
    cards = library.cards(list(found))
    return [
        Tile(shown, cards[shown].path.name, match, score, pixels=_pixels(library.thumbnail(cards[shown].content)))
        for shown, (match, score) in found.items()
        if shown in cards
    ]


def _pixels(thumbnail: Path) -> NDArray[np.uint8] | None:
    try:
        return read_pixels(thumbnail, _DECODED_PX)
    except PhotolensError:  # it is made again by the next run; until then the tile is blank but there
        return None
