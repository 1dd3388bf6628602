"""Wheel: what `pip` and `pipx` install: the sdist, and the wheel that is built from it."""

import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recipe.details import ROOT, Details
from recipe.steps import Steps

BESIDE = ("pyproject.toml", ".gitignore")
"""Files that are needed to build, which pyproject.toml need not name."""


def make(out: Path, details: Details, steps: Steps, *, stamp: Path | None = None) -> list[Path]:
    """Build both into `out`, from a copy of the checkout; `stamp` becomes the release.toml inside. Gives their paths.

    Raises:
        BuildError: `build` is not installed, or it failed.
    """
    with _copy_of_checkout(stamp) as copy:
        when = {"SOURCE_DATE_EPOCH": str(details.epoch_s)} if details.epoch_s else {}  # 0: nobody knows
        steps.run(sys.executable, "-m", "build", "--outdir", out, copy, cwd=copy, env=when)
    stem = f"photolens-{details.version}"
    return [out / f"{stem}.tar.gz", out / f"{stem}-py3-none-any.whl"]


@contextmanager
def _copy_of_checkout(stamp: Path | None) -> Iterator[Path]:
    """What the sdist holds, and nothing that lies about beside it; thrown away afterwards."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    with tempfile.TemporaryDirectory(prefix="photolens-wheel-") as folder:
        copy = Path(folder)
        for name in (*wanted, *BESIDE):
            _copy(ROOT / name, copy / name)
        (copy / "resources/release.toml").unlink(missing_ok=True)
        if stamp is not None:
            shutil.copyfile(stamp, copy / "resources/release.toml")
        yield copy


def _copy(source: Path, target: Path) -> None:
    """A file or a whole folder; a file that the checkout has none of, as an unpacked sdist, is left out."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "build", "dist"))
    elif source.exists():
        shutil.copyfile(source, target)
