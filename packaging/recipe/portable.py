"""Portable: the app as an archive to unpack anywhere, with the folder beside the program that keeps everything."""

import io
import stat
import tarfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from recipe.details import NAME, Details
from recipe.steps import Steps
from recipe.xz import compressing

DATA = "photolens-data"
"""As photolens.paths.PORTABLE calls it."""
README = f"""{NAME}, portable

While this folder lies beside the program, {NAME} keeps everything in it: the library with your labels, albums and
ratings, downloaded models, and settings. Your photos stay where they are and are only read.

To take {NAME} along, copy the whole folder that the program lies in. For a newer version, unpack it elsewhere and move
this folder there.
"""
_CHUNK_BYTES = 1 << 20
_EARLIEST_S = 315532800
"""1980, when the calendar of zip files begins."""


def portable(app: Path, out: Path, details: Details, steps: Steps) -> list[Path]:
    """Pack the app's folder: a .zip for Windows, a .tar.xz elsewhere; the same bytes whenever it is packed."""
    is_windows = details.system == "windows"
    archive = out / f"{details.stem()}-portable{'.zip' if is_windows else '.tar.xz'}"
    steps.say(f"Packing {app.name} into {archive.name}")
    if not steps.is_dry:
        pack = _write_zip if is_windows else _write_tar
        pack(app, archive, details.epoch_s)
    return [archive]


def _members(app: Path) -> Iterator[tuple[str, Path]]:
    """Every file and link below the app, and their names in the archive, always in the same order."""
    for path in sorted(app.rglob("*"), key=lambda path: path.relative_to(app).as_posix()):
        if path.is_symlink() or path.is_file():
            yield f"{NAME}/{path.relative_to(app).as_posix()}", path


def _write_zip(app: Path, archive: Path, epoch_s: int) -> None:
    moment = time.gmtime(max(epoch_s, _EARLIEST_S))[:6]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, path in _members(app):
            with path.open("rb") as file, packed.open(_zip_entry(name, moment), "w", force_zip64=True) as target:
                while chunk := file.read(_CHUNK_BYTES):
                    target.write(chunk)
        packed.writestr(_zip_entry(f"{NAME}/{DATA}/README.txt", moment), README.replace("\n", "\r\n"))


def _zip_entry(name: str, moment: tuple[int, ...]) -> zipfile.ZipInfo:
    year, month, day, hour, minute, second = moment
    entry = zipfile.ZipInfo(name, (year, month, day, hour, minute, second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, whichever system packs it, so that the permissions below count
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


def _write_tar(app: Path, archive: Path, epoch_s: int) -> None:
    with compressing(archive) as compressed, tarfile.open(fileobj=compressed, mode="w|") as packed:
        for name, path in _members(app):
            _add(packed, _tar_entry(name, epoch_s), path)
        readme = _tar_entry(f"{NAME}/{DATA}/README.txt", epoch_s)
        readme.size = len(README.encode())
        packed.addfile(readme, io.BytesIO(README.encode()))


def _tar_entry(name: str, epoch_s: int) -> tarfile.TarInfo:
    """Nobody's, by number 0, and without a name: nothing tells who packed it."""
    entry = tarfile.TarInfo(name)
    entry.mtime = epoch_s
    return entry


def _add(packed: tarfile.TarFile, entry: tarfile.TarInfo, path: Path) -> None:
    if path.is_symlink():
        entry.type = tarfile.SYMTYPE
        entry.linkname = path.readlink().as_posix()
        packed.addfile(entry)
        return
    found = path.stat()
    entry.size = found.st_size
    entry.mode = 0o755 if found.st_mode & stat.S_IXUSR else 0o644
    with path.open("rb") as file:
        packed.addfile(entry, file)
