"""Lanes: squares or texts through one tower, batch by batch, in its turns, with at most two batches on their way."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from time import perf_counter
from typing import Any, Protocol

from photolens.vision.batches import BatchSize
from photolens.vision.encoder import Vectors


class Pending(Protocol):
    """Vectors that a device is working on."""

    def wait(self) -> Vectors:
        """The vectors, as soon as they are there."""


class BatchError(Exception):
    """A batch of `size` failed, for the reason that torch gave in `error`."""

    def __init__(self, size: int, error: RuntimeError) -> None:
        super().__init__(f"a batch of {size} failed: {error}")
        self.size, self.error = size, error


class Lane:
    """One tower on its device. Owns the size of its batches; safe to call from several threads.

    `start` puts one batch to work, `turn` makes it wait for its turn. With a `depth` of 2 the next batch is put to work
    before the results of the last one are fetched, so that the device never waits; a turn is over when only the newest
    batch is on its way. While it `is_hurried`, batches are half as large: somebody waits for their end.
    """

    def __init__(
        self, start: Callable[[Any], Pending], turn: Callable[[], AbstractContextManager[None]], *, sizes: BatchSize,
        depth: int = 1, is_hurried: Callable[[], bool] = lambda: False,
    ) -> None:  # fmt: skip
        self._start, self._turn, self._depth, self._is_hurried = start, turn, depth, is_hurried
        self.sizes = sizes

    def run(self, items: Any) -> Iterator[Vectors]:
        """The vectors of an array of items, batch by batch and in order.

        Raises:
            BatchError: the device failed; all that was yielded before is right.
        """
        waiting: deque[Pending] = deque()
        begun = size = 0
        while begun < len(items) or waiting:
            most = self.sizes.size if not self._is_hurried() else max(1, self.sizes.size // 2)
            batch = items[begun : begun + most]
            begun, size = begun + len(batch), len(batch) or size
            try:
                ready = self._step(batch, waiting)
            except RuntimeError as error:  # torch's errors are these, of memory and of devices as well
                raise BatchError(size, error) from error
            if ready is not None:
                yield ready

    def _step(self, batch: Any, waiting: deque[Pending]) -> Vectors | None:
        """One turn: puts a batch to work, and fetches the oldest one when as many as may be are on their way."""
        depth = self._depth if self.sizes.is_settled else 1  # until then each batch is measured by itself
        with self._turn():
            began = perf_counter()
            if len(batch):
                waiting.append(self._start(batch))
            ready = waiting.popleft().wait() if len(waiting) >= depth or not len(batch) else None
            self.sizes.note(len(batch), perf_counter() - began)
        return ready
