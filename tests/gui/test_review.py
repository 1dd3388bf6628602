"""The review queue on a real library: photos in red and in blue, and a label that knows three of each."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.history import ActionKind
from photolens.domain.label import LabelDraft, LabelId, TagSource
from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.grid import Thumbnails
from photolens.gui.review import ReviewPage
from photolens.gui.review.ending import achieved
from photolens.gui.review.header import Header
from photolens.gui.review.mosaic import LARGEST_PX, SMALLEST_PX, best_columns
from photolens.gui.review.question import ENLARGED, enlargement
from photolens.gui.review.sitting import Phase, Sitting
from photolens.gui.tasks import TaskFailed
from photolens.library import Library

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform, of windows

REDS, BLUES, TAUGHT = 10, 16, 3
SIZES = [(600, 400), (400, 600), (640, 640)]
Key = Qt.Key


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library that has the label, indexed once; every test works on a copy."""
    folder = tmp_path_factory.mktemp("stock")
    for number in range(REDS + BLUES):
        _save_photo(folder / "photos", number)
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
        reds, blues = sorted(photos_of(library, "red")), sorted(photos_of(library, "blue"))
        library.labels.add(LabelDraft("red"), accepted=reds[:TAUGHT], rejected=blues[:TAUGHT])
    return folder


def _save_photo(folder: Path, number: int) -> None:
    folder.mkdir(exist_ok=True)
    is_red = number < REDS
    rough = np.random.default_rng(number).integers(0, 256, (6, 8, 3), np.uint8)
    rough[..., 2 if is_red else 0] //= 6
    rough[..., 1] //= 4
    picture = Image.fromarray(rough).resize(SIZES[number % len(SIZES)], Image.Resampling.BICUBIC)
    picture.save(folder / f"{'red' if is_red else 'blue'}-{number:02}.jpg")


def photos_of(library: Library, colour: str) -> list[PhotoId]:
    cards = library.cards([PhotoId(int(photo)) for photo in library.timeline().ids])
    return [card.id for card in cards.values() if card.path.name.startswith(colour)]


@pytest.fixture
def library(stock: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(stock / "library", tmp_path / "library")
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def label(library: Library) -> LabelId:
    return library.labels.named("red").id


@pytest.fixture
def thumbnails(context: Context) -> Iterator[Thumbnails]:
    cache = Thumbnails(context)
    yield cache
    cache.close()


@pytest.fixture
def page(qtbot: QtBot, context: Context, thumbnails: Thumbnails, label: LabelId) -> ReviewPage:
    page = ReviewPage(context, thumbnails)
    qtbot.addWidget(page, before_close_func=lambda shown: put_away(shown, qtbot, context))
    page.resize(900, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_label(label)
    settle(qtbot, context)
    return page


def settle(qtbot: QtBot, context: Context) -> None:
    """Wait until nothing is under way, also of what an answer brings with it."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: context.tasks.is_idle)


def put_away(widget: QWidget, qtbot: QtBot, context: Context) -> None:
    """As when the window closes: nothing is begun any more, and what is under way comes to its end."""
    widget.hide()
    settle(qtbot, context)


def press(page: ReviewPage, *keys: Qt.Key) -> None:
    """Press keys where the focus is, as a user does."""
    for key in keys:
        QTest.keyClick(page.window().focusWidget(), key)


def shown(page: ReviewPage) -> PhotoId:
    photo = page.current()
    assert photo is not None
    return photo


def said(library: Library, label: LabelId, photo: PhotoId) -> TagSource | None:
    """The user's word on a photo."""
    sources = [tag.source for tag in library.labels.tags(photo) if tag.label == label]
    return next((source for source in sources if source is not TagSource.AUTO), None)


def is_red(library: Library, photo: PhotoId) -> bool:
    return library.cards([photo])[photo].path.name.startswith("red")


# single photos


def test_the_most_uncertain_photo_is_asked_about_first(page: ReviewPage, library: Library, label: LabelId) -> None:
    queue = library.labels.review(label)
    sure = {candidate.photo for candidate in queue.confident}
    assert shown(page) == next(one.photo for one in queue.uncertain if one.photo not in sure)
    assert page.question.sentence.shown() == "Is this “red”?"
    assert page.header.progress.shown().startswith("6 answered · 20 make a label clearly better")


@pytest.mark.parametrize(
    ("key", "word"),
    [
        (Key.Key_A, TagSource.CONFIRMED),
        (Key.Key_Right, TagSource.CONFIRMED),
        (Key.Key_R, TagSource.REJECTED),
        (Key.Key_Left, TagSource.REJECTED),
    ],
)
def test_a_key_answers_and_the_next_photo_is_there_at_once(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId, key: Qt.Key, word: TagSource
) -> None:
    photo = shown(page)
    press(page, key)
    assert shown(page) != photo
    settle(qtbot, context)
    assert said(context.library, label, photo) is word


@pytest.mark.parametrize("key", [Key.Key_S, Key.Key_Down])
def test_a_skipped_photo_stays_unanswered_and_does_not_come_back(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId, key: Qt.Key
) -> None:
    skipped = shown(page)
    press(page, key, Key.Key_A)
    settle(qtbot, context)
    assert said(context.library, label, skipped) is None
    assert skipped not in [candidate.photo for candidate in page._sitting.waiting]


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Up])
def test_the_last_answer_can_be_taken_back(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId, key: Qt.Key
) -> None:
    photo = shown(page)
    assert not page.question.take_back.isEnabled()
    press(page, Key.Key_A, key)
    assert shown(page) == photo
    settle(qtbot, context)
    assert said(context.library, label, photo) is None
    assert shown(page) == photo


