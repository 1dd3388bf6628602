"""Steps: runs the commands of a recipe, or only says what would be run."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


class BuildError(Exception):
    """A step failed, or cannot be taken here; one sentence that says what to do."""


class Steps:
    """Takes the steps of one build in their order. A dry run prints commands and changes nothing outside `out`."""

    def __init__(self, *, is_dry: bool = False) -> None:
        self.is_dry = is_dry
        self.taken: list[list[str]] = []
        """Every command so far, for dry runs."""

    def say(self, text: str) -> None:
        """Tell what comes."""
        print(text, flush=True)

    def run(self, *command: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> None:
        """Run a command and wait for it; `env` is added to the process's own.

        Raises:
            BuildError: it failed.
        """
        words = [str(word) for word in command]
        self.taken.append(words)
        self.say(f"$ {shlex.join(words)}")
        if self.is_dry:
            return
        try:
            subprocess.run(words, cwd=cwd, env=os.environ | dict(env or {}), check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise BuildError(f"{words[0]} failed ({error}); its output above says why") from error

    def tool(self, name: str, hint: str) -> str:
        """Where a program lies; `hint` says how to get it. In a dry run its name, wherever it is.

        Raises:
            BuildError: it is not here.
        """
        found = shutil.which(name)
        if found is None and not self.is_dry:
            raise BuildError(f"{name} is missing: {hint}")
        return found or name
