"""Stopping: the first Ctrl-C ends a command cleanly, the second as usual."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from photolens.indexing.control import Control


@contextmanager
def stoppable() -> Iterator[Control]:
    """A run that the first Ctrl-C stops cleanly."""
    control = Control()
    with _on_interrupt(control.stop):
        yield control


@contextmanager
def _on_interrupt(act: Callable[[], None]) -> Iterator[None]:
    """Act on the first Ctrl-C or polite request to end; the second ends the process as usual."""

    def handle(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        act()

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
