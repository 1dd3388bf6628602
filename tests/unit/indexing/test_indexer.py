"""The background thread: what appears, changes, moves or goes is in the catalogue within seconds."""

import queue
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from photolens.domain.folder import Folder
from photolens.errors import ModelError
from photolens.indexing import indexer as indexer_module
from photolens.indexing.control import Control
from photolens.indexing.events import Event, FolderOffline, IndexReport, Progress, RunFailed, RunFinished
from photolens.indexing.indexer import Indexer
from photolens.library import Library

MakePhoto = Callable[..., Path]

SOON_S = 5.0
"""A new photo is searchable within this time."""


class Watched:
    """A library whose indexer runs, and what it tells."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library = library
        self.told: queue.Queue[Event] = queue.Queue()
        library.add_folders([folder])
        self.indexer: Indexer = library.indexer(self.told.put)

    def next(self, kind: type[Event], timeout_s: float = SOON_S) -> Event:
        """The next event of a kind."""
        while True:
            event = self.told.get(timeout=timeout_s)
            if isinstance(event, kind):
                return event

    def report(self, timeout_s: float = SOON_S) -> IndexReport:
        """What the next run did that changed anything."""
        while True:
            event = self.next(RunFinished, timeout_s)
            assert isinstance(event, RunFinished)
            report = event.report
            if report.indexed or report.moved or report.missing or report.failed:
                return report


@pytest.fixture
def watched(library: Library, photos: Path, make_photo: MakePhoto) -> Iterator[Watched]:
    make_photo(photos / "first.jpg", seed=100)
    made = Watched(library, photos)
    made.indexer.start()
    assert made.report(timeout_s=30).indexed == 1
    yield made
    made.indexer.stop()


def test_a_new_photo_is_found_within_seconds(watched: Watched, photos: Path, make_photo: MakePhoto) -> None:
    make_photo(photos / "new.jpg", seed=1)
    assert watched.report().indexed == 1
    assert {result.path.name for result in watched.library.search("anything")} == {"first.jpg", "new.jpg"}


def test_a_new_folder_of_photos_is_found(watched: Watched, photos: Path, make_photo: MakePhoto) -> None:
    make_photo(photos.parent / "elsewhere" / "deep" / "new.jpg", seed=1)
    shutil.move(photos.parent / "elsewhere", photos / "arrived")
    assert watched.report().indexed == 1


def test_a_rename_is_a_move(watched: Watched, photos: Path) -> None:
    (photos / "first.jpg").rename(photos / "renamed.jpg")
    assert watched.report().moved == 1
    assert [result.path.name for result in watched.library.search("anything")] == ["renamed.jpg"]


def test_what_is_deleted_is_missing(watched: Watched, photos: Path) -> None:
    (photos / "first.jpg").unlink()
    assert watched.report().missing == 1
    assert watched.library.search("anything") == []


def test_a_burst_is_one_matter(watched: Watched, photos: Path, make_photo: MakePhoto) -> None:
    for seed in range(30):
        make_photo(photos / f"burst/{seed}.jpg", seed)
    found = 0
    while found < 30:
        found += watched.report(timeout_s=20).indexed
    assert found == 30


def test_a_folder_that_goes_is_offline_and_one_that_returns_is_taken_up_again(
    watched: Watched, photos: Path, make_photo: MakePhoto
) -> None:
    hidden = photos.rename(photos.with_name("unplugged"))
    assert watched.next(FolderOffline) == FolderOffline(photos)
    assert watched.library.status().photos == 1
    make_photo(hidden / "meanwhile.jpg", seed=5)
    hidden.rename(photos)
    assert watched.report().indexed == 1


def test_a_paused_indexer_begins_nothing(watched: Watched, photos: Path, make_photo: MakePhoto) -> None:
    watched.indexer.pause()
    assert watched.indexer.is_paused
    make_photo(photos / "new.jpg", seed=1)
    with pytest.raises(queue.Empty):
        watched.report(timeout_s=4.0)
    watched.indexer.resume()
    assert watched.report().indexed == 1


@pytest.mark.parametrize("is_paused", [False, True])
def test_stopping_in_the_midst_of_a_run_does_not_wait_for_its_end(
    library: Library, photos: Path, make_photo: MakePhoto, is_paused: bool
) -> None:
    for seed in range(300):
        make_photo(photos / f"{seed}.jpg", seed)
    watched = Watched(library, photos)
    watched.indexer.start()
    watched.next(Progress, timeout_s=30)
    if is_paused:
        watched.indexer.pause()
    watched.indexer.stop()
    assert not watched.indexer.is_paused
    finished = watched.next(RunFinished)
    assert isinstance(finished, RunFinished)
    assert finished.report.was_stopped
    assert 0 < finished.report.indexed == library.overview().photos < 300


def test_an_indexer_that_has_nothing_to_do_stops_at_once(watched: Watched) -> None:
    watched.indexer.pause()
    watched.indexer.stop()
    watched.indexer.stop()


def test_a_folder_that_is_removed_and_added_again_is_watched_on(
    watched: Watched, photos: Path, make_photo: MakePhoto
) -> None:
    watched.library.remove_folder(photos)
    watched.library.add_folders([photos])
    watched.indexer.scan_all()
    assert watched.report().indexed == 1
    make_photo(photos / "new.jpg", seed=1)
    assert watched.report().indexed == 1


def test_a_removed_folder_is_left_alone_until_it_comes_back(
    watched: Watched, photos: Path, make_photo: MakePhoto
) -> None:
    other = make_photo(photos.with_name("other") / "a.jpg", seed=2)
    watched.library.remove_folder(photos)
    watched.library.add_folders([other.parent])
    make_photo(photos / "new.jpg", seed=1)
    watched.indexer.scan_all()
    assert watched.report().seen == 1
    watched.library.undo()
    watched.indexer.scan_all()
    assert watched.report().indexed == 1
    assert watched.library.overview().photos == 3


class Idling:
    """An indexer with one folder, and what it does, event by event; in its idle time it does the next of `plan`."""

    def __init__(self, list_folders: Callable[[], list[Folder]], *plan: Callable[[], bool]) -> None:
        self.did: queue.Queue[str] = queue.Queue()
        self._list_folders = list_folders
        self._plan = list(plan)
        self.indexer = Indexer(self._run, self._look, self._note, idle=self._idle)

    def next(self, count: int, *passing_over: str) -> list[str]:
        """The next things that it does."""
        found: list[str] = []
        while len(found) < count:
            did = self.did.get(timeout=SOON_S)
            if did not in passing_over:
                found.append(did)
        return found

    def _look(self) -> list[Folder]:
        self.did.put("looked")
        return self._list_folders()

    def _run(self, *_: object) -> IndexReport:
        self.did.put("ran")
        return IndexReport()

    def _idle(self, control: Control) -> bool:
        assert not control.is_paused
        self.did.put("idled")
        return self._plan.pop(0)() if self._plan else False

    def _note(self, event: Event) -> None:
        if isinstance(event, RunFailed):
            self.did.put(event.reason)


def raise_(error: Exception) -> bool:
    raise error


def test_idle_time_is_used_again_at_once_while_there_is_more_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer_module, "PULSE_S", 3600.0)
    idling = Idling(list, *[lambda: True] * 3)
    idling.indexer.start()
    assert idling.next(4, "looked") == ["idled"] * 4
    idling.indexer.stop()
    assert idling.did.empty()


def test_idle_time_is_offered_with_every_pulse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer_module, "PULSE_S", 0.01)
    idling = Idling(list)
    idling.indexer.start()
    assert idling.next(6) == ["looked", "idled"] * 3
    idling.indexer.stop()


def test_new_photos_go_before_what_can_wait(library: Library, photos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer_module, "PULSE_S", 0.01)
    library.add_folders([photos])

    def more_photos_come() -> bool:
        idling.indexer.scan_all()
        return True

    idling = Idling(library.folders, more_photos_come)
    idling.indexer.start()
    assert idling.next(4, "looked") == ["ran", "idled", "ran", "idled"]
    idling.indexer.stop()


def test_a_paused_indexer_has_no_idle_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer_module, "PULSE_S", 0.01)
    idling = Idling(list)
    idling.indexer.pause()
    idling.indexer.start()
    assert idling.next(4) == ["looked"] * 4
    idling.indexer.resume()
    assert idling.next(1, "looked") == ["idled"]
    idling.indexer.stop()


@pytest.mark.parametrize(
    ("error", "told"),
    [(ModelError("it is gone"), "it is gone"), (ValueError("a bug"), "indexing broke off (a bug); it is tried again")],
)
def test_an_error_in_idle_time_is_told_once_and_tried_again_with_the_next_change(
    library: Library, photos: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    monkeypatch.setattr(indexer_module, "PULSE_S", 0.01)
    library.add_folders([photos])
    idling = Idling(library.folders, lambda: raise_(error))
    idling.indexer.start()
    ran, idled, reason = idling.next(3, "looked")
    assert (ran, idled) == ("ran", "idled")
    assert reason.startswith(told)
    assert idling.next(4) == ["looked"] * 4
    idling.indexer.scan_all()
    assert idling.next(2, "looked") == ["ran", "idled"]
    idling.indexer.stop()
