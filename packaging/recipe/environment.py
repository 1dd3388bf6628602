"""Environment: virtual environments for one build, which hold what they need and nothing of whoever builds."""

import os
import re
import sys
from pathlib import Path

from recipe.details import DATA
from recipe.steps import BuildError, Steps

REQUIREMENTS = DATA / "requirements.txt"


class Environment:
    """One virtual environment in `folder`."""

    def __init__(self, folder: Path, steps: Steps) -> None:
        self.folder = folder
        self._steps = steps
        self._programs = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self._programs / ("python.exe" if os.name == "nt" else "python")

    def create(self) -> None:
        """Make it anew, with pip alone in it."""
        self._steps.run(sys.executable, "-m", "venv", "--clear", self.folder)
        self._steps.run(self.python, "-m", "pip", "install", "--quiet", "--upgrade", "pip")

    def install(self, *what: str | Path, options: tuple[str, ...] = ()) -> None:
        """Install from the registry that pip is set to, or from files; only wheels, which run no code of others."""
        self._steps.run(self.python, "-m", "pip", "install", "--quiet", "--only-binary", ":all:", *options, *what)

    def remove(self, *names: str) -> None:
        """Uninstall."""
        self._steps.run(self.python, "-m", "pip", "uninstall", "--quiet", "--yes", *names)

    def run(self, *command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> None:
        """Run its Python."""
        self._steps.run(self.python, *command, cwd=cwd, env=env)

    @property
    def site_packages(self) -> Path:
        """Where its packages lie."""
        if os.name == "nt":
            return self.folder / "Lib" / "site-packages"
        return self.folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"


def requirement(name: str) -> str:
    """The line of packaging/requirements.txt about a tool.

    Raises:
        BuildError: there is none.
    """
    for line in REQUIREMENTS.read_text(encoding="utf-8").splitlines():
        if re.match(rf"{re.escape(name)}\b", line):
            return line
    raise BuildError(f"packaging/requirements.txt does not name {name}")
