"""Filling: what fills an album, as filters that the catalogue can be asked.

An album may be filled by a search within other albums. One that lies inside itself adds nothing to itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from photolens.domain.album import Album, AlbumKind
from photolens.domain.query import AlbumId, AllOf, AnyOf, Filter, InAlbum, ListedIn, Not, OneOf, Query
from photolens.errors import LibraryError
from photolens.search.results import SearchResult
from photolens.store.albums import with_label

LEAST_MATCH = 0.5
"""How well a photo of an album must match the album's phrase, or its photos."""

NOTHING = AnyOf(())

Ask = Callable[[Query], Sequence[SearchResult]]
"""Answers a query whose filters name no album."""


class Filling:
    """Albums as they stand at one moment, and what fills them."""

    def __init__(self, albums: Iterable[Album], ask: Ask) -> None:
        self._albums = {each.id: each for each in albums}
        self._ask = ask

    def resolved(self, filters: Sequence[Filter]) -> tuple[Filter, ...]:
        """The same filters with every album replaced by what fills it; one that is gone is empty.

        Raises:
            LibraryError: a newer Photolens saved the search of an album.
            PhotolensError: as asking the searches of the albums.
        """
        return _resolved_all(filters, self._albums, self._ask)

    def of(self, album: Album) -> tuple[Filter, ...]:
        """The filters that fill an album. Raises as `resolved`."""
        return self.resolved((InAlbum(album.id),))

    def of_catalogue(self, album: Album) -> tuple[Filter, ...] | None:
        """The filters that fill an album; None where only a model can tell, or nobody, as its search cannot be read."""
        return None if any(_asks(self._albums[each]) for each in self.within(album.id)) else self.of(album)

    def within(self, album: AlbumId) -> set[AlbumId]:
        """An album, if it is there, and every album that it searches in."""
        found: set[AlbumId] = set()
        ahead = [album]
        while ahead:
            each = ahead.pop()
            if each in self._albums and each not in found:
                found.add(each)
                query = self._albums[each].query
                ahead += [] if query is None else named_in(query.filters)
        return found


def named_in(filters: Iterable[Filter]) -> list[AlbumId]:
    """The albums that filters name, however deep."""
    found = []
    for each in filters:
        match each:
            case InAlbum(album):
                found.append(album)
            case Not(part):
                found += named_in((part,))
            case AnyOf(parts) | AllOf(parts):
                found += named_in(parts)
    return found


def _asks(album: Album) -> bool:
    query = album.query
    return album.kind is AlbumKind.SMART and (query is None or bool(query.phrase.strip() or query.photos))


def _resolved_all(filters: Sequence[Filter], albums: Mapping[AlbumId, Album], ask: Ask) -> tuple[Filter, ...]:
    """What fills an album joins the others as it is: a folder is found quickly where it is no part of a filter."""
    resolved: list[Filter] = []
    for each in filters:
        found = _resolved(each, albums, ask)
        resolved += found.parts if isinstance(found, AllOf) else (found,)
    return tuple(resolved)


def _resolved(wanted: Filter, albums: Mapping[AlbumId, Album], ask: Ask) -> Filter:
    match wanted:
        case Not(part):
            return Not(_resolved(part, albums, ask))
        case AnyOf(parts):
            return AnyOf(tuple(_resolved(each, albums, ask) for each in parts))
        case AllOf(parts):
            return AllOf(tuple(_resolved(each, albums, ask) for each in parts))
        case InAlbum(album):
            others = {number: each for number, each in albums.items() if number != album}
            return AllOf(_filled(albums[album], others, ask)) if album in albums else NOTHING
        case _:
            return wanted


def _filled(album: Album, others: Mapping[AlbumId, Album], ask: Ask) -> tuple[Filter, ...]:
    if album.kind is AlbumKind.MANUAL:
        return (ListedIn(album.id),)
    if album.label is not None:
        return with_label(album.id, album.label)
    if album.query is None:
        text = f"the album “{album.name}” is of a newer Photolens; update this one, or give the album another search"
        raise LibraryError(text)
    filters = _resolved_all(album.query.filters, others, ask)
    if not _asks(album):
        return filters
    results = ask(Query(album.query.phrase, album.query.photos, filters=filters))
    return (OneOf(tuple(each.photo_id for each in results if each.match >= LEAST_MATCH)),)
