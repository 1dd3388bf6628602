"""What the packaged app takes for itself, and what that makes portable."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from photolens.paths import (
    PORTABLE,
    additions_folder,
    app_file,
    data_folder,
    is_carried,
    library_folder,
    models_folder,
    portable_folder,
    temporary_folder,
)

Package = Callable[[str], Path]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    """Makes this process one of the packaged app, whose program lies at a path below `tmp_path`."""
    for name in ("APPIMAGE", "APPDIR", "PHOTOLENS_LIBRARY", "PHOTOLENS_MODELS", "PHOTOLENS_ADDITIONS"):
        monkeypatch.delenv(name, raising=False)

    def packaged(program: str) -> Path:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(tmp_path / program))
        return tmp_path / program

    return packaged


def test_an_appimage_is_the_app_and_not_what_is_mounted_of_it(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package("mounted/usr/lib/photolens/photolens")
    monkeypatch.setenv("APPDIR", str(tmp_path / "mounted"))
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "Photolens.AppImage"))
    assert app_file() == tmp_path / "Photolens.AppImage"


def test_an_appimage_that_started_this_program_is_another_app(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = package("photolens/photolens")
    monkeypatch.setenv("APPDIR", str(tmp_path / "mounted"))
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "FileManager.AppImage"))
    assert app_file() == program


def test_a_bundle_of_macos_is_the_app(package: Package, tmp_path: Path) -> None:
    package("Photolens.app/Contents/MacOS/photolens")
    assert app_file() == tmp_path / "Photolens.app"


def test_a_folder_beside_the_app_takes_everything(package: Package, tmp_path: Path) -> None:
    package("Photolens.exe")
    assert portable_folder() is None
    assert not data_folder().is_relative_to(tmp_path)
    carried = tmp_path / PORTABLE
    carried.mkdir()
    assert (data_folder(), library_folder(None)) == (carried, carried)
    for folder in (models_folder(), additions_folder(), temporary_folder()):
        assert folder is not None
        assert is_carried(folder)


def test_who_names_a_library_gets_that_one(package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package("Photolens.exe")
    (tmp_path / PORTABLE).mkdir()
    monkeypatch.setenv("PHOTOLENS_LIBRARY", str(tmp_path / "named"))
    assert library_folder(None) == tmp_path / "named"
    assert library_folder(tmp_path / "chosen") == tmp_path / "chosen"
    assert not is_carried(tmp_path / "chosen")


def test_what_pip_installed_is_never_portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / PORTABLE).mkdir()
    assert portable_folder() is None
    assert temporary_folder() is None
