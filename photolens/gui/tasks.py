"""Tasks: what would keep the GUI waiting, done on other threads; answers come back through the mailbox."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

from photolens.domain.change import LibraryChange
from photolens.errors import PhotolensError
from photolens.gui.mailbox import Mailbox

Answer = TypeVar("Answer")

logger = logging.getLogger(__name__)

THREADS = 3
"""A slow search, a picture of the viewer and a quick query can be under way at once."""


@dataclass(frozen=True, slots=True)
class TaskFailed:
    """A task that nobody else answers for failed; posted to the mailbox, for the user to read."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Finished:
    number: int
    lane: str
    then: Callable[[Any], None]
    answer: object


class Tasks:
    """Runs work off the GUI thread and calls back on it. Create and use on the GUI thread only.

    A lane is a name under which only the newest task counts: older ones that wait are not begun, and the answers of
    older ones that are under way are dropped. Without a lane every answer arrives.
    """

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._pool = ThreadPoolExecutor(THREADS, "photolens-task")
        self._changes = ThreadPoolExecutor(1, "photolens-change")
        self._numbers = count()
        self._newest: dict[str, int] = {}
        self._under_way = 0
        self._is_open = True
        mailbox.subscribe(_Finished, self._on_finished)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is waiting, under way, or on its way back; tests wait for it."""
        return self._under_way == 0

    @property
    def is_open(self) -> bool:
        """Whether anybody still waits for answers; what waits for the network asks it, from any thread."""
        return self._is_open

    def run(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], None] = lambda _: None,
        *,
        lane: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `work` on another thread, then call `then` with its answer, or `failed` with its exception, on this one.

        Without `failed` an exception becomes a `TaskFailed` in the mailbox: the sentence of a PhotolensError, or a
        general one for a mistake of ours, whose traceback goes to the log.
        """
        if self._is_open:
            self._pool.submit(self._work, self._begun(lane, then), work, failed)

    def change(
        self,
        work: Callable[[], LibraryChange],
        then: Callable[[LibraryChange], None] = lambda _: None,
        *,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Change the library on another thread: one change after the other, in the order in which they were asked for.

        What changed is posted to the mailbox, for every screen, before `then` is called with it.
        """

        def changed() -> LibraryChange:
            change = work()
            self._mailbox.post(change)
            return change

        if self._is_open:
            self._changes.submit(self._work, self._begun("", then), changed, failed)

    def drop(self, lane: str) -> None:
        """Nobody waits for the answer of this lane any more."""
        self._newest.pop(lane, None)

    def close(self) -> None:
        """Begin nothing more, also when asked to, and wait for what is under way, and for every change.

        No answer arrives afterwards.
        """
        self._is_open = False
        self._newest.clear()
        self._changes.shutdown(wait=True)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begun(self, lane: str, then: Callable[[Any], None]) -> _Finished:
        number = next(self._numbers)
        if lane:
            self._newest[lane] = number
        self._under_way += 1
        return _Finished(number, lane, then, None)

    def _is_wanted(self, task: _Finished) -> bool:
        return not task.lane or self._newest.get(task.lane) == task.number

    def _work(self, task: _Finished, work: Callable[[], Any], failed: Callable[[Exception], None] | None) -> None:
        """On a thread of the pool."""
        then: Callable[[Any], None] = task.then
        answer: object = None
        if self._is_wanted(task):
            try:
                answer = work()
            except Exception as error:  # noqa: BLE001 (every failure has to reach the one who asked)
                then, answer = failed or self._complain, error
        self._mailbox.post(_Finished(task.number, task.lane, then, answer))

    def _on_finished(self, task: _Finished) -> None:
        self._under_way -= 1
        if self._is_wanted(task):
            task.then(task.answer)

    def _complain(self, error: Exception) -> None:
        self._mailbox.post(TaskFailed(sentence(error)))


def sentence(error: Exception) -> str:
    """What to tell the user of an exception; a mistake of ours is logged with its traceback."""
    if isinstance(error, PhotolensError):
        return str(error)
    logger.error("a task failed", exc_info=error)
    return f"Something went wrong inside Photolens ({error}); the log file in the library's folder tells more"
