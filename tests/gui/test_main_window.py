"""The whole window on a real library: every verb, and how the parts work together."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from photolens.domain.photo import Flag, PhotoId
from photolens.gui.context import Context
from photolens.gui.grid import GridMode, Thumbnails
from photolens.gui.indexing import Indexing
from photolens.gui.main_window import MainWindow
from photolens.gui.places import AllPhotos, Favourites, InsideFolder, Problems, RecentlyAdded, ResultOrder, Results
from photolens.gui.preferences import Preferences
from photolens.gui.shortcut_sheet import ShortcutSheet
from photolens.library import Library

COUNT = 6

Open = Callable[[], MainWindow]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of six photos, one of them in a folder inside, indexed once for all; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("template")
    for number in range(COUNT):
        path = folder / "photos" / ("inside" if number == COUNT - 1 else "") / f"{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        rough = np.random.default_rng(number).integers(0, 256, (6, 8, 3), np.uint8)
        Image.fromarray(rough).resize((320, 240), Image.Resampling.BICUBIC).save(path)
    (folder / "photos" / "broken.jpg").write_bytes(b"\xff\xd8\xff but no more")
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
    return folder


@pytest.fixture
def photos(template: Path) -> Path:
    """The photos of the template, to be read only."""
    return template / "photos"


@pytest.fixture
def filled(template: Path, tmp_path: Path) -> None:
    """Ask for it before `context`: the library will be a copy of the template."""
    shutil.copytree(template / "library", tmp_path / "library")


@pytest.fixture
def open_window(qtbot: QtBot, context: Context) -> Iterator[Open]:
    """Opens the main window as it is without its application; the indexer is not started."""
    opened: list[tuple[MainWindow, Thumbnails]] = []

    def open_one() -> MainWindow:
        thumbnails = Thumbnails(context)
        window = MainWindow(context, thumbnails, Indexing(context, context.mailbox))
        opened.append((window, thumbnails))
        window.resize(1200, 800)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(lambda: context.tasks.is_idle)
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


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.context.tasks.is_idle)


def first(window: MainWindow) -> PhotoId:
    photo = window.browser.gallery.grid.id_at(0)
    assert photo is not None
    return photo


def select(window: MainWindow, *positions: int) -> list[PhotoId]:
    grid = window.browser.gallery.grid
    chosen = [photo for photo in map(grid.id_at, positions) if photo is not None]
    grid.go_to(chosen[0])
    grid.select(chosen)
    grid.setFocus()
    return chosen


def focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def do(window: MainWindow, verb: str) -> None:
    action = window.verb_actions[verb]
    assert action.isEnabled(), verb
    action.trigger()


def test_an_empty_library_opens_with_the_welcome(open_window: Open) -> None:
    window = open_window()
    assert window.pages.currentWidget() is window.welcome


def test_a_folder_that_cannot_be_added_is_told_on_the_welcome(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    window.add_folders([tmp_path / "nowhere"])
    qtbot.waitUntil(lambda: any("not there" in label.text() for label in window.welcome.findChildren(QLabel)))
    assert window.pages.currentWidget() is window.welcome


def test_all_photos_are_there_and_counted(qtbot: QtBot, window: MainWindow) -> None:
    window.browser.refresh_overview()
    settle(qtbot, window)
    assert window.navigator.here == AllPhotos()
    assert window.windowTitle() == "All photos – Photolens"


def test_keys_rate_what_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    chosen = select(window, 0, 2)
    QTest.keyClicks(window.browser.gallery.grid, "4")
    qtbot.waitUntil(lambda: {card.rating for card in window.context.library.cards(chosen).values()} == {4})
    assert window.toasts.text() == "" or "4" not in window.toasts.text()
    qtbot.waitUntil(lambda: "★★★★" in window.toasts.text())


@pytest.mark.parametrize(("key", "flag"), [("P", Flag.PICK), ("X", Flag.REJECT), ("U", Flag.NONE)])
def test_keys_flag_what_is_selected(qtbot: QtBot, window: MainWindow, key: str, flag: Flag) -> None:
    [photo] = select(window, 1)
    window.context.library.set_flag([photo], Flag.PICK if flag is Flag.NONE else Flag.NONE)
    QTest.keyClicks(window.browser.gallery.grid, key)
    qtbot.waitUntil(lambda: window.context.library.cards([photo])[photo].flag is flag)


def test_with_nothing_selected_keys_begin_a_search(qtbot: QtBot, window: MainWindow) -> None:
    window.browser.gallery.grid.setFocus()
    QTest.keyClicks(window.browser.gallery.grid, "p")
    assert window.browser.search_bar.asked().phrase == "p"
    assert all(card.flag is Flag.NONE for card in window.context.library.cards([first(window)]).values())


def test_favourite_is_undone_and_redone(qtbot: QtBot, window: MainWindow) -> None:
    [photo] = select(window, 0)
    library = window.context.library
    do(window, "favourite")
    qtbot.waitUntil(lambda: library.cards([photo])[photo].favourite)
    qtbot.waitUntil(
        lambda: window.verb_actions["undo"].isEnabled() and "favourites" in window.verb_actions["undo"].text()
    )
    do(window, "undo")
    qtbot.waitUntil(lambda: not library.cards([photo])[photo].favourite)
    qtbot.waitUntil(window.verb_actions["redo"].isEnabled)
    do(window, "redo")
    qtbot.waitUntil(lambda: library.cards([photo])[photo].favourite)


def test_typing_finds_and_esc_goes_back(qtbot: QtBot, window: MainWindow) -> None:
    window.browser.search_bar.focus_search()
    QTest.keyClicks(focus(), "a dog")
    qtbot.waitUntil(lambda: window.navigator.here == Results("a dog"))
    settle(qtbot, window)
    assert window.browser.gallery.header.isVisible()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.navigator.here == AllPhotos())
    settle(qtbot, window)
    assert len(window.browser.gallery.grid) == COUNT


def test_the_newest_of_many_searches_wins(qtbot: QtBot, window: MainWindow) -> None:
    places = [Results(f"phrase {number}") for number in range(30)]
    for place in places:
        window.navigator.go(place)
    settle(qtbot, window)
    assert window.browser.gallery._filling.place == places[-1]
    window.navigator.leave_search()
    assert not isinstance(window.navigator.here, Results)


def test_similar_photos_are_found_refined_and_left(qtbot: QtBot, window: MainWindow) -> None:
    [photo] = select(window, 0)
    do(window, "find_similar")
    settle(qtbot, window)
    assert window.navigator.here == Results(photos=(photo,))
    assert photo not in window.browser.gallery.answers()
    window.browser.search_bar.start_typing("at night")
    qtbot.waitUntil(lambda: window.navigator.here == Results("at night", photos=(photo,)))
    do(window, "back")
    assert not isinstance(window.navigator.here, Results)


def test_several_photos_are_searched_by_at_once(qtbot: QtBot, window: MainWindow) -> None:
    chosen = select(window, 0, 1)
    do(window, "find_similar")
    settle(qtbot, window)
    assert window.navigator.here == Results(photos=tuple(chosen))


def test_results_can_be_arranged_by_date(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(Results("a dog"))
    window.browser.gallery.header.order_chosen.emit(ResultOrder.DATE)
    settle(qtbot, window)
    assert window.navigator.here == Results("a dog", order=ResultOrder.DATE)
    do(window, "back")
    assert not isinstance(window.navigator.here, Results)


def test_every_place_of_the_menu_is_gone_to(qtbot: QtBot, window: MainWindow) -> None:
    for verb, place in (
        ("favourites", Favourites()),
        ("recent", RecentlyAdded()),
        ("problems", Problems()),
        ("all_photos", AllPhotos()),
    ):
        do(window, verb)
        settle(qtbot, window)
        assert window.navigator.here == place
    assert window.navigator.can_go_back


def test_problems_have_their_page_with_reasons(qtbot: QtBot, window: MainWindow) -> None:
    do(window, "problems")
    settle(qtbot, window)
    assert window.browser.pages.currentWidget() is window.browser.problems


def test_an_empty_shelf_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    do(window, "favourites")
    settle(qtbot, window)
    assert window.browser.gallery.empty.isVisible()
    assert not window.browser.gallery.grid.isVisible()


def test_a_search_in_a_folder_is_kept_to_it(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    shelf = InsideFolder(photos / "inside")
    window.navigator.go(shelf)
    settle(qtbot, window)
    assert len(window.browser.gallery.grid) == 1
    window.browser.search_bar.start_typing("a dog")
    qtbot.waitUntil(lambda: window.navigator.here == Results("a dog", scope=shelf))


def test_selection_is_all_or_nothing_by_menu(window: MainWindow) -> None:
    do(window, "select_all")
    assert len(window.targets()) == COUNT
    do(window, "select_none")
    assert window.targets() == ()
    assert not window.verb_actions["favourite"].isEnabled()


def test_size_and_shape_follow_their_verbs(window: MainWindow) -> None:
    grid = window.browser.gallery.grid
    before = grid.cell_px
    do(window, "larger")
    assert grid.cell_px > before
    do(window, "smaller")
    assert grid.cell_px == pytest.approx(before, abs=1)
    do(window, "square")
    assert grid.mode is GridMode.SQUARE


def test_the_order_of_time_can_be_turned(qtbot: QtBot, window: MainWindow) -> None:
    newest = window.browser.gallery.grid.arrangement().ids.tolist()
    do(window, "oldest")
    settle(qtbot, window)
    assert sorted(newest) == sorted(window.browser.gallery.grid.arrangement().ids.tolist())
    moments = window.browser.gallery.grid.arrangement().moments_s
    assert moments.tolist() == sorted(moments.tolist())


def test_panels_come_and_go(window: MainWindow) -> None:
    for verb, panel in (("sidebar", window.browser.sidebar), ("inspector", window.browser.inspector)):
        was = panel.isVisible()
        do(window, verb)
        assert panel.isVisible() is not was


def test_paths_and_images_go_to_the_clipboard(qtbot: QtBot, window: MainWindow) -> None:
    [photo] = select(window, 0)
    path = window.context.library.cards([photo])[photo].path
    do(window, "copy_path")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == str(path))
    do(window, "copy_image")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasImage())


def test_the_bin_asks_first(qtbot: QtBot, window: MainWindow) -> None:
    [photo] = select(window, 0)
    path = window.context.library.cards([photo])[photo].path
    do(window, "bin")
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    [box] = window.findChildren(QMessageBox)
    box.reject()
    settle(qtbot, window)
    assert path.exists()


def test_a_photo_opens_in_the_viewer_and_esc_returns_to_it(qtbot: QtBot, window: MainWindow) -> None:
    select(window, 0)
    QTest.keyClick(window.browser.gallery.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.is_viewing)
    window.viewer.step(1)
    seen = window.viewer.current()
    assert seen == window.browser.gallery.grid.id_at(1)
    assert window.targets() == (seen,)
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.is_viewing)
    assert window.browser.gallery.grid.current() == seen


def test_keys_rate_what_is_seen_in_the_viewer(qtbot: QtBot, window: MainWindow) -> None:
    window.view_photo(first(window))
    QTest.keyClicks(focus(), "5")
    qtbot.waitUntil(lambda: window.context.library.cards([first(window)])[first(window)].rating == 5)


def test_rating_goes_on_to_the_next_photo_if_asked_to(qtbot: QtBot, window: MainWindow) -> None:
    window.verb_actions["advance"].setChecked(True)
    select(window, 0)
    QTest.keyClicks(window.browser.gallery.grid, "3")
    qtbot.waitUntil(lambda: window.browser.gallery.grid.current() == window.browser.gallery.grid.id_at(1))
    assert window.targets() == (window.browser.gallery.grid.id_at(1),)


def test_the_menu_of_a_photo_opens_where_it_was_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    select(window, 0)
    window.browser.gallery.grid.menu_requested.emit(window.mapToGlobal(QPoint(200, 200)))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_dialogs_open_and_close(qtbot: QtBot, window: MainWindow) -> None:
    for verb, kind in (
        ("preferences", Preferences),
        ("about", Preferences),
        ("shortcuts", ShortcutSheet),
        ("add_folder", QFileDialog),
    ):
        do(window, verb)
        qtbot.waitUntil(lambda kind=kind: any(box.isVisible() for box in window.findChildren(kind)))  # type: ignore[misc]
        for box in window.findChildren(QDialog):
            box.reject()
        qtbot.waitUntil(lambda kind=kind: not any(box.isVisible() for box in window.findChildren(kind)))  # type: ignore[misc]
        settle(qtbot, window)


def test_a_removed_folder_comes_back_with_undo(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    window.verbs.remove_folder(photos)
    qtbot.waitUntil(lambda: window.context.library.folders() == [])
    qtbot.waitUntil(window.verb_actions["undo"].isEnabled)
    do(window, "undo")
    qtbot.waitUntil(lambda: [folder.path for folder in window.context.library.folders()] == [photos])
    assert window.context.library.overview().photos == COUNT
    assert (photos / "0.png").exists()


def test_how_it_was_left_is_remembered(qtbot: QtBot, window: MainWindow, open_window: Open) -> None:
    window.set_cell_px(240)
    window.set_mode(GridMode.SQUARE)
    do(window, "oldest")
    do(window, "sidebar")
    do(window, "recent")
    settle(qtbot, window)
    window.close()
    again = open_window()
    assert again.navigator.here == RecentlyAdded()
    assert (again.browser.gallery.grid.cell_px, again.browser.gallery.grid.mode) == (240, GridMode.SQUARE)
    assert again.verb_actions["oldest"].isChecked()
    assert not again.browser.sidebar.isVisible()


def test_every_control_has_a_name_for_screen_readers(qtbot: QtBot, window: MainWindow) -> None:
    window.viewer  # noqa: B018 (made when it is first asked for)
    do(window, "problems")  # whose buttons are named by what there is
    settle(qtbot, window)
    controls = [w for kind in (QAbstractButton, QLineEdit, QSlider) for w in window.findChildren(kind)]
    ours = [widget for widget in controls if not (widget.isHidden() or window.toasts.isAncestorOf(widget))]
    nameless = [w for w in ours if not (w.accessibleName() or w.toolTip() or getattr(w, "text", str)())]
    assert [f"{widget} in {widget.parent()}" for widget in nameless] == []


def test_tab_reaches_the_search_the_sidebar_and_the_photos(window: MainWindow) -> None:
    window.browser.search_bar.focus_search()
    reached: set[str] = set()
    for _ in range(60):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        focused = focus()
        for name in ("search_bar", "sidebar", "gallery", "inspector", "status_bar"):
            if getattr(window.browser, name).isAncestorOf(focused):
                reached.add(name)
    assert {"search_bar", "sidebar", "gallery", "status_bar"} <= reached
