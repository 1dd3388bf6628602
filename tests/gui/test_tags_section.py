"""The labels of photos in the inspector and in the viewer, on a real library that has some."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelDraft, TagSource
from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.inspector import Inspector
from photolens.gui.tagging import TagsSection
from photolens.gui.tagging.chip import TagChip
from photolens.gui.tagging.standing import Say
from photolens.gui.viewer.info_panel import InfoPanel
from photolens.gui.viewer.walk import Walk
from photolens.library import Library
from tests.gui.labelled import label, photos_of, tags, taken_back_afterwards

NEVER, ALWAYS = 1 - 1e-6, 1e-6
"""Thresholds that no photo reaches, and that each does."""
LABELS = {"Beach": NEVER, "Boat": ALWAYS, "Dog": NEVER, "Sandy <b>beach</b>": NEVER}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of three photos and a few labels; opened once, as every test takes back what it did.

    Photolens thinks of a boat everywhere. The user saw the beach, and no dog, on the first photo.
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
        first = PhotoId(min(library.timeline().ids.tolist()))
        library.labels.answer(label(library, "Beach"), accepted=[first])
        library.labels.answer(label(library, "Dog"), rejected=[first])
        for name, threshold in LABELS.items():
            library.labels.set_threshold(label(library, name), threshold)
        yield library


@pytest.fixture
def library(shared: Library) -> Iterator[Library]:
    yield from taken_back_afterwards(shared)


@pytest.fixture
def ids(library: Library) -> tuple[PhotoId, ...]:
    """The three photos; the first one is that of which the user said something."""
    return photos_of(library)


class Shown(NamedTuple):
    """A section in a window that has the focus."""

    section: TagsSection
    context: Context
    qtbot: QtBot
    window: QWidget

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.context.tasks.is_idle)

    def show(self, *photos: PhotoId) -> None:
        self.section.show_photos(photos)
        self.settle()

    def chip(self, name: str) -> TagChip:
        chips = [*self.section.flow.chips, *self.section.rejected_flow.chips]
        return next(chip for chip in chips if chip.text() == name)

    def focus(self, name: str) -> TagChip:
        chip = self.chip(name)
        chip.setFocus()
        self.qtbot.waitUntil(chip.hasFocus)
        return chip

    def type(self, text: str) -> None:
        self.section.field.setFocus()
        QTest.keyClicks(self.section.field, text)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.section.window().focusWidget(), key)
        self.settle()


@pytest.fixture
def shown(context: Context, qtbot: QtBot) -> Shown:
    window = QWidget()
    section = TagsSection(context, "tags")
    area = QScrollArea(widgetResizable=True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(section)
    column = QVBoxLayout(window)
    column.addWidget(area)
    qtbot.addWidget(window, before_close_func=lambda _: made.settle())
    window.resize(300, 500)
    window.show()
    window.activateWindow()
    made = Shown(section, context, qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    return made


def names(chips: list[TagChip]) -> list[str]:
    return [chip.text() for chip in chips]


# what it shows


def test_a_photo_shows_its_labels_and_whose_word_they_are(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[0])
    assert names(shown.section.flow.chips) == ["Beach", "Boat"]
    assert shown.chip("Beach").accessibleName() == "Beach, confirmed by you"
    assert shown.chip("Boat").accessibleName().startswith("Boat, Photolens thinks so (")


def test_rejected_labels_are_seen_at_a_wish(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[0])
    assert shown.section.rejected_switch.text() == "1 rejected"
    assert not shown.section.rejected_flow.isVisible()
    shown.section.rejected_switch.click()
    assert names(shown.section.rejected_flow.chips) == ["Dog"]
    assert shown.chip("Dog").accessibleName() == "Dog, rejected by you"
    shown.show(ids[1])
    assert not shown.section.rejected_switch.isVisible()


def test_a_photo_without_labels_leaves_the_field_alone(
    shown: Shown, library: Library, ids: tuple[PhotoId, ...]
) -> None:
    library.labels.remove([label(library, name) for name in LABELS])
    shown.show(ids[0])
    visible = [widget for widget in shown.section.children() if isinstance(widget, QWidget) and widget.isVisible()]
    assert visible == [shown.section.field]


def test_several_photos_show_how_many_of_them_have_a_label(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(*ids)
    assert names(shown.section.flow.chips) == ["Boat", "Beach"]
    assert shown.chip("Boat").accessibleName() == "Boat, 3 of 3 photos; 3 as Photolens thinks"
    assert shown.chip("Beach").accessibleName() == "Beach, 1 of 3 photos; 1 confirmed by you"
    assert not shown.section.albums.isVisible()


def test_of_very_many_photos_no_part_is_forgotten(
    shown: Shown, ids: tuple[PhotoId, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photolens.gui.tagging.reading.PHOTOS_A_PART", 1)
    shown.show(*ids)
    assert shown.chip("Boat").standing.having == 3


def test_the_newest_photos_win(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    for wanted in (ids, ids[:1], ids[1:], ids[1:2]):
        shown.section.show_photos(wanted)
    shown.settle()
    assert shown.section.photos == ids[1:2]


def test_a_change_elsewhere_is_shown(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[1])
    shown.context.mailbox.post(library.labels.answer(label(library, "Dog"), accepted=ids[1:2]))
    shown.qtbot.waitUntil(lambda: "Dog" in names(shown.section.flow.chips))


def test_a_label_that_gets_another_name_is_shown_by_it(
    shown: Shown, library: Library, ids: tuple[PhotoId, ...]
) -> None:
    shown.show(*ids)
    draft = library.labels.named("Beach").draft
    shown.context.mailbox.post(library.labels.edit(label(library, "Beach"), replace(draft, name="Shore")))
    shown.qtbot.waitUntil(lambda: "Shore" in names(shown.section.flow.chips))


def test_a_change_that_comes_while_it_is_hidden_is_shown_later(
    shown: Shown, library: Library, ids: tuple[PhotoId, ...]
) -> None:
    shown.show(ids[1])
    shown.section.window().hide()
    shown.context.mailbox.post(library.labels.answer(label(library, "Dog"), accepted=ids[1:2]))
    shown.settle()
    assert "Dog" not in names(shown.section.flow.chips)
    shown.section.window().show()
    shown.qtbot.waitUntil(lambda: "Dog" in names(shown.section.flow.chips))


def test_only_so_many_chips_are_shown_at_first(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    for number in range(25):
        library.labels.add(LabelDraft(f"Label {number}"), accepted=ids[:1])
    shown.show(ids[0])
    assert len(shown.section.flow.chips) == 24
    shown.section.more.click()
    assert len(shown.section.flow.chips) >= 27
    assert shown.section.more.text() == "Fewer"


def test_chips_go_on_in_a_new_line_and_never_leave_their_width(
    shown: Shown, library: Library, ids: tuple[PhotoId, ...]
) -> None:
    library.labels.add(LabelDraft("The garden of my grandmother in the mountains " * 3), accepted=ids[:1])
    shown.show(ids[0])
    flow = shown.section.flow
    assert len({chip.y() for chip in flow.chips}) > 1
    assert all(flow.rect().contains(chip.geometry()) for chip in flow.chips)
    assert not any(one.geometry().intersects(two.geometry()) for one in flow.chips for two in flow.chips if one != two)


def test_a_photo_names_the_albums_that_it_is_in(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    library.albums.create("Trip", ids[:1])
    library.albums.create("Tom & <i>Ann</i>", ids[:2])
    shown.show(ids[0])
    assert shown.section.albums.names() == "In albums: Tom & <i>Ann</i>, Trip"
    assert "&lt;i&gt;Ann" in shown.section.albums.text()
    album = library.albums.named("Trip").id
    with shown.qtbot.waitSignal(shown.section.album_chosen) as chosen:
        shown.section.albums.linkActivated.emit(str(album))
    assert chosen.args == [album]


# what it asks for


def test_a_click_on_a_name_asks_for_its_photos(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[0])
    with shown.qtbot.waitSignal(shown.section.label_chosen) as chosen:
        QTest.mouseClick(shown.chip("Boat"), Qt.MouseButton.LeftButton)
    assert chosen.args == [label(library, "Boat")]


def test_enter_asks_for_its_photos_and_e_for_an_explanation(
    shown: Shown, library: Library, ids: tuple[PhotoId, ...]
) -> None:
    shown.show(ids[0])
    shown.focus("Boat")
    with shown.qtbot.waitSignal(shown.section.label_chosen):
        shown.press(Qt.Key.Key_Return)
    with shown.qtbot.waitSignal(shown.section.explain_requested) as asked:
        shown.press(Qt.Key.Key_E)
    assert asked.args == [label(library, "Boat"), ids[0]]


def test_the_menu_offers_what_would_be_news(
    shown: Shown, ids: tuple[PhotoId, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: menus.append(menu))
    shown.show(ids[0])
    shown.chip("Boat").menu_requested.emit(QPoint(0, 0))
    offered = {action.text().split("\t")[0]: action.isEnabled() for action in menus[0].actions() if action.text()}
    assert offered == {"Confirm": True, "Reject": True, "Take back": False, "Explain…": True, "Open": True}


# what it changes


@pytest.mark.parametrize(
    ("name", "say", "source"),
    [
        ("Boat", Say.CONFIRM, TagSource.CONFIRMED),
        ("Boat", Say.REJECT, TagSource.REJECTED),
        ("Beach", Say.REJECT, TagSource.REJECTED),
    ],
)
def test_the_buttons_of_a_chip_confirm_and_reject(
    shown: Shown, library: Library, ids: tuple[PhotoId, ...], name: str, say: Say, source: TagSource
) -> None:
    shown.show(ids[0])
    chip = shown.chip(name)
    with shown.qtbot.waitSignal(shown.section.changed):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, chip.spot(say).center())
    assert tags(library, ids[0])[name] is source


def test_a_confirmed_label_has_no_button_to_confirm_it(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[0])
    assert shown.chip("Beach").spot(Say.CONFIRM).isEmpty()
    assert shown.chip("Beach").spot(Say.TAKE_BACK).isEmpty()


def test_a_rejection_is_taken_back_by_its_button(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[0])
    shown.section.rejected_switch.click()
    chip = shown.chip("Dog")
    at = chip.spot(Say.TAKE_BACK).center()
    with shown.qtbot.waitSignal(shown.section.changed):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert "Dog" not in tags(library, ids[0])


@pytest.mark.parametrize(
    ("keys", "source"),
    [
        ([Qt.Key.Key_C], TagSource.CONFIRMED),
        ([Qt.Key.Key_Plus], TagSource.CONFIRMED),
        ([Qt.Key.Key_C, Qt.Key.Key_U], TagSource.AUTO),
        ([Qt.Key.Key_X], TagSource.REJECTED),
        ([Qt.Key.Key_Delete], TagSource.REJECTED),
    ],
)
def test_keys_say_the_same(
    shown: Shown, library: Library, ids: tuple[PhotoId, ...], keys: list[Qt.Key], source: TagSource
) -> None:
    shown.show(ids[0])
    shown.focus("Boat")
    for key in keys:
        shown.press(key)
    assert tags(library, ids[0])["Boat"] is source


def test_a_second_click_at_once_does_not_hit_the_next_label(
    shown: Shown, library: Library, ids: tuple[PhotoId, ...]
) -> None:
    shown.show(ids[0])
    chip = shown.chip("Beach")
    at = chip.spot(Say.REJECT).center()
    QTest.mouseDClick(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    shown.settle()
    assert tags(library, ids[0])["Boat"] is TagSource.AUTO


def test_the_keys_of_a_chip_are_not_for_the_window(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    pressed: list[str] = []
    for keys in ("X", "C", "L", "Return", "Delete"):
        QShortcut(QKeySequence(keys), shown.window).activated.connect(partial(pressed.append, keys))
    shown.show(ids[0])
    shown.focus("Boat")
    for key in (Qt.Key.Key_C, Qt.Key.Key_L, Qt.Key.Key_Return, Qt.Key.Key_Delete):
        shown.press(key)
    assert pressed == ["L"]
    assert tags(library, ids[0])["Boat"] is TagSource.REJECTED


def test_enter_in_the_field_is_not_for_the_window(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    pressed: list[bool] = []
    QShortcut(QKeySequence("Return"), shown.window).activated.connect(lambda: pressed.append(True))
    shown.show(ids[0])
    shown.type("cat")
    with shown.qtbot.waitSignal(shown.section.new_label_requested):
        shown.press(Qt.Key.Key_Return)
    assert not pressed


def test_a_label_keeps_its_place_when_it_is_confirmed(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[1])
    library.labels.answer(label(library, "Dog"), accepted=ids[1:2])
    shown.focus("Boat")
    shown.press(Qt.Key.Key_C)
    assert names(shown.section.flow.chips) == ["Boat", "Dog"]


def test_what_is_said_of_several_photos_is_said_of_all(
    shown: Shown, library: Library, ids: tuple[PhotoId, ...]
) -> None:
    shown.show(*ids)
    shown.focus("Beach")
    shown.press(Qt.Key.Key_C)
    assert {tags(library, photo)["Beach"] for photo in ids} == {TagSource.CONFIRMED}
    assert shown.chip("Beach").standing.confirmed == 3


def test_what_was_said_can_be_undone(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    shown.show(*ids)
    shown.focus("Beach")
    shown.press(Qt.Key.Key_X)
    library.undo()
    assert tags(library, ids[0])["Beach"] is TagSource.CONFIRMED
    assert "Beach" not in tags(library, ids[1])


def test_what_is_said_while_the_next_photo_loads_is_meant_for_the_one_on_show(
    shown: Shown, library: Library, ids: tuple[PhotoId, ...]
) -> None:
    shown.show(ids[0])
    chip = shown.focus("Beach")
    shown.section.show_photos(ids[1:2])
    QTest.keyClick(chip, Qt.Key.Key_X)
    shown.settle()
    assert tags(library, ids[0])["Beach"] is TagSource.REJECTED
    assert "Beach" not in tags(library, ids[1])


# the keyboard


def test_the_tab_key_stops_once_at_the_chips_and_arrows_go_on(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[0])
    stops = [chip for chip in shown.section.flow.chips if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert names(stops) == ["Beach"]
    shown.focus("Beach")
    shown.press(Qt.Key.Key_Right)
    assert shown.chip("Boat").hasFocus()
    shown.press(Qt.Key.Key_Home)
    assert shown.chip("Beach").hasFocus()
    shown.press(Qt.Key.Key_Tab)
    assert shown.section.rejected_switch.hasFocus()
    shown.press(Qt.Key.Key_Tab)
    assert shown.section.field.hasFocus()


def test_the_arrows_go_from_line_to_line(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    for number in range(6):
        library.labels.add(LabelDraft(f"Label {number}"), accepted=ids[:1])
    shown.show(ids[0])
    chips = shown.section.flow.chips
    chips[0].setFocus()
    shown.press(Qt.Key.Key_Down)
    focused = next(chip for chip in chips if chip.hasFocus())
    assert focused.y() > chips[0].y()
    assert focused.x() == chips[0].x()
    shown.press(Qt.Key.Key_Up)
    assert chips[0].hasFocus()


def test_the_focus_stays_with_the_label_or_goes_to_its_neighbour(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[0])
    shown.focus("Boat")
    shown.press(Qt.Key.Key_C)
    assert shown.chip("Boat").hasFocus()
    shown.press(Qt.Key.Key_X)
    assert shown.chip("Beach").hasFocus()
    shown.press(Qt.Key.Key_X)
    assert shown.section.field.hasFocus()


def test_a_click_leaves_the_focus_where_it_is(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[0])
    shown.section.field.setFocus()
    QTest.mouseClick(shown.chip("Boat"), Qt.MouseButton.LeftButton)
    assert shown.section.field.hasFocus()


# adding


def test_labels_that_fit_are_suggested_while_typing(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[1])
    shown.type("BEA")
    assert shown.section.field.suggestions.texts() == [
        "Beach",
        "Sandy <b>beach</b>",
        "Create label “BEA”…",
    ]


def test_what_the_photo_has_by_the_users_word_is_not_suggested(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[0])
    shown.type("bea")
    assert "Beach" not in shown.section.field.suggestions.texts()


def test_a_suggestion_is_added_by_arrow_and_enter(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    shown.show(*ids)
    shown.type("sandy")
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    assert {tags(library, photo)["Sandy <b>beach</b>"] for photo in ids} == {TagSource.CONFIRMED}
    assert shown.section.field.text() == ""


def test_a_name_is_added_by_enter_in_whatever_case(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[1])
    shown.type(" dog ")
    shown.press(Qt.Key.Key_Return)
    assert tags(library, ids[1])["Dog"] is TagSource.CONFIRMED


def test_a_name_that_no_label_has_is_asked_for(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(*ids[:2])
    shown.type("our  red car")
    with shown.qtbot.waitSignal(shown.section.new_label_requested) as asked:
        shown.press(Qt.Key.Key_Return)
    assert asked.args == ["our red car", ids[:2]]
    assert not shown.section.field.suggestions.isVisible()


def test_escape_takes_back_what_was_typed(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[0])
    shown.type("bo")
    shown.press(Qt.Key.Key_Escape)
    assert shown.section.field.text() == ""
    assert not shown.section.field.suggestions.isVisible()


def test_labels_that_are_made_meanwhile_are_suggested(shown: Shown, library: Library, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[1])
    shown.type("zeb")
    shown.context.mailbox.post(library.labels.add(LabelDraft("Zebra")))
    QApplication.processEvents()
    shown.type("r")
    assert shown.section.field.suggestions.texts() == ["Zebra", "Create label “zebr”…"]


# in its places


def test_the_inspector_shows_the_labels_of_what_is_selected(
    context: Context, library: Library, ids: tuple[PhotoId, ...], qtbot: QtBot
) -> None:
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    inspector.show()
    inspector.show_photos(ids[:1])
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    assert names(inspector.tags.flow.chips) == ["Beach", "Boat"]
    changes: list[LibraryChange] = []
    inspector.changed.connect(changes.append)
    inspector.tags.flow.chips[1].said.emit(Say.CONFIRM)
    qtbot.waitUntil(lambda: bool(changes) and context.tasks.is_idle)
    assert changes[0].labels
    inspector.show_photos(())
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    assert inspector.tags.photos == ()


def test_the_viewer_shows_the_labels_of_its_photo(context: Context, ids: tuple[PhotoId, ...], qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panel = InfoPanel(context, window)
    panel.resize(304, 600)
    window.show()
    panel.show_photo_of(Walk.through(ids, 0))
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    assert names(panel.tags.flow.chips) == ["Beach", "Boat"]
    panel.show_photo_of(Walk.through(ids, 1))
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    assert names(panel.tags.flow.chips) == ["Boat"]


def test_what_was_typed_for_one_photo_is_gone_with_it(shown: Shown, ids: tuple[PhotoId, ...]) -> None:
    shown.show(ids[0])
    shown.type("bo")
    shown.show(ids[1])
    assert shown.section.field.text() == ""
    assert not shown.section.field.suggestions.isVisible()
