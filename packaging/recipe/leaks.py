"""Leaks: looks through a package for what belongs to the machine that built it."""

import getpass
import os
import re
import socket
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from recipe.details import ROOT
from recipe.steps import BuildError

_CACHES = re.compile(r"(^|/)\.(git|venv|pytest_cache|mypy_cache|ruff_cache|hypothesis|cache|DS_Store)(/|$)")
_HOMES_OF_MANY = {"/root", "/home/runner", "/Users/runner", "C:/Users/runneradmin"}
"""Of containers and of GitHub's runners, in which most wheels are made: nearly every compiled library holds them."""
_SHORTEST = 5
"""Shorter names, as "root" or "ci", stand in many files for other reasons; in paths they are looked for."""


def traces(*folders: Path) -> list[bytes]:
    """What must stand in no file: the checkout, the home, further folders of the build, the user's and host's name."""
    paths = {str(path) for path in (ROOT, *folders, *_homes()) if len(path.parts) > 1}
    names = {name for name in (getpass.getuser(), socket.gethostname()) if len(name) >= _SHORTEST}
    written = {f"{path}{separator}" for path in paths for separator in (os.sep, "/")}
    return sorted(text.encode() for text in written | names if text != "runner")


def _homes() -> Iterator[Path]:
    """The home, unless it is one that many have, and a Python that was made below it."""
    home, python = Path.home(), Path(sys.base_prefix)
    if home.as_posix() not in _HOMES_OF_MANY:
        yield home
    if python.is_relative_to(home):
        yield python


def leaks(package: Path, wanted: Iterable[bytes]) -> Iterator[str]:
    """One line for each file below `package` that holds a trace, looks like a cache, or points out of the package."""
    wanted = list(wanted)
    for path in sorted(package.rglob("*")):
        name = path.relative_to(package).as_posix()
        if _CACHES.search(name):
            yield f"{name}: a cache, or a file of a tool"
        elif path.is_symlink():
            if not path.resolve().is_relative_to(package.resolve()):
                yield f"{name}: a link out of the package, to {path.readlink()}"
        elif path.is_file():
            yield from (f"{name}: holds {trace.decode()!r}" for trace in wanted if _holds(path, trace))


def refuse_leaks(package: Path, *folders: Path) -> None:
    """Raises BuildError, with every leak in it."""
    if found := list(leaks(package, traces(*folders))):
        raise BuildError("the package tells about this machine:\n  " + "\n  ".join(found))


def _holds(path: Path, trace: bytes) -> bool:
    """As bytes, also inside zip files, whose members are compressed."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return any(trace in archive.read(name) for name in archive.namelist())
    return trace in path.read_bytes()
