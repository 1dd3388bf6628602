"""The first page of a new library."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from photolens.gui.welcome import Welcome

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The platform's folder for pictures."""
    folder = tmp_path / "Pictures"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(folder))
    return folder


@pytest.fixture
def welcome(pictures: Path, qtbot: QtBot) -> Welcome:
    return shown(qtbot)


def shown(qtbot: QtBot) -> Welcome:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.resize(900, 600)
    welcome.show()
    return welcome


def dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(welcome: Welcome, data: QMimeData) -> bool:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    event.ignore()
    QApplication.sendEvent(welcome, event)
    return event.isAccepted()


def drop(welcome: Welcome, data: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(welcome, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys))


def test_the_pictures_folder_is_offered_ticked(welcome: Welcome, pictures: Path) -> None:
    assert welcome.folders() == [pictures]
    assert welcome._begin.isEnabled()


def test_where_there_is_no_pictures_folder_none_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "not there"))
    welcome = shown(qtbot)
    assert welcome.folders() == []
    assert not welcome._begin.isEnabled()


def test_the_whole_home_is_never_offered(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(Path.home()))
    assert shown(qtbot).folders() == []


def test_one_click_begins(welcome: Welcome, pictures: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(welcome.folders_chosen) as chosen:
        welcome._begin.click()
    assert chosen.args == [[pictures]]


def test_it_cannot_be_asked_twice_while_folders_are_added(welcome: Welcome) -> None:
    welcome._begin.click()
    assert not welcome._begin.isEnabled()


def test_with_nothing_ticked_there_is_nothing_to_begin_with(welcome: Welcome) -> None:
    welcome.findChildren(QCheckBox)[0].click()
    assert not welcome._begin.isEnabled()


def test_folders_are_added_once_and_can_be_left_out(welcome: Welcome, pictures: Path, tmp_path: Path) -> None:
    other = tmp_path / "Scans"
    other.mkdir()
    welcome.add_folders([other, pictures, other, tmp_path / "not there"])
    assert welcome.folders() == [pictures, other]
    way_out = next(
        button for button in welcome.findChildren(QToolButton) if button.accessibleName() == "Leave out Scans"
    )
    way_out.click()
    assert welcome.folders() == [pictures]


def test_the_dialog_gives_a_folder_without_blocking(welcome: Welcome, pictures: Path, tmp_path: Path) -> None:
    welcome._another.click()
    dialog = welcome.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(tmp_path)])
    dialog.close()
    assert welcome.folders() == [pictures, tmp_path]


def test_folders_can_be_dropped_anywhere(welcome: Welcome, pictures: Path, tmp_path: Path) -> None:
    other = tmp_path / "Scans"
    other.mkdir()
    data = dragged(other)
    assert drag(welcome, data)
    assert welcome._card.property("is_over") is True
    drop(welcome, data)
    assert welcome.folders() == [pictures, other]
    assert welcome._card.property("is_over") is False


def test_files_are_no_folders(welcome: Welcome, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"")
    assert not drag(welcome, dragged(tmp_path / "photo.jpg"))


def test_a_drag_that_goes_away_leaves_no_trace(welcome: Welcome, tmp_path: Path) -> None:
    drag(welcome, dragged(tmp_path))
    welcome.dragLeaveEvent(QEvent(QEvent.Type.DragLeave))  # type: ignore[arg-type]  # its own type cannot be made
    assert welcome._card.property("is_over") is False


def test_what_is_wrong_is_told_in_place_and_one_can_try_again(welcome: Welcome) -> None:
    welcome._begin.click()
    welcome.show_error("Pictures is not there; plug in its drive")
    assert welcome._error.isVisible()
    assert welcome._begin.isEnabled()
    welcome._begin.click()
    assert not welcome._error.isVisible()


@pytest.mark.parametrize("size", [(640, 420), (900, 600), (2560, 1440)])
def test_the_button_that_begins_is_in_sight_at_any_size(welcome: Welcome, size: tuple[int, int]) -> None:
    welcome.resize(*size)
    QApplication.sendPostedEvents()
    corner = welcome._begin.mapTo(welcome, welcome._begin.rect().bottomRight())
    assert welcome.rect().contains(corner)


def test_with_many_folders_the_page_scrolls_to_the_button(welcome: Welcome, tmp_path: Path, qtbot: QtBot) -> None:
    folders = [tmp_path / f"folder{number}" for number in range(12)]
    for folder in folders:
        folder.mkdir()
    welcome.add_folders(folders)
    page = welcome.findChildren(QScrollArea)[0].widget()
    qtbot.waitUntil(lambda: page is not None and page.height() > welcome.height())
    welcome._another.setFocus()
    QTest.keyClick(welcome._another, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: welcome.rect().contains(welcome._begin.mapTo(welcome, welcome._begin.rect().center())))
