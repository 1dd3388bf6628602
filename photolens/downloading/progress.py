"""Progress: how far a download is, how fast it goes and how long it takes, told often enough and not too often."""

from collections import deque
from collections.abc import Callable
from time import monotonic

from photolens.domain.model import DownloadProgress

EVERY_BYTES = 256 * 1024
EVERY_S = 0.2
"""Told again after this many bytes or seconds, whichever comes first."""
WINDOW_S = 5.0
"""The speed is that of the last seconds."""


class Meter:
    """Counts the bytes of one download and publishes them. Owned by the thread that downloads."""

    def __init__(
        self,
        name: str,
        total: int,
        publish: Callable[[DownloadProgress], None],
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._name, self._total, self._publish, self._clock = name, total, publish, clock
        self._done = 0
        self._told_bytes, self._told_s = 0, clock()
        self._samples: deque[tuple[float, int]] = deque()

    def start(self, done: int) -> None:
        """Tells what is there already; only what comes from now on counts for the speed."""
        self._done = done
        self._samples = deque([(self._clock(), done)])
        self.tell()

    def add(self, count: int) -> None:
        """So many bytes came; negative if what was there turned out to be useless."""
        self._done += count
        if abs(self._done - self._told_bytes) >= EVERY_BYTES or self._clock() - self._told_s >= EVERY_S:
            self.tell()

    def tell(self) -> None:
        """Publishes how it stands now."""
        now = self._clock()
        self._told_bytes, self._told_s = self._done, now
        speed = self._speed(now)
        eta = max(self._total - self._done, 0) / speed if speed > 0 else None
        self._publish(DownloadProgress(self._name, self._done, self._total, speed, eta))

    def _speed(self, now: float) -> float:
        """Bytes a second; 0.0 until a moment has passed."""
        if now - self._samples[-1][0] >= EVERY_S:
            self._samples.append((now, self._done))
        while len(self._samples) > 1 and now - self._samples[1][0] >= WINDOW_S:
            self._samples.popleft()
        then, done = self._samples[0]
        return max(self._done - done, 0) / (now - then) if now - then >= EVERY_S else 0.0
