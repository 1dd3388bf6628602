"""Pipeline: candidates -> decode processes -> encoder -> one transaction a batch. Bounded at every step."""

import queue
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field

from photolens.errors import MediaError
from photolens.indexing.control import Control
from photolens.indexing.decoding import DecodePool
from photolens.indexing.events import BatchCommitted, FileFailed
from photolens.indexing.pace import Meter
from photolens.indexing.scan import Candidate
from photolens.indexing.worker import ReadFile
from photolens.store.intake import Batch, Intake, NewContent, Rejected
from photolens.vision.encoder import Encoder
from photolens.vision.pooling import encode_photos

BATCH = 16
"""Photos that are encoded and committed together: what a search waits for at most, and what a crash costs."""
LONGEST_WAIT_S = 1.0
"""A batch that is not full is committed after this time, so that a single new photo is found soon."""
AHEAD = 3 * BATCH
"""Files that are being decoded or wait to be encoded; it bounds the memory of a run."""


@dataclass(slots=True)
class Tally:
    """How many files of a run were read, and how many could not be."""

    indexed: int = 0
    failed: int = 0


@dataclass(slots=True)
class _Buffer:
    """What was decoded and is not committed yet."""

    read: list[tuple[Candidate, ReadFile]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    since_s: float = 0.0

    def __len__(self) -> int:
        return len(self.read) + len(self.rejected)


class Pipeline:
    """Reads, encodes and commits candidates. Lives on the thread that calls `run`."""

    def __init__(self, pool: DecodePool, encoder: Encoder, intake: Intake, meter: Meter) -> None:
        self._pool = pool
        self._encoder = encoder
        self._intake = intake
        self._meter = meter
        self._done: queue.SimpleQueue[Future[ReadFile]] = queue.SimpleQueue()
        self._waiting: dict[Future[ReadFile], Candidate] = {}
        self._buffer = _Buffer()
        self._tally = Tally()

    def run(self, candidates: Sequence[Candidate], control: Control) -> Tally:
        """Read and commit until nothing is left or the run is stopped; what it has taken in is committed even then."""
        upcoming = iter(candidates)
        try:
            while self._feed(upcoming, control):
                self._collect(control)
                if self._is_due():
                    self._commit()
        finally:
            self._pool.close()
        self._commit()
        return self._tally

    def _feed(self, upcoming: Iterator[Candidate], control: Control) -> bool:
        """Keep the decode processes busy; whether there is anything to wait for."""
        if control.is_paused and not self._waiting:
            self._commit()
            control.wait_while_paused()
            self._meter.restart()
        while len(self._waiting) < AHEAD and not control.is_paused and not control.is_stopped:
            candidate = next((item for item in upcoming if item.place.folder_id not in self._intake.gone), None)
            if candidate is None:
                break
            self._waiting[self._pool.submit(candidate.path, self._done.put)] = candidate
        return bool(self._waiting) and not control.is_stopped

    def _collect(self, control: Control) -> None:
        """Take what is decoded: wait for the first, then as much as is there and fits the batch."""
        while not control.is_stopped:
            try:
                self._take(self._done.get(timeout=LONGEST_WAIT_S / 4))
            except queue.Empty:
                return
            if self._is_due():
                return

    def _take(self, future: Future[ReadFile]) -> None:
        candidate = self._waiting.pop(future)
        if not self._buffer:
            self._buffer.since_s = time.monotonic()
        try:
            self._buffer.read.append((candidate, self._pool.outcome(future)))
        except CancelledError:
            return
        except MediaError as error:
            self._buffer.rejected.append(Rejected(candidate.place, error.stage, str(error)))
            self._meter.publish(FileFailed(candidate.path, error.stage, str(error)))

    def _is_due(self) -> bool:
        is_old = bool(self._buffer) and time.monotonic() - self._buffer.since_s >= LONGEST_WAIT_S
        return len(self._buffer) >= BATCH or is_old or not self._waiting

    def _commit(self) -> None:
        if not self._buffer:
            return
        buffer, self._buffer = self._buffer, _Buffer()
        change = self._intake.commit(Batch(new=self._encoded(buffer.read), rejected=buffer.rejected))
        self._tally.indexed += len(buffer.read)
        self._tally.failed += len(buffer.rejected)
        self._meter.publish(BatchCommitted(change))
        self._meter.add(len(buffer))

    def _encoded(self, read: Sequence[tuple[Candidate, ReadFile]]) -> list[NewContent]:
        vectors = encode_photos(self._encoder, [file.squares for _, file in read])
        return [
            NewContent(candidate.place, file.content_hash, file.size_bytes, file.perceptual_hash, file.facts, vector)
            for (candidate, file), vector in zip(read, vectors, strict=True)
        ]
