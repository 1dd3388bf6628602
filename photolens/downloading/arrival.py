"""Arrival: files come in, go on where they broke off, and are let in when their checksum agrees."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Generic

from photolens.downloading import faults
from photolens.downloading.remote import Remote, RemoteT, Source, WantedFile
from photolens.downloading.waiting import Waiting
from photolens.vision.model_folder import MANIFEST

_ARRIVING = ".arriving"

OnBytes = Callable[[int], None]


class Arrival(Generic[RemoteT]):
    """Owns the staging folder of one download; used by the thread that downloads.

    A file on its way lies under its checksum, so that bytes of two states of a repository never mix.
    """

    def __init__(
        self, source: Source[RemoteT], staging: Path, waiting: Waiting, is_stopped: Callable[[], bool]
    ) -> None:
        self._source, self._staging, self._waiting, self._is_stopped = source, staging, waiting, is_stopped

    def fetch(self, wanted: WantedFile[RemoteT], on_bytes: OnBytes) -> bool:
        """Brings a file in whole; False if it was stopped before. `on_bytes` is told what comes.

        Raises:
            DownloadError: the server does not send it, or it arrived damaged.
            StoppedError: it was stopped while nothing came.
        """
        part = self._part(wanted.remote)
        part.parent.mkdir(exist_ok=True)
        part.touch()
        while _size(part) < wanted.remote.bytes:
            if not self._go_on(wanted.remote, part, on_bytes):
                return False
        self._let_in(wanted, part)
        return True

    def is_in(self, wanted: WantedFile[RemoteT]) -> bool:
        """Whether the file is here, whole and right; one that is not is deleted."""
        target = self._staging / wanted.target
        if wanted.remote.is_same(target):
            return True
        target.unlink(missing_ok=True)
        return False

    def bytes_of(self, wanted: WantedFile[RemoteT]) -> int:
        """How much of a file that is not in has arrived."""
        return _size(self._part(wanted.remote))

    def keep_only(self, files: Sequence[WantedFile[RemoteT]]) -> None:
        """Deletes what is left of an older state of the repository."""
        kept = {self._staging / MANIFEST, *(self._staging / one.target for one in files)}
        kept |= {self._part(one.remote) for one in files}
        for path in self._staging.rglob("*"):
            if path.is_file() and path not in kept:
                path.unlink()

    def _go_on(self, file: RemoteT, part: Path, on_bytes: OnBytes) -> bool:
        """One connection; a broken one is no error as long as it brought something. False when stopped."""
        before = _size(part)
        try:
            is_done = self._receive(file, part, on_bytes)
        except faults.BrokenOffError:
            if _size(part) <= before:
                raise
            return not self._is_stopped()
        if is_done and _size(part) <= before:
            raise self._source.broken_off(file)
        return is_done

    def _receive(self, file: RemoteT, part: Path, on_bytes: OnBytes) -> bool:
        """Appends what comes, unbuffered: what is counted is in the file, whatever happens to this process."""
        start = _size(part)
        if self._is_stopped():
            return False
        with self._reading(file, start) as (first, chunks), part.open("r+b", buffering=0) as target:
            if first != start:
                target.truncate(0)
                on_bytes(-start)
            target.seek(0, 2)
            while chunk := self._waiting.until(lambda: next(chunks, b"")):
                wanted = chunk[: file.bytes - target.tell()]
                _write_all(target.write, wanted)
                on_bytes(len(wanted))
                if self._is_stopped():
                    return False
        return True

    @contextmanager
    def _reading(self, file: RemoteT, start: int) -> Iterator[tuple[int, Iterator[bytes]]]:
        """The connection is opened, read and closed by the thread that waits for it."""
        connection = ExitStack()
        try:
            yield self._waiting.until(lambda: connection.enter_context(self._source.reading(file, start)))
        finally:
            self._waiting.later(connection.close)

    def _let_in(self, wanted: WantedFile[RemoteT], part: Path) -> None:
        if not wanted.remote.is_same(part):
            part.unlink()
            raise faults.damaged(wanted.remote.words)
        target = self._staging / wanted.target
        target.parent.mkdir(exist_ok=True)
        part.replace(target)

    def _part(self, file: RemoteT) -> Path:
        return part_of(self._staging, file)


def part_of(staging: Path, file: Remote) -> Path:
    """Where a file lies that is on its way into a staging folder."""
    return staging / _ARRIVING / f"{file.checksum}.part"


def _write_all(write: Callable[[bytes], int | None], content: bytes) -> None:
    """Unbuffered files may take less than they are given."""
    while content:
        content = content[write(content) or 0 :]


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
