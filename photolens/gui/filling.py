"""Filling: what a place holds, and which changes of the library it has to follow."""

from collections.abc import Sequence
from dataclasses import dataclass

from photolens.domain.album import Album, AlbumOrder
from photolens.domain.change import LibraryChange
from photolens.domain.query import Order
from photolens.gui.grid import Arrangement
from photolens.gui.grid.dates import dated
from photolens.gui.places import Favourites, InsideAlbum, Results, Shelf, WithLabel, filters_of, order_of
from photolens.gui.results import arranged_results
from photolens.library import Library
from photolens.search.parse import parse
from photolens.search.results import SearchResult

MOST_RESULTS = 500


@dataclass(frozen=True, slots=True)
class Filling:
    """What a place holds, as loaded on another thread."""

    place: Shelf | Results
    arrangement: Arrangement
    results: tuple[SearchResult, ...] = ()
    album: Album | None = None
    """The album, if the place is one that is there."""


def fill(library: Library, place: Shelf | Results, order: Order) -> Filling:
    """On another thread: what a place holds now."""
    match place:
        case Results():
            return _search(library, place)
        case InsideAlbum():
            return _album(library, place)
        case _:
            return Filling(place, dated(library.timeline(filters_of(place), order_of(place, order))))


def _album(library: Library, place: InsideAlbum) -> Filling:
    """The photos of an album; under dates unless they are in an order of their own."""
    album, timeline = library.albums.of(place.album), library.albums.timeline(place.album)
    is_own = album is not None and album.order is AlbumOrder.OWN
    arrangement = Arrangement(timeline.ids, timeline.ratios, ()) if is_own else dated(timeline)
    return Filling(place, arrangement, album=album)


def _search(library: Library, place: Results) -> Filling:
    if place.is_by_terms:
        return Filling(place, dated(library.timeline(library.understood(place.query()).filters)))
    results: Sequence[SearchResult] = library.ask(place.query(), limit=MOST_RESULTS)
    timeline = library.arranged([result.photo_id for result in results])
    return Filling(place, arranged_results(results, timeline, place.order, is_by_look=place.is_by_look), tuple(results))


def is_about(place: Shelf | Results, change: LibraryChange) -> bool:
    """Whether the user changed the very label or album that is looked at, or another one."""
    match place:
        case WithLabel():
            return change.labels
        case InsideAlbum():
            return change.albums or change.labels
        case _:
            return False


def touches(place: Shelf | Results, change: LibraryChange) -> bool:
    """Whether a place may hold other photos now, or show them otherwise."""
    if _is_filled_by_collections(place) and (change.labels or change.albums):
        return True
    if change.model and isinstance(place, Results):
        return True
    is_marked = isinstance(place, Favourites | InsideAlbum)  # photos come and go there with what the user says of them
    if change.history and not (is_marked or change.files or change.folders):
        return False
    return bool(change.photos or change.files or change.folders)


def _is_filled_by_collections(place: Shelf | Results) -> bool:
    """Whether labels or albums decide about what is found, also by terms as `label:beach`."""
    match place:
        case Results(scope=scope):
            return isinstance(scope, WithLabel | InsideAlbum) or bool(parse(place.phrase).terms)
        case _:
            return isinstance(place, WithLabel | InsideAlbum)
