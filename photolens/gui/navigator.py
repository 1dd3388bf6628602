"""Navigator: where the user is, and the ways there and back; it keeps all that shows a place of one mind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId
from photolens.domain.query import AlbumId
from photolens.gui.gallery import Gallery
from photolens.gui.inventory import Inventory
from photolens.gui.memory import Memory
from photolens.gui.places import (
    AllPhotos,
    Favourites,
    InsideAlbum,
    InsideFolder,
    Journey,
    ManagingLabels,
    Place,
    Problems,
    RecentlyAdded,
    ResultOrder,
    Results,
    Reviewing,
    Shelf,
    Stop,
    WithLabel,
)
from photolens.gui.problems import ProblemsPage
from photolens.gui.search_bar import SearchBar
from photolens.gui.sidebar import Sidebar
from photolens.gui.stock import Stock
from photolens.gui.wording import title_of

PLACE_KEY, FOLDER_KEY, NUMBER_KEY = "place/name", "place/folder", "place/number"
_NAMED: dict[str, Shelf] = {"all": AllPhotos(), "favourites": Favourites(), "recent": RecentlyAdded()}


PageOf = Callable[[LabelId | None], QWidget]
"""Gives a page about a label, or about all of them, with what it is to show; makes it at the first call."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """What shows where the user is; `pages` holds gallery and problems."""

    pages: QStackedWidget
    gallery: Gallery
    problems: ProblemsPage
    sidebar: Sidebar
    search_bar: SearchBar
    stock: Stock


class Navigator(QObject):
    """Goes to places. Lives on the GUI thread."""

    went = Signal(object)
    """The Place where the user is now."""
    titled = Signal(str)
    """What the place where the user is is called now."""

    def __init__(self, rooms: Rooms, parent: QObject) -> None:
        super().__init__(parent)
        self._rooms = rooms
        self._journey = Journey()
        self._pages: dict[type[Reviewing | ManagingLabels], PageOf] = {}
        rooms.stock.changed.connect(self._on_stock_changed)
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

    @property
    def title(self) -> str:
        """What the place where the user is is called."""
        return title_of(self.here, self._rooms.stock.names)

    def furnish(self, kind: type[Reviewing | ManagingLabels], page_of: PageOf) -> None:
        """Say which page shows places of a kind; it is asked for at the first visit."""
        self._pages[kind] = page_of

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

    def review(self, label: LabelId) -> None:
        """Go through the photos of a label, to confirm and reject."""
        self.go(Reviewing(label))

    def order_results(self, order: ResultOrder) -> None:
        """Arrange the results on show by match or by date."""
        if isinstance(self.here, Results):
            self.go(replace(self.here, order=order))

    def remember(self, memory: Memory) -> None:
        """Keep the shelf where the user is, or from which they search, for the next start."""
        name, folder, number = _remembered_as(self._scope())
        memory.put(PLACE_KEY, name)
        memory.put(FOLDER_KEY, folder)
        memory.put(NUMBER_KEY, number)

    def _scope(self) -> Shelf:
        match self.here:
            case Results(scope=scope):
                return scope
            case Problems() | Reviewing() | ManagingLabels():
                return AllPhotos()
            case shelf:
                return shelf

    def _show(self, place: Place, stop: Stop | None = None) -> None:
        rooms = self._rooms
        rooms.search_bar.set_results_place(place if isinstance(place, Results) else None)
        rooms.search_bar.set_scope(self._scope())
        rooms.sidebar.set_current(self._marked(place))
        match place:
            case Problems():
                rooms.problems.reload()
                rooms.pages.setCurrentWidget(rooms.problems)
            case Reviewing(label):
                self._turn_to(self._pages[Reviewing](label))
            case ManagingLabels():
                self._turn_to(self._pages[ManagingLabels](None))
            case _:
                rooms.gallery.show_place(place, stop)
                rooms.pages.setCurrentWidget(rooms.gallery)
        self.went.emit(place)
        self.titled.emit(self.title)

    def _marked(self, place: Place) -> Place:
        """What the sidebar marks for a place."""
        match place:
            case Results(scope=scope):
                return scope
            case Reviewing(label):
                return WithLabel(label)
            case _:
                return place

    def _turn_to(self, page: QWidget) -> None:
        pages = self._rooms.pages
        if pages.indexOf(page) < 0:
            pages.addWidget(page)
        pages.setCurrentWidget(page)

    def _on_stock_changed(self, inventory: Inventory) -> None:
        """Labels and albums have other names, or are gone: then so are the places."""
        self._rooms.search_bar.set_names(inventory.names)
        if self._journey.leave_out(lambda place: not inventory.names.has(place)):
            self._show(self.here)
        else:
            self.titled.emit(self.title)


def _remembered_as(shelf: Shelf) -> tuple[str, str, int]:
    """A name for a shelf, the path of its folder, and the number of its label or album."""
    match shelf:
        case InsideFolder(path):
            return "folder", str(path), 0
        case WithLabel(label):
            return "label", "", label
        case InsideAlbum(album):
            return "album", "", album
        case _:
            return next(name for name, named in _NAMED.items() if named == shelf), "", 0


def remembered(memory: Memory) -> Shelf:
    """The shelf where the last run ended; its folder, label or album may be gone."""
    name, number = memory.get(PLACE_KEY, "all"), memory.get(NUMBER_KEY, 0)
    folder = memory.get(FOLDER_KEY, "")
    match name:
        case "folder" if folder:
            return InsideFolder(Path(folder))
        case "label" if number:
            return WithLabel(LabelId(number))
        case "album" if number:
            return InsideAlbum(AlbumId(number))
        case _:
            return _NAMED.get(name, AllPhotos())
