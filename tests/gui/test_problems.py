"""The page of problems: a real library with broken files, and rows without number."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.change import LibraryChange
from photolens.domain.folder import Failure
from photolens.gui.context import Context
from photolens.gui.problems import ProblemsPage
from photolens.gui.problems.flow import FlowLayout
from photolens.gui.problems.listing import Column, Listing, Wish, kind_of, listed
from photolens.gui.problems.model import FailureModel
from photolens.gui.problems.table import runs
from photolens.library import Library

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform, of windows

BROKEN = ("beach.jpg", "forest.jpg", "sea.jpg")


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of broken photos, texts and a film; indexed once, as every test works on a copy of it."""
    folder = tmp_path_factory.mktemp("indexed")
    (folder / "photos" / "trips").mkdir(parents=True)
    for name in BROKEN:
        (folder / "photos" / "trips" / name).write_bytes(b"\xff\xd8\xff\xe0 broken " + name.encode())
    for name in ("notes.txt", "list.txt", "film.mp4"):
        (folder / "photos" / name).write_bytes(b"no picture")
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
    return folder


@pytest.fixture
def photos(indexed: Path) -> Path:
    return indexed / "photos"


@pytest.fixture
def library(indexed: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(indexed / "library", tmp_path / "library")
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> ProblemsPage:
    page = ProblemsPage(context)
    qtbot.addWidget(page, before_close_func=lambda _: settle(page, qtbot))
    page.resize(900, 600)
    page.show()
    settle(page, qtbot)
    return page


def settle(page: ProblemsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._context.tasks.is_idle)


def names(page: ProblemsPage) -> list[str]:
    model = page.model
    return [str(model.data(model.index(row, Column.FILE))) for row in range(model.rowCount())]


def show_others(page: ProblemsPage, qtbot: QtBot) -> None:
    page.sorts._others.click()
    settle(page, qtbot)


# what it shows


def test_broken_photos_come_first_and_other_files_are_apart(page: ProblemsPage, qtbot: QtBot) -> None:
    assert names(page) == list(BROKEN)
    assert page.sorts._unread.text() == "Could not be read (3)"
    assert page.sorts._others.text() == "Not photos (3)"
    assert not page.kinds.isVisible()
    show_others(page, qtbot)
    assert names(page) == ["film.mp4", "list.txt", "notes.txt"]


def test_a_row_tells_file_folder_and_reason(page: ProblemsPage, photos: Path) -> None:
    model = page.model
    file, folder, reason = (str(model.data(model.index(0, column))) for column in Column)
    assert (file, folder) == ("beach.jpg", str(photos / "trips"))
    assert reason[0].isupper()
    tip = str(model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole))
    assert "Tried 1 time(s)" in tip
    assert str(photos / "trips" / "beach.jpg") in tip


def test_other_files_are_counted_by_kind_and_can_be_kept_to_one(page: ProblemsPage, qtbot: QtBot) -> None:
    show_others(page, qtbot)
    assert [button.text() for button in page.kinds._buttons.values()] == ["All  3", "Text file  2", "Video  1"]
    page.kinds._buttons["Video"].click()
    settle(page, qtbot)
    assert names(page) == ["film.mp4"]
    assert page.kinds._buttons["Video"].isChecked()


def test_trying_again_is_not_offered_for_other_files(page: ProblemsPage, qtbot: QtBot) -> None:
    assert page.retry_all.isVisible()
    show_others(page, qtbot)
    assert not page.retry_all.isVisible()
    assert not page.retry.isVisible()


def test_text_filters_by_name_folder_and_reason(page: ProblemsPage, qtbot: QtBot) -> None:
    for text, found in (("FOREST", ["forest.jpg"]), ("trips sea", ["sea.jpg"]), ("trips", list(BROKEN))):
        page.filter.setText(text)
        settle(page, qtbot)
        assert names(page) == found


def test_a_filter_that_matches_nothing_says_so(page: ProblemsPage, qtbot: QtBot) -> None:
    page.filter.setText("elephant")
    settle(page, qtbot)
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "No file matches this filter"
    assert page.filter.isVisible()


def test_a_header_sorts(page: ProblemsPage, qtbot: QtBot) -> None:
    page.table.horizontalHeader().setSortIndicator(Column.FILE, Qt.SortOrder.DescendingOrder)
    settle(page, qtbot)
    assert names(page) == list(reversed(BROKEN))


def test_without_problems_there_is_only_good_news(page: ProblemsPage, photos: Path, qtbot: QtBot) -> None:
    page._context.mailbox.post(page._context.library.remove_folder(photos))
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.accessibleName() == "No problems"
    visible = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    assert visible == []


def test_new_failures_appear_and_the_selection_stays(page: ProblemsPage, qtbot: QtBot) -> None:
    page.table.selectRow(1)
    chosen = page.selected()
    library = page._context.library
    (library.folders()[0].path / "another.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken too")
    try:
        library.index()
    finally:
        (library.folders()[0].path / "another.jpg").unlink()
    page._context.mailbox.post(LibraryChange(failures=True))
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    assert page.selected() == chosen


def test_a_hidden_page_reads_again_only_when_it_is_shown(page: ProblemsPage, photos: Path, qtbot: QtBot) -> None:
    page.hide()
    page._context.mailbox.post(page._context.library.remove_folder(photos))
    settle(page, qtbot)
    assert not page._refresh.isActive()
    assert len(names(page)) == 3
    page.show()
    qtbot.waitUntil(lambda: names(page) == [])


