"""The real app in this process, on real photos, from the first start to the second."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.photo import PhotoId
from photolens.gui import translation
from photolens.gui.application import Application
from photolens.gui.labels import LabelEditor
from photolens.gui.places import AllPhotos, Favourites, Results, WithLabel
from photolens.gui.review import ReviewPage
from photolens.library import Library
from tests.conftest import MakePhoto

PATIENCE_MS = 60_000
"""For reading photos with the real model on a busy machine."""

Start = Callable[[], Application]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    """Starts the app on the test's library; closes every one that the test left open."""
    started: list[Application] = []

    def begin() -> Application:
        application = Application(qapp, Library.open(tmp_path / "library"))
        started.append(application)
        application.start()
        return application

    yield begin
    for application in started:
        application.close()
    translation.uninstall(qapp)  # other tests read the words of the source


@pytest.fixture
def album(pictures: Path, photos: Path) -> Path:
    """Six photographs in a folder of their own."""
    for name in ("astronaut.jpg", "cat.jpg", "coffee.jpg", "rocket.jpg", "temple.jpg", "flower.jpg"):
        shutil.copy(pictures / name, photos)
    return photos


def wait_for_photos(qtbot: QtBot, application: Application, count: int) -> None:
    grid = application.window.browser.gallery.grid
    qtbot.waitUntil(lambda: len(grid.arrangement()) == count, timeout=PATIENCE_MS)


def type_text(qtbot: QtBot, application: Application, text: str) -> None:
    application.window.browser.search_bar.focus_search()
    QTest.keyClicks(focus(), text)


def focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def button(inside: QWidget, text: str) -> QPushButton:
    return next(button for button in inside.findChildren(QPushButton) if button.text() == text)


def shown_names(application: Application) -> list[str]:
    """The file names in the grid, in order."""
    ids = [PhotoId(photo) for photo in application.window.browser.gallery.grid.arrangement().ids.tolist()]
    cards = application.context.library.cards(ids)
    return [cards[photo].path.name for photo in ids]


def test_from_the_welcome_to_a_found_photo_and_back_after_a_restart(qtbot: QtBot, start: Start, album: Path) -> None:
    application = start()
    window = application.window
    qtbot.waitExposed(window)
    assert window.pages.currentWidget() is window.welcome

    window.welcome.add_folders([album])
    QTest.mouseClick(button(window.welcome, "Show my photos"), Qt.MouseButton.LeftButton)
    wait_for_photos(qtbot, application, 6)
    assert window.pages.currentWidget() is window.browser

    type_text(qtbot, application, "a cup of coffee")
    grid = window.browser.gallery.grid
    qtbot.waitUntil(lambda: isinstance(window.navigator.here, Results) and len(grid.arrangement().matches) > 0)
    qtbot.waitUntil(lambda: shown_names(application)[:1] == ["coffee.jpg"])

    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.navigator.here == AllPhotos() and len(grid.arrangement()) == 6)

    cat = next(
        photo for photo, name in zip(grid.arrangement().ids, shown_names(application), strict=True) if "cat" in name
    )
    grid.select([PhotoId(cat)])
    window.verb_actions["find_similar"].trigger()
    qtbot.waitUntil(lambda: len(grid.arrangement().matches) > 0 or window.browser.gallery.empty.isVisible())
    window.navigator.back()
    qtbot.waitUntil(lambda: len(grid.arrangement()) == 6)

    grid.select([PhotoId(cat)])
    window.verb_actions["favourite"].trigger()
    qtbot.waitUntil(lambda: application.context.library.overview().favourites == 1)
    window.navigator.go(Favourites())
    qtbot.waitUntil(lambda: shown_names(application) == ["cat.jpg"])
    window.close()

    again = start()
    assert again.window.navigator.here == Favourites()
    qtbot.waitUntil(lambda: shown_names(again) == ["cat.jpg"])
    again.window.verb_actions["undo"].setEnabled(True)
    qtbot.waitUntil(lambda: "favourite" in again.window.verb_actions["undo"].text())
    again.window.verb_actions["undo"].trigger()
    qtbot.waitUntil(lambda: again.context.library.overview().favourites == 0)


