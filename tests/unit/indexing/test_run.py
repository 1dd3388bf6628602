"""One pass over real files, with the real model, into a real catalogue."""

import importlib
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from photolens.domain.photo import PhotoId
from photolens.errors import LibraryInUseError
from photolens.indexing import events, worker
from photolens.indexing.control import Control
from photolens.indexing.events import Event
from photolens.library import Library

MakePhoto = Callable[..., Path]


@pytest.fixture
def halted(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set as soon as a paused run stands still."""
    event, wait = threading.Event(), Control.wait_while_paused

    def tell_and_wait(control: Control) -> None:
        if control.is_paused:
            event.set()
        wait(control)

    monkeypatch.setattr(Control, "wait_while_paused", tell_and_wait)
    return event


def names(library: Library) -> set[str]:
    return {result.path.name for result in library.search("anything", limit=100)}


def test_a_run_tells_what_it_does(library: Library, make_photo: MakePhoto, photos: Path) -> None:
    for seed in range(20):
        make_photo(photos / f"{seed}.jpg", seed)
    (photos / "broken.jpg").write_bytes(b"\xff\xd8 not really")
    told: list[Event] = []
    report = library.index([photos], publish=told.append)
    assert (report.seen, report.indexed, report.failed) == (21, 20, 1)
    (scanned,) = [event for event in told if isinstance(event, events.FolderScanned)]
    assert (scanned.seen, scanned.to_read) == (21, 21)
    progress = [event for event in told if isinstance(event, events.Progress)]
    assert [event.done for event in progress] == sorted(event.done for event in progress)
    assert (progress[-1].done, progress[-1].total) == (21, 21)
    (failed,) = [event for event in told if isinstance(event, events.FileFailed)]
    assert failed.path == photos / "broken.jpg"
    changes = [event.change for event in told if isinstance(event, events.BatchCommitted)]
    assert len(frozenset().union(*(change.photos for change in changes))) == 20


def test_a_photo_edited_in_place_keeps_its_identity(library: Library, make_photo: MakePhoto, photos: Path) -> None:
    make_photo(photos / "a.jpg", seed=1)
    library.index([photos])
    (before,) = library.search("anything")
    make_photo(photos / "a.jpg", seed=2, size=(80, 60))
    report = library.index()
    (after,) = library.search("anything")
    assert report.indexed == 1
    assert after.photo_id == before.photo_id
    assert after.score != before.score


def test_a_file_that_was_only_touched_is_unchanged(library: Library, make_photo: MakePhoto, photos: Path) -> None:
    make_photo(photos / "a.jpg")
    library.index([photos])
    os.utime(photos / "a.jpg", (1, 1))
    report = library.index()
    assert (report.unchanged, report.indexed, report.moved) == (1, 0, 0)
    assert library.index().unchanged == 1


def test_two_photos_that_swap_names_keep_their_identities(
    library: Library, make_photo: MakePhoto, photos: Path
) -> None:
    make_photo(photos / "a.jpg", seed=1)
    make_photo(photos / "b.jpg", seed=2, size=(80, 60))
    library.index([photos])
    before = {result.path.name: result.photo_id for result in library.search("anything")}
    (photos / "a.jpg").rename(photos / "c.jpg")
    (photos / "b.jpg").rename(photos / "a.jpg")
    (photos / "c.jpg").rename(photos / "b.jpg")
    library.index()
    after = {result.path.name: result.photo_id for result in library.search("anything")}
    assert after == {"a.jpg": before["b.jpg"], "b.jpg": before["a.jpg"]}
    assert library.verify().ok


def test_the_original_keeps_the_identity_when_an_edit_takes_its_name(
    library: Library, make_photo: MakePhoto, photos: Path
) -> None:
    make_photo(photos / "a.jpg", seed=1)
    library.index([photos])
    (original,) = library.search("anything")
    (photos / "a.jpg").rename(photos / "a-original.jpg")
    make_photo(photos / "a.jpg", seed=2)
    library.index()
    after = {result.path.name: result.photo_id for result in library.search("anything")}
    assert after["a-original.jpg"] == original.photo_id
    assert after["a.jpg"] != original.photo_id


def test_a_photo_that_moves_to_another_folder_keeps_its_identity(
    library: Library, make_photo: MakePhoto, tmp_path: Path
) -> None:
    make_photo(tmp_path / "one" / "a.jpg")
    (tmp_path / "two").mkdir()
    library.index([tmp_path / "one", tmp_path / "two"])
    (before,) = library.search("anything")
    (tmp_path / "one" / "a.jpg").rename(tmp_path / "two" / "b.jpg")
    report = library.index([tmp_path / "two"])  # the folder that it left is not even looked at
    (after,) = library.search("anything")
    assert (report.moved, report.indexed) == (1, 0)
    assert (after.photo_id, after.path) == (before.photo_id, tmp_path / "two" / "b.jpg")
    assert library.index().missing == 0


def test_a_copy_is_another_file_of_the_same_photo(library: Library, make_photo: MakePhoto, photos: Path) -> None:
    make_photo(photos / "a.jpg")
    library.index([photos])
    (photos / "b.jpg").write_bytes((photos / "a.jpg").read_bytes())
    report = library.index()
    status = library.status()
    assert (report.indexed, report.moved, status.photos, status.files) == (1, 0, 1, 2)


def test_a_failure_is_tried_again_when_its_file_changes(library: Library, make_photo: MakePhoto, photos: Path) -> None:
    (photos / "a.jpg").write_bytes(b"\xff\xd8 half copied")
    library.index([photos])
    assert library.index().failed == 1
    make_photo(photos / "a.jpg")
    assert (library.index().indexed, library.failures()) == (1, [])


def test_a_failure_goes_with_its_file(library: Library, photos: Path) -> None:
    (photos / "a.jpg").write_bytes(b"\xff\xd8 broken")
    library.index([photos])
    (photos / "a.jpg").unlink()
    report = library.index()
    assert (report.missing, library.failures()) == (0, [])


def test_the_thumbnail_is_there_before_the_photo_is(library: Library, make_photo: MakePhoto, photos: Path) -> None:
    for seed in range(5):
        make_photo(photos / f"{seed}.jpg", seed)
    library.index([photos])
    assert len(list(library.paths.thumbnails.glob("*/*.jpg"))) == 5


def test_the_librarys_own_files_are_never_photos(tmp_path: Path, make_photo: MakePhoto) -> None:
    make_photo(tmp_path / "a.jpg")
    with Library.open(tmp_path / "library") as library:
        library.index([tmp_path])
        assert library.index().seen == 1


def test_only_one_process_indexes_a_library(library: Library, make_photo: MakePhoto, photos: Path) -> None:
    make_photo(photos / "a.jpg")

    def index_too(event: Event) -> None:
        if isinstance(event, events.FolderScanned):
            with Library.open(library.paths.folder) as other, pytest.raises(LibraryInUseError, match="another"):
                other.index([photos])

    assert library.index([photos], publish=index_too).indexed == 1


def test_folders_inside_one_another_are_looked_through_once(
    library: Library, make_photo: MakePhoto, photos: Path
) -> None:
    make_photo(photos / "deep" / "a.jpg")
    report = library.index([photos / "deep", photos, photos, photos / "deep"])
    assert (report.seen, report.indexed, len(library.folders())) == (1, 1, 1)


def test_a_run_stops_and_the_next_goes_on(library: Library, make_photo: MakePhoto, photos: Path) -> None:
    for seed in range(100):
        make_photo(photos / f"{seed}.jpg", seed)
    control = Control()

    def stop_soon(event: Event) -> None:
        if isinstance(event, events.Progress):
            control.stop()

    first = library.index([photos], publish=stop_soon, control=control)
    assert first.was_stopped
    assert 0 < first.indexed < 100
    assert library.verify().ok
    second = library.index()
    assert (second.unchanged, second.indexed) == (first.indexed, 100 - first.indexed)


def test_a_paused_run_commits_what_it_has_and_goes_on_when_resumed(
    library: Library, make_photo: MakePhoto, photos: Path, halted: threading.Event
) -> None:
    for seed in range(60):
        make_photo(photos / f"{seed}.jpg", seed)
    control, told, reports = Control(), [], []

    def pause_once(event: Event) -> None:
        if isinstance(event, events.Progress) and not halted.is_set():
            control.pause()
        if isinstance(event, events.BatchCommitted):
            told.append(len(event.change.photos))

    thread = threading.Thread(
        target=lambda: reports.append(library.index([photos], publish=pause_once, control=control))
    )
    thread.start()
    try:
        assert halted.wait(60)
        paused_at = library.status().photos
        assert 0 < paused_at < 60
        thread.join(0.5)
        assert thread.is_alive()
        assert library.status().photos == sum(told) == paused_at, "what was read is committed, and no more begun"
    finally:
        halted.set()
        control.resume()
        thread.join(60)
    assert reports[0].indexed == 60


def test_a_folder_that_is_removed_while_it_is_read_is_passed_over(
    library: Library, make_photo: MakePhoto, tmp_path: Path
) -> None:
    for seed in range(100):
        make_photo(tmp_path / "going" / f"{seed}.jpg", seed)
    make_photo(tmp_path / "staying" / "a.jpg", 1000)
    told: list[Event] = []

    def remove_soon(event: Event) -> None:
        told.append(event)
        if isinstance(event, events.Progress) and not (tmp_path / "new").exists():
            library.remove_folder(tmp_path / "going")
            (tmp_path / "new").mkdir()
            library.add_folders([tmp_path / "new"])

    report = library.index([tmp_path / "going", tmp_path / "staying"], publish=remove_soon)
    assert not report.was_stopped
    assert report.indexed < 100, "what is gone is not read to the end"
    assert names(library) == {"a.jpg"}
    assert library.overview().photos == 1
    assert library.verify().ok


def test_a_folder_that_is_removed_before_it_is_scanned_does_no_harm(
    library: Library, make_photo: MakePhoto, tmp_path: Path
) -> None:
    make_photo(tmp_path / "one" / "a.jpg", 1)
    make_photo(tmp_path / "two" / "b.jpg", 2)
    (tmp_path / "two" / "text.txt").write_text("a text")

    def remove_at_once(event: Event) -> None:
        if isinstance(event, events.FolderScanned) and event.path.name == "one":
            library.remove_folder(tmp_path / "two")

    library.index([tmp_path / "one", tmp_path / "two"], publish=remove_at_once)
    assert names(library) == {"a.jpg"}
    assert library.failures() == []


def test_a_removed_folder_that_comes_back_during_the_run_is_read_to_its_end(
    library: Library, make_photo: MakePhoto, photos: Path
) -> None:
    for seed in range(60):
        make_photo(photos / f"{seed}.jpg", seed)

    def remove_and_undo(event: Event) -> None:
        if isinstance(event, events.Progress) and library.history().undo is None:
            library.remove_folder(photos)
            library.undo()
            library.set_rating([PhotoId(1)], 1)

    library.index([photos], publish=remove_and_undo)
    assert library.overview().photos == 60


@pytest.mark.parametrize("wanted", [None, "one.jpg"])
def test_failures_are_tried_again_all_or_some(library: Library, photos: Path, wanted: str | None) -> None:
    for name in ("one.jpg", "two.jpg"):
        (photos / name).write_bytes(b"\xff\xd8\xff broken")
    library.index([photos])
    assert library.retry_failures(None if wanted is None else [photos / wanted]).failures
    library.index()
    attempts = {failure.path.name: failure.attempts for failure in library.failures()}
    assert attempts == {"one.jpg": 2, "two.jpg": 2 if wanted is None else 1}
    assert not library.retry_failures([photos / "nowhere.jpg"])


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize(
    ("harm", "reason"), [("hang", "longer than 2 seconds"), ("crash", "crashed the decoder"), ("exhaust", "memory")]
)
def test_a_file_that_harms_its_process_costs_itself_and_nothing_else(
    library: Library, make_photo: MakePhoto, photos: Path, monkeypatch: pytest.MonkeyPatch, harm: str, reason: str
) -> None:
    (library.paths.settings).write_text("[indexing]\ntimeout_s = 2\n")
    for seed in range(8):
        make_photo(photos / f"{seed}.jpg", seed)
    (photos / "3.jpg").write_bytes(b"\xff\xd8 harmful")
    monkeypatch.syspath_prepend(Path(__file__).parent)  # decode processes import what they run by its name
    monkeypatch.setattr(worker, "read", getattr(importlib.import_module("harm"), f"read_or_{harm}"))
    with Library.open(library.paths.folder) as patient:
        report = patient.index([photos])
        (failure,) = patient.failures()
    assert (report.indexed, report.failed) == (7, 1)
    assert reason in failure.reason
    assert failure.path.name == "3.jpg"
