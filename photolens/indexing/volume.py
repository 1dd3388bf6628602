"""Volume: telling a folder that is empty from a drive that is not there."""

import os
import sys
from pathlib import Path

from photolens.domain.folder import Folder


def volume_of(path: Path) -> str:
    """Names the volume that holds `path`: its mount point, or on Windows its serial number.

    A drive that is unplugged leaves an empty folder behind, on the volume of its parent: the name differs then.
    """
    if sys.platform == "win32":
        return f"serial {path.stat().st_dev:x}"
    return str(mount_of(path))


def mount_of(path: Path) -> Path:
    """Where the volume that holds `path` begins: its mount point, or on Windows its letter."""
    return next(place for place in (path, *path.parents) if os.path.ismount(place))


def is_online(folder: Folder) -> bool:
    """Whether the folder is there, on the volume that it was added from."""
    try:
        return folder.path.is_dir() and volume_of(folder.path) == folder.volume
    except OSError:
        return False
