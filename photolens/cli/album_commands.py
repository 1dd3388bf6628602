"""Commands about albums: each calls the library and prints. They return the exit status."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict

from photolens.cli import DONE, printing
from photolens.cli.album_forms import AlbumPhoto, Names, album_form, print_album, print_albums, print_photos
from photolens.cli.lookup import open_library, paths_of, photos_at
from photolens.domain.album import Album
from photolens.domain.photo import PhotoId
from photolens.domain.query import Query
from photolens.errors import UsageError
from photolens.library import Library


def list_albums(arguments: Namespace) -> int:
    """List the albums."""
    with open_library(arguments) as library:
        names = _names(library)
        albums = [album_form(summary.album, summary.count, names) for summary in library.albums.all()]
    if arguments.json:
        printing.print_json([asdict(album) for album in albums])
    else:
        print_albums(albums)
    return DONE


def show(arguments: Namespace) -> int:
    """List the photos of an album, in its order."""
    with open_library(arguments) as library:
        album = library.albums.named(arguments.name)
        ids = _photos(library, album)
        paths = paths_of(library, ids)
        form = album_form(album, len(ids), _names(library))
    photos = [AlbumPhoto(paths[photo], photo) for photo in ids if photo in paths]
    if arguments.json:
        printing.print_json(asdict(form) | {"photos": [asdict(photo) for photo in photos]})
    else:
        print_album(form)
        print_photos(photos)
    return DONE


def create(arguments: Namespace) -> int:
    """Make an album by hand, of a search, or of a label with what is pinned to it."""
    if arguments.search is not None and arguments.photos:
        raise UsageError("an album that a search fills takes no photos; leave out --search or the photos")
    with open_library(arguments) as library:
        photos = photos_at(library, arguments.photos)
        _create(library, arguments, photos)
        return _told(library, library.albums.named(arguments.name.strip()), arguments)


def add(arguments: Namespace) -> int:
    """Put photos into an album."""
    with open_library(arguments) as library:
        album = library.albums.named(arguments.name)
        library.albums.put_in(album.id, photos_at(library, arguments.photos))
        return _told(library, album, arguments)


def remove(arguments: Namespace) -> int:
    """Take photos out of an album."""
    with open_library(arguments) as library:
        album = library.albums.named(arguments.name)
        library.albums.take_out(album.id, photos_at(library, arguments.photos))
        return _told(library, album, arguments)


def delete(arguments: Namespace) -> int:
    """Forget albums: all that are named, or none if one of them is not there."""
    with open_library(arguments) as library:
        albums = {album.id: album for album in map(library.albums.named, arguments.names)}
        library.albums.remove(list(albums))
    names = [album.name for album in albums.values()]
    if arguments.json:
        printing.print_json({"deleted": names})
    else:
        print(f"Deleted: {', '.join(names)}. The photos stay in the library.")
    return DONE


ALBUM_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "album list": list_albums,
    "album show": show,
    "album create": create,
    "album add": add,
    "album remove": remove,
    "album delete": delete,
}


def _create(library: Library, arguments: Namespace, photos: list[PhotoId]) -> None:
    if arguments.search is not None:
        library.albums.create_smart(arguments.name, library.understood(Query(arguments.search)))
    elif arguments.label is not None:
        library.albums.create_of_label(arguments.name, library.labels.named(arguments.label).id)
        if photos:
            library.albums.put_in(library.albums.named(arguments.name.strip()).id, photos)
    else:
        library.albums.create(arguments.name, photos)


def _told(library: Library, album: Album, arguments: Namespace) -> int:
    form = album_form(album, len(_photos(library, album)), _names(library))
    if arguments.json:
        printing.print_json(asdict(form))
    else:
        print_album(form)
    return DONE


def _photos(library: Library, album: Album) -> list[PhotoId]:
    return [PhotoId(photo) for photo in library.albums.timeline(album.id).ids.tolist()]


def _names(library: Library) -> Names:
    return Names(
        {count.label.id: count.label.name for count in library.labels.all()},
        {summary.album.id: summary.album.name for summary in library.albums.all()},
    )
