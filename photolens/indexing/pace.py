"""Pace: how fast a run is, and how long it still takes."""

import time
from collections import deque
from collections.abc import Callable

from photolens.indexing.events import Event, Progress

WINDOW_S = 30.0
"""Speed is measured over the last half minute: photos differ in size by the folder."""
SETTLING_S = 2.0
"""Before this, processes are still starting and any estimate would be a guess."""


class Pace:
    """Speed and estimate from how much was done by when. `now_s` is any clock that only goes forward."""

    def __init__(self, now_s: float) -> None:
        self._marks: deque[tuple[float, int]] = deque([(now_s, 0)])

    def mark(self, now_s: float, done: int) -> None:
        """Note how much is done by now."""
        self._marks.append((now_s, done))
        while len(self._marks) > 2 and self._marks[1][0] < now_s - WINDOW_S:
            self._marks.popleft()

    def restart(self, now_s: float) -> None:
        """Measure anew from now: the time before was spent at rest."""
        self._marks = deque([(now_s, self._marks[-1][1])])

    @property
    def per_second(self) -> float:
        """Files a second over the window, 0.0 while nothing can be said."""
        (start_s, before), (now_s, done) = self._marks[0], self._marks[-1]
        return (done - before) / (now_s - start_s) if now_s - start_s >= SETTLING_S else 0.0

    def eta_s(self, remaining: int) -> float | None:
        """Seconds for what remains at this speed; None while nothing can be said."""
        return remaining / self.per_second if self.per_second > 0 else None


class Meter:
    """Counts what a run has done, and publishes it."""

    def __init__(self, total: int, publish: Callable[[Event], None]) -> None:
        self._total = total
        self.publish = publish
        self._done = 0
        self._pace = Pace(time.monotonic())

    def restart(self) -> None:
        """The run goes on after a pause, which says nothing about its speed."""
        self._pace.restart(time.monotonic())

    def add(self, done: int) -> None:
        """Note that this many files more are done."""
        self._done += done
        self._pace.mark(time.monotonic(), self._done)
        remaining = self._total - self._done
        self.publish(Progress(self._done, self._total, self._pace.per_second, self._pace.eta_s(remaining)))
