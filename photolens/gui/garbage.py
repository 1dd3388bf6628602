"""Garbage: collected on the GUI thread only, and at its leisure.

Python collects wherever it happens to allocate, and a Qt object in a cycle that is freed on a worker's thread ends
the process, so automatic collection is off while the app runs.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 700


class Collector(QObject):
    """Collects whatever is due, a little at a time. Lives on the GUI thread, from `start` to `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take over. What there is by now stays for good: looking through it again and again would cost frames."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Give collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        for generation, (count, threshold) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > threshold:
                gc.collect(generation)
                return
