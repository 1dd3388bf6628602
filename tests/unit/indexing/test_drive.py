"""A portable library on a drive that is mounted elsewhere than the last time."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from photolens.domain.folder import Folder
from photolens.indexing.volume import mount_of
from photolens.library import Library
from photolens.paths import PORTABLE
from tests.conftest import MakePhoto

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a drive is told by its serial number there")

BEFORE = Path("/somewhere/STICK")
"""Where the drive was mounted the last time."""


@contextmanager
def carried(stick: Path) -> Iterator[Library]:
    """The library as the app opens it that lies on the stick, beside a folder that makes it portable."""
    with pytest.MonkeyPatch.context() as packaged:
        packaged.setattr(sys, "frozen", True, raising=False)
        packaged.setattr(sys, "executable", str(stick / "photolens"))
        library = Library.open(stick / PORTABLE)
    with library:
        yield library


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path.resolve()
    (folder / PORTABLE).mkdir()
    return folder


@pytest.fixture
def photos(stick: Path, make_photo: MakePhoto) -> Path:
    """A folder on the drive with a photo, which the library knows from where the drive was the last time."""
    make_photo(stick / "photos" / "a.png")
    with carried(stick) as library:
        library.add_folders([stick / "photos"])
    mounted_before(stick, BEFORE)
    return stick / "photos"


def mounted_before(stick: Path, drive: Path) -> None:
    """Make it as if the photos had been on a drive at BEFORE the last time, and the library on one at `drive`."""
    with Library.open(stick / PORTABLE) as library:
        (folder,) = library.folders()
        was = BEFORE / folder.path.relative_to(mount_of(stick))
        library._folders.move(folder, was, str(BEFORE))
        library.paths.drive.write_bytes(os.fsencode(drive))


def only_folder(library: Library) -> Folder:
    (folder,) = library.folders()
    return folder


def test_photos_on_the_drive_are_found_where_it_is_mounted_now(stick: Path, photos: Path) -> None:
    with carried(stick) as library:
        assert (only_folder(library).path, only_folder(library).volume) == (photos, str(mount_of(photos)))
        assert library.index().indexed == 1
    mounted_before(stick, BEFORE)
    with carried(stick) as library:
        assert library.photo_at(photos / "a.png") is not None
        assert library.index().unchanged == 1, "nothing is read again"
    with carried(stick) as library:
        assert only_folder(library).path == photos, "the next time in the same place nothing changes"


def test_photos_on_another_drive_stay_where_they_were(stick: Path, photos: Path) -> None:
    mounted_before(stick, Path("/somewhere/OTHER"))
    with carried(stick) as library:
        assert only_folder(library).path.is_relative_to(BEFORE)
        assert library.index().missing == 0, "it is offline, not empty"


def test_a_folder_that_is_not_on_the_drive_any_more_stays_where_it_was(stick: Path, photos: Path) -> None:
    photos.rename(stick / "renamed")
    with carried(stick) as library:
        assert only_folder(library).path.is_relative_to(BEFORE)


def test_a_folder_that_was_added_in_its_new_place_is_not_added_twice(stick: Path, photos: Path) -> None:
    with carried(stick) as library:
        library._folders.move(only_folder(library), Path("/aside"), "/")
        library.add_folders([photos])
        old, _ = library.folders()
        library._folders.move(old, BEFORE / photos.relative_to(mount_of(photos)), str(BEFORE))
        library.paths.drive.write_bytes(os.fsencode(BEFORE))
    with carried(stick) as library:
        assert sorted(folder.path.is_relative_to(BEFORE) for folder in library.folders()) == [False, True]


def test_only_a_portable_library_follows_its_drive(stick: Path, photos: Path) -> None:
    with Library.open(stick / PORTABLE) as library:
        assert only_folder(library).path.is_relative_to(BEFORE)
