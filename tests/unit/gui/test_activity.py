"""What the indexer does, folded from its events."""

from pathlib import Path

import pytest

from photolens.gui.activity import (
    Activity,
    Pause,
    Remaining,
    State,
    Unit,
    expecting,
    folded,
    is_worth_a_word,
    remaining,
    with_offline,
    with_pause,
)
from photolens.indexing.events import (
    Event,
    FileFailed,
    FolderOffline,
    FolderScanned,
    GenerationProgress,
    IndexReport,
    Progress,
    RunFailed,
    RunFinished,
)

HOME, DRIVE = Path("/home/me/Pictures"), Path("/mnt/drive")


def after(*events: Event) -> Activity:
    activity = Activity()
    for event in events:
        activity = folded(activity, event)
    return activity


def test_a_new_library_is_looked_through_first() -> None:
    assert Activity().state is State.LOOKING


def test_files_of_all_folders_are_counted_while_looking() -> None:
    activity = after(FolderScanned(HOME, 100, 5), FolderScanned(DRIVE, 20, 0))
    assert (activity.state, activity.seen) == (State.LOOKING, 120)


def test_progress_means_reading() -> None:
    activity = after(FolderScanned(HOME, 100, 50), Progress(10, 50, 12.5, 200.0))
    assert activity.state is State.READING
    assert (activity.done, activity.total, activity.photos_per_second) == (10, 50, 12.5)
    assert activity.counted == (10, 50)


def test_nothing_is_estimated_before_something_was_measured() -> None:
    assert after(Progress(1, 50, 0.0, None)).remaining is None


def test_nothing_is_counted_outside_of_reading() -> None:
    assert after(FolderScanned(HOME, 5, 5)).counted is None
    assert after(Progress(5, 5, 1.0, 0.0), RunFinished(IndexReport())).counted is None


def test_vectors_of_another_model_are_counted_while_nothing_is_read() -> None:
    activity = after(RunFinished(IndexReport()), GenerationProgress("ViT-B-32", 3, 9, 1.0, 6.0))
    assert activity.is_preparing
    assert activity.counted == (3, 9)
    assert after(Progress(1, 5, 1.0, 4.0), GenerationProgress("ViT-B-32", 3, 9, 1.0, 6.0)).counted == (1, 5)


def test_a_run_that_ended_leaves_its_report() -> None:
    report = IndexReport(seen=5, indexed=5)
    activity = after(Progress(5, 5, 3.0, 0.0), RunFinished(report))
    assert (activity.state, activity.report, activity.photos_per_second) == (State.IDLE, report, 0.0)


def test_a_run_that_broke_off_says_why() -> None:
    activity = after(FolderScanned(HOME, 5, 5), RunFailed("the disk is full"))
    assert (activity.state, activity.reason) == (State.FAILED, "the disk is full")


def test_the_next_run_begins_anew() -> None:
    broken = FileFailed(HOME / "broken.jpg", "decode", "damaged")
    activity = after(FolderScanned(HOME, 9, 9), broken, RunFailed("no"), FolderScanned(HOME, 4, 0))
    assert (activity.state, activity.seen, activity.failed, activity.reason) == (State.LOOKING, 4, 0, "")


def test_photos_that_cannot_be_read_are_counted_but_other_files_are_not() -> None:
    broken = FileFailed(HOME / "broken.jpg", "decode", "damaged")
    film = FileFailed(HOME / "film", "format", "a video, not a picture")
    assert after(broken, film, film).failed == 1


def test_failures_stay_known_after_the_run() -> None:
    broken = FileFailed(HOME / "broken.jpg", "decode", "damaged")
    assert after(FolderScanned(HOME, 1, 1), broken, RunFinished(IndexReport())).failed == 1


def test_a_folder_is_offline_until_it_is_scanned_again() -> None:
    gone = after(FolderOffline(DRIVE), FolderOffline(DRIVE), FolderScanned(HOME, 1, 0))
    assert gone.offline == (DRIVE,)
    assert folded(gone, FolderScanned(DRIVE / "2019", 1, 0)).offline == ()


def test_the_catalogue_knows_what_is_offline() -> None:
    assert with_offline(after(FolderOffline(HOME)), [DRIVE]).offline == (DRIVE,)


def test_a_pause_forgets_what_was_measured() -> None:
    paused = with_pause(after(Progress(1, 9, 5.0, 60.0)), Pause.ON_BATTERY)
    assert (paused.pause, paused.photos_per_second, paused.remaining) == (Pause.ON_BATTERY, 0.0, None)
    assert paused.state is State.READING


def test_an_asked_for_run_is_expected_but_does_not_interrupt_one() -> None:
    assert expecting(after(RunFinished(IndexReport()))).state is State.LOOKING
    assert expecting(after(Progress(1, 9, 0.0, None))).state is State.READING


@pytest.mark.parametrize(
    ("eta_s", "told"),
    [
        (0.0, Remaining(Unit.MOMENT, 0)),
        (49.0, Remaining(Unit.MOMENT, 0)),
        (50.0, Remaining(Unit.MINUTES, 1)),
        (125.0, Remaining(Unit.MINUTES, 2)),
        (10 * 60.0, Remaining(Unit.MINUTES, 10)),
        (13 * 60.0, Remaining(Unit.MINUTES, 15)),
        (57 * 60.0, Remaining(Unit.MINUTES, 55)),
        (58 * 60.0, Remaining(Unit.HOURS, 1.0)),
        (95 * 60.0, Remaining(Unit.HOURS, 1.5)),
        (5 * 3600.0, Remaining(Unit.HOURS, 5.0)),
    ],
)
def test_estimates_are_round(eta_s: float, told: Remaining) -> None:
    assert remaining(eta_s) == told


def test_an_estimate_does_not_flicker_between_two() -> None:
    told = remaining(125.0)
    for eta_s in (151.0, 149.0, 151.0, 90.0):
        told = remaining(eta_s, told)
        assert told == Remaining(Unit.MINUTES, 2)
    assert remaining(165.0, told) == Remaining(Unit.MINUTES, 3)


def test_an_estimate_that_was_far_off_is_told_anew() -> None:
    assert remaining(3600.0, remaining(40.0)) == Remaining(Unit.HOURS, 1.0)
    assert remaining(20.0, remaining(3600.0)) == Remaining(Unit.MOMENT, 0)


@pytest.mark.parametrize(
    ("report", "is_due"),
    [
        (IndexReport(indexed=20, seconds=1.0), True),
        (IndexReport(indexed=1, seconds=30.0), True),
        (IndexReport(indexed=19, seconds=29.0), False),
        (IndexReport(seen=100_000, unchanged=100_000, seconds=300.0), False),
        (IndexReport(indexed=500, seconds=60.0, was_stopped=True), False),
    ],
)
def test_only_runs_that_brought_something_are_worth_a_word(report: IndexReport, is_due: bool) -> None:
    assert is_worth_a_word(report) is is_due
