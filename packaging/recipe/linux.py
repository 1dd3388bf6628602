"""Linux: what the .deb and the AppImage share: files for the desktop, and licences of the system's libraries."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

from recipe import icons
from recipe.details import DATA, IDENTIFIER
from recipe.manual import man_page
from recipe.steps import BuildError, Steps

_FILES = DATA / "linux"


def add_desktop_files(root: Path, steps: Steps) -> None:
    """Desktop entry, AppStream metadata, icons in all sizes and the manual, below `root`/usr/share."""
    if steps.is_dry:
        return
    share = root / "usr/share"
    _copy(_FILES / f"{IDENTIFIER}.desktop", share / "applications")
    _copy(_FILES / f"{IDENTIFIER}.metainfo.xml", share / "metainfo")
    _copy(DATA.parent / "resources/icons/photolens.svg", share / "icons/hicolor/scalable/apps", f"{IDENTIFIER}.svg")
    for size_px, png in icons.pngs(root.parent / "icons").items():
        _copy(png, share / f"icons/hicolor/{size_px}x{size_px}/apps", f"{IDENTIFIER}.png")
    manual = share / "man/man1/photolens.1.gz"
    manual.parent.mkdir(parents=True, exist_ok=True)
    manual.write_bytes(gzip.compress(man_page().encode(), mtime=0))


def add_licences_of_libraries(app: Path) -> dict[str, str]:
    """Put the licences of what PyInstaller took from this Debian, or one of its children, into `app`.

    Returns the packages that these libraries are of, and their versions.

    Raises:
        BuildError: no package owns a library, so nobody knows its licence.
    """
    out = app / "_internal/licenses/system"
    out.mkdir(parents=True, exist_ok=True)
    packages = sorted({_owner(name) for name in libraries_of_system(app)})
    for package in packages:
        shutil.copy(f"/usr/share/doc/{package}/copyright", out / f"{package}.txt")
    return {package: _said("dpkg-query", "--show", "--showformat=${Version}", package) for package in packages}


def libraries_of_system(app: Path) -> list[str]:
    """The names of libraries in the app that no wheel brought."""
    inside = app / "_internal"
    shared = (path for path in inside.glob("lib*.so*") if path.is_file() and not path.is_symlink())
    return sorted(path.name for path in shared if not re.match(r"libpython3", path.name))


def _owner(library: str) -> str:
    listed = _said("/sbin/ldconfig", "-p")
    found = re.search(rf"\b{re.escape(library)} \(.*x86-64.*\) => (\S+)|\b{re.escape(library)} \(.*\) => (\S+)", listed)
    if found is None:
        raise BuildError(f"{library} is in the app, but not in this system; where does it come from?")
    path = next(group for group in found.groups() if group)
    for candidate in (path, str(Path(path).resolve()), str(Path(path).resolve()).removeprefix("/usr")):
        if owner := _said("dpkg", "-S", candidate).partition(":")[0]:
            return owner
    raise BuildError(f"no package owns {path}; build on Debian or Ubuntu, where every library has one")


def _said(*command: str) -> str:
    """What a command prints; nothing where it fails."""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _copy(source: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / (name or source.name))
