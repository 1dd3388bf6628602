"""Rebuild: another model's vectors of the photos that a library has, made in steps while searches go on."""

import logging
import queue
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from photolens.domain.photo import ContentHash, PhotoId
from photolens.errors import MediaError
from photolens.indexing.control import Control
from photolens.indexing.decoding import DecodePool, DecodeSettings, Squares
from photolens.indexing.events import Event, GenerationProgress
from photolens.indexing.pace import Pace
from photolens.indexing.worker import KnownPhoto
from photolens.store.generations import Generations, Source
from photolens.vision.encoder import Encoder
from photolens.vision.pooling import encode_photos

logger = logging.getLogger(__name__)

BATCH = 32
"""Photos whose vectors are committed together, and the most that are encoded at once."""
FIRST_BATCH = 4
"""Photos that are encoded at once before it is known how quick the model is."""
QUICK_S, SLOW_S = 0.1, 0.4
"""More photos are encoded at once where it takes less than this, fewer where more: a search waits for one batch."""
AHEAD = 2 * BATCH
"""Photos that are being decoded or wait to be encoded; it bounds the memory."""
REST_S = 1.0
"""A longer time between two steps says nothing about the speed."""
_POLL_S = 0.1


@dataclass(frozen=True, slots=True)
class _Job:
    """A photo of which squares are wanted."""

    photo: PhotoId
    source: Source


