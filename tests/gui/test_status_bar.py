"""The status bar, told what to say through the mailbox."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photolens.domain.change import LibraryChange
from photolens.gui.activity import Remaining, Unit
from photolens.gui.context import Context
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.grid import GridMode
from photolens.gui.notifications import Notifications
from photolens.gui.status_bar import REFRESH_MS, StatusBar
from photolens.gui.status_words import finished_words, remaining_words
from photolens.indexing.events import (
    Event,
    FileFailed,
    FolderOffline,
    FolderScanned,
    GenerationFailed,
    GenerationProgress,
    IndexReport,
    ModelSwitched,
    Progress,
    RunFailed,
    RunFinished,
)
from tests.conftest import MakePhoto

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

DRIVE = Path("/mnt/drive")
CLIP = "ViT-B-32/laion2b_s34b_b79k"


@pytest.fixture
def bar(context: Context, photos: Path, qtbot: QtBot) -> StatusBar:
    """A wide status bar of a library with one folder, in which nothing was looked for yet."""
    context.library.add_folders([photos])
    bar = StatusBar(context)
    qtbot.addWidget(bar, before_close_func=lambda _: settle(context, qtbot))
    bar.resize(1200, 34)
    bar.show()
    settle(context, qtbot)
    return bar


def settle(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.tasks.is_idle)


def tell(context: Context, *events: Event) -> None:
    for event in events:
        context.mailbox.post(event)


def said(bar: StatusBar) -> str:
    return bar._says.shown()


def test_a_library_without_folders_says_so(context: Context, qtbot: QtBot) -> None:
    bar = StatusBar(context)
    qtbot.addWidget(bar, before_close_func=lambda _: settle(context, qtbot))
    bar.resize(1200, 34)
    qtbot.waitUntil(lambda: said(bar) == "No folders yet")
    assert bar._pause.isHidden()


def test_it_begins_with_looking(bar: StatusBar) -> None:
    assert said(bar) == "Looking through your folders"


def test_files_that_were_found_are_counted(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    tell(context, FolderScanned(DRIVE, 12, 3))
    qtbot.waitUntil(lambda: said(bar) == "Looking through your folders · 12 file(s) so far")


def test_reading_tells_how_far_how_long_and_how_fast(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    tell(context, Progress(120, 348, 23.4, 125.0))
    words = "Reading photos · 120 of 348 · about 2 minute(s) left · 23 photos/s"
    qtbot.waitUntil(lambda: said(bar) == words)
    assert bar._progress.isVisible()
    assert (bar._progress.value(), bar._progress.maximum()) == (120, 348)


def test_nothing_is_promised_before_it_was_measured(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    tell(context, Progress(1, 348, 0.0, None))
    qtbot.waitUntil(lambda: said(bar) == "Reading photos · 1 of 348")


def test_slow_reading_has_a_decimal(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    tell(context, Progress(1, 348, 4.26, None))
    qtbot.waitUntil(lambda: said(bar).endswith("4.3 photos/s"))


def test_a_finished_run_leaves_the_number_of_photos(
    context: Context, bar: StatusBar, photos: Path, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    make_photo(photos / "one.jpg")
    tell(context, RunFinished(context.library.index(publish=context.mailbox.post)))
    qtbot.waitUntil(lambda: said(bar) == "Up to date · 1 photo(s)")
    assert not bar._progress.isVisible()


def test_the_number_of_photos_follows_the_library(
    context: Context, bar: StatusBar, photos: Path, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    make_photo(photos / "one.jpg")
    tell(context, RunFinished(context.library.index(publish=context.mailbox.post)))
    qtbot.waitUntil(lambda: said(bar) == "Up to date · 1 photo(s)")
    context.mailbox.post(context.library.remove_folder(photos))
    qtbot.waitUntil(lambda: said(bar) == "No folders yet")


def test_a_run_that_broke_off_says_why(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    tell(context, RunFailed("the disk is full"))
    qtbot.waitUntil(lambda: said(bar) == "Could not go on: the disk is full")


def test_vectors_of_another_model_are_told_of_when_there_is_nothing_else(
    context: Context, bar: StatusBar, qtbot: QtBot
) -> None:
    preparing = GenerationProgress(CLIP, 120, 900, 48.9, 180.0)
    tell(context, Progress(120, 348, 23.4, 125.0), preparing)
    qtbot.waitUntil(lambda: bar.activity.preparing is not None)
    qtbot.waitUntil(lambda: said(bar).startswith("Reading photos"))
    tell(context, RunFinished(IndexReport()))
    words = "Preparing CLIP ViT-B/32: 120 of 900 · about 3 minute(s) left · 49 photos/s"
    qtbot.waitUntil(lambda: said(bar) == words)
    assert bar._progress.isVisible()
    assert (bar._progress.value(), bar._progress.maximum()) == (120, 900)


def test_preparing_can_be_paused(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    tell(context, RunFinished(IndexReport()), GenerationProgress(CLIP, 120, 900, 48.9, 180.0))
    qtbot.waitUntil(lambda: said(bar).startswith("Preparing CLIP ViT-B/32"))
    bar.set_paused(True)
    assert said(bar) == "Paused · 120 of 900"
    bar.set_paused(False)
    assert said(bar) == "Preparing CLIP ViT-B/32: 120 of 900", "what was measured before says nothing now"


@pytest.mark.parametrize(
    "end", [ModelSwitched(CLIP), GenerationFailed(CLIP, "the disk is full"), LibraryChange(model=True)]
)
def test_preparing_ends_with_the_switch_with_a_failure_or_with_another_choice(
    context: Context, bar: StatusBar, qtbot: QtBot, end: Event | LibraryChange
) -> None:
    tell(context, RunFinished(IndexReport()), GenerationProgress(CLIP, 1, 10, 0.0, None))
    qtbot.waitUntil(lambda: said(bar).startswith("Preparing"))
    context.mailbox.post(end)
    qtbot.waitUntil(lambda: said(bar).startswith("Up to date"))
    assert not bar._progress.isVisible()


def test_preparing_says_less_where_there_is_less_room(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    tell(context, RunFinished(IndexReport()), GenerationProgress(CLIP, 120, 900, 48.9, 180.0))
    qtbot.waitUntil(lambda: said(bar).startswith("Preparing CLIP ViT-B/32"))
    widths = range(1200, 400, -20)
    told: list[str] = []
    for width in widths:
        bar.resize(width, 34)
        told.append(said(bar))
    assert "Preparing CLIP ViT-B/32: 120 of 900" in told
    assert "Preparing CLIP ViT-B/32" in told


def test_pausing_says_so_and_turns_the_button(bar: StatusBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.pause_toggled) as toggled:
        bar._pause.click()
    assert toggled.args == [True]
    bar.set_paused(True)
    assert said(bar) == "Paused"
    assert bar._pause.accessibleName() == "Go on reading photos"
    with qtbot.waitSignal(bar.pause_toggled) as toggled:
        bar._pause.click()
    assert toggled.args == [False]
    bar.set_paused(False)
    assert said(bar) == "Looking through your folders"


def test_resting_on_battery_is_told_apart(bar: StatusBar) -> None:
    bar.set_paused(True, True)
    assert said(bar) == "Paused while on battery"


def test_a_pause_in_the_middle_keeps_the_count(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    tell(context, Progress(120, 348, 23.4, 125.0))
    qtbot.waitUntil(lambda: said(bar).startswith("Reading"))
    bar.set_paused(True)
    assert said(bar) == "Paused · 120 of 348"


def test_words_change_at_most_twice_a_second(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    shown: list[str] = []
    for done in range(100):
        tell(context, Progress(done, 100, 0.0, None))
    qtbot.waitUntil(lambda: bar.activity.done == 99)
    shown.append(said(bar))
    qtbot.waitUntil(lambda: said(bar) == "Reading photos · 99 of 100", timeout=4 * REFRESH_MS)
    assert shown == ["Reading photos · 0 of 100"]


def test_photos_that_cannot_be_read_are_announced(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    tell(
        context, FileFailed(DRIVE / "a.jpg", "decode", "damaged"), FileFailed(DRIVE / "b.txt", "format", "a text file")
    )
    qtbot.waitUntil(bar._problems.isVisible)
    assert bar._problems.accessibleName() == "1 photo(s) could not be read"
    with qtbot.waitSignal(bar.problems_clicked):
        bar._problems.click()


def test_folders_that_are_offline_are_named(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    tell(context, FolderOffline(DRIVE), FolderOffline(DRIVE / "other"))
    qtbot.waitUntil(bar._offline.isVisible)
    qtbot.waitUntil(lambda: bar._offline.accessibleName() == "2 folder(s) offline")
    assert str(DRIVE / "other") in bar._offline.toolTip()
    with qtbot.waitSignal(bar.offline_clicked):
        bar._offline.click()


def test_a_folder_that_was_offline_before_the_start_is_known(
    context: Context, bar: StatusBar, photos: Path, qtbot: QtBot
) -> None:
    photos.rmdir()
    context.library.index()
    context.mailbox.post(LibraryChange(folders=True))
    qtbot.waitUntil(bar._offline.isVisible)
    assert str(photos) in bar._offline.toolTip()


def test_only_runs_that_are_worth_it_are_told_of(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    told: list[str] = []
    bar.run_finished.connect(told.append)
    tell(context, RunFinished(IndexReport(indexed=3, seconds=2.0)), RunFinished(IndexReport(indexed=20, seconds=2.0)))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["20 photo(s) can now be found"]


def test_the_sentence_at_the_end_tells_what_could_not_be_read() -> None:
    assert finished_words(IndexReport(indexed=20), 2) == "20 photo(s) can now be found · 2 photo(s) could not be read"


def test_whether_photos_come_in_is_told_when_it_changes(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    told: list[bool] = []
    bar.indexing_changed.connect(told.append)
    tell(context, Progress(1, 2, 0.0, None), RunFinished(IndexReport()), FolderScanned(DRIVE, 1, 0))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [False, True]


def test_a_library_that_gets_its_first_folder_is_being_indexed(context: Context, photos: Path, qtbot: QtBot) -> None:
    bar = StatusBar(context)
    qtbot.addWidget(bar, before_close_func=lambda _: settle(context, qtbot))
    told: list[bool] = []
    bar.indexing_changed.connect(told.append)
    settle(context, qtbot)
    assert told == []
    context.library.add_folders([photos])
    bar.expect_run()
    settle(context, qtbot)
    assert told == [True]


def test_the_selection_is_counted(bar: StatusBar) -> None:
    bar.set_selected(3)
    assert bar._selected.text() == "3 selected"
    assert bar._selected.isVisible()
    bar.set_selected(0)
    assert not bar._selected.isVisible()


def test_the_slider_and_the_buttons_tell_only_what_the_user_does(bar: StatusBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.cell_size_chosen), qtbot.assertNotEmitted(bar.mode_chosen):
        bar.set_cell_px(200)
        bar.set_mode(GridMode.SQUARE)
    assert bar._modes[GridMode.SQUARE].isChecked()
    with qtbot.waitSignal(bar.cell_size_chosen) as chosen:
        QTest.keyClick(bar._size, Qt.Key.Key_Right)
    assert chosen.args == [208]
    with qtbot.waitSignal(bar.mode_chosen) as mode:
        bar._modes[GridMode.JUSTIFIED].click()
    assert mode.args == [GridMode.JUSTIFIED]


def test_a_narrow_bar_says_less_but_tells_screen_readers_all(context: Context, bar: StatusBar, qtbot: QtBot) -> None:
    tell(context, Progress(120, 348, 23.4, 125.0), FolderOffline(DRIVE))
    qtbot.waitUntil(bar._offline.isVisible)
    bar.resize(640, 34)
    assert said(bar) == "Reading photos"
    assert bar._says.accessibleName().endswith("23 photos/s")
    assert bar._offline.text().strip() == "1"
    assert bar._offline.accessibleName() == "1 folder(s) offline"


@pytest.mark.parametrize(
    ("remaining", "words"),
    [
        (Remaining(Unit.MOMENT, 0), "less than a minute left"),
        (Remaining(Unit.MINUTES, 4), "about 4 minute(s) left"),
        (Remaining(Unit.HOURS, 2.0), "about 2 hour(s) left"),
        (Remaining(Unit.HOURS, 1.5), "about 1½ hours left"),
    ],
)
def test_estimates_in_words(remaining: Remaining, words: str) -> None:
    assert remaining_words(remaining) == words


def test_a_fitting_label_shows_the_longest_text_that_fits(qtbot: QtBot) -> None:
    label = FittingLabel("a rather long sentence", "short", "s")
    qtbot.addWidget(label)
    widths = [label.fontMetrics().horizontalAdvance(text) for text in ("a rather long sentence", "short", "s")]
    label.resize(widths[0], 20)
    assert label.shown() == "a rather long sentence"
    label.resize(widths[0] - 1, 20)
    assert label.shown() == "short"
    label.set_texts("a rather long sentence")
    assert label.shown() != "a rather long sentence"
    assert label.accessibleName() == "a rather long sentence"


def test_without_a_tray_the_window_asks_for_attention_quietly(bar: StatusBar) -> None:
    notifications = Notifications(bar)
    notifications.tell("Photolens", "20 photos can now be found")
    assert notifications._tray is None or not notifications._end.isActive()
