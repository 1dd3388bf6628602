"""Control: how other threads pause and stop a run."""

import threading


class Control:
    """A run's brake. Every method may be called from any thread; a stopped run cannot be started again."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._going = threading.Event()
        self._going.set()

    @property
    def is_stopped(self) -> bool:
        """Whether the run should end as soon as what it holds is committed."""
        return self._stopped.is_set()

    @property
    def is_paused(self) -> bool:
        """Whether the run should begin nothing new for now."""
        return not self._going.is_set()

    def pause(self) -> None:
        """Begin nothing new until `resume`."""
        self._going.clear()

    def resume(self) -> None:
        """Go on after `pause`."""
        self._going.set()

    def stop(self) -> None:
        """End the run, paused or not."""
        self._stopped.set()
        self._going.set()

    def wait_while_paused(self) -> None:
        """Return at once, or when the run is resumed or stopped."""
        self._going.wait()
