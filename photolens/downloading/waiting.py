"""Waiting: what hangs on the network is waited for on another thread, so that a stop is heard even in silence."""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Self, TypeVar

LOOK_EVERY_S = 0.1
"""How often it is asked whether to stop while nothing comes."""

_T = TypeVar("_T")


class StoppedError(Exception):
    """Whoever waited was told to stop; what was waited for is left behind."""


class Waiting:
    """A context manager. Owns one daemon thread, which does one thing at a time, in the order given.

    A thread cannot be called back from the network: one that was left behind ends when its connection times out.
    """

    def __init__(self, is_stopped: Callable[[], bool]) -> None:
        self._is_stopped = is_stopped
        self._work: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._do, name="download", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._work.put(None)

    def until(self, work: Callable[[], _T]) -> _T:
        """What `work` returns or raises.

        Raises:
            StoppedError: `is_stopped` said so before.
        """
        answer: SimpleQueue[tuple[_T | None, Exception | None]] = SimpleQueue()
        self._work.put(lambda: answer.put(_outcome(work)))
        while True:
            try:
                found, error = answer.get(timeout=LOOK_EVERY_S)
            except Empty:
                if self._is_stopped():
                    raise StoppedError from None
                continue
            if error is not None:
                raise error
            return found  # type: ignore[return-value]  # without an error it is what `work` returned

    def later(self, work: Callable[[], object]) -> None:
        """Does it after all that was asked for, and waits for nothing."""
        self._work.put(work)

    def _do(self) -> None:
        while (work := self._work.get()) is not None:
            _outcome(work)


def _outcome(work: Callable[[], Any]) -> tuple[Any, Exception | None]:
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001 (raised again on the thread that waits)
        return None, error