# what can be done


def test_enter_and_double_click_show_the_file(page: ProblemsPage, photos: Path, qtbot: QtBot) -> None:
    page.table.selectRow(1)
    with qtbot.waitSignal(page.reveal_requested) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [photos / "trips" / "forest.jpg"]
    with qtbot.waitSignal(page.reveal_requested) as asked:
        page.table.doubleClicked.emit(page.model.index(1, 0))
    assert asked.args == [photos / "trips" / "forest.jpg"]


def test_some_or_all_can_be_tried_again(page: ProblemsPage, photos: Path, qtbot: QtBot) -> None:
    assert not page.retry.isEnabled()
    page.table.select_rows([0, 2])
    with qtbot.waitSignal(page.retry_requested) as asked:
        page.retry.click()
    assert asked.args == [[photos / "trips" / "beach.jpg", photos / "trips" / "sea.jpg"]]
    with qtbot.waitSignal(page.retry_requested) as asked:
        page.retry_all.click()
    assert asked.args == [None]


def test_paths_are_copied(page: ProblemsPage, photos: Path, qtbot: QtBot) -> None:
    page.table.selectRow(0)
    with qtbot.waitSignal(page.path_copied) as copied:
        page.copy.click()
    assert copied.args == [1]
    assert QGuiApplication.clipboard().text() == str(photos / "trips" / "beach.jpg")
    page.table.selectAll()
    with qtbot.waitSignal(page.path_copied):
        QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3


def ask_for_menu(page: ProblemsPage, place: QPoint, reason: QContextMenuEvent.Reason) -> None:
    viewport = page.table.viewport()
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, place, viewport.mapToGlobal(place)))


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_a_menu_offers_what_can_be_done(page: ProblemsPage, reason: QContextMenuEvent.Reason) -> None:
    page.table.selectRow(0)
    is_by_key = reason is QContextMenuEvent.Reason.Keyboard
    place = QPoint(1, 590) if is_by_key else page.table.visualRect(page.model.index(0, 0)).center()
    ask_for_menu(page, place, reason)
    menu = page.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()] == ["Show file", "Copy path", "Try again"]
    menu.close()


def test_beside_the_rows_there_is_no_menu(page: ProblemsPage) -> None:
    place = QPoint(5, page.table.viewport().height() - 1)
    ask_for_menu(page, place, QContextMenuEvent.Reason.Mouse)
    assert page.findChild(QMenu) is None


# the model and the listing by themselves


def failures(count: int) -> list[Failure]:
    return [
        Failure(Path(f"/photos/{number % 50}/photo{number:06}.jpg"), "decode", f"damaged in way {number % 7}", 1)
        for number in range(count)
    ]


def test_the_model_keeps_the_rules_of_qt(qapp: object) -> None:
    model = FailureModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for count in (3, 0, 5):
        model.show_listing(listed(failures(count), Wish()))
        assert model.rowCount() == count
    assert tester.model() is model


def test_the_same_rows_are_no_reset(qtbot: QtBot) -> None:
    model = FailureModel()
    model.show_listing(listed(failures(3), Wish()))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_listing(listed(failures(3), Wish()))


def test_a_hundred_thousand_rows_are_shown_and_filtered_at_once(page: ProblemsPage, qtbot: QtBot) -> None:
    page._failures = failures(100_000)
    page._ask(Wish())
    settle(page, qtbot)
    assert page.model.rowCount() == 100_000
    started_s = time.perf_counter()
    for value in (0.9, 0.1, 0.5):
        bar = page.table.verticalScrollBar()
        bar.setValue(round(bar.maximum() * value))
        page.table.viewport().repaint()
    assert time.perf_counter() - started_s < 0.5
    page.filter.setText("photo099999")
    settle(page, qtbot)
    assert names(page) == ["photo099999.jpg"]


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("a video, not a picture", "Video"),
        ("an archive, not a picture", "Archive"),
        (
            "notes that another program keeps beside a photo, not a picture",
            "Notes that another program keeps beside a photo",
        ),
        ("a JPEG XL picture, a format that Photolens does not read yet", "JPEG XL picture"),
        ("not a picture: the file holds nothing but zeros; it may be half copied", "Not a picture"),
    ],
)
def test_kinds_are_named_after_the_reason(reason: str, kind: str) -> None:
    assert kind_of(reason) == kind


def test_rows_are_selected_in_as_few_stretches_as_can_be() -> None:
    assert list(runs([])) == []
    assert list(runs([4])) == [(4, 4)]
    assert list(runs([0, 1, 2, 5, 7, 8])) == [(0, 2), (5, 5), (7, 8)]


def test_nothing_is_listed_of_nothing() -> None:
    assert listed([], Wish(others=True, text="x")) == Listing()


def test_kinds_go_on_in_a_new_line_where_the_width_ends(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout()
    host.setLayout(flow)
    kinds = [QLabel("kind", host) for _ in range(6)]
    for kind in kinds:
        kind.setFixedSize(90, 20)
        flow.addWidget(kind)
    flow.setGeometry(QRect(0, 0, 200, 100))
    assert [kind.y() for kind in kinds] == [0, 0, 26, 26, 52, 52]
    assert flow.heightForWidth(200) == 72
    assert flow.heightForWidth(1000) == 20
