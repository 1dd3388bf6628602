"""Albums and labels in the gallery: made, filled, arranged, searched and deleted, on a real library."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QMainWindow, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from photolens.domain.album import AlbumKind, AlbumOrder
from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelDraft, LabelId, TagSource
from photolens.domain.photo import PhotoId
from photolens.domain.query import AlbumId, HasLabel, InFolder, Query
from photolens.gui.actions import Actions
from photolens.gui.albums.chooser import AlbumChooser
from photolens.gui.albums.collections import Collections
from photolens.gui.albums.header import CollectionHeader
from photolens.gui.albums.name_dialog import NameDialog
from photolens.gui.browser import Browser
from photolens.gui.context import Context
from photolens.gui.empty_state import EmptyState
from photolens.gui.grid import Thumbnails
from photolens.gui.navigator import Navigator, remembered
from photolens.gui.places import (
    AllPhotos,
    Favourites,
    InsideAlbum,
    InsideFolder,
    ManagingLabels,
    Results,
    Reviewing,
    WithLabel,
)
from photolens.gui.search_bar.chips import Chip
from photolens.gui.sidebar.covers import Covers
from photolens.library import Library

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", "does not support raise", "grabbing the keyboard"
)  # the offscreen platform says so of any window

COUNT = 6
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Window(QMainWindow):
    """The parts of the main window that have to do with labels and albums."""

    def __init__(self, context: Context, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.context, self.library = context, context.library
        self.browser = Browser(context, thumbnails, Actions(self))
        self.browser.inspector.hide()
        self.setCentralWidget(self.browser)
        self.navigator = Navigator(self.browser.rooms, self)
        self.grid = self.browser.gallery.grid
        self.collections = Collections(
            context, self, browser=self.browser, navigator=self.navigator, targets=self.grid.selected
        )
        self.albums = self.collections.albums
        self.faults: list[str] = []
        self.collections.failed.connect(self.faults.append)

    def ids(self) -> list[PhotoId]:
        return [PhotoId(photo) for photo in self.grid.arrangement().ids.tolist()]

    def has(self, name: str) -> bool:
        return name in self.browser.stock.names.albums.values()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of six photos, indexed once for all; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("albums")
    for number in range(COUNT):
        path = folder / "photos" / f"{number}.png"
        path.parent.mkdir(exist_ok=True)
        rough = np.random.default_rng(number).integers(0, 256, (6, 8, 3), np.uint8)
        Image.fromarray(rough).resize((320, 240), Image.Resampling.BICUBIC).save(path)
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
        library.labels.add(LabelDraft("anything"))  # what labels are compared with is encoded once
        library.labels.remove([library.labels.named("anything").id])
    return folder


@pytest.fixture
def library(template: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(template / "library", tmp_path / "library")
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> Iterator[Window]:
    thumbnails = Thumbnails(context)
    made = Window(context, thumbnails)
    made.resize(1000, 700)
    made.show()
    made.navigator.start(AllPhotos())
    made.browser.stock.refresh()
    qtbot.waitUntil(lambda: len(made.grid) == COUNT)
    settle(qtbot, made)
    yield made
    settle(qtbot, made)
    made.close()
    thumbnails.close()
    settle(qtbot, made)
    made.deleteLater()


def settle(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: window.context.tasks.is_idle, timeout=20_000)


def change(qtbot: QtBot, window: Window, work: Callable[[], LibraryChange]) -> None:
    """Something is changed as by another part of the app."""
    window.context.tasks.change(work)
    settle(qtbot, window)


def new_album(qtbot: QtBot, window: Window, name: str, photos: list[PhotoId]) -> AlbumId:
    change(qtbot, window, lambda: window.library.albums.create(name, photos))
    return window.library.albums.named(name).id


def having(window: Window, label: LabelId) -> list[int]:
    """The photos that have a label, by the user's word or by Photolens, which may have found more like them."""
    return sorted(window.library.timeline((HasLabel(label),)).ids.tolist())


def new_label(qtbot: QtBot, window: Window, name: str, accepted: list[PhotoId]) -> LabelId:
    change(qtbot, window, lambda: window.library.labels.add(LabelDraft(name), accepted=accepted))
    return window.library.labels.named(name).id


def at(qtbot: QtBot, window: Window, place: InsideAlbum | WithLabel) -> None:
    window.navigator.go(place)
    settle(qtbot, window)


