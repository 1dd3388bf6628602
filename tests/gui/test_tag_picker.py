"""The labels of a selection, ticked and unticked in a dialog, on a real library that has some."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelDraft, TagSource
from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.tagging import TagPicker
from photolens.gui.tagging.plan import Mark
from photolens.library import Library
from tests.gui.labelled import label, photos_of, tags, taken_back_afterwards

NEVER, ALWAYS = 1 - 1e-6, 1e-6
"""Thresholds that no photo reaches, and that each does."""
LABELS = {"Beach": NEVER, "Boat": ALWAYS, "Cat": NEVER, "Dog": NEVER}
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of three photos and a few labels; opened once, as every test takes back what it did.

    Photolens thinks of a boat everywhere. The user saw the beach on the first photo, and the dog on all.
    """
    folder = tmp_path_factory.mktemp("shared")
    (folder / "photos").mkdir()
    for number in range(3):
        rough = np.random.default_rng(number).integers(0, 256, (80, 120, 3), np.uint8)
        Image.fromarray(rough).save(folder / "photos" / f"photo{number}.jpg")
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
        for name in LABELS:
            library.labels.add(LabelDraft(name))
        photos = sorted(PhotoId(int(photo)) for photo in library.timeline().ids)
        library.labels.answer(label(library, "Beach"), accepted=photos[:1])
        library.labels.answer(label(library, "Dog"), accepted=photos)
        for name, threshold in LABELS.items():
            library.labels.set_threshold(label(library, name), threshold)
        yield library


@pytest.fixture
def library(shared: Library) -> Iterator[Library]:
    yield from taken_back_afterwards(shared)


@pytest.fixture
def ids(library: Library) -> tuple[PhotoId, ...]:
    """The three photos; the first one is that with the beach."""
    return photos_of(library)


class Opened(NamedTuple):
    """A picker for all three photos, over a window."""

    picker: TagPicker
    context: Context
    qtbot: QtBot
    window: QWidget

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.context.tasks.is_idle)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.picker.field, key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.picker.field, text)

    def apply(self) -> None:
        self.press(Qt.Key.Key_Return, CTRL)
        self.settle()

    @property
    def is_closed(self) -> bool:
        return not any(picker.isVisible() for picker in self.window.findChildren(TagPicker))

    @property
    def rows(self) -> list[str]:
        model = self.picker.model
        return [str(model.data(model.index(row))) for row in range(model.rowCount())]

    def mark(self, name: str) -> Mark:
        return self.picker.model.row(self.rows.index(name)).mark

    def go_to(self, name: str) -> None:
        for _ in range(self.rows.index(name)):
            self.press(Qt.Key.Key_Down)


@pytest.fixture
def opened(context: Context, ids: tuple[PhotoId, ...], qtbot: QtBot) -> Iterator[Opened]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Opened(TagPicker.open_for(context, window, ids), context, qtbot, window)
    made.settle()
    yield made
    made.settle()


# what it shows


def test_every_label_is_there_and_those_of_the_selection_come_first(opened: Opened) -> None:
    assert opened.rows == ["Dog", "Boat", "Beach", "Cat"]
    assert [opened.mark(name) for name in opened.rows] == [Mark.ALL, Mark.ALL, Mark.SOME, Mark.NONE]
    assert opened.picker.title.text() == "Labels of 3 photo(s)"


def test_typing_leaves_what_fits_and_offers_to_make_a_label(opened: Opened) -> None:
    opened.type("o")
    assert opened.rows == ["Boat", "Dog", "Create label “o”…"]
    opened.type("at")
    assert opened.rows == ["Boat", "Create label “oat”…"]


def test_the_exact_name_is_not_offered_to_be_made(opened: Opened) -> None:
    opened.type(" boat ")
    assert opened.rows == ["Boat"]


def test_a_screen_reader_hears_what_is_and_what_will_be(opened: Opened) -> None:
    row = opened.rows.index("Beach")
    assert opened.picker.model.words(row) == "Beach, 1 of 3 photos; 1 confirmed by you"
    opened.picker.model.toggle(row)
    assert opened.picker.model.words(row) == "Beach, 1 of 3 photos; 1 confirmed by you; will be confirmed"


def test_a_library_without_labels_says_what_to_do(
    context: Context, library: Library, ids: tuple[PhotoId, ...], qtbot: QtBot
) -> None:
    library.labels.remove([label(library, name) for name in LABELS])
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    picker = TagPicker.open_for(context, window, ids)
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    assert picker.notice.isVisible()
    assert picker.notice.text() == "There are no labels yet. Type a name to make the first one."
    picker.reject()


# what it changes


def test_enter_ticks_and_control_enter_confirms_for_all(
    opened: Opened, library: Library, ids: tuple[PhotoId, ...]
) -> None:
    opened.type("bea")
    opened.press(Qt.Key.Key_Return)
    assert opened.mark("Beach") is Mark.ALL
    assert "Beach" not in tags(library, ids[1])
    opened.apply()
    assert {tags(library, photo)["Beach"] for photo in ids} == {TagSource.CONFIRMED}


