"""The page about the library: where it lies, what becomes of it, and what is different in a portable app."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from photolens.gui.context import Context
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.preferences.library_page import LibraryPage
from photolens.paths import PORTABLE


def words(page: LibraryPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def paths(page: LibraryPage) -> list[str]:
    return [label.accessibleName() for label in page.findChildren(FittingLabel)]


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The packaged app lies here, and there is a folder for everything beside it."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "photolens"))
    (tmp_path / PORTABLE).mkdir()
    return tmp_path / PORTABLE


def test_the_library_is_promised_to_stay(qtbot: QtBot, context: Context) -> None:
    page = LibraryPage(context)
    qtbot.addWidget(page)
    assert "When Photolens is removed, the library stays where it is." in words(page)
    assert "Portable" not in words(page)


def test_a_portable_app_says_so_and_where(qtbot: QtBot, context: Context, stick: Path) -> None:
    page = LibraryPage(context)
    qtbot.addWidget(page)
    assert "Portable: everything is kept beside the app" in words(page)
    assert str(stick) in paths(page)
    assert "stays where it is" in words(page), "for this library lies elsewhere"