def photos_in(window: Window, album: AlbumId) -> list[PhotoId]:
    return [PhotoId(photo) for photo in window.library.albums.timeline(album).ids.tolist()]


def dialog_of(window: Window) -> NameDialog:
    return window.findChildren(NameDialog)[-1]


def answer(qtbot: QtBot, window: Window, name: str) -> None:
    """Type a name into the dialog and press Enter."""
    field = dialog_of(window).findChildren(QLineEdit)[0]
    field.setText(name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, window)


def header_of(window: Window) -> str:
    return " ".join(label.accessibleName() for label in window.browser.gallery.collection.findChildren(QLabel))


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


# making


def test_a_new_album_is_empty_and_gone_to(qtbot: QtBot, window: Window) -> None:
    window.albums.new_album()
    answer(qtbot, window, "Summer")
    album = window.library.albums.named("Summer")
    assert album.kind is AlbumKind.MANUAL
    assert str(window.navigator.here) == str(InsideAlbum(album.id))
    empty = window.browser.gallery.empty
    assert empty.isVisible()
    assert "Summer" in empty.accessibleName()
    assert window.navigator.title == "Summer"


def test_an_album_of_the_selection_is_made_where_one_is(qtbot: QtBot, window: Window) -> None:
    chosen = window.ids()[1:3]
    window.grid.select(chosen)
    window.albums.new_album_of_selection()
    with qtbot.waitSignal(window.collections.changed):
        answer(qtbot, window, "Two of them")
    assert photos_in(window, window.library.albums.named("Two of them").id) == chosen
    assert str(window.navigator.here) == str(AllPhotos())


def test_a_name_that_is_taken_is_told_in_the_dialog_which_stays(qtbot: QtBot, window: Window) -> None:
    new_album(qtbot, window, "Summer", [])
    window.albums.new_album()
    answer(qtbot, window, "summer")
    dialog = dialog_of(window)
    assert dialog.isVisible()
    fault = [label for label in dialog.findChildren(QLabel) if label.property("role") == "danger"]
    assert [label.isVisible() for label in fault] == [True]
    assert fault[0].text().endswith(".")
    answer(qtbot, window, "Another summer")
    assert not window.findChildren(NameDialog)
    assert window.has("Another summer")


def test_an_empty_name_cannot_be_given(window: Window) -> None:
    window.albums.new_album()
    dialog = dialog_of(window)
    field = dialog.findChildren(QLineEdit)[0]
    create = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Create")
    assert create.isEnabled()
    field.setText("   ")
    assert not create.isEnabled()
    dialog.reject()


def test_the_name_that_is_offered_is_free(qtbot: QtBot, window: Window) -> None:
    new_album(qtbot, window, "New album", [])
    window.albums.new_album()
    dialog = dialog_of(window)
    assert dialog.findChildren(QLineEdit)[0].text() == "New album 2"
    dialog.reject()


def test_a_search_becomes_an_album_that_fills_itself(qtbot: QtBot, window: Window) -> None:
    label = new_label(qtbot, window, "dog", window.ids()[:2])
    window.navigator.go(Results("label:dog"))
    settle(qtbot, window)
    assert window.albums.can_save_here
    window.browser.gallery.header.save_requested.emit()
    answer(qtbot, window, "Dogs")
    album = window.library.albums.named("Dogs")
    assert album.kind is AlbumKind.SMART
    assert album.query == Query(filters=(HasLabel(label),)), "kept by what the label is, not by what it is called"
    assert str(window.navigator.here) == str(InsideAlbum(album.id))
    assert sorted(window.ids()) == having(window, label)
    others = [PhotoId(photo) for photo in window.library.timeline().ids.tolist()]
    change(qtbot, window, lambda: window.library.labels.answer(label, accepted=others))
    qtbot.waitUntil(lambda: len(window.grid) == COUNT)


def test_a_folder_becomes_an_album_and_all_photos_do_not(qtbot: QtBot, window: Window, template: Path) -> None:
    able = [window.albums.can_save_here]
    window.navigator.go(InsideFolder(template / "photos"))
    able.append(window.albums.can_save_here)
    assert able == [False, True]
    window.albums.save_here()
    assert dialog_of(window).findChildren(QLineEdit)[0].text() == "photos"
    answer(qtbot, window, "All of the folder")
    assert window.library.albums.named("All of the folder").query == Query(filters=(InFolder(template / "photos"),))


