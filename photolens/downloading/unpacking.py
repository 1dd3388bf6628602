"""Unpacking: an archive of packages becomes a folder; whatever in it is no plain file below that folder is refused."""

import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO

from photolens.errors import DownloadError

_BLOCK = 1 << 20
_PROGRAM, _FILE = 0o755, 0o644


def unpack(
    archive: Path, target: Path, *, most_bytes: int, on_bytes: Callable[[int], None], is_stopped: Callable[[], bool]
) -> bool:
    """Unpacks a .tar.xz into `target`, which is made; on the disk for good afterwards. False when stopped.

    `on_bytes` is told what is written, `is_stopped` asked with every piece. Files belong to whoever runs this.

    Raises:
        DownloadError: it is no such archive, or holds what it should not: links, devices, names that lead elsewhere,
            or more than `most_bytes`.
        OSError: it cannot be written.
    """
    with _told(archive), tarfile.open(archive, "r:xz") as packed:
        target.mkdir(parents=True)
        for member in _members(packed, most_bytes):
            source, path = packed.extractfile(member), target / member.name
            if source is None:
                path.mkdir(parents=True, exist_ok=True)
            elif _write(source, path, on_bytes, is_stopped):
                path.chmod(_PROGRAM if member.mode & 0o100 else _FILE)
            else:
                return False
    return _flushed(target, is_stopped)


def _members(packed: tarfile.TarFile, most_bytes: int) -> Iterator[tarfile.TarInfo]:
    """Folders and files as they may be written, one after the other."""
    left = most_bytes
    for member in packed:
        checked = _checked(member)
        left -= checked.size
        if left < 0:
            raise _hostile(member, "is more than the archive should hold")
        yield checked


def _checked(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """The member as it may be written: the rules of the standard library's filter "data", and stricter ones.

    That filter itself came with Python 3.11.4, and Debian's is older.
    """
    name = PurePosixPath(member.name)
    if name.is_absolute() or ".." in name.parts or "\\" in member.name or ":" in member.name:
        raise _hostile(member, "leads elsewhere")
    if not (member.isreg() or member.isdir()):
        raise _hostile(member, "is no plain file")
    return member


def _write(source: IO[bytes], path: Path, on_bytes: Callable[[int], None], is_stopped: Callable[[], bool]) -> bool:
    """Write one file; False when stopped before its end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        while not is_stopped():
            block = source.read(_BLOCK)
            if not block:
                return True
            file.write(block)
            on_bytes(len(block))
    return False


def _flushed(folder: Path, is_stopped: Callable[[], bool]) -> bool:
    """Wait until all is on the disk; False when stopped. At the end, as most of it is there by then."""
    for path in folder.rglob("*"):
        if is_stopped():
            return False
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())
    return True


@contextmanager
def _told(archive: Path) -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, LZMAError, EOFError) as error:
        raise DownloadError(f"{archive.name} cannot be unpacked ({error}): install the newest Photolens") from error


def _hostile(member: tarfile.TarInfo, why: str) -> DownloadError:
    return DownloadError(f"the archive is not used: {member.name} in it {why}; install the newest Photolens")
