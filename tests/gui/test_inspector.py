"""The inspector, for one photo, for many and for none, on a real library."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.change import LibraryChange
from photolens.domain.photo import Flag, PhotoCard, PhotoId
from photolens.gui.context import Context
from photolens.gui.inspector import FavouriteButton, FlagRow, Inspector, RatingRow
from photolens.gui.inspector.caption import CaptionEdit
from photolens.gui.inspector.preview import tiles
from photolens.library import Library


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of three photos; indexed once, as every test works on a copy of it."""
    folder = tmp_path_factory.mktemp("indexed")
    for number in range(3):
        rough = np.random.default_rng(number).integers(0, 256, (80, 120, 3), np.uint8)
        (folder / "photos").mkdir(exist_ok=True)
        Image.fromarray(rough).save(folder / "photos" / f"photo{number}.jpg")
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
def ids(library: Library) -> tuple[PhotoId, ...]:
    """The three photos."""
    return tuple(sorted(PhotoId(int(photo)) for photo in library.timeline().ids))


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window, before_close_func=lambda _: settle(qtbot, context))
    return window


@pytest.fixture
def inspector(context: Context, window: QWidget, qtbot: QtBot) -> Inspector:
    """A shown inspector beside a field that can take the focus."""
    inspector = Inspector(context)
    inspector.setParent(window)
    elsewhere = QLineEdit(window)
    elsewhere.setObjectName("elsewhere")
    elsewhere.move(300, 0)
    inspector.resize(290, 700)
    window.resize(500, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle(qtbot, context)
    return inspector


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: context.tasks.is_idle)


def show(inspector: Inspector, ids: tuple[PhotoId, ...], qtbot: QtBot) -> None:
    inspector.show_photos(ids)
    settle(qtbot, inspector._context)


def card(library: Library, photo: PhotoId) -> PhotoCard:
    return library.cards([photo])[photo]


def leave(inspector: Inspector) -> None:
    field = inspector.window().findChild(QLineEdit, "elsewhere")
    assert isinstance(field, QLineEdit)
    field.setFocus()


# what it shows