class Rebuild:
    """Makes the vectors that one model lacks. Owns decode processes from the first step on; lives on one thread.

    The vectors go into `generations`, under `model_row`. A photo that cannot be read is left out until it changes.
    """

    def __init__(
        self,
        generations: Generations,
        model_row: int,
        encoder: Encoder,
        settings: DecodeSettings,
        publish: Callable[[Event], None],
    ) -> None:
        self._generations = generations
        self._model_row = model_row
        self._encoder = encoder
        self._thumbnails = settings.thumbnails
        self._pool = DecodePool(replace(settings, framing=encoder.framing))
        self._gauge = _Gauge(generations, model_row, publish)
        self._todo: deque[PhotoId] = deque()
        self._sourced: deque[_Job] = deque()
        self._waiting: dict[Future[Squares], _Job] = {}
        self._done: queue.SimpleQueue[Future[Squares]] = queue.SimpleQueue()
        self._read: list[tuple[_Job, Squares]] = []
        self._vectors: dict[PhotoId, tuple[ContentHash, NDArray[np.float32]]] = {}
        self._unread: dict[PhotoId, Source] = {}
        self._at_once = FIRST_BATCH

    @property
    def failed(self) -> int:
        """How many photos could not be read, and have no vector therefore. It is exact when nothing is left to do."""
        return len(self._unread)

    def step(self, control: Control, budget_s: float) -> bool:
        """Work about so long, or until `control` stops or pauses; True while there is more to do.

        What was encoded is committed. What is still being decoded waits for the next step.
        """
        deadline_s = time.monotonic() + budget_s
        self._gauge.begin()
        while self._has_more() and not _is_over(control, deadline_s):
            self._feed()
            self._collect(control, deadline_s)
            self._encode()
            if len(self._vectors) >= BATCH or not self._is_busy:
                self._commit()
        self._commit()
        self._gauge.end()
        return self._has_more()

    def close(self) -> None:
        """End the decode processes; what they hold is dropped."""
        self._pool.close()

    @property
    def _is_busy(self) -> bool:
        return bool(self._todo or self._sourced or self._waiting or self._read)

    def _has_more(self) -> bool:
        """Whether any photo lacks a vector; asks the catalogue again when all that it named is done."""
        if not self._is_busy:
            missing = self._generations.missing(self._model_row)
            self._forgive(missing)
            self._todo.extend(photo for photo in missing if photo not in self._unread)
            if self._todo:
                self._gauge.expect(len(self._todo))
        return self._is_busy

    def _forgive(self, missing: Sequence[PhotoId]) -> None:
        """Drop those from the unread that were removed meanwhile, or whose files are others now."""
        sources = self._generations.sources([photo for photo in missing if photo in self._unread])
        self._unread = {photo: source for photo, source in sources.items() if source == self._unread[photo]}

    def _feed(self) -> None:
        """Keep the decode processes busy."""
        while len(self._waiting) + len(self._read) < AHEAD and (self._todo or self._sourced):
            if not self._sourced:
                self._look_up()
                continue
            job = self._sourced.popleft()
            source = job.source
            known = KnownPhoto(source.content, self._thumbnails.path_of(source.content), source.paths)
            self._waiting[self._pool.submit_view(known, self._done.put)] = job

    def _look_up(self) -> None:
        """Find the files of the next photos; those that are gone meanwhile are passed over."""
        photos = [self._todo.popleft() for _ in range(min(BATCH, len(self._todo)))]
        sources = self._generations.sources(photos)
        self._sourced.extend(_Job(photo, sources[photo]) for photo in photos if photo in sources)
        self._gauge.leave_out(len(photos) - len(sources))

    def _collect(self, control: Control, deadline_s: float) -> None:
        """Take what is decoded until it is enough to be encoded."""
        while self._waiting and len(self._read) < self._at_once and not _is_over(control, deadline_s):
            try:
                self._take(self._done.get(timeout=_POLL_S))
            except queue.Empty:
                continue

    def _take(self, future: Future[Squares]) -> None:
        job = self._waiting.pop(future)
        try:
            self._read.append((job, self._pool.outcome(future)))
        except CancelledError:
            return
        except MediaError as error:
            self._leave_out(job, error)

    def _leave_out(self, job: _Job, error: MediaError) -> None:
        self._unread[job.photo] = job.source
        self._gauge.leave_out(1)
        named = job.source.paths[0] if job.source.paths else f"photo {job.photo}"
        logger.warning("%s gets no vector of %s: %s", named, self._encoder.model_id, error)

    def _encode(self) -> None:
        if not self._read:
            return
        read, self._read = self._read, []
        started_s = time.monotonic()
        vectors = encode_photos(self._encoder, [squares for _, squares in read])
        self._adapt(len(read), time.monotonic() - started_s)
        for (job, _), vector in zip(read, vectors, strict=True):
            self._vectors[job.photo] = (job.source.content, vector)

    def _adapt(self, count: int, took_s: float) -> None:
        if took_s > SLOW_S:
            self._at_once = max(1, count // 2)
        elif took_s < QUICK_S and count == self._at_once:
            self._at_once = min(BATCH, 2 * count)

    def _commit(self) -> None:
        if self._vectors:
            vectors, self._vectors = self._vectors, {}
            self._generations.put(self._model_row, vectors)
            self._gauge.add(len(vectors))


class _Gauge:
    """Counts the vectors of a model, and publishes how many there are."""

    def __init__(self, generations: Generations, model_row: int, publish: Callable[[Event], None]) -> None:
        mine = [each for each in generations.all() if each.model_row == model_row]
        self._model = mine[0].recipe.name if mine and mine[0].recipe else ""
        self._done = self._total = mine[0].vectors if mine else 0
        self._made = 0
        self._publish = publish
        self._pace = Pace(time.monotonic())
        self._rested_s = time.monotonic()

    def begin(self) -> None:
        """A step begins."""
        if time.monotonic() - self._rested_s > REST_S:
            self._pace.restart(time.monotonic())

    def end(self) -> None:
        """A step is over."""
        self._rested_s = time.monotonic()

    def expect(self, remaining: int) -> None:
        """So many photos have no vector yet: tell it, since the first may take a while."""
        self._total = self._done + remaining
        self._tell()

    def leave_out(self, count: int) -> None:
        """So many of them will get none."""
        self._total -= count

    def add(self, count: int) -> None:
        """So many more have one."""
        self._done += count
        self._made += count
        self._pace.mark(time.monotonic(), self._made)
        self._tell()

    def _tell(self) -> None:
        eta_s = self._pace.eta_s(max(0, self._total - self._done))
        self._publish(GenerationProgress(self._model, self._done, self._total, self._pace.per_second, eta_s))


def _is_over(control: Control, deadline_s: float) -> bool:
    return control.is_stopped or control.is_paused or time.monotonic() >= deadline_s