def test_an_album_of_a_label_takes_its_name(qtbot: QtBot, window: Window) -> None:
    label = new_label(qtbot, window, "dog", window.ids()[:1])
    at(qtbot, window, WithLabel(label))
    window.albums.save_here()
    assert dialog_of(window).findChildren(QLineEdit)[0].text() == "dog"
    answer(qtbot, window, "Dogs")
    assert window.library.albums.named("Dogs").label == label


# searching in them, and editing the search


def test_a_smart_album_leads_to_its_search_and_takes_another_one(qtbot: QtBot, window: Window) -> None:
    label = new_label(qtbot, window, "dog", window.ids()[:2])
    change(
        qtbot,
        window,
        lambda: window.library.albums.create_smart("Dogs", window.library.understood(Query("label:dog"))),
    )
    album = window.library.albums.named("Dogs").id
    window.albums.edit_search(album)
    settle(qtbot, window)
    assert str(window.navigator.here) == str(Results("label:dog"))
    window.navigator.go(Results("-label:dog"))
    settle(qtbot, window)
    window.albums.save_here()
    assert dialog_of(window).findChildren(QLineEdit)[0].text() == "Dogs"
    answer(qtbot, window, "Dogs")
    assert len(photos_in(window, album)) == COUNT - len(having(window, label))
    assert len(window.library.albums.all()) == 1
    assert str(window.navigator.here) == str(InsideAlbum(album))


def test_a_search_can_be_kept_to_an_album(qtbot: QtBot, window: Window) -> None:
    chosen = window.ids()[:2]
    album = new_album(qtbot, window, "Summer", chosen)
    at(qtbot, window, InsideAlbum(album))
    window.grid.select(chosen[:1])
    window.navigator.find_similar(window.grid.selected())
    settle(qtbot, window)
    here = window.navigator.here
    assert isinstance(here, Results)
    assert here.scope == InsideAlbum(album)
    assert set(window.ids()) <= set(chosen)


def test_what_cannot_be_typed_as_a_search_is_told(qtbot: QtBot, window: Window) -> None:
    album = new_album(qtbot, window, "By hand", [])
    window.albums.edit_search(album)
    assert len(window.faults) == 1
    assert str(window.navigator.here) == str(AllPhotos())


# filling


def test_photos_go_into_an_album_and_out_of_it_again(qtbot: QtBot, window: Window) -> None:
    first, second, third, *_ = window.ids()
    album = new_album(qtbot, window, "Summer", [first])
    window.albums.add(album, [third, second])
    settle(qtbot, window)
    assert photos_in(window, album) == [first, third, second]
    able = [window.albums.can_take_out]
    at(qtbot, window, InsideAlbum(album))
    able.append(window.albums.can_take_out)
    assert able == [False, True]
    window.grid.select([third])
    window.albums.take_out_selection()
    qtbot.waitUntil(lambda: window.ids() == [first, second])
    change(qtbot, window, window.library.undo)
    qtbot.waitUntil(lambda: window.ids() == [first, third, second])


def test_photos_dropped_in_the_sidebar_go_into_the_album(qtbot: QtBot, window: Window) -> None:
    first, second, *_ = window.ids()
    album = new_album(qtbot, window, "Summer", [])
    window.browser.sidebar.photos_dropped_on_album.emit(album, (second, first))
    settle(qtbot, window)
    assert photos_in(window, album) == [second, first]
    window.browser.sidebar.photos_dropped_on_album.emit(None, (first,))
    answer(qtbot, window, "Of its own")
    assert photos_in(window, window.library.albums.named("Of its own").id) == [first]


def test_photos_dropped_onto_a_label_are_confirmed(qtbot: QtBot, window: Window) -> None:
    label = new_label(qtbot, window, "dog", [])
    photo = window.ids()[0]
    window.browser.sidebar.photos_dropped_on_label.emit(label, (photo,))
    settle(qtbot, window)
    assert [(tag.label, tag.source) for tag in window.library.labels.tags(photo)] == [(label, TagSource.CONFIRMED)]


