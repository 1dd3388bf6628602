"""Gallery: the photos of one place in the grid, with header and scrubber, or what to say when there are none."""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from photolens.domain.album import Album, AlbumKind, AlbumOrder
from photolens.domain.change import LibraryChange
from photolens.domain.photo import PhotoId
from photolens.domain.query import Order
from photolens.gui.albums.emptiness import empty_album, empty_label
from photolens.gui.albums.header import CollectionHeader
from photolens.gui.context import Context
from photolens.gui.empty_state import EmptyMessage, EmptyState, nothing_here
from photolens.gui.filling import Filling, fill, is_about, touches
from photolens.gui.grid import Arrangement, DateScrubber, GridView, Thumbnails
from photolens.gui.icons import icon
from photolens.gui.inventory import Inventory
from photolens.gui.places import (
    AllPhotos,
    InsideAlbum,
    Place,
    Results,
    Shelf,
    Stop,
    WithLabel,
)
from photolens.gui.search_bar import ResultsHeader
from photolens.gui.stock import NOTHING
from photolens.gui.tasks import sentence

REFRESH_MS = 700
"""While photos come in, the grid follows at this pace."""
REFRESH_RESULTS_MS = 3000
"""Results follow more slowly: the user is reading them."""
LANE = "gallery"


class Gallery(QFrame):
    """Shows shelves and results. Lives on the GUI thread; everything is loaded on others, and the newest place wins."""

    filled = Signal()
    """What is shown is complete."""
    busy_changed = Signal(bool)
    """A search is, or is no longer, under way."""
    photos_arranged = Signal(object, tuple)
    """An AlbumId, and all its photos in the order that the user gave them."""
    label_review_requested = Signal(object)
    """A LabelId."""
    label_edit_requested = Signal(object)
    """A LabelId."""
    collection_menu_requested = Signal(object, QPoint)
    """A WithLabel or InsideAlbum, and where on the screen the menu belongs."""
    search_edit_requested = Signal(object)
    """The AlbumId of a smart album."""

    def __init__(self, context: Context, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setProperty("kind", "canvas")
        self._context = context
        self._filling = Filling(AllPhotos(), Arrangement.empty())
        self._order = Order.NEWEST
        self._is_indexing = False
        self.grid = GridView(context, thumbnails)
        self._inventory = NOTHING
        self.header = ResultsHeader()
        self.collection = CollectionHeader()
        self.empty = EmptyState()
        self.scrubber = DateScrubber(self.grid)
        self._lay_out()
        self._connect_collection()
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

    @property
    def album(self) -> Album | None:
        """The album that is shown; None in any other place."""
        return self._filling.album if self._filling.place == self._place else None

    def set_inventory(self, inventory: Inventory) -> None:
        """What is known of labels and albums, for header and empty places."""
        self._inventory = inventory
        self._show_header()
        self._say_if_empty()

    def reload(self) -> None:
        """Show what the place holds now; selection and scrolling stay."""
        self._refresh.stop()
        self._load(partial(self._on_reloaded))

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
        column.addWidget(self.collection)
        column.addWidget(body, 1)
        self.header.hide()
        self.collection.hide()

    def _connect_collection(self) -> None:
        self._review_label = self._action("list-checks", self.tr("Review"), self._on_review_asked)
        self._edit_label = self._action("pencil", self.tr("Edit label"), self._on_edit_asked)
        self._edit_search = self._action("search", self.tr("Edit search"), self._on_edit_search_asked)
        self.collection.review_requested.connect(self._on_review_asked)
        self.collection.edit_requested.connect(self._on_edit_asked)
        self.collection.menu_requested.connect(self._on_menu_asked)
        self.grid.photos_arranged.connect(self._on_grid_photos_arranged)

    def _action(self, name: str, text: str, do: Callable[[], None]) -> QAction:
        action = QAction(icon(name), text, self)
        action.triggered.connect(do)
        return action

    def _load(self, then: "partial[None]") -> None:
        place, library, order = self._place, self._context.library, self._order
        self.busy_changed.emit(isinstance(place, Results))
        self._context.tasks.run(partial(fill, library, place, order), then, lane=LANE, failed=self._on_load_failed)

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
        album = filling.album
        self.grid.set_arrangeable(album is not None and album.order is AlbumOrder.OWN)
        self._show_header()
        self._say_if_empty()
        self.busy_changed.emit(False)
        self.filled.emit()

    def _show_header(self) -> None:
        place, album = self._filling.place, self._filling.album
        counted = self._inventory.label(place.label) if isinstance(place, WithLabel) else None
        self.header.setVisible(isinstance(place, Results))
        self.collection.setVisible(album is not None or counted is not None)
        if isinstance(place, Results):
            self.header.show_results(place, self._filling.results, len(self._filling.arrangement))
        elif album is not None:
            self.collection.show_album(album, len(self._filling.arrangement))
        elif counted is not None:
            self.collection.show_label(counted)

    def _say_if_empty(self) -> None:
        if len(self._filling.arrangement):
            self._stack.setCurrentWidget(self._photos)
            return
        self.empty.show_message(*self._nothing())
        self._stack.setCurrentWidget(self.empty)

    def _nothing(self) -> tuple[EmptyMessage, list[QAction]]:
        """What to say of an empty place, and what can be done about it."""
        place, album = self._filling.place, self._filling.album
        match place:
            case WithLabel(label):
                counted = self._inventory.label(label)
                is_ready = counted is not None and counted.label.proposed is not None
                return empty_label(counted), [self._review_label, self._edit_label] if is_ready else []
            case InsideAlbum():
                is_smart = album is not None and album.kind is AlbumKind.SMART
                return empty_album(album), [self._edit_search] if is_smart else []
            case _:
                return nothing_here(place, self._inventory.names, is_indexing=self._is_indexing), []

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
        if change.history and is_about(self._place, change):
            self.reload()
        elif touches(self._place, change) and not self._refresh.isActive():
            self._refresh.start(REFRESH_RESULTS_MS if isinstance(self._place, Results) else REFRESH_MS)

    def _on_refresh_timeout(self) -> None:
        self.reload()

    def _on_grid_photos_arranged(self, photos: tuple[PhotoId, ...]) -> None:
        if isinstance(self._place, InsideAlbum):
            self.photos_arranged.emit(self._place.album, photos)

    def _on_review_asked(self) -> None:
        if isinstance(self._place, WithLabel):
            self.label_review_requested.emit(self._place.label)

    def _on_edit_asked(self) -> None:
        if isinstance(self._place, WithLabel):
            self.label_edit_requested.emit(self._place.label)

    def _on_edit_search_asked(self) -> None:
        if isinstance(self._place, InsideAlbum):
            self.search_edit_requested.emit(self._place.album)

    def _on_menu_asked(self, at: QPoint) -> None:
        self.collection_menu_requested.emit(self._place, at)
