"""Reports: what stands in a crash report, and which of them are kept."""

import os
import sys
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from photolens import __version__
from photolens.errors import LibraryError, SettingsError
from photolens.paths import LibraryPaths, is_packaged
from photolens.release import built_release

MOST_KEPT = 20
"""The oldest make way."""
LOG_LINES, LOG_BYTES = 50, 64_000
LONGEST_LINE = 1_000
"""Characters; of what is longer the rest is left out."""
HAPPENED = "\n== What happened ==\n"
"""The line between the head of a report and the rest."""

_HEAD = """Photolens crash report

This file stays on this computer: Photolens sends it to nobody. It tells where in the program something went wrong, and
the last lines of the log. Names of files and folders may be among that, but nothing of what your photos show.

Photolens  {version}, {kind}
Python     {python}
Libraries  {libraries}
System     {system}
"""
_LOGGED = "\n== The last lines of the log ==\n"
_PARAMETERS = "[parameters: "
_LIBRARIES = ("PySide6", "numpy", "onnxruntime", "PIL", "sqlalchemy", "torch", "usearch")

Failure = tuple[type[BaseException], BaseException, TracebackType | None]
"""An exception as `sys.excepthook` is told of it."""


def reports(paths: LibraryPaths) -> list[Path]:
    """The crash reports of a library, the newest first."""
    return sorted(paths.crash_reports.glob("crash-*.txt"), key=lambda path: path.stem, reverse=True)


def delete_reports(paths: LibraryPaths) -> None:
    """Delete every crash report of a library.

    Raises:
        LibraryError: one cannot be deleted.
    """
    for report in reports(paths):
        try:
            report.unlink(missing_ok=True)
        except OSError as error:
            raise LibraryError(f"{report} cannot be deleted ({error.strerror}): make its folder writable") from error


def head() -> str:
    """The beginning of a report: what is running here."""
    versions = [(name, getattr(sys.modules.get(name), "__version__", "")) for name in _LIBRARIES]
    return _HEAD.format(
        version=__version__,
        kind=_kind(),
        python=sys.version.split()[0],
        libraries=", ".join(f"{name} {version}" for name, version in versions if version),
        system=_system(),
    )


def told(failure: Failure) -> str:
    """An exception with its traceback."""
    return "".join(traceback.format_exception(*failure))


def write_report(paths: LibraryPaths, beginning: str, what: str, when: datetime) -> Path:
    """Write a report of what happened, below a `head`, and delete the oldest if there are too many now.

    Raises:
        OSError: it cannot be written.
    """
    path = _free(paths.crash_reports, f"crash-{when:%Y-%m-%d-%H%M%S}")
    time = f"Time       {when.isoformat(sep=' ', timespec='seconds')}\n"
    log = "\n".join(_last_lines(paths.log)) or "It is empty."
    said = f"{beginning}{time}{HAPPENED}{what.strip()}\n{_LOGGED}{log}\n"
    path.write_text(_harmless(said), encoding="utf-8", errors="backslashreplace")
    for old in reports(paths)[MOST_KEPT:]:
        old.unlink(missing_ok=True)
    return path


def _kind() -> str:
    if not is_packaged():
        return "installed as a Python package"
    with suppress(SettingsError):
        return "packaged, light edition" if built_release().clip else "packaged, full edition"
    return "packaged"


def _system() -> str:
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return f"Windows {version.major}.{version.minor}.{version.build}"
    here = os.uname()
    names = [f"{here.sysname} {here.release} {here.machine}"]
    with suppress(OSError):
        from platform import freedesktop_os_release  # noqa: PLC0415 (other systems have no such file)

        names.append(freedesktop_os_release()["PRETTY_NAME"])
    return ", ".join(names)


def _free(folder: Path, stem: str) -> Path:
    """A name that no report has yet, also of several in one second."""
    taken = {path.stem for path in folder.glob(f"{stem}*.txt")}
    others = (f"{stem}-{number:02}" for number in range(2, len(taken) + 3))
    return folder / f"{next(name for name in (stem, *others) if name not in taken)}.txt"


def _last_lines(log: Path) -> list[str]:
    if not log.is_file():
        return []
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - LOG_BYTES))
        return file.read().decode("utf-8", "replace").splitlines()[-LOG_LINES:]


def _harmless(text: str) -> str:
    """Without what SQLAlchemy tells of a statement that failed, which may be a caption or a vector, and not endless."""
    lines = [f"{_PARAMETERS}left out]" if line.startswith(_PARAMETERS) else line for line in text.splitlines()]
    return "".join(f"{line[:LONGEST_LINE]}\n" for line in lines)