def test_the_chooser_finds_an_album_by_typing(qtbot: QtBot, window: Window) -> None:
    photos = window.ids()[:2]
    album = new_album(qtbot, window, "At sea", [])
    new_album(qtbot, window, "Summer", [])
    window.grid.select(photos)
    window.albums.choose_for_selection()
    chooser = window.findChildren(AlbumChooser)[0]
    field, listed = chooser.findChildren(QLineEdit)[0], chooser.findChildren(QListWidget)[0]
    assert [listed.item(row).text() for row in range(listed.count())] == ["At sea", "Summer", "New album…"]
    QTest.keyClicks(field, "sea")
    assert [listed.item(row).text() for row in range(listed.count())] == ["At sea", "New album “sea”"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert photos_in(window, album) == photos


def test_the_chooser_makes_an_album_of_the_name_that_is_typed(qtbot: QtBot, window: Window) -> None:
    photos = window.ids()[:2]
    new_album(qtbot, window, "At sea", [])
    window.grid.select(photos)
    window.albums.choose_for_selection()
    chooser = window.findChildren(AlbumChooser)[0]
    field = chooser.findChildren(QLineEdit)[0]
    QTest.keyClicks(field, "at")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert photos_in(window, window.library.albums.named("at").id) == photos


def test_the_menu_for_adding_lists_what_is_filled_by_hand(qtbot: QtBot, window: Window) -> None:
    photos = window.ids()[:2]
    album = new_album(qtbot, window, "Salt & pepper", [])
    change(qtbot, window, lambda: window.library.albums.create_smart("Any", Query("dogs")))
    window.grid.select(photos)
    menu = window.collections.menus.adding_menu(window)
    assert texts(menu) == ["Salt && pepper", "New album…"]
    menu.actions()[0].trigger()
    settle(qtbot, window)
    assert photos_in(window, album) == photos


# arranging


def test_photos_moved_in_the_grid_stay_where_they_were_put(qtbot: QtBot, window: Window) -> None:
    first, second, third, *_ = window.ids()
    album = new_album(qtbot, window, "Summer", [first, second, third])
    at(qtbot, window, InsideAlbum(album))
    assert window.ids() == [first, second, third]
    window.grid.select([first])
    QTest.keyClick(window.grid, Qt.Key.Key_Right, CTRL_SHIFT)
    assert window.ids() == [second, first, third], "seen at once"
    settle(qtbot, window)
    assert photos_in(window, album) == [second, first, third]
    assert window.grid.selected() == (first,)
    change(qtbot, window, window.library.undo)
    qtbot.waitUntil(lambda: window.ids() == [first, second, third])


def test_a_sorted_album_has_dates_and_cannot_be_arranged(qtbot: QtBot, window: Window) -> None:
    photos = window.ids()
    album = new_album(qtbot, window, "Summer", list(reversed(photos)))
    at(qtbot, window, InsideAlbum(album))
    assert window.ids() == list(reversed(photos))
    assert not window.grid.arrangement().sections
    window.albums.sort(album, AlbumOrder.NEWEST)
    qtbot.waitUntil(lambda: bool(window.grid.arrangement().sections))
    assert window.ids() == photos
    window.grid.go_to(photos[0])
    QTest.keyClick(window.grid, Qt.Key.Key_Right, CTRL_SHIFT)
    assert window.ids() == photos


# changing


def test_an_album_is_renamed_everywhere(qtbot: QtBot, window: Window) -> None:
    album = new_album(qtbot, window, "Summer", window.ids()[:1])
    at(qtbot, window, InsideAlbum(album))
    titles: list[str] = []
    window.navigator.titled.connect(titles.append)
    window.browser.sidebar.album_rename_requested.emit(album)
    answer(qtbot, window, "Winter")
    qtbot.waitUntil(lambda: titles[-1:] == ["Winter"])
    settle(qtbot, window)
    assert "Winter" in header_of(window)
    chips = window.browser.search_bar.findChildren(Chip)
    assert [chip.text() for chip in chips if chip.isVisible()] == ["In: Winter"]


def test_the_first_selected_photo_becomes_the_cover(qtbot: QtBot, window: Window) -> None:
    first, second, *_ = window.ids()
    album = new_album(qtbot, window, "Summer", [first, second])
    at(qtbot, window, InsideAlbum(album))
    window.grid.select([second])
    window.albums.set_cover()
    settle(qtbot, window)
    there = window.library.albums.of(album)
    assert there is not None
    assert there.cover == second


def test_an_album_is_known_by_its_cover(qtbot: QtBot, window: Window) -> None:
    first, second, *_ = window.ids()
    album = new_album(qtbot, window, "Summer", [first, second])
    (covers,) = window.browser.sidebar.findChildren(Covers)
    cards = window.library.cards([first, second])
    qtbot.waitUntil(lambda: covers.picture(cards[first].content) is not None)
    change(qtbot, window, lambda: window.library.albums.set_cover(album, second))
    qtbot.waitUntil(lambda: covers.picture(cards[second].content) is not None)
    assert covers.picture(cards[first].content) is None, "nobody wants it any more"


def test_a_cover_that_cannot_be_read_leaves_the_icon(qtbot: QtBot, window: Window) -> None:
    photo = window.ids()[0]
    content = window.library.cards([photo])[photo].content
    window.library.thumbnail(content).write_bytes(b"no picture")
    new_album(qtbot, window, "Summer", [photo])
    settle(qtbot, window)
    (covers,) = window.browser.sidebar.findChildren(Covers)
    assert covers.picture(content) is None
    assert not window.browser.sidebar.grab().isNull()


def test_a_deleted_album_leads_to_all_photos_and_undo_brings_it_back(qtbot: QtBot, window: Window) -> None:
    album = new_album(qtbot, window, "Summer", window.ids()[:2])
    at(qtbot, window, InsideAlbum(album))
    with qtbot.waitSignal(window.collections.changed):
        window.browser.sidebar.album_removal_requested.emit(album)
    qtbot.waitUntil(lambda: window.navigator.here == AllPhotos())
    qtbot.waitUntil(lambda: len(window.grid) == COUNT)
    change(qtbot, window, window.library.undo)
    assert window.has("Summer")
    assert photos_in(window, album) == window.ids()[:2]


def test_a_deleted_label_is_left_out_on_the_way_back(qtbot: QtBot, window: Window) -> None:
    label = new_label(qtbot, window, "dog", window.ids()[:1])
    at(qtbot, window, WithLabel(label))
    window.navigator.go(Favourites())
    settle(qtbot, window)
    window.browser.sidebar.label_removal_requested.emit(label)
    settle(qtbot, window)
    assert window.library.labels.all() == []
    window.navigator.back()
    assert str(window.navigator.here) == str(AllPhotos())


def test_a_change_that_cannot_be_made_is_told_in_a_sentence(qtbot: QtBot, window: Window) -> None:
    change(qtbot, window, lambda: window.library.albums.create_smart("Any", Query("dogs")))
    window.albums.add(window.library.albums.named("Any").id, window.ids()[:1])
    settle(qtbot, window)
    assert len(window.faults) == 1
    assert window.faults[0][0].isupper()


def test_delete_means_the_album_or_the_label_that_is_looked_at(qtbot: QtBot, window: Window) -> None:
    first, second, *_ = window.ids()
    label = new_label(qtbot, window, "dog", [first, second])
    album = new_album(qtbot, window, "Summer", [first, second])
    words = [window.collections.take_out_words]
    for place in (InsideAlbum(album), WithLabel(label)):
        at(qtbot, window, place)
        words.append(window.collections.take_out_words)
        window.grid.select([first])
        window.collections.take_out()
        settle(qtbot, window)
    assert words == ["", "Remove from this album", "Not “dog”"]
    assert photos_in(window, album) == [second]
    assert [tag.source for tag in window.library.labels.tags(first)] == [TagSource.REJECTED]


# what is said of labels and albums


def test_the_header_tells_what_a_label_has(qtbot: QtBot, window: Window) -> None:
    photos = window.ids()[:2]
    label = new_label(qtbot, window, "dog", photos)
    at(qtbot, window, WithLabel(label))
    qtbot.waitUntil(lambda: "2 confirmed" in header_of(window))
    asked: list[LabelId] = []
    window.collections.label_edit_requested.connect(asked.append)
    header = window.browser.gallery.collection
    assert header.isVisible()
    header.edit_requested.emit()
    assert asked == [label]
    window.navigator.go(AllPhotos())
    settle(qtbot, window)
    assert not header.isVisible()


def test_review_and_labels_are_pages_of_their_own(qtbot: QtBot, window: Window) -> None:
    label = new_label(qtbot, window, "dog", window.ids()[:1])
    page, reviewed = QLabel("a page"), []
    qtbot.addWidget(page)

    def page_of(wanted: LabelId | None) -> QLabel:
        reviewed.append(wanted)
        return page

    window.navigator.furnish(Reviewing, page_of)
    window.navigator.furnish(ManagingLabels, page_of)
    at(qtbot, window, WithLabel(label))
    window.browser.gallery.collection.review_requested.emit()
    assert reviewed == [label]
    assert window.browser.pages.currentWidget() is page
    assert window.navigator.title == "Review: dog"
    window.navigator.go(ManagingLabels())
    assert reviewed == [label, None]
    window.navigator.back()
    window.navigator.back()
    assert window.browser.pages.currentWidget() is window.browser.gallery


def test_an_empty_label_offers_what_can_be_done(qtbot: QtBot, window: Window) -> None:
    label = new_label(qtbot, window, "dog", [])
    photos = window.library.timeline((HasLabel(label),)).ids.tolist()
    change(qtbot, window, lambda: window.library.labels.answer(label, rejected=[PhotoId(photo) for photo in photos]))
    left = window.library.timeline((HasLabel(label),)).ids.tolist()
    assert not left
    at(qtbot, window, WithLabel(label))
    empty = window.browser.gallery.empty
    qtbot.waitUntil(lambda: "dog" in empty.accessibleName())
    assert [button.text() for button in empty.findChildren(QPushButton) if button.isVisible()] == [
        "Review",
        "Edit label",
    ]


def test_an_empty_smart_album_leads_to_its_search(qtbot: QtBot, window: Window) -> None:
    change(
        qtbot,
        window,
        lambda: window.library.albums.create_smart("Loved", Query("a red car", filters=(HasLabel(LabelId(77)),))),
    )
    album = window.library.albums.named("Loved").id
    at(qtbot, window, InsideAlbum(album))
    empty: EmptyState = window.browser.gallery.empty
    assert empty.isVisible()
    assert [button.text() for button in empty.findChildren(QPushButton) if button.isVisible()] == ["Edit search"]


def test_menus_hold_what_makes_sense(qtbot: QtBot, window: Window) -> None:
    label = new_label(qtbot, window, "dog", window.ids()[:1])
    hand = new_album(qtbot, window, "By hand", [])
    change(qtbot, window, lambda: window.library.albums.create_smart("Smart", Query("dogs")))
    menus = window.collections.menus
    by_hand = window.library.albums.of(hand)
    assert by_hand is not None
    assert texts(menus.album_menu(by_hand, window)) == ["Open", "Sort by", "Rename…", "Delete album"]
    assert "Edit search…" in texts(menus.album_menu(window.library.albums.named("Smart"), window))
    assert texts(menus.label_menu(label, window)) == [
        "Open", "Review…", "Edit…", "New album of this label…", "Delete label",
    ]  # fmt: skip


def test_a_group_is_made_exclusive_in_its_menu(qtbot: QtBot, window: Window) -> None:
    change(qtbot, window, lambda: window.library.labels.add(LabelDraft("day", group="Light")))
    (only,) = window.collections.menus.group_menu("Light", window).actions()
    assert not only.isChecked()
    only.setChecked(True)
    settle(qtbot, window)
    assert [group.is_exclusive for group in window.library.labels.groups()] == [True]


def test_the_menu_opens_below_the_button_of_the_header(qtbot: QtBot, window: Window) -> None:
    album = new_album(qtbot, window, "Summer", [])
    at(qtbot, window, InsideAlbum(album))
    header: CollectionHeader = window.browser.gallery.collection
    header.menu_requested.emit(header.mapToGlobal(QPoint(0, header.height())))
    (menu,) = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    assert "Rename…" in texts(menu)
    menu.close()


# the next start


def test_where_one_was_is_where_one_starts(qtbot: QtBot, window: Window) -> None:
    label = new_label(qtbot, window, "dog", window.ids()[:1])
    album = new_album(qtbot, window, "Summer", [])
    for place in (WithLabel(label), InsideAlbum(album)):
        at(qtbot, window, place)
        window.navigator.remember(window.context.memory)
        assert remembered(window.context.memory) == place


def test_a_start_in_an_album_that_is_gone_leads_to_all_photos(qtbot: QtBot, window: Window) -> None:
    window.navigator.start(InsideAlbum(AlbumId(12345)))
    window.browser.stock.refresh()
    qtbot.waitUntil(lambda: window.navigator.here == AllPhotos())
