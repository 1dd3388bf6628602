"""What commands look up: the library, the photos that paths name, and the paths of photos."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from photolens.domain.label import LabelCount, LabelId
from photolens.domain.photo import PhotoId
from photolens.errors import UsageError
from photolens.library import Library
from photolens.paths import library_folder


def open_library(arguments: Namespace) -> Library:
    """The library that a command is about."""
    return Library.open(library_folder(arguments.library))


def photo_at(library: Library, path: Path) -> PhotoId:
    """The photo of a file.

    Raises:
        UsageError: the file is not in the library.
    """
    photo = library.photo_at(path)
    if photo is None:
        raise UsageError(f"{path} is not in the library; add its folder first: photolens index FOLDER")
    return photo


def photos_at(library: Library, paths: Iterable[Path]) -> list[PhotoId]:
    """The photos of files, as `photo_at`; a photo that lies in several of them is named once."""
    return list(dict.fromkeys(photo_at(library, path) for path in paths))


def paths_of(library: Library, photos: Iterable[PhotoId]) -> dict[PhotoId, Path]:
    """Where photos lie; those that have no place at all are left out."""
    return {photo: card.path for photo, card in library.cards(list(photos)).items()}


def counted(library: Library, label: LabelId) -> LabelCount:
    """A label with its counts.

    Raises:
        UsageError: it is gone.
    """
    for count in library.labels.all():
        if count.label.id == label:
            return count
    raise UsageError("the label was removed meanwhile")
