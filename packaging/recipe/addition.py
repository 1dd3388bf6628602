"""Addition: packs the folder with torch for the light edition, and stamps into the app what it may fetch."""

import tarfile
from dataclasses import asdict
from hashlib import file_digest
from pathlib import Path

import tomlkit

from photolens.release import Addition
from recipe.steps import BuildError
from recipe.xz import compressing

SUFFIX = ".tar.xz"


def archive(folder: Path, out: Path, stem: str, epoch_s: int) -> Path:
    """Pack a folder of packages into `out` as "STEM.tar.xz": the same folder at the same `epoch_s`, the same bytes.

    Without xz on the path, Python's own packs on one core, with the same content and other bytes.

    Raises:
        BuildError: the folder holds a link or a device, or xz failed.
    """
    packed = out / f"{stem}{SUFFIX}"
    paths = sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix())
    with compressing(packed) as compressed, tarfile.open(fileobj=compressed, mode="w|") as tar:
        for path in paths:
            _add(tar, path, path.relative_to(folder).as_posix(), epoch_s)
    return packed


def described(packed: Path, folder: Path, *, name: str, address: str) -> Addition:
    """What an app has to know of an archive: `name` changes with the packages, `address` is the archive's URL."""
    with packed.open("rb") as file:
        checksum = file_digest(file, "sha256").hexdigest()
    unpacked_bytes = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Addition(name, address, packed.stat().st_size, unpacked_bytes, checksum)


def stamp(release: Path, *, news: str, clip: Addition | None) -> None:
    """Write the release.toml that `photolens.release.built_release` reads; `news` is the URL of latest.json, or ""."""
    said = tomlkit.document()
    said["news"] = news
    if clip is not None:
        said["clip"] = asdict(clip)
    release.parent.mkdir(parents=True, exist_ok=True)
    release.write_text(tomlkit.dumps(said), encoding="utf-8")


def _add(tar: tarfile.TarFile, path: Path, name: str, epoch_s: int) -> None:
    about = tarfile.TarInfo(name)
    about.mtime, about.mode = epoch_s, 0o755
    if path.is_symlink() or not (path.is_file() or path.is_dir()):
        raise BuildError(f"{path} is a link or a device, which the app does not unpack: put a plain file there")
    if path.is_dir():
        about.type = tarfile.DIRTYPE
        tar.addfile(about)
        return
    about.size = path.stat().st_size
    about.mode = 0o755 if path.stat().st_mode & 0o100 else 0o644
    with path.open("rb") as file:
        tar.addfile(about, file)
