"""What leaves the app for the desktop: a real bin in a home of the test's own, the clipboard, and other programs."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.history import ActionKind
from photolens.gui.context import Context
from photolens.gui.desktop import Desktop, image_of, move_to_bin
from photolens.gui.file_manager import file_url
from photolens.gui.tasks import TaskFailed
from tests.conftest import MakePhoto

only_posix_names = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are text there")


@pytest.fixture(autouse=True)
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bin of freedesktop.org's desktops, in a home of the test's own; without a session bus."""
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    return tmp_path / "home" / "Trash"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def desktop(context: Context, window: QWidget) -> Desktop:
    return Desktop(context, window)


class Opened(QObject):
    """Stands where the desktop's programs would: notes which URLs they would have been given."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture
def opened() -> Iterator[Opened]:
    programs = Opened()
    QDesktopServices.setUrlHandler("file", programs, "take")  # type: ignore[arg-type]  # it wants a str
    yield programs
    QDesktopServices.unsetUrlHandler("file")


def odd_name(folder: Path) -> Path:
    """A file whose name is bytes that are no text."""
    path = Path(os.fsdecode(os.fsencode(folder) + b"/odd\xff\xe9.jpg"))
    path.write_bytes(b"bytes")
    return path


def question(window: QWidget) -> QMessageBox:
    return window.findChildren(QMessageBox)[-1]


def press(box: QMessageBox, text: str) -> None:
    next(button for button in box.findChildren(QPushButton) if button.text() == text).click()


# the bin


def test_files_move_to_the_bin_and_tell_where_they_lie_there(photos: Path, make_photo: MakePhoto) -> None:
    first, second = make_photo(photos / "a.jpg", 1), make_photo(photos / "Süd see & co.jpg", 2)
    content = second.read_bytes()
    results = move_to_bin([first, second])
    assert [result.original for result in results] == [first, second]
    assert [result.error for result in results] == [None, None]
    assert not first.exists()
    assert not second.exists()
    assert results[1].in_bin is not None
    assert results[1].in_bin.read_bytes() == content


def test_two_files_of_one_name_lie_apart_in_the_bin(photos: Path, make_photo: MakePhoto) -> None:
    results = move_to_bin([make_photo(photos / folder / "a.jpg", seed) for seed, folder in enumerate("xy")])
    assert results[0].in_bin != results[1].in_bin


def test_what_cannot_be_moved_is_told_and_the_rest_is_moved(photos: Path, make_photo: MakePhoto) -> None:
    gone, there = move_to_bin([photos / "gone.jpg", make_photo(photos / "a.jpg")])
    assert gone.in_bin is None
    assert gone.error == "gone.jpg is not there any more"
    assert there.in_bin is not None


@only_posix_names
def test_a_name_that_is_no_text_stays_where_it_is_with_a_reason(photos: Path) -> None:
    path = odd_name(photos)
    [result] = move_to_bin([path])
    assert result.error is not None
    assert "rename it first" in result.error
    assert os.path.lexists(path)


def test_the_question_says_how_many_and_that_it_can_be_undone(
    desktop: Desktop, window: QWidget, photos: Path, make_photo: MakePhoto
) -> None:
    desktop.move_to_bin([make_photo(photos / f"{seed}.jpg", seed) for seed in range(3)])
    box = question(window)
    assert "3" in box.text()
    assert "Undo" in box.informativeText()
    press(box, "Cancel")


def test_nothing_moves_until_the_answer_and_nothing_ever_when_it_is_no(
    desktop: Desktop, window: QWidget, context: Context, photos: Path, make_photo: MakePhoto
) -> None:
    path = make_photo(photos / "a.jpg")
    desktop.move_to_bin([path])
    assert "a.jpg" in question(window).text()
    press(question(window), "Cancel")
    assert context.tasks.is_idle
    assert path.exists()


def test_undo_of_the_library_brings_a_photo_back_from_the_bin(
    desktop: Desktop, window: QWidget, context: Context, qtbot: QtBot, photos: Path, make_photo: MakePhoto
) -> None:
    path, other = make_photo(photos / "a.jpg", 1), make_photo(photos / "b.jpg", 2)
    content = path.read_bytes()
    context.library.index([photos])
    desktop.move_to_bin([path])
    with qtbot.waitSignal(desktop.binned) as binned:
        press(question(window), "Move to bin")
    context.library.record_binned(binned.args[0])
    undo = context.library.history().undo
    assert undo is not None
    assert undo.kind is ActionKind.BIN
    assert context.library.overview().photos == 1
    assert other.exists()

    context.library.undo()
    assert path.read_bytes() == content
    assert context.library.overview().photos == 2


def test_failures_of_many_files_are_one_sentence(desktop: Desktop, window: QWidget, qtbot: QtBot, photos: Path) -> None:
    desktop.move_to_bin([photos / f"{number}.jpg" for number in range(3)])
    with qtbot.waitSignal(desktop.failed) as failed:
        press(question(window), "Move to bin")
    assert failed.args[0].startswith("0.jpg is not there any more; and 2")


# the clipboard


def test_a_copied_image_is_pixels_file_and_path_at_once(
    desktop: Desktop, qtbot: QtBot, photos: Path, make_photo: MakePhoto
) -> None:
    path = make_photo(photos / "a b.png", 3, (40, 30))
    with qtbot.waitSignal(desktop.copied):
        desktop.copy_image(path)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == str(path)
    assert data.urls() == [QUrl.fromLocalFile(str(path))]
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (40, 30)
    assert image.pixelColor(20, 15) == QImage(str(path)).pixelColor(20, 15)


def test_an_image_that_cannot_be_read_is_told(desktop: Desktop, qtbot: QtBot, photos: Path) -> None:
    QGuiApplication.clipboard().setText("before")
    with qtbot.waitSignal(desktop.failed) as failed:
        desktop.copy_image(photos / "gone.jpg")
    assert "Something went wrong" not in failed.args[0]
    assert QGuiApplication.clipboard().text() == "before"


def test_pixels_and_picture_do_not_share_memory() -> None:
    pixels = np.zeros((2, 3, 4), np.uint8)
    pixels[1, 2] = (1, 2, 3, 255)
    image = image_of(pixels)
    pixels[:] = 9
    assert image.pixelColor(2, 1).getRgb() == (3, 2, 1, 255)


def test_paths_are_copied_one_a_line(desktop: Desktop, qtbot: QtBot, photos: Path) -> None:
    with qtbot.waitSignal(desktop.copied) as copied:
        desktop.copy_paths([photos / "a.jpg", photos / "b.jpg"])
    assert QGuiApplication.clipboard().text() == f"{photos / 'a.jpg'}\n{photos / 'b.jpg'}"
    assert "2" in copied.args[0]


@only_posix_names
def test_a_path_that_is_no_text_is_copied_as_far_as_it_is(desktop: Desktop, photos: Path) -> None:
    desktop.copy_paths([odd_name(photos)])
    text = QGuiApplication.clipboard().text()
    assert text.startswith(str(photos))
    assert text.endswith(".jpg")


# other programs


def test_a_file_is_opened_with_its_default_program(desktop: Desktop, opened: Opened, photos: Path) -> None:
    desktop.open_outside(photos / "a b.jpg")
    assert opened.urls == [QUrl.fromLocalFile(str(photos / "a b.jpg"))]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="their file managers cannot be stood in for")
def test_without_a_session_bus_the_folder_of_a_file_is_opened(desktop: Desktop, opened: Opened, photos: Path) -> None:
    desktop.reveal(photos / "a.jpg")
    assert opened.urls == [QUrl.fromLocalFile(str(photos))]


@only_posix_names
def test_the_url_of_a_name_that_is_no_text_keeps_its_bytes(photos: Path) -> None:
    assert bytes(file_url(odd_name(photos)).toEncoded().data()).endswith(b"/odd%FF%E9.jpg")


def test_a_mistake_of_ours_reaches_the_user_as_a_sentence(desktop: Desktop, context: Context, qtbot: QtBot) -> None:
    told: list[TaskFailed] = []
    context.mailbox.subscribe(TaskFailed, told.append)
    with qtbot.waitSignal(desktop.failed):
        desktop.copy_image(Path("/"))
    assert told == []
