"""Addition: an archive of packages comes from where the app was published, or from a file, and is put in its place."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from photolens import additions
from photolens.domain.addition import AdditionProgress, AdditionStep
from photolens.domain.model import DownloadProgress
from photolens.downloading import faults
from photolens.downloading.arrival import Arrival, part_of
from photolens.downloading.progress import Meter
from photolens.downloading.remote import WantedFile, has_content
from photolens.downloading.unpacking import unpack
from photolens.downloading.waiting import StoppedError, Waiting
from photolens.downloading.web import Web
from photolens.errors import DownloadError
from photolens.paths import additions_folder
from photolens.release import Addition

_TITLE = "CLIP"
_ARCHIVE, _UNPACKED = "archive.tar.xz", "unpacked"
_MARGIN_BYTES = 64_000_000
"""Left free on the disk: a full one harms every program."""
_PATIENCE_S = 0.5
"""Whoever asks whether somebody is at it holds the lock for a moment."""
_VARIABLE = "PHOTOLENS_ADDITIONS"

Publish = Callable[[AdditionProgress], None]
IsStopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Archive:
    """An addition's archive, as a file elsewhere."""

    addition: Addition

    @property
    def address(self) -> str:
        return self.addition.address

    @property
    def bytes(self) -> int:
        return self.addition.bytes

    @property
    def checksum(self) -> str:
        return self.addition.sha256

    @property
    def words(self) -> str:
        return urlsplit(self.address).path.rpartition("/")[2] or self.address

    def is_same(self, path: Path) -> bool:
        return has_content(path, self.bytes, self.checksum)


def download_addition(addition: Addition, *, publish: Publish, is_stopped: IsStopped) -> bool:
    """Fetches an addition and puts it in its place; goes on where an earlier try ended. Blocks.

    `publish` is told of both steps, `is_stopped` asked all the time; both on the caller's thread. Returns False when
    stopped; what arrived is kept, what was unpacked is not.

    Raises:
        DownloadError: it cannot be had; one sentence that says what to do.
    """
    with _claimed(addition):
        if additions.keep(addition):
            return True
        _require_address(addition)
        _clear(addition)
        with suppress(StoppedError), Waiting(is_stopped) as waiting:
            if is_stopped() or not _fetched(addition, waiting, publish, is_stopped):
                return False
            return _set_up(addition, additions.arriving(addition) / _ARCHIVE, publish, is_stopped)
        return False


def _require_address(addition: Addition) -> None:
    """Whoever built the app without saying where it is published left the mere name of the file."""
    if not urlsplit(addition.address).scheme:
        raise DownloadError(
            f"this copy of Photolens does not know where {addition.address} is published: "
            "get that file where Photolens came from, and add it from there"
        )


def import_addition(addition: Addition, file: Path, *, publish: Publish, is_stopped: IsStopped) -> bool:
    """Puts an addition in its place out of an archive that the user has, which stays where it is. Blocks.

    Raises:
        DownloadError: it is another file, or cannot be unpacked.
    """
    with _claimed(addition):
        if additions.keep(addition):
            return True
        _clear(addition)
        archive = _Archive(addition)
        if not archive.is_same(file):
            size = faults.bytes_in_words(addition.bytes)
            raise DownloadError(
                f"{file.name} is not the addition of this very Photolens: choose {archive.words} ({size}) of its "
                "release"
            )
        return _set_up(addition, file, publish, is_stopped)


def arrived_bytes(addition: Addition) -> int:
    """How much of the archive is here, of a download that was not finished."""
    archive = additions.arriving(addition) / _ARCHIVE
    part = part_of(additions.arriving(addition), _Archive(addition))
    return max((path.stat().st_size for path in (archive, part) if path.is_file()), default=0)


def is_arriving(addition: Addition) -> bool:
    """Whether some process is at it right now."""
    if not _lock_path(addition).exists():
        return False
    try:
        with _claimed(addition, timeout_s=0):
            return False
    except DownloadError:
        return True


