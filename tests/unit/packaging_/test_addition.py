"""The archive of the addition and the stamp of a release, as the recipe makes them and the app reads them."""

import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from photolens.downloading.addition import import_addition
from photolens.release import Addition, Release, built_release
from tests.tiny_addition import as_before

PACKAGING = Path(__file__).parents[3] / "packaging"
EPOCH_S = 1_700_000_000

pytestmark = pytest.mark.skipif(not PACKAGING.is_dir(), reason="there is no recipe beside these tests")


@pytest.fixture
def recipe(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The recipe's module about the addition."""
    monkeypatch.syspath_prepend(PACKAGING)
    return import_module("recipe.addition")


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder of packages."""
    folder = tmp_path / "packages"
    (folder / "torch" / "lib").mkdir(parents=True)
    (folder / "torch" / "__init__.py").write_text("")
    (folder / "torch" / "lib" / "libtorch.so").write_bytes(os.urandom(100_000))
    (folder / "torch-2.0.dist-info").mkdir()
    (folder / "torch-2.0.dist-info" / "METADATA").write_text("Name: torch")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("has_xz", [True, False])
def test_the_same_folder_becomes_the_same_bytes(
    has_xz: bool, recipe: Any, packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_xz:
        monkeypatch.setattr(shutil, "which", lambda _: None)
    first = recipe.archive(packages, tmp_path, "first", EPOCH_S)
    for path in packages.rglob("*"):
        os.utime(path, (1, 1))
    (packages / "torch" / "__init__.py").chmod(0o600)
    second = recipe.archive(packages, tmp_path, "second", EPOCH_S)
    assert first.name == "first.tar.xz"
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("has_xz", [True, False])
def test_what_the_recipe_packs_the_app_unpacks(
    has_xz: bool, recipe: Any, packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_xz:
        monkeypatch.setattr(shutil, "which", lambda _: None)
    packed = recipe.archive(packages, tmp_path, "clip", EPOCH_S)
    addition = recipe.described(packed, packages, name="clip-1", address="https://example.org/clip.tar.xz")
    monkeypatch.setenv("PHOTOLENS_ADDITIONS", str(tmp_path / "additions"))
    recipe.stamp(tmp_path / "release.toml", news="", clip=addition)
    monkeypatch.setenv("PHOTOLENS_RELEASE", str(tmp_path / "release.toml"))
    with as_before(monkeypatch):
        assert import_addition(addition, packed, publish=lambda _: None, is_stopped=lambda: False)
    assert contents(tmp_path / "additions" / "clip-1") == contents(packages)
    assert addition.unpacked_bytes == sum(map(len, contents(packages).values()))


def test_a_link_is_refused_as_the_app_would_refuse_it(recipe: Any, packages: Path, tmp_path: Path) -> None:
    (packages / "link").symlink_to("torch")
    with pytest.raises(recipe.BuildError, match="is a link or a device"):
        recipe.archive(packages, tmp_path, "clip", EPOCH_S)


@pytest.mark.parametrize("has_clip", [True, False])
def test_the_stamp_is_read_back_as_it_was_written(
    has_clip: bool, recipe: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = Addition("clip-1", "https://example.org/clip.tar.xz", 10**9, 2 * 10**9, "ab" * 32) if has_clip else None
    path = tmp_path / "resources" / "release.toml"
    recipe.stamp(path, news="https://example.org/latest.json", clip=clip)
    monkeypatch.setenv("PHOTOLENS_RELEASE", str(path))
    assert built_release() == Release("https://example.org/latest.json", clip)