def test_answers_faster_than_the_library_all_arrive_in_order(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId
) -> None:
    photos = [candidate.photo for candidate in page._sitting.waiting[:4]]
    press(page, Key.Key_R, Key.Key_R, Key.Key_Backspace, Key.Key_A, Key.Key_R, Key.Key_R)
    settle(qtbot, context)
    words = [said(context.library, label, photo) for photo in photos]
    rejected = TagSource.REJECTED
    assert words == [rejected, TagSource.CONFIRMED, rejected, rejected]
    assert page.is_settled


def test_the_photo_on_show_stays_when_the_queue_is_another_one(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId
) -> None:
    photo, last = shown(page), page._sitting.waiting[-1].photo
    context.tasks.change(lambda: context.library.labels.answer(label, rejected=[last]))
    settle(qtbot, context)
    assert shown(page) == photo
    assert last not in [candidate.photo for candidate in page._sitting.waiting]
    assert page.header.progress.shown().startswith("7 answered")


def test_undo_of_the_window_asks_again_and_redo_goes_on(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId
) -> None:
    photo = shown(page)
    press(page, Key.Key_A)
    settle(qtbot, context)
    context.tasks.change(context.library.undo)
    settle(qtbot, context)
    assert shown(page) == photo
    context.tasks.change(context.library.redo)
    settle(qtbot, context)
    assert shown(page) != photo
    assert said(context.library, label, photo) is TagSource.CONFIRMED


