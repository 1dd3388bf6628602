"""Wanted: the folders and files that somebody wants opened, and what each of them is to the library."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from urllib.parse import unquote_to_bytes

from photolens.domain.photo import PhotoId
from photolens.errors import FolderError
from photolens.library import Library
from photolens.media import unread_kind
from photolens.paths import LibraryPaths, folder_of_photos

MOST = 500
"""Of more paths the first so many are looked at: nobody means a thousand photos at once, and messages have an end."""
_FILE = "file://"


@dataclass(frozen=True, slots=True)
class KnownPhoto:
    """A photo of the library, and the folder in which it was asked for."""

    id: PhotoId
    folder: Path


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for, each in the order in which it was. Folders and pictures are without links."""

    folders: tuple[Path, ...] = ()
    """Those that are in the library, or below one that is."""
    new_folders: tuple[Path, ...] = ()
    """Those that could be added to it; while it has none at all, those of the pictures as well."""
    photos: tuple[KnownPhoto, ...] = ()
    pictures: tuple[Path, ...] = ()
    """Files that are not in the library, and may be pictures."""
    strange_folders: tuple[Path, ...] = ()
    """Where those pictures lie that are outside of all folders of the library."""
    own: tuple[Path, ...] = ()
    """What belongs to the library itself."""
    refused: tuple[Path, ...] = ()
    """What is no picture, by its name, and no folder."""
    missing: tuple[Path, ...] = ()
    """What is not there, or cannot be reached."""


def absolute(arguments: Sequence[str]) -> list[str]:
    """Paths as another process understands them: absolute ones, of relative ones and of `file:` URLs alike."""
    return [str(_local(argument).absolute()) for argument in arguments[:MOST]]


def looked_up(library: Library, paths: Iterable[Path]) -> Wanted:
    """What some paths are. Reads the disk, so not on the GUI's thread."""
    roots = [folder.path for folder in library.folders()]
    found: dict[_Kind, dict[Path, None]] = {kind: {} for kind in _Kind}
    for path in paths:
        kind, place = _kind_of(path, library.paths, roots)
        found[kind][place] = None
    photos = {path: library.photo_at(path) for path in found[_Kind.FILE]}
    pictures = tuple(path for path, photo in photos.items() if photo is None)
    strange = dict.fromkeys(path.parent for path in pictures if not _is_below(path, roots))
    return Wanted(
        folders=tuple(found[_Kind.FOLDER]),
        new_folders=tuple(found[_Kind.NEW_FOLDER] | ({} if roots else strange)),
        photos=tuple(KnownPhoto(photo, path.parent) for path, photo in photos.items() if photo is not None),
        pictures=pictures,
        strange_folders=tuple(strange),
        own=tuple(found[_Kind.OWN]),
        refused=tuple(found[_Kind.REFUSED]),
        missing=tuple(found[_Kind.MISSING]),
    )


class _Kind(Enum):
    FOLDER = auto()
    NEW_FOLDER = auto()
    FILE = auto()
    OWN = auto()
    REFUSED = auto()
    MISSING = auto()


def _kind_of(path: Path, library: LibraryPaths, roots: Sequence[Path]) -> tuple[_Kind, Path]:
    """What a path is, and the path to go on with."""
    try:
        if path.is_dir():
            folder = folder_of_photos(path, library)
            return _Kind.FOLDER if _is_below(folder, roots) else _Kind.NEW_FOLDER, folder
        if path.is_file() and unread_kind(path.name) is None:
            return _Kind.FILE, path.resolve()
        return _Kind.REFUSED if path.exists() else _Kind.MISSING, path
    except FolderError:
        return _Kind.OWN, path
    except OSError:
        return _Kind.MISSING, path


def _is_below(path: Path, roots: Iterable[Path]) -> bool:
    return any(path.is_relative_to(root) for root in roots)


def _local(text: str) -> Path:
    """A path of this computer, of a path or a `file:` URL, whose bytes need be no text."""
    if not text.lower().startswith(_FILE):
        return Path(text)
    host, slash, path = text[len(_FILE) :].partition("/")
    if os.name == "nt":
        from urllib.request import url2pathname  # noqa: PLC0415 (brings http and ssl along)

        shared = f"//{host}" if host not in {"", "localhost"} else ""
        return Path(url2pathname(f"{shared}{slash}{path}"))
    return Path(os.fsdecode(unquote_to_bytes(os.fsencode(slash + path))))