def test_quitting_in_the_middle_of_indexing_loses_nothing(
    qtbot: QtBot, start: Start, photos: Path, make_photo: MakePhoto
) -> None:
    for seed in range(300):
        make_photo(photos / f"{seed}.jpg", seed=seed, size=(640, 480))
    application = start()
    application.window.add_folders([photos])
    qtbot.waitUntil(lambda: application.context.library.overview().photos > 20, timeout=PATIENCE_MS)
    application.window.close()

    again = start()
    wait_for_photos(qtbot, again, 300)
    again.window.close()
    with Library.open(again.context.library.paths.folder) as library:
        assert library.verify().problems == ()


@pytest.mark.skipif(sys.platform != "linux", reason="only here the test can have a bin of its own")
def test_a_photo_goes_to_the_bin_and_comes_back(
    qtbot: QtBot, start: Start, photos: Path, make_photo: MakePhoto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    paths = [make_photo(photos / f"{seed}.jpg", seed=seed) for seed in range(2)]
    application = start()
    window = application.window
    window.add_folders([photos])
    wait_for_photos(qtbot, application, 2)
    grid = window.browser.gallery.grid
    first = grid.id_at(0)
    assert first is not None
    gone = application.context.library.cards([first])[first].path
    grid.select([first])
    window.verb_actions["bin"].trigger()
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    [box] = window.findChildren(QMessageBox)
    QTest.mouseClick(button(box, "Move to bin"), Qt.MouseButton.LeftButton)
    wait_for_photos(qtbot, application, 1)
    assert not gone.exists()

    qtbot.waitUntil(lambda: "bin" in window.verb_actions["undo"].text())
    window.verb_actions["undo"].trigger()
    wait_for_photos(qtbot, application, 2)
    assert all(path.exists() for path in paths)


def test_a_label_is_invented_reviewed_by_keys_and_still_there_after_a_restart(
    qtbot: QtBot, start: Start, album: Path
) -> None:
    application = start()
    window, library = application.window, application.context.library
    window.add_folders([album])
    wait_for_photos(qtbot, application, 6)
    window.browser.gallery.grid.setFocus()

    QTest.keyClick(focus(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(focus().window(), LabelEditor))
    editor = focus().window()
    assert isinstance(editor, LabelEditor)
    QTest.keyClicks(focus(), "our cat")
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [count.label.name for count in library.labels.all()] == ["our cat"], timeout=PATIENCE_MS)
    label = library.labels.named("our cat").id

    qtbot.waitUntil(lambda: "our cat" in window.browser.stock.names.labels.values())
    window.navigator.go(WithLabel(label))
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    with qtbot.waitActive(window):  # there is no window manager that would give it back what the editor had
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    page = review_page(qtbot, application)
    qtbot.waitUntil(lambda: page.current() is not None, timeout=PATIENCE_MS)
    while (asked := page.current()) is not None:
        is_cat = library.cards([asked])[asked].path.name == "cat.jpg"
        QTest.keyClick(focus(), Qt.Key.Key_A if is_cat else Qt.Key.Key_R)
        qtbot.waitUntil(lambda asked=asked: page.current() != asked)  # type: ignore[misc]
    qtbot.waitUntil(lambda: sum(map(len, library.labels.answers(label))) == 6, timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: page.is_settled and isinstance(QApplication.focusWidget(), QPushButton), timeout=PATIENCE_MS
    )
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.navigator.here == WithLabel(label))
    qtbot.waitUntil(lambda: shown_names(application) == ["cat.jpg"])
    window.close()

    again = start()
    assert again.window.navigator.here == WithLabel(label)
    qtbot.waitUntil(lambda: shown_names(again) == ["cat.jpg"])
    again.window.navigator.go(AllPhotos())
    type_text(qtbot, again, '-label:"our cat"')
    qtbot.waitUntil(lambda: len(again.window.browser.gallery.grid.arrangement()) == 5)
    again.window.verb_actions["undo"].trigger()
    qtbot.waitUntil(lambda: sum(map(len, again.context.library.labels.answers(label))) == 5)


def review_page(qtbot: QtBot, application: Application) -> ReviewPage:
    qtbot.waitUntil(lambda: application.window.review_page is not None)
    page = application.window.review_page
    assert page is not None
    return page