def test_a_key_that_is_held_down_answers_once(page: ReviewPage) -> None:
    press(page, Key.Key_A)
    photo = shown(page)
    repeat = QKeyEvent(QEvent.Type.KeyPress, Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", autorep=True)
    QApplication.sendEvent(page.window().focusWidget(), repeat)
    assert shown(page) == photo


def test_keys_answer_wherever_the_focus_is_and_space_presses_a_button(page: ReviewPage) -> None:
    first = shown(page)
    page.question.explain.setFocus()
    press(page, Key.Key_A)
    second = shown(page)
    page.question.skip.setFocus()
    press(page, Key.Key_Right)
    third = shown(page)
    press(page, Key.Key_Space)
    assert len({first, second, third, shown(page)}) == 4
    assert page._sitting.skipped == 1


def test_shortcuts_of_the_window_do_not_take_the_keys(
    qtbot: QtBot, context: Context, thumbnails: Thumbnails, label: LabelId
) -> None:
    window, taken = QWidget(), []
    qtbot.addWidget(window)
    page = ReviewPage(context, thumbnails)
    QVBoxLayout(window).addWidget(page)
    for key in ("A", "Esc", "Backspace"):
        QShortcut(QKeySequence(key), window).activated.connect(lambda key=key: taken.append(key))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.show_label(label)
    settle(qtbot, context)
    photo = shown(page)
    press(page, Key.Key_A)
    assert shown(page) != photo
    press(page, Key.Key_Backspace)
    assert shown(page) == photo
    with qtbot.waitSignal(page.closed):
        press(page, Key.Key_Escape)
    assert not taken
    put_away(window, qtbot, context)


def test_a_page_that_comes_into_sight_takes_the_keyboard(
    qtbot: QtBot, context: Context, thumbnails: Thumbnails, label: LabelId
) -> None:
    window, page, field = QWidget(), ReviewPage(context, thumbnails), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(page)
    page.hide()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    page.show_label(label)
    page.show()
    settle(qtbot, context)
    photo = shown(page)
    press(page, Key.Key_A)
    assert shown(page) != photo
    assert field.text() == ""
    put_away(window, qtbot, context)


def test_a_click_on_what_comes_next_brings_it_forward(page: ReviewPage) -> None:
    place, photo = page.question.strip._places()[2]
    QTest.mouseClick(page.question.strip, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert shown(page) == photo
    assert page.question.strip.photo_at(-5) is None


def test_the_photo_is_shown_large(page: ReviewPage, qtbot: QtBot) -> None:
    canvas, feed = page.question.canvas, page.question._feed
    qtbot.waitUntil(lambda: feed.is_seen and len(canvas._levels) > 1)
    assert canvas.picture_size is not None
    assert canvas.accessibleName().endswith(".jpg")


def test_a_small_picture_is_enlarged_as_far_as_there_is_room(page: ReviewPage) -> None:
    canvas, card = page.question.canvas, page._cards[shown(page)]
    for width, height in ((1400, 1100), (3000, 2600)):
        page.resize(width, height)
        QApplication.processEvents()
        assert canvas.picture_size is not None
        assert canvas.is_fitted
        room = min(canvas.view.width / card.width_px, canvas.view.height / card.height_px)
        assert room > 1
        shown_px = canvas.picture_size.width * canvas.scale
        assert shown_px == pytest.approx(card.width_px * min(room, ENLARGED))
    assert enlargement(replace(card, width_px=1600)) == 1


def test_explaining_and_opening_name_the_photo(page: ReviewPage, qtbot: QtBot, label: LabelId) -> None:
    with qtbot.waitSignal(page.photo_explained) as explained:
        press(page, Key.Key_E)
    assert explained.args == [label, shown(page)]
    with qtbot.waitSignal(page.photo_opened) as opened:
        press(page, Key.Key_O)
    assert opened.args == [shown(page)]


# batches


def test_a_batch_is_confirmed_in_one_step(page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId) -> None:
    press(page, Key.Key_B)
    photos = page.batch.mosaic.photos()
    assert len(photos) == REDS - TAUGHT
    press(page, Key.Key_Right, Key.Key_Space)
    assert page.batch.hint.text() == "1 unticked photo(s) will be marked as not “red”."
    press(page, Key.Key_Return)
    settle(qtbot, context)
    words = [said(context.library, label, photo) for photo in photos]
    assert words == [TagSource.CONFIRMED, TagSource.REJECTED, *[TagSource.CONFIRMED] * (len(photos) - 2)]
    undo = context.library.history().undo
    assert undo is not None
    assert (undo.kind, undo.count) == (ActionKind.ANSWER, len(photos))


def test_a_batch_that_is_undone_is_shown_again_as_it_was(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId
) -> None:
    press(page, Key.Key_B)
    photos = page.batch.mosaic.photos()
    press(page, Key.Key_Space, Key.Key_Return)
    settle(qtbot, context)
    assert page.phase is not Phase.BATCH
    context.tasks.change(context.library.undo)
    settle(qtbot, context)
    assert page.batch.mosaic.photos() == photos
    assert page.batch.mosaic.unticked() == {photos[0]}
    assert not any(said(context.library, label, photo) for photo in photos)


def test_a_click_unticks_and_the_arrows_walk_in_two_directions(page: ReviewPage) -> None:
    press(page, Key.Key_B)
    mosaic = page.batch.mosaic
    QTest.mouseClick(mosaic.tiles[3], Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert mosaic.unticked() == {mosaic.photos()[3]}
    mosaic.tiles[0].setFocus()
    press(page, Key.Key_Down, Key.Key_Right, Key.Key_Up, Key.Key_Left, Key.Key_Left)
    assert mosaic.current() is mosaic.tiles[0]
    press(page, Key.Key_Down)
    assert shown(page) == mosaic.photos()[mosaic._columns]


def test_a_batch_can_be_passed_over_and_brought_back(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId
) -> None:
    press(page, Key.Key_B)
    photos = page.batch.mosaic.photos()
    press(page, Key.Key_S)
    assert page.phase is not Phase.BATCH
    press(page, Key.Key_Backspace)
    assert page.batch.mosaic.photos() == photos
    settle(qtbot, context)
    assert not any(said(context.library, label, photo) for photo in photos)


@pytest.mark.parametrize("count", [1, 7, 12, 24])
@pytest.mark.parametrize(("width", "height"), [(640, 260), (900, 560), (300, 900)])
def test_tiles_fit_into_their_room(count: int, width: int, height: int) -> None:
    columns, side = best_columns(count, width, height)
    rows = -(-count // columns)
    assert columns * side <= width
    assert rows * side <= height
    assert SMALLEST_PX <= side <= LARGEST_PX


# the whole of it


def work_through(page: ReviewPage, library: Library) -> None:
    """Answer everything until the round is over, looking at every photo."""
    while page.phase is not Phase.DONE:
        if page.phase is Phase.ASKING:
            press(page, Key.Key_A if is_red(library, shown(page)) else Key.Key_R)
            continue
        for photo in page.batch.mosaic.photos():
            press(page, *(() if is_red(library, photo) else (Key.Key_Space,)), Key.Key_Right)
        press(page, Key.Key_Return)


def test_all_of_a_review_is_done_by_keyboard_alone(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId
) -> None:
    library = context.library
    work_through(page, library)
    settle(qtbot, context)
    while page._sitting.waiting:
        press(page, Key.Key_B)
        work_through(page, library)
        settle(qtbot, context)
    words = {photo: said(library, label, photo) for photo in (*photos_of(library, "red"), *photos_of(library, "blue"))}
    assert {photo for photo, word in words.items() if word is TagSource.CONFIRMED} == set(photos_of(library, "red"))
    assert {photo for photo, word in words.items() if word is TagSource.REJECTED} == set(photos_of(library, "blue"))
    assert page.empty.accessibleName() == "Nothing left to ask"
    assert page.empty.accessibleDescription().startswith(f"{REDS + BLUES - 2 * TAUGHT} photo(s) answered.")
    qtbot.waitUntil(lambda: isinstance(page.window().focusWidget(), QPushButton))
    with qtbot.waitSignal(page.shelf_requested) as asked:
        press(page, Key.Key_Return)
    assert asked.args == [label]


def test_the_end_can_be_taken_back_too(page: ReviewPage) -> None:
    while page.phase is not Phase.DONE:
        press(page, Key.Key_S)
    assert page.empty.isVisible()
    press(page, Key.Key_Backspace)
    assert page.batch.isVisible()


def test_the_label_can_be_edited_from_the_end(page: ReviewPage, qtbot: QtBot, label: LabelId) -> None:
    while page.phase is not Phase.DONE:
        press(page, Key.Key_S)
    buttons = {button.text(): button for button in page.empty.findChildren(QPushButton)}
    with qtbot.waitSignal(page.label_edit_requested) as asked:
        buttons["Edit label"].click()
    assert asked.args == [label]


@pytest.mark.parametrize(
    ("since", "told"),
    [
        (9, "“red” has 143 photo(s) now, 9 more than when you began."),
        (-2, "“red” has 143 photo(s) now, 2 fewer than when you began."),
        (0, "“red” has 143 photo(s) now."),
    ],
)
def test_the_end_tells_what_became_of_the_label(since: int, told: str) -> None:
    assert achieved(Sitting(), "red", 143, since).hint == told


def test_the_header_tells_as_much_as_there_is_room_for(qtbot: QtBot) -> None:
    header = Header()
    qtbot.addWidget(header)
    header.show_label("red")
    header.show_progress(12, 143, 9)
    header.resize(900, 60)
    header.show()
    longest = "12 answered · 20 make a label clearly better · now 143 photo(s), +9 since you began"
    assert header.progress.shown() == longest
    header.resize(470, 60)
    qtbot.waitUntil(lambda: header.progress.shown() == "12 answered · now 143 photo(s), +9 since you began")
    header.show_progress(20, 140, -3)
    assert header.progress.accessibleName() == "20 answered · now 140 photo(s), −3 since you began"


# labels that are gone, or have nothing to ask


def test_a_label_that_is_removed_meanwhile_closes_the_page(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId
) -> None:
    with qtbot.waitSignal(page.closed):
        context.tasks.change(lambda: context.library.labels.remove([label]))


def test_an_answer_to_a_label_that_is_gone_is_told_and_closes_the_page(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId
) -> None:
    told: list[str] = []
    context.mailbox.subscribe(TaskFailed, lambda failed: told.append(failed.reason))
    context.library.labels.remove([label])
    with qtbot.waitSignal(page.closed):
        press(page, Key.Key_A)
    assert len(told) == 1


def test_a_page_that_is_not_seen_reads_nothing_and_catches_up(
    page: ReviewPage, qtbot: QtBot, context: Context, label: LabelId
) -> None:
    last = page._sitting.waiting[-1].photo
    page.hide()
    context.tasks.change(lambda: context.library.labels.answer(label, rejected=[last]))
    settle(qtbot, context)
    assert page.header.progress.shown().startswith("6 answered")
    page.show()
    settle(qtbot, context)
    assert page.header.progress.shown().startswith("7 answered")


def test_another_label_begins_anew(page: ReviewPage, qtbot: QtBot, context: Context) -> None:
    press(page, Key.Key_A)
    context.tasks.change(lambda: context.library.labels.add(LabelDraft("a blue wall")))
    settle(qtbot, context)
    page.show_label(context.library.labels.named("a blue wall").id)
    settle(qtbot, context)
    assert page.question.sentence.shown() == "Is this “a blue wall”?"
    assert page.header.progress.shown().startswith("0 answered")
    assert not page.question.take_back.isEnabled()


class TestOfAnEmptyLibrary:
    """There is a label, and no photo."""

    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Library]:
        with Library.open(tmp_path / "library") as opened:
            opened.labels.add(LabelDraft("red"))
            yield opened

    def test_it_is_said_that_there_is_nothing_to_ask_about(self, page: ReviewPage, qtbot: QtBot) -> None:
        assert page.empty.accessibleName() == "No photos to ask about yet"
        assert page.current() is None
        press(page, Key.Key_A, Key.Key_S, Key.Key_B, Key.Key_E, Key.Key_O, Key.Key_Backspace)
        with qtbot.waitSignal(page.closed):
            press(page, Key.Key_Escape)
