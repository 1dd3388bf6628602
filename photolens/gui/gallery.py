"""Gallery: the photos of one place in the grid, with header and scrubber, or what to say when there are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from photolens.domain.change import LibraryChange
from photolens.domain.photo import PhotoId
from photolens.domain.query import Order
from photolens.gui.context import Context
from photolens.gui.empty_state import EmptyState, nothing_here
from photolens.gui.grid import Arrangement, DateScrubber, GridView, Thumbnails
from photolens.gui.grid.dates import dated
from photolens.gui.places import AllPhotos, Favourites, Place, Results, Shelf, Stop, filters_of, order_of
from photolens.gui.results import arranged_results
from photolens.gui.search_bar import ResultsHeader
from photolens.gui.tasks import sentence
from photolens.library import Library
from photolens.search.results import SearchResult

MOST_RESULTS = 500
REFRESH_MS = 700
"""While photos come in, the grid follows at this pace."""
REFRESH_RESULTS_MS = 3000
"""Results follow more slowly: the user is reading them."""
LANE = "gallery"


@dataclass(frozen=True, slots=True)
class Filling:
    """What a place holds, as loaded on another thread."""

    place: Shelf | Results
    arrangement: Arrangement
    results: tuple[SearchResult, ...] = ()


class Gallery(QFrame):
    """Shows shelves and results. Lives on the GUI thread; everything is loaded on others, and the newest place wins."""

    filled = Signal()
    """What is shown is complete."""
    busy_changed = Signal(bool)
    """A search is, or is no longer, under way."""

    def __init__(self, context: Context, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setProperty("kind", "canvas")
        self._context = context
        self._filling = Filling(AllPhotos(), Arrangement.empty())
        self._order = Order.NEWEST
        self._is_indexing = False
        self.grid = GridView(context, thumbnails)
        self.header = ResultsHeader()
        self.empty = EmptyState()
        self.scrubber = DateScrubber(self.grid)
        self._lay_out()
        self._refresh = QTimer(self, singleShot=True)
        self._refresh.timeout.connect(self._on_refresh_timeout)
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    @property
    def place(self) -> Shelf | Results:
        """The place that is shown, or on its way."""
        return self._place

    _place: Shelf | Results = AllPhotos()

    @property
    def order(self) -> Order:
        """How shelves are sorted."""
        return self._order

    def set_order(self, order: Order) -> None:
        """Sort shelves by capture, newest or oldest first."""
        if order is not self._order:
            self._order = order
            self.show_place(self._place)

    def set_indexing(self, is_indexing: bool) -> None:
        """Whether photos are still coming in, which an empty place has to say."""
        self._is_indexing = is_indexing
        self._say_if_empty()

    def show_place(self, place: Shelf | Results, stop: Stop | None = None) -> None:
        """Go to a place, and there to where it was left."""
        self._place = place
        self._refresh.stop()
        self._load(partial(self._on_loaded, stop))

    def leave(self, place: Place) -> Stop:
        """Where the user is in a place that is about to be left."""
        photo, offset_px = self.grid.top()
        return Stop(place, photo, offset_px)

    def step(self, steps: int) -> None:
        """Select the photo so many places further on instead of the current one, if there is one."""
        current = self.grid.current()
        position = None if current is None else self.grid.position_of(current)
        photo = None if position is None else self.grid.id_at(position + steps)
        if photo is not None:
            self.grid.go_to(photo)
            self.grid.select([photo])

    def answers(self) -> dict[PhotoId, tuple[float, float]]:
        """The match and the score of every photo that the search on show found."""
        return {result.photo_id: (result.match, result.score) for result in self._filling.results}

    def scores(self) -> NDArray[np.float32] | None:
        """The score of each photo in the grid, float32 (n,); None where nothing was searched for."""
        if not self._filling.results:
            return None
        scores = {int(result.photo_id): result.score for result in self._filling.results}
        return np.array([scores.get(photo, 0.0) for photo in self._filling.arrangement.ids.tolist()], np.float32)

    def _lay_out(self) -> None:
        photos = QWidget()
        row = QHBoxLayout(photos)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.grid, 1)
        row.addWidget(self.scrubber)
        self._photos = photos
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(photos)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(body, 1)
        self.header.hide()

    def _load(self, then: "partial[None]") -> None:
        place, library, order = self._place, self._context.library, self._order
        self.busy_changed.emit(isinstance(place, Results))
        self._context.tasks.run(partial(_fill, library, place, order), then, lane=LANE, failed=self._on_load_failed)

    def _on_loaded(self, stop: Stop | None, filling: Filling) -> None:
        is_same = filling.place == self._filling.place
        self._take(filling, keep=is_same and stop is None)
        if stop is not None:
            self.grid.restore(stop.photo, stop.offset_px)

    def _on_reloaded(self, filling: Filling) -> None:
        self._take(filling, keep=True)

    def _take(self, filling: Filling, *, keep: bool) -> None:
        self._filling = filling
        self.grid.set_arrangement(filling.arrangement, keep=keep)
        is_search = isinstance(filling.place, Results)
        self.header.setVisible(is_search)
        if isinstance(filling.place, Results):
            self.header.show_results(filling.place, filling.results)
        self._say_if_empty()
        self.busy_changed.emit(False)
        self.filled.emit()

    def _say_if_empty(self) -> None:
        if len(self._filling.arrangement):
            self._stack.setCurrentWidget(self._photos)
            return
        self.empty.show_message(nothing_here(self._filling.place, is_indexing=self._is_indexing))
        self._stack.setCurrentWidget(self.empty)

    def _on_load_failed(self, error: Exception) -> None:
        self.busy_changed.emit(False)
        self._filling = Filling(self._place, Arrangement.empty())
        self.grid.set_arrangement(Arrangement.empty(), keep=False)
        self.empty.show_error(sentence(error))
        self._stack.setCurrentWidget(self.empty)
        self.filled.emit()

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.history:
            self.grid.refresh(change.photos)
        is_elsewhere = change.history and not (isinstance(self._place, Favourites) or change.files or change.folders)
        if is_elsewhere or not (change.photos or change.files or change.folders):
            return
        if not self._refresh.isActive():
            self._refresh.start(REFRESH_RESULTS_MS if isinstance(self._place, Results) else REFRESH_MS)

    def _on_refresh_timeout(self) -> None:
        self._load(partial(self._on_reloaded))


def _fill(library: Library, place: Shelf | Results, order: Order) -> Filling:
    """On another thread: what a place holds now."""
    return _search(library, place) if isinstance(place, Results) else _shelf(library, place, order)


def _shelf(library: Library, shelf: Shelf, order: Order) -> Filling:
    return Filling(shelf, dated(library.timeline(filters_of(shelf), order_of(shelf, order))))


def _search(library: Library, place: Results) -> Filling:
    results: Sequence[SearchResult] = library.ask(place.query(), limit=MOST_RESULTS)
    timeline = library.arranged([result.photo_id for result in results])
    return Filling(place, arranged_results(results, timeline, place.order, is_by_look=place.is_by_look), tuple(results))