def test_one_change_is_made_for_each_label(opened: Opened, library: Library, ids: tuple[PhotoId, ...]) -> None:
    changes: list[LibraryChange] = []
    opened.picker.changed.connect(changes.append)
    opened.go_to("Beach")
    opened.press(Qt.Key.Key_Space)
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Space)
    opened.apply()
    assert len(changes) == 2
    library.undo()
    assert [set(tags(library, photo)) >= {"Beach"} for photo in ids] == [True, True, True]
    assert not any("Cat" in tags(library, photo) for photo in ids)


def test_what_all_have_is_taken_back(opened: Opened, library: Library, ids: tuple[PhotoId, ...]) -> None:
    opened.type("dog")
    opened.press(Qt.Key.Key_Return)
    opened.apply()
    assert not any("Dog" in tags(library, photo) for photo in ids)


def test_shift_rejects(opened: Opened, library: Library, ids: tuple[PhotoId, ...]) -> None:
    opened.type("dog")
    opened.press(Qt.Key.Key_Return, SHIFT)
    assert opened.mark("Dog") is Mark.REJECTED
    opened.apply()
    assert {tags(library, photo)["Dog"] for photo in ids} == {TagSource.REJECTED}


def test_what_photolens_thinks_is_rejected_when_it_is_unticked(
    opened: Opened, library: Library, ids: tuple[PhotoId, ...]
) -> None:
    opened.type("boat")
    opened.press(Qt.Key.Key_Return)
    opened.apply()
    assert {tags(library, photo)["Boat"] for photo in ids} == {TagSource.REJECTED}


def test_a_click_ticks(opened: Opened, library: Library, ids: tuple[PhotoId, ...]) -> None:
    row = opened.rows.index("Cat")
    place = opened.picker.list.visualRect(opened.picker.model.index(row))
    at = place.topLeft() + QPoint(20, place.height() // 2)
    QTest.mouseClick(opened.picker.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    opened.picker.apply.click()
    opened.settle()
    assert {tags(library, photo).get("Cat") for photo in ids} == {TagSource.CONFIRMED}


def test_escape_changes_nothing(opened: Opened, library: Library, ids: tuple[PhotoId, ...]) -> None:
    before = [tags(library, photo) for photo in ids]
    opened.press(Qt.Key.Key_Return)
    opened.press(Qt.Key.Key_Escape)
    opened.settle()
    assert opened.is_closed
    assert [tags(library, photo) for photo in ids] == before


def test_a_second_press_means_nothing_again(opened: Opened) -> None:
    opened.go_to("Cat")
    assert not opened.picker.apply.isEnabled()
    opened.press(Qt.Key.Key_Space)
    assert opened.picker.apply.isEnabled()
    opened.press(Qt.Key.Key_Space)
    assert not opened.picker.apply.isEnabled()


def test_what_is_ticked_stays_ticked_while_something_else_is_sought(opened: Opened) -> None:
    opened.type("bea")
    opened.press(Qt.Key.Key_Return)
    for _ in range(3):
        opened.press(Qt.Key.Key_Backspace)
    assert opened.mark("Beach") is Mark.ALL


def test_a_space_is_written_into_a_name_and_ticks_after_an_arrow(opened: Opened) -> None:
    opened.type("our red")
    assert opened.picker.field.text() == "our red"
    opened.picker.field.clear()
    opened.type("o")
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Space)
    assert opened.picker.field.text() == "o"
    assert opened.mark("Dog") is Mark.NONE


def test_arrows_and_pages_stay_within_the_list(opened: Opened) -> None:
    opened.press(Qt.Key.Key_Up)
    assert opened.picker.current == 0
    opened.press(Qt.Key.Key_PageDown)
    assert opened.picker.current == 3
    opened.press(Qt.Key.Key_Down)
    assert opened.picker.current == 3
    opened.press(Qt.Key.Key_PageUp)
    assert opened.picker.current == 0


# making one


def test_a_new_name_is_asked_for_with_its_photos_and_what_was_ticked_is_kept(
    opened: Opened, library: Library, ids: tuple[PhotoId, ...]
) -> None:
    opened.go_to("Cat")
    opened.press(Qt.Key.Key_Space)
    opened.type("our red car")
    with opened.qtbot.waitSignal(opened.picker.new_label_requested) as asked:
        opened.press(Qt.Key.Key_Return)
    opened.settle()
    assert asked.args == ["our red car", ids]
    assert opened.is_closed
    assert {tags(library, photo).get("Cat") for photo in ids} == {TagSource.CONFIRMED}


# closing


@pytest.mark.parametrize("is_applied", [True, False])
def test_it_is_gone_when_it_is_closed(opened: Opened, is_applied: bool) -> None:
    gone: list[bool] = []
    opened.picker.destroyed.connect(lambda: gone.append(True))
    opened.press(Qt.Key.Key_Return)
    if is_applied:
        opened.apply()
    else:
        opened.press(Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gone
