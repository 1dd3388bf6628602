"""Batches: how many squares or texts go through a tower at once, found while it works."""

from collections.abc import Callable
from threading import Lock

LONGEST_S = 0.3
"""What has begun takes no longer than about this: so long a query may have to wait, and the next ones half of it."""
CEILING = 512
DOUBLED = 1.6
"""How much longer twice as many are expected to take, as long as more at once is quicker."""
RISE = 1.05
"""A larger batch must bring so many times the throughput."""
TRIES = 2
"""Runs of each size while the best one is looked for; the first one of a size pays for its memory."""
SETTLED_RUNS = 200
"""After so many batches of a settled size the search begins anew: the computer may have been busy with others."""
SLOW_RUNS = 3
"""So many slow batches one after another make a settled size smaller; one alone may be a computer that slept."""


class BatchSize:
    """Doubles from 1 while the throughput rises, a batch stays quick and there is room. Safe for several threads."""

    def __init__(self, has_room: Callable[[], bool] = lambda: True, longest_s: float = LONGEST_S) -> None:
        self._has_room, self._longest_s = has_room, longest_s
        self._lock = Lock()
        self._ceiling = CEILING
        self._size = self._best_size = 1
        self._best_rate = 0.0
        self._times: list[float] = []
        self._slow = self._runs = 0
        self._is_settled = False

    @property
    def size(self) -> int:
        """How many to take now."""
        return self._size

    @property
    def is_settled(self) -> bool:
        """Whether the best size was found."""
        return self._is_settled

    def note(self, count: int, seconds: float) -> None:
        """Tells how long a batch took; what was not a full one says nothing."""
        with self._lock:
            if count != self._size:
                return
            if self._is_settled:
                self._watch(seconds)
            else:
                self._times.append(seconds)
                if len(self._times) == TRIES:
                    self._decide(min(self._times))

    def shrink(self, failed: int) -> bool:
        """A batch of `failed` did not fit: from now on at most half of it. False where there is no smaller one."""
        with self._lock:
            if failed > 1:
                self._ceiling = min(self._ceiling, failed // 2)
                self._settle(min(self._size, self._ceiling))
            return failed > 1

    def _watch(self, seconds: float) -> None:
        self._runs += 1
        self._slow = self._slow + 1 if seconds > 2 * self._longest_s else 0
        if self._slow == SLOW_RUNS and self._size > 1:
            self._settle(self._size // 2)
        elif self._runs == SETTLED_RUNS:
            self._size = self._best_size = max(1, self._size // 2)
            self._best_rate, self._is_settled = 0.0, False

    def _decide(self, seconds: float) -> None:
        """Doubles, or settles; one size that brings nothing may be chance, two are not."""
        self._times.clear()
        rate = self._size / max(seconds, 1e-9)
        is_quick = seconds <= self._longest_s or self._size == 1
        if is_quick and rate >= self._best_rate * RISE:
            self._best_size, self._best_rate = self._size, rate
        larger = 2 * self._size
        is_hopeless = self._size >= 4 * self._best_size
        if is_hopeless or DOUBLED * seconds > self._longest_s or larger > self._ceiling or not self._has_room():
            self._settle(self._best_size)
        else:
            self._size = larger

    def _settle(self, size: int) -> None:
        self._size, self._is_settled, self._slow, self._runs = size, True, 0, 0
        self._times.clear()
