"""Additions: packages that join the packaged app later, torch above all: where they lie, and how Python finds them.

    <folder>/<name>/             one that is whole: packages, as in site-packages
    <folder>/.unwanted/<name>    a note: the system does not let go of it now, so it goes at the next start
    <folder>/.arriving/<name>/   one on its way; a lock file beside it
    <folder>/.removed/           what is being deleted

An addition comes and goes by one rename. Its name changes with the packages that it fits, so another build's is passed
over. The full edition brings its own within the app.
"""

import importlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from photolens.errors import SettingsError
from photolens.paths import additions_folder, is_packaged

if TYPE_CHECKING:  # every command begins here, and where all is from pip none of this is needed
    from photolens.release import Addition, Release

BUNDLED = Path("additions", "clip")
"""Where it lies within the full edition."""
_ARRIVING, _REMOVED, _UNWANTED = ".arriving", ".removed", ".unwanted"


def start() -> None:
    """What every start does: let the addition be found, and take away what is not wanted any more."""
    if is_built():
        make_importable()
        sweep_unwanted()


def make_importable() -> None:
    """Let Python find the addition behind everything else, so that the app's own packages win.

    Also without a restart. Where Photolens came from pip this does nothing.
    """
    if not is_built():
        return
    with suppress(SettingsError):  # told to whoever asks for the addition: without it the app works, too
        here = folder()
        if here is not None and str(here) not in sys.path:
            # torch and those wheels that bring libraries name the folders of these to Windows by themselves
            sys.path.append(str(here))
            importlib.invalidate_caches()


def is_built() -> bool:
    """Whether this Photolens gets what it lacks as an addition, and not from pip."""
    return is_packaged() or bool(os.environ.get("PHOTOLENS_RELEASE"))


def obtainable() -> "Addition | None":
    """What can be added to this copy, also when it was; None in the full edition, and where everything is from pip.

    Raises:
        SettingsError: the app's own file about it is damaged.
    """
    return _release().clip if bundled() is None else None


def bundled() -> Path | None:
    """What came with the app; only the full edition has it."""
    here = Path(getattr(sys, "_MEIPASS", "")) / BUNDLED
    return here if is_packaged() and here.is_dir() else None


def folder() -> Path | None:
    """The packages of the addition that fits this app, whole; None where it is not here.

    Raises:
        SettingsError: as `obtainable`.
    """
    addition = obtainable()
    return bundled() if addition is None else installed(addition)


def installed(addition: "Addition") -> Path | None:
    """Where an addition lies, if it was added and is not to go."""
    here = place(addition)
    return here if here.is_dir() and not _note(here).exists() else None


def place(addition: "Addition") -> Path:
    """Where an addition belongs.

    Raises:
        SettingsError: its name is that of no folder.
    """
    if addition.name != Path(addition.name).name or addition.name[:1] in {"", "."}:
        raise SettingsError(f'"{addition.name}" is no name of an addition; install Photolens again')
    return additions_folder() / addition.name


def arriving(addition: "Addition") -> Path:
    """Where one is gathered; it may not exist yet."""
    return additions_folder() / _ARRIVING / place(addition).name


def keep(addition: "Addition") -> bool:
    """Whether it is here already, or still: what was to go at the next start stays after all."""
    _note(place(addition)).unlink(missing_ok=True)
    return place(addition).is_dir()


def settle(addition: "Addition", unpacked: Path) -> None:
    """Make an unpacked folder the addition by one rename; those of other builds go.

    Raises:
        OSError: the system does not let it be moved.
    """
    unpacked.rename(place(addition))
    for other in leftovers():
        remove(other)
    for begun in arriving(addition).parent.iterdir():
        if begun.is_dir() and begun != arriving(addition):
            move_away(begun)


def leftovers() -> list[Path]:
    """Additions of other builds, and the unwanted; nothing of them is used."""
    addition = _release().clip
    fitting = None if addition is None else installed(addition)
    try:
        found = [path for path in additions_folder().iterdir() if path.is_dir() and not path.name.startswith(".")]
    except OSError:
        return []
    return sorted(path for path in found if path != fitting)


def remove(unwanted: Path) -> bool:
    """Take a folder of additions away: at once, or, where the system holds on to it, at the next start (False).

    Raises:
        OSError: it cannot even be noted.
    """
    _forget(unwanted)
    try:
        move_away(unwanted)
    except OSError:
        note = _note(unwanted)
        note.parent.mkdir(parents=True, exist_ok=True)
        note.touch()
        return False
    sweep()
    return True


def move_away(unwanted: Path) -> None:
    """Take a folder out of sight by one rename, if it is there.

    Raises:
        OSError: Windows does not move folders whose libraries are loaded.
    """
    import tempfile  # noqa: PLC0415 (as said above)

    removed = additions_folder() / _REMOVED
    while unwanted.is_dir():
        removed.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # another process swept in between
            unwanted.rename(Path(tempfile.mkdtemp(dir=removed)) / unwanted.name)


def sweep() -> None:
    """Delete what was taken out of sight, also by a process that died before it could."""
    import shutil  # noqa: PLC0415 (as said above)

    shutil.rmtree(additions_folder() / _REMOVED, ignore_errors=True)


def sweep_unwanted() -> None:
    """Take away what an earlier process could not, without keeping a start waiting."""
    notes = additions_folder() / _UNWANTED
    for note in list(notes.iterdir()) if notes.is_dir() else []:
        with suppress(OSError):  # another Photolens still uses it: the next start, then
            move_away(additions_folder() / note.name)
            note.unlink(missing_ok=True)
    if (additions_folder() / _REMOVED).is_dir():
        from threading import Thread  # noqa: PLC0415 (as said above)

        Thread(target=sweep, name="sweep-additions", daemon=True).start()


def _release() -> "Release":
    from photolens.release import built_release  # noqa: PLC0415 (as said above)

    return built_release()


def _note(here: Path) -> Path:
    return here.parent / _UNWANTED / here.name


def _forget(here: Path) -> None:
    """Python finds no more modules in it; those that it has stay."""
    while str(here) in sys.path:
        sys.path.remove(str(here))
    importlib.invalidate_caches()
