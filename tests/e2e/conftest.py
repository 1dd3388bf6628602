"""Runs the real program in processes of its own, as a user does."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from photolens.paths import resource
from tests.e2e.desk import Desk, open_desk

Run = Callable[..., subprocess.CompletedProcess[str]]

COMMAND = [sys.executable, "-m", "photolens"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home and a library of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    return os.environ | {"HOME": str(home), "PHOTOLENS_LIBRARY": str(tmp_path / "library"), "PYTHONWARNINGS": "error"}


@pytest.fixture
def photolens(environment: dict[str, str], tmp_path: Path) -> Run:
    """`photolens("search", "a cat")` runs the command line and returns the finished process."""

    def run(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            env=environment, cwd=tmp_path, input=stdin, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip

    return run


@pytest.fixture
def answer(photolens: Run) -> Callable[..., Any]:
    """`answer("status")` runs a command that must succeed, with --json, and returns what it said."""

    def run(*arguments: object, stdin: str | None = None) -> Any:
        done = photolens(*arguments, "--json", stdin=stdin)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An X server on a free display."""
    with open_desk() as opened:
        yield opened


@pytest.fixture(scope="session")
def pictures() -> Path:
    """The folder of the pictures that come with Photolens, for the demo."""
    return resource("demo").resolve()


@pytest.fixture(scope="session")
def photographs() -> list[Path]:
    """The folders of the photographs that come with scikit-image and scikit-learn."""
    folders = []
    for package, inside in (("skimage", "data"), ("sklearn", "datasets/images")):
        spec = find_spec(package)
        assert spec is not None
        assert spec.origin is not None
        folders.append(Path(spec.origin).parent / inside)
    return folders