def test_without_a_selection_it_says_what_the_library_holds(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    library.set_favourite(ids[:1], True)
    show(inspector, (), qtbot)
    assert inspector.hint.isVisible()
    assert inspector.hint.text() == "3 photo(s) · 1 favourite(s)"


def test_one_photo_shows_its_name_marks_and_facts(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    library.set_rating(ids[:1], 4)
    library.set_flag(ids[:1], Flag.PICK)
    library.set_favourite(ids[:1], True)
    library.set_caption(ids[:1], "On the beach")
    inspector.show_photos(ids[:1], {ids[0]: (0.9, 0.3)})
    settle(qtbot, inspector._context)
    assert inspector.title.shown() == card(library, ids[0]).path.name
    assert inspector.rating.value() == 4
    assert inspector.rating.accessibleName() == "Rating 4 of 5"
    assert inspector.favourite.isChecked()
    assert inspector.caption.toPlainText() == "On the beach"
    assert inspector.facts.isVisible()
    assert any("120 × 80" in text for text in inspector.facts.texts())
    assert any("90%" in text for text in inspector.facts.texts())
    assert not inspector.hint.isVisible()


def test_many_photos_show_what_they_have_in_common(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    library.set_rating(ids, 2)
    library.set_caption(ids[:1], "One of them")
    library.set_flag(ids[1:], Flag.REJECT)
    show(inspector, ids, qtbot)
    assert inspector.title.shown() == "3 photo(s)"
    assert inspector.rating.value() == 2
    assert inspector.caption.toPlainText() == ""
    assert inspector.caption.placeholderText() == "Different captions"
    assert not any(button.isChecked() for button in inspector.flag.findChildren(QToolButton))
    assert inspector.spans.isVisible()
    assert not inspector.facts.isVisible()


def test_different_ratings_are_told_as_different(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    library.set_rating(ids[:1], 5)
    show(inspector, ids, qtbot)
    assert inspector.rating.accessibleName() == "Different ratings"


def test_many_photos_show_their_total_size(
    ids: tuple[PhotoId, ...], photos: Path, inspector: Inspector, qtbot: QtBot
) -> None:
    show(inspector, ids, qtbot)
    size_kb = sum(path.stat().st_size for path in photos.iterdir()) / 1000
    assert inspector.spans._size._text.shown() == f"{size_kb:.1f} kB in all"


def test_the_newest_selection_wins(ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot) -> None:
    for wanted in (ids, ids[:1], ids[1:2], ids[:2]):
        inspector.show_photos(wanted)
    settle(qtbot, inspector._context)
    assert inspector.title.shown() == "2 photo(s)"


def test_photos_that_are_gone_leave_the_hint(
    library: Library, ids: tuple[PhotoId, ...], photos: Path, inspector: Inspector, qtbot: QtBot
) -> None:
    library.remove_folder(photos)
    show(inspector, (PhotoId(999),), qtbot)
    assert inspector.hint.isVisible()


# what it changes


def test_a_click_on_a_star_rates_the_photo(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    show(inspector, ids[:1], qtbot)
    with qtbot.waitSignal(inspector.changed):
        QTest.mouseClick(
            inspector.rating, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2 * 26 + 13, 15)
        )
    assert card(library, ids[0]).rating == 3


def test_controls_apply_to_all_that_are_selected(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    show(inspector, ids, qtbot)
    inspector.favourite.click()
    inspector.flag._buttons[Flag.REJECT].click()
    QTest.keyClick(inspector.rating, Qt.Key.Key_5)
    settle(qtbot, inspector._context)
    cards = library.cards(ids).values()
    assert {(card.favourite, card.flag, card.rating) for card in cards} == {(True, Flag.REJECT, 5)}


def test_every_change_is_in_the_mailbox(
    context: Context, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    changes: list[LibraryChange] = []
    context.mailbox.subscribe(LibraryChange, changes.append)
    show(inspector, ids[:2], qtbot)
    inspector.favourite.click()
    qtbot.waitUntil(lambda: bool(changes))
    assert changes[0].photos == set(ids[:2])


def test_a_change_elsewhere_is_shown(
    context: Context, library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    show(inspector, ids[:1], qtbot)
    context.mailbox.post(library.set_rating(ids[:1], 5))
    qtbot.waitUntil(lambda: inspector.rating.value() == 5)


def test_a_change_that_comes_while_it_is_hidden_is_shown_later(
    context: Context, library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    show(inspector, ids[:1], qtbot)
    inspector.hide()
    context.mailbox.post(library.set_rating(ids[:1], 5))
    context.tasks.run(lambda: None)
    settle(qtbot, context)
    assert inspector.rating.value() == 0
    inspector.show()
    qtbot.waitUntil(lambda: inspector.rating.value() == 5)


# the caption


def test_leaving_the_caption_keeps_it(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    show(inspector, ids[:1], qtbot)
    inspector.caption.setFocus()
    QTest.keyClicks(inspector.caption, "Anna 5")
    with qtbot.waitSignal(inspector.changed):
        leave(inspector)
    assert card(library, ids[0]).caption == "Anna 5"


def test_control_enter_keeps_the_caption(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    show(inspector, ids, qtbot)
    inspector.caption.setPlainText("All of us\nin the snow")
    with qtbot.waitSignal(inspector.changed):
        QTest.keyClick(inspector.caption, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert {card(library, photo).caption for photo in ids} == {"All of us\nin the snow"}


def test_escape_takes_back_what_was_typed(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    library.set_caption(ids[:1], "Before")
    show(inspector, ids[:1], qtbot)
    QTest.keyClicks(inspector.caption, "Something else")
    QTest.keyClick(inspector.caption, Qt.Key.Key_Escape)
    assert inspector.caption.toPlainText() == "Before"
    leave(inspector)
    settle(qtbot, inspector._context)
    assert card(library, ids[0]).caption == "Before"


def test_a_window_that_closes_keeps_the_caption(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    show(inspector, ids[:1], qtbot)
    QTest.keyClicks(inspector.caption, "Not lost")
    inspector.window().hide()
    settle(qtbot, inspector._context)
    assert card(library, ids[0]).caption == "Not lost"


def test_a_refresh_does_not_overwrite_what_is_being_typed(
    context: Context, library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    show(inspector, ids[:1], qtbot)
    QTest.keyClicks(inspector.caption, "Half a sen")
    context.mailbox.post(library.set_rating(ids[:1], 5))
    qtbot.waitUntil(lambda: inspector.rating.value() == 5)
    assert inspector.caption.toPlainText() == "Half a sen"


def test_another_selection_keeps_the_caption_for_the_photo_it_was_typed_for(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    show(inspector, ids[:1], qtbot)
    QTest.keyClicks(inspector.caption, "The first")
    show(inspector, ids[1:2], qtbot)
    settle(qtbot, inspector._context)
    assert (card(library, ids[0]).caption, card(library, ids[1]).caption) == ("The first", "")
    assert inspector.caption.toPlainText() == ""


def test_what_is_clicked_while_the_next_photo_loads_is_meant_for_the_one_on_show(
    library: Library, ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot
) -> None:
    show(inspector, ids[:1], qtbot)
    inspector.show_photos(ids[1:2])
    inspector.favourite.click()
    settle(qtbot, inspector._context)
    assert [card(library, photo).favourite for photo in ids[:2]] == [True, False]


def test_an_untouched_caption_changes_nothing(ids: tuple[PhotoId, ...], inspector: Inspector, qtbot: QtBot) -> None:
    show(inspector, ids, qtbot)
    inspector.caption.setFocus()
    with qtbot.assertNotEmitted(inspector.changed):
        leave(inspector)
        settle(qtbot, inspector._context)


def test_the_caption_grows_with_its_text_but_not_for_ever(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 400)
    edit = CaptionEdit()
    edit.setParent(page)
    page.show()
    heights = []
    for lines in (1, 5, 8, 100):
        edit.show_caption("\n".join("line" for _ in range(lines)))
        heights.append(edit.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


# the controls by themselves


@pytest.mark.parametrize(
    ("keys", "rating"),
    [
        ([Qt.Key.Key_Right], 4),
        ([Qt.Key.Key_Left, Qt.Key.Key_Left], 1),
        ([Qt.Key.Key_End], 5),
        ([Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_0], 0),
        ([Qt.Key.Key_5, Qt.Key.Key_Right, Qt.Key.Key_2], 2),
    ],
)
def test_keys_rate(qtbot: QtBot, keys: list[Qt.Key], rating: int) -> None:
    row = RatingRow()
    qtbot.addWidget(row)
    row.show_rating(3)
    rated: list[int] = []
    row.rated.connect(rated.append)
    for key in keys:
        QTest.keyClick(row, key)
    assert row.value() == rating
    assert rated[-1] == rating


def test_a_click_on_the_rating_that_is_there_takes_it_away(qtbot: QtBot) -> None:
    row = RatingRow()
    qtbot.addWidget(row)
    row.show_rating(2)
    with qtbot.waitSignal(row.rated) as rated:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(26 + 13, 15))
    assert rated.args == [0]


def test_beside_the_stars_a_click_does_nothing(qtbot: QtBot) -> None:
    row = RatingRow()
    row.resize(250, 30)
    qtbot.addWidget(row)
    with qtbot.assertNotEmitted(row.rated):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 15))


def test_showing_a_value_tells_nothing(qtbot: QtBot) -> None:
    row, flags, heart = RatingRow(), FlagRow(), FavouriteButton()
    for widget in (row, flags, heart):
        qtbot.addWidget(widget)
    with (
        qtbot.assertNotEmitted(row.rated),
        qtbot.assertNotEmitted(flags.flagged),
        qtbot.assertNotEmitted(heart.favourite_chosen),
    ):
        row.show_rating(4)
        flags.show_flag(Flag.PICK)
        heart.show_favourite(True)


def test_some_favourites_are_told_apart_from_all_and_become_all(qtbot: QtBot) -> None:
    heart = FavouriteButton()
    qtbot.addWidget(heart)
    heart.show_favourite(None)
    assert heart.accessibleDescription() == "Some of them are favourites"
    with qtbot.waitSignal(heart.favourite_chosen) as chosen:
        heart.click()
    assert chosen.args == [True]
    assert heart.accessibleDescription() == ""


def test_arrow_keys_move_the_flag(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flags = FlagRow()
    flags.setParent(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    flags.show_flag(Flag.NONE)
    flagged: list[Flag] = []
    flags.flagged.connect(flagged.append)
    flags._buttons[Flag.NONE].setFocus()
    QTest.keyClick(flags._buttons[Flag.NONE], Qt.Key.Key_Right)
    assert flagged == [Flag.REJECT]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_tiles_of_a_mosaic_fill_it_without_overlap(count: int) -> None:
    places = tiles(count, 200, 100)
    assert len(places) == count
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    assert max(place.right() for place in places) == 200
    assert max(place.bottom() for place in places) == 100