def discard(addition: Addition) -> None:
    """Deletes what arrived of an unfinished download.

    Raises:
        DownloadError: it is being added right now.
    """
    if additions.arriving(addition).is_dir():
        with _claimed(addition):
            additions.move_away(additions.arriving(addition))
            additions.sweep()


@contextmanager
def _claimed(addition: Addition, timeout_s: float = _PATIENCE_S) -> Iterator[None]:
    """One process, and one thread of it, at a time; every error of the disk becomes a DownloadError."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 (takes a while; the app's window does not need it)

    place = _lock_path(addition)
    lock = FileLock(place, thread_local=False)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=timeout_s)
        yield
    except Timeout as error:
        raise DownloadError(f"{_TITLE} is being added already: wait for it, or stop it where it runs") from error
    except OSError as error:
        raise faults.of_disk(error, _TITLE, additions_folder(), _VARIABLE) from error
    finally:
        lock.release()


def _lock_path(addition: Addition) -> Path:
    staging = additions.arriving(addition)
    return staging.with_name(f"{staging.name}.lock")


def _clear(addition: Addition) -> None:
    """What a try before left half unpacked would only take room."""
    additions.move_away(additions.arriving(addition) / _UNPACKED)
    additions.sweep()


def _wanted(addition: Addition) -> WantedFile[_Archive]:
    return WantedFile(_Archive(addition), _ARCHIVE)


def _fetched(addition: Addition, waiting: Waiting, publish: Publish, is_stopped: IsStopped) -> bool:
    """Brings the archive in; False when stopped."""
    staging, wanted = additions.arriving(addition), _wanted(addition)
    staging.mkdir(parents=True, exist_ok=True)
    arrival: Arrival[_Archive] = Arrival(waiting.until(Web), staging, waiting, is_stopped)
    arrival.keep_only([wanted])
    is_whole = arrival.is_in(wanted)
    arrived = addition.bytes if is_whole else arrival.bytes_of(wanted)
    _make_sure_of_room(addition.bytes - arrived + addition.unpacked_bytes)
    meter = _meter(AdditionStep.DOWNLOADING, addition.bytes, publish)
    meter.start(arrived)
    is_whole = is_whole or arrival.fetch(wanted, meter.add)
    meter.tell()
    return is_whole


def _set_up(addition: Addition, archive: Path, publish: Publish, is_stopped: IsStopped) -> bool:
    """Unpacks the archive and makes it the addition; False when stopped."""
    target = additions.arriving(addition) / _UNPACKED
    _make_sure_of_room(addition.unpacked_bytes)
    meter = _meter(AdditionStep.UNPACKING, addition.unpacked_bytes, publish)
    meter.start(0)
    with _leaving_nothing(target, is_stopped):
        is_whole = unpack(
            archive, target, most_bytes=addition.unpacked_bytes, on_bytes=meter.add, is_stopped=is_stopped
        )
        meter.tell()
        if is_whole:
            additions.settle(addition, target)
            additions.move_away(target.parent)
    return is_whole


@contextmanager
def _leaving_nothing(unpacked: Path, is_stopped: IsStopped) -> Iterator[None]:
    """What is half unpacked goes, as it may fill the disk; after a stop, which is not to wait, at the next start."""
    try:
        yield
    finally:
        additions.move_away(unpacked)
        if not is_stopped():
            additions.sweep()


def _meter(step: AdditionStep, total: int, publish: Publish) -> Meter:
    def tell(amount: DownloadProgress) -> None:
        publish(AdditionProgress(step, amount))

    return Meter(_TITLE, total, tell)


def _make_sure_of_room(to_come: int) -> None:
    if shutil.disk_usage(additions_folder()).free < to_come + _MARGIN_BYTES:
        raise faults.full_disk(_TITLE, to_come + _MARGIN_BYTES, additions_folder(), _VARIABLE)
