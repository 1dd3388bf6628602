"""Folders and photos that other programs hand to the app: what is shown, asked and said."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from photolens.gui.context import Context
from photolens.gui.grid import Thumbnails
from photolens.gui.indexing import Indexing
from photolens.gui.main_window import MainWindow
from photolens.gui.places import AllPhotos, InsideFolder, Results
from photolens.library import Library

COUNT = 4
Open = Callable[[], MainWindow]

HEARING = """
import sys
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from photolens.gui.application import create_application

app = create_application([])
heard = []
for name in ("early", "earlier still"):
    app.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(f"/photos/{name}.jpg")))
app.sendEvent(app, QFileOpenEvent(QUrl("https://example.org/no-file")))
app.hand_over(heard.extend)
app.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile("/photos/late \\u00fc.jpg")))
sys.stdout.buffer.write(repr(heard).encode())
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of four photos, two of them in a folder inside, and a folder that is not in it."""
    folder = tmp_path_factory.mktemp("template").resolve()
    for number, name in enumerate(("a.png", "b.png", "inside/c.png", "inside/d.png", "../elsewhere/e.png")):
        path = folder / "photos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        rough = np.random.default_rng(number).integers(0, 256, (6, 8, 3), np.uint8)
        Image.fromarray(rough).resize((320, 240), Image.Resampling.BICUBIC).save(path)
    (folder / "photos" / "notes.txt").write_text("no photo")
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
    return folder


@pytest.fixture
def photos(template: Path) -> Path:
    """The photos of the template, to be read only."""
    return template / "photos"


@pytest.fixture
def elsewhere(template: Path) -> Path:
    """A folder with a photo that is not in the library, to be read only."""
    return template / "elsewhere"


@pytest.fixture
def filled(template: Path, tmp_path: Path) -> None:
    """Ask for it before `context`: the library will be a copy of the template."""
    shutil.copytree(template / "library", tmp_path / "library")


@pytest.fixture
def open_window(qtbot: QtBot, context: Context) -> Iterator[Open]:
    """Opens the main window as it is without its application; nothing is waited for."""
    opened: list[tuple[MainWindow, Thumbnails]] = []

    def open_one() -> MainWindow:
        thumbnails = Thumbnails(context)
        window = MainWindow(context, thumbnails, Indexing(context, context.mailbox))
        opened.append((window, thumbnails))
        window.resize(1100, 700)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield open_one
    for window, thumbnails in opened:
        window.close()
        thumbnails.close()
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    for window, _ in opened:
        window.deleteLater()


@pytest.fixture
def window(filled: None, open_window: Open, qtbot: QtBot) -> MainWindow:
    window = open_window()
    qtbot.waitUntil(lambda: len(window.browser.gallery.grid) == COUNT)
    return window


def names(window: MainWindow) -> list[str]:
    """What the grid shows."""
    cards = window.context.library.cards(window.browser.gallery.grid.arrangement().ids.tolist())
    return sorted(card.path.name for card in cards.values())


def seen(window: MainWindow) -> str:
    """The file that the viewer shows."""
    photo = window.viewer.current()
    return "" if photo is None else window.context.library.cards([photo])[photo].path.name


def question(window: MainWindow) -> QMessageBox | None:
    return next((box for box in window.findChildren(QMessageBox) if box.isVisible()), None)


def asked(qtbot: QtBot, window: MainWindow, words: str) -> QMessageBox:
    qtbot.waitUntil(lambda: (box := question(window)) is not None and words in box.text())
    box = question(window)
    assert box is not None
    return box


def button(box: QMessageBox, words: str) -> QAbstractButton:
    return next(button for button in box.buttons() if button.text() == words)


def said(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.toasts.text())


def test_a_folder_of_the_library_is_shown_and_marked(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    window.come_forward([str(photos / "inside")])
    qtbot.waitUntil(lambda: names(window) == ["c.png", "d.png"])
    assert window.navigator.here == InsideFolder(photos / "inside")
    assert window.navigator.can_go_back


def test_a_folder_replaces_the_photo_in_the_viewer(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    window.come_forward([str(photos / "a.png")])
    qtbot.waitUntil(lambda: window.is_viewing)
    window.come_forward([str(photos)])
    qtbot.waitUntil(lambda: not window.is_viewing)
    assert window.navigator.here == InsideFolder(photos)


def test_a_photo_opens_in_the_viewer_among_those_of_its_folder(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    window.come_forward([str(photos / "inside" / "d.png")])
    qtbot.waitUntil(lambda: window.is_viewing)
    assert seen(window) == "d.png"
    assert names(window) == ["c.png", "d.png"]
    window.come_forward([str(photos / "inside" / "c.png")])
    qtbot.waitUntil(lambda: seen(window) == "c.png")
    assert window.is_viewing, "also where the grid is in that place already"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_leads_to_the_photo(qtbot: QtBot, window: MainWindow, photos: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(photos)
    window.come_forward([str(tmp_path / "link" / "b.png")])
    qtbot.waitUntil(lambda: window.is_viewing and seen(window) == "b.png")


def test_several_photos_are_selected(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    window.navigator.go(InsideFolder(photos / "inside"))
    qtbot.waitUntil(lambda: len(names(window)) == 2)
    window.come_forward([str(photos / "b.png"), str(photos / "inside" / "d.png")])
    qtbot.waitUntil(lambda: len(window.targets()) == 2)
    chosen = window.context.library.cards(window.targets()).values()
    assert sorted(card.path.name for card in chosen) == ["b.png", "d.png"]
    assert window.navigator.here == AllPhotos(), "they lie in two folders"


def test_requests_that_come_one_right_after_the_other_are_one(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    for name in ("c.png", "d.png"):
        window.come_forward([str(photos / "inside" / name)])
    qtbot.waitUntil(lambda: len(window.targets()) == 2)
    assert not window.is_viewing


@pytest.mark.usefixtures("filled")
def test_a_request_waits_until_the_first_photos_are_there(qtbot: QtBot, open_window: Open, photos: Path) -> None:
    window = open_window()
    window.opening.open([str(photos / "b.png")])
    assert len(window.browser.gallery.grid) == 0, "they are not there yet"
    qtbot.waitUntil(lambda: window.is_viewing and seen(window) == "b.png")


def test_another_folder_is_asked_about_and_shown_when_it_is_added(
    qtbot: QtBot, window: MainWindow, elsewhere: Path
) -> None:
    window.come_forward([str(elsewhere)])
    box = asked(qtbot, window, "Add “elsewhere” to the library?")
    assert window.navigator.here == AllPhotos()
    assert box.defaultButton().text() == "Add"
    button(box, "Add").click()
    qtbot.waitUntil(lambda: window.navigator.here == InsideFolder(elsewhere))
    assert elsewhere in {folder.path for folder in window.context.library.folders()}
    qtbot.waitUntil(lambda: question(window) is None)


@pytest.mark.parametrize("how", ["button", "escape"])
def test_who_says_not_now_is_asked_again_the_next_time(
    qtbot: QtBot, window: MainWindow, elsewhere: Path, how: str
) -> None:
    for _ in range(2):
        window.come_forward([str(elsewhere)])
        box = asked(qtbot, window, "“elsewhere”")
        if how == "button":
            button(box, "Not now").click()
        else:
            box.reject()
        qtbot.waitUntil(lambda: question(window) is None)
    assert len(window.context.library.folders()) == 1
    assert window.navigator.here == AllPhotos()


def test_a_folder_that_comes_during_a_question_joins_it(
    qtbot: QtBot, window: MainWindow, elsewhere: Path, tmp_path: Path
) -> None:
    other = tmp_path.resolve() / "other"
    other.mkdir()
    for folder in (elsewhere, other, other):
        window.come_forward([str(folder)])
        asked(qtbot, window, "Add")
    box = asked(qtbot, window, "Add 2 folder")
    button(box, "Add").click()
    qtbot.waitUntil(lambda: {elsewhere, other} < {folder.path for folder in window.context.library.folders()})
    qtbot.waitUntil(lambda: window.navigator.here == InsideFolder(elsewhere))


def test_a_photo_that_is_not_in_the_library_is_searched_by_and_its_folder_offered(
    qtbot: QtBot, window: MainWindow, photos: Path, elsewhere: Path
) -> None:
    window.navigator.go(InsideFolder(photos / "inside"))
    window.come_forward([str(elsewhere / "e.png")])
    qtbot.waitUntil(lambda: window.navigator.here == Results(pictures=(elsewhere / "e.png",)))
    said(qtbot, window, "The folder “elsewhere” is not in the library")
    add = next(button for button in window.toasts.findChildren(QPushButton) if button.text() == "Add")
    add.click()
    qtbot.waitUntil(lambda: window.navigator.here == InsideFolder(elsewhere))
    assert elsewhere in {folder.path for folder in window.context.library.folders()}


def test_in_an_empty_library_a_photo_asks_for_its_folder(qtbot: QtBot, open_window: Open, elsewhere: Path) -> None:
    window = open_window()
    window.come_forward([str(elsewhere / "e.png")])
    box = asked(qtbot, window, "“elsewhere”")
    assert window.pages.currentWidget() is window.welcome
    button(box, "Add").click()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.browser)
    assert window.navigator.here == InsideFolder(elsewhere)


def test_what_cannot_be_opened_is_told_in_a_sentence(
    qtbot: QtBot, window: MainWindow, photos: Path, tmp_path: Path
) -> None:
    window.come_forward([str(photos / "notes.txt")])
    said(qtbot, window, "notes.txt is not a photo; ")
    window.come_forward([str(tmp_path / "gone.jpg"), str(photos / "notes.txt")])
    said(qtbot, window, "gone.jpg is not there; ")
    window.come_forward([str(tmp_path / "library")])
    said(qtbot, window, "library belongs to the library itself; ")
    window.come_forward([str(tmp_path / ("x" * 300)), "nul\0byte"])
    said(qtbot, window, "xxx is not there; ")
    assert window.navigator.here == AllPhotos()


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_a_name_that_is_no_text_is_no_obstacle(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path.resolve()) + b"/s\xfcden"))
    folder.mkdir()
    window.come_forward([str(folder)])
    button(asked(qtbot, window, "“s\ufffdden”"), "Add").click()
    qtbot.waitUntil(lambda: window.navigator.here == InsideFolder(folder))


def test_the_application_hears_what_macos_wants_opened_also_before_there_is_a_window() -> None:
    done = subprocess.run([sys.executable, "-c", HEARING], capture_output=True, check=True)
    assert done.stdout.decode() == repr(["/photos/early.jpg", "/photos/earlier still.jpg", "/photos/late ü.jpg"])
