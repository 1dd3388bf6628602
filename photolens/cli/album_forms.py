"""What the commands about albums tell: values whose fields are the documented JSON, and lines for people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from photolens.cli.printing import plural, shortened
from photolens.domain.album import Album, AlbumKind
from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId
from photolens.domain.query import (
    AddedSince,
    AddedWithin,
    AlbumId,
    AllOf,
    AnyOf,
    Filter,
    HasLabel,
    InAlbum,
    InFolder,
    IsFavourite,
    ListedIn,
    Not,
    OneOf,
    Query,
)

GONE = "?"
"""The name of a label or an album that is gone."""


@dataclass(frozen=True, slots=True)
class Names:
    """What labels and albums are called."""

    labels: Mapping[LabelId, str]
    albums: Mapping[AlbumId, str]


@dataclass(frozen=True, slots=True)
class AlbumForm:
    """An album."""

    id: AlbumId
    name: str
    kind: AlbumKind
    order: str
    count: int | None
    """How many photos it has; None for a search by phrase that has not been asked yet."""
    search: str | None
    """What a smart album looks for, in words."""
    label: str | None
    """The name of a label album's label."""


@dataclass(frozen=True, slots=True)
class AlbumPhoto:
    """A photo of an album."""

    path: Path
    photo_id: PhotoId


def album_form(album: Album, count: int | None, names: Names) -> AlbumForm:
    """The form of an album."""
    search = None if album.query is None else in_words(album.query, names)
    label = None if album.label is None else names.labels.get(album.label, GONE)
    return AlbumForm(album.id, album.name, album.kind, album.order, count, search, label)


def in_words(query: Query, names: Names) -> str:
    """What a query asks for, as it can be typed where there are words for it."""
    parts = [_words(wanted, names) for wanted in query.filters]
    like = len(query.photos) + len(query.pictures)
    if like:
        parts.append(f"like {plural(like, 'photo')}")
    return " ".join([*parts, query.phrase]).strip()


def print_albums(albums: Sequence[AlbumForm]) -> None:
    """An album a line, with what fills it."""
    if not albums:
        print("No albums yet. Make one: photolens album create NAME PHOTO...")
    width = max((len(album.name) for album in albums), default=0)
    for album in albums:
        print(f"{_count(album):>8}  {album.name:<{width}}  {_filling(album)}".rstrip())


def print_album(album: AlbumForm) -> None:
    """An album, with how much is in it."""
    filling = _filling(album)
    print(f'"{album.name}": {plural(album.count or 0, "photo")}{", " if filling else ""}{filling}')


def print_photos(photos: Sequence[AlbumPhoto]) -> None:
    """A photo a line."""
    for photo in photos:
        print(f"  {shortened(photo.path)}")


def _count(album: AlbumForm) -> str:
    return "" if album.count is None else f"{album.count:,}"


def _filling(album: AlbumForm) -> str:
    if album.kind is AlbumKind.SMART:
        return f"by the search {album.search}"
    return f"by the label {album.label}" if album.kind is AlbumKind.LABEL else ""


def _words(wanted: Filter, names: Names) -> str:
    match wanted:
        case HasLabel(label):
            return f"label:{_quoted(names.labels.get(label, GONE))}"
        case InAlbum(album):
            return f"album:{_quoted(names.albums.get(album, GONE))}"
        case Not(part):
            return f"-{_words(part, names)}"
        case AnyOf(parts):
            return _any_of([_words(part, names) for part in parts])
        case AllOf(parts):
            return " ".join(_words(part, names) for part in parts)
        case _:
            return _other_words(wanted)


def _any_of(parts: Sequence[str]) -> str:
    """`label:beach,lake` for two labels."""
    fields = {part.partition(":")[0] for part in parts}
    if fields in ({"label"}, {"album"}):
        return f"{fields.pop()}:{','.join(part.partition(':')[2] for part in parts)}"
    return " or ".join(parts)


def _other_words(wanted: InFolder | IsFavourite | AddedSince | AddedWithin | ListedIn | OneOf) -> str:
    """For what cannot be typed."""
    match wanted:
        case InFolder(path):
            return f"in {shortened(path)}"
        case IsFavourite():
            return "favourites"
        case AddedSince(moment):
            return f"added since {moment:%Y-%m-%d}"
        case AddedWithin(days):
            return f"added in the last {plural(days, 'day')}"
        case ListedIn():
            return "chosen photos"
        case OneOf(photos):
            return f"of {plural(len(photos), 'photo')}"


def _quoted(name: str) -> str:
    return name if name.isalnum() else f'"{name}"'
