"""Drive: the folders that lie on the same removable drive as a portable library, wherever it is mounted today."""

import os
from pathlib import Path

from photolens.domain.folder import Folder
from photolens.indexing.volume import is_online, mount_of, volume_of
from photolens.paths import LibraryPaths
from photolens.store.folders import Folders


def follow_drive(library: LibraryPaths, folders: Folders) -> None:
    """Where the library's drive is mounted elsewhere than the last time, give its folders their new places.

    What is online stays as it is, and so does what is not found there: on that drive only, and nothing else is touched.
    """
    now = mount_of(library.folder)
    before = Path(os.fsdecode(library.drive.read_bytes())) if library.drive.exists() else now
    if before != now:
        for folder in folders.all():
            place = _place_now(folder, before, now)
            if place is not None:
                folders.move(folder, place, volume_of(place))
    if before != now or not library.drive.exists():
        library.drive.write_bytes(os.fsencode(now))


def _place_now(folder: Folder, before: Path, now: Path) -> Path | None:
    """Where a folder of the drive is; None if it is of another one, needs no help, or is not there."""
    names = {str(before), volume_of(now)}  # of the drive: its mount point, or the serial number on Windows
    if folder.volume not in names or not folder.path.is_relative_to(before) or is_online(folder):
        return None
    place = now / folder.path.relative_to(before)
    return place if place.is_dir() else None
