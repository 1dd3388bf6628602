"""Navigator: where the user is, and the ways there and back; it keeps all that shows a place of one mind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from photolens.domain.photo import PhotoId
from photolens.gui.gallery import Gallery
from photolens.gui.memory import Memory
from photolens.gui.places import (
    AllPhotos,
    Favourites,
    InsideFolder,
    Journey,
    Place,
    Problems,
    RecentlyAdded,
    ResultOrder,
    Results,
    Shelf,
    Stop,
)
from photolens.gui.problems import ProblemsPage
from photolens.gui.search_bar import SearchBar
from photolens.gui.sidebar import Sidebar

PLACE_KEY, FOLDER_KEY = "place/name", "place/folder"
_NAMED: dict[str, Shelf] = {"all": AllPhotos(), "favourites": Favourites(), "recent": RecentlyAdded()}


@dataclass(frozen=True, slots=True)
class Rooms:
    """The widgets that show where the user is; `pages` holds gallery and problems."""

    pages: QStackedWidget
    gallery: Gallery
    problems: ProblemsPage
    sidebar: Sidebar
    search_bar: SearchBar


class Navigator(QObject):
    """Goes to places. Lives on the GUI thread."""

    went = Signal(object)
    """The Place where the user is now."""

    def __init__(self, rooms: Rooms, parent: QObject) -> None:
        super().__init__(parent)
        self._rooms = rooms
        self._journey = Journey()
        rooms.sidebar.place_chosen.connect(self.go)
        rooms.search_bar.query_changed.connect(self.go)
        rooms.search_bar.cleared.connect(self.leave_search)
        rooms.gallery.header.order_chosen.connect(self.order_results)
        rooms.gallery.header.back_requested.connect(self.back)
        rooms.gallery.busy_changed.connect(rooms.search_bar.set_busy)

    @property
    def here(self) -> Place:
        """Where the user is."""
        return self._journey.here

    @property
    def can_go_back(self) -> bool:
        """Whether there is anywhere to go back to."""
        return self._journey.can_go_back

    def start(self, place: Place) -> None:
        """Show the first place of this run."""
        self._journey = Journey(place)
        self._show(place)

    def go(self, place: Place) -> None:
        """Go on to a place; `back` returns."""
        if isinstance(place, Results) and place.is_empty:
            self.leave_search()
            return
        if place == self.here:
            return
        self._journey.go(place, self._rooms.gallery.leave)
        self._show(place)

    def back(self) -> None:
        """Go back to the place before, to where it was scrolled."""
        if stop := self._journey.back():
            self._show(stop.place, stop)

    def leave_search(self) -> None:
        """Go back to where the first search of a row was begun."""
        stop = None
        while isinstance(self.here, Results) and (behind := self._journey.back()):
            stop = behind
        if isinstance(self.here, Results):
            self.start(self.here.scope)
        elif stop is not None:
            self._show(stop.place, stop)
        else:
            self._rooms.search_bar.set_results_place(None)

    def find_similar(self, photos: Sequence[PhotoId]) -> None:
        """Search for what looks like these photos."""
        if photos:
            self.go(Results(photos=tuple(photos), scope=self._scope()))

    def search_by(self, pictures: Sequence[Path]) -> None:
        """Search for what looks like these image files."""
        if pictures:
            self.go(Results(pictures=tuple(pictures), scope=self._scope()))

    def order_results(self, order: ResultOrder) -> None:
        """Arrange the results on show by match or by date."""
        if isinstance(self.here, Results):
            self.go(replace(self.here, order=order))

    def remember(self, memory: Memory) -> None:
        """Keep the shelf where the user is, or from which they search, for the next start."""
        shelf = self._scope()
        name = next((name for name, named in _NAMED.items() if named == shelf), "folder")
        memory.put(PLACE_KEY, name)
        memory.put(FOLDER_KEY, str(shelf.path) if isinstance(shelf, InsideFolder) else "")

    def _scope(self) -> Shelf:
        match self.here:
            case Results(scope=scope):
                return scope
            case Problems():
                return AllPhotos()
            case shelf:
                return shelf

    def _show(self, place: Place, stop: Stop | None = None) -> None:
        rooms = self._rooms
        rooms.search_bar.set_results_place(place if isinstance(place, Results) else None)
        rooms.search_bar.set_scope(self._scope())
        rooms.sidebar.set_current(self._scope() if isinstance(place, Results) else place)
        if isinstance(place, Problems):
            rooms.problems.reload()
            rooms.pages.setCurrentWidget(rooms.problems)
        else:
            rooms.gallery.show_place(place, stop)
            rooms.pages.setCurrentWidget(rooms.gallery)
        self.went.emit(place)


def remembered(memory: Memory) -> Shelf:
    """The shelf where the last run ended."""
    folder = memory.get(FOLDER_KEY, "")
    if memory.get(PLACE_KEY, "all") == "folder" and folder:
        return InsideFolder(Path(folder))
    return _NAMED.get(memory.get(PLACE_KEY, "all"), AllPhotos())
