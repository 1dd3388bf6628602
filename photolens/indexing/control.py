"""Control: how other threads, and Ctrl-C, pause and stop a run."""

import time
from collections.abc import Callable

from typing_extensions import override

POLL_S = 0.1
"""How often a paused run looks whether it may go on."""


class Control:
    """A run's brake. Every method may be called from any thread; a stopped run cannot be started again.

    Plain flags, no events: a signal handler runs in the middle of whatever the main thread does, and would wait for
    ever for an event's lock that this thread holds.
    """

    def __init__(self) -> None:
        self._is_stopped = False
        self._is_paused = False

    @property
    def is_stopped(self) -> bool:
        """Whether the run should end as soon as what it holds is committed."""
        return self._is_stopped

    @property
    def is_paused(self) -> bool:
        """Whether the run should begin nothing new for now."""
        return self._is_paused and not self._is_stopped

    def pause(self) -> None:
        """Begin nothing new until `resume`."""
        self._is_paused = True

    def resume(self) -> None:
        """Go on after `pause`."""
        self._is_paused = False

    def stop(self) -> None:
        """End the run, paused or not."""
        self._is_stopped = True

    def wait_while_paused(self) -> None:
        """Return at once, or soon after the run is resumed or stopped."""
        while self.is_paused:
            time.sleep(POLL_S)


class ControlWhile(Control):
    """A part of a run that ends with it, or as soon as something no longer holds."""

    def __init__(self, whole: Control, holds: Callable[[], bool]) -> None:
        super().__init__()
        self._whole = whole
        self._holds = holds

    @property
    @override
    def is_stopped(self) -> bool:
        return self._whole.is_stopped or not self._holds()

    @property
    @override
    def is_paused(self) -> bool:
        return self._whole.is_paused and not self.is_stopped
