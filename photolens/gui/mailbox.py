"""Mailbox: the one way by which other threads speak to the GUI; it coalesces, and nobody ever waits for the GUI."""

import sys
from collections import defaultdict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

Message = TypeVar("Message")


class Mailbox(QObject):
    """A locked list and one queued signal: however much is posted, the GUI thread is woken once and takes all of it.

    Lives on the GUI thread. Messages are plain values; each goes to the handlers of its own type, in the order posted.
    """

    _filled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()
        self._messages: list[object] = []
        self._is_open = True
        self._handlers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)
        self._filled.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, message: object) -> None:
        """Leave a message. Callable from any thread; returns at once, also when the mailbox is closed."""
        with self._lock:
            if not self._is_open:
                return
            self._messages.append(message)
            if len(self._messages) == 1:
                self._filled.emit()

    def subscribe(self, kind: type[Message], handler: Callable[[Message], None]) -> None:
        """Call `handler` on the GUI thread with every message of exactly this type."""
        self._handlers[kind].append(handler)

    def unsubscribe(self, kind: type[Message], handler: Callable[[Message], None]) -> None:
        """Stop calling `handler`, if it was called at all; for owners that end before the app does."""
        if handler in self._handlers[kind]:
            self._handlers[kind].remove(handler)

    def close(self) -> None:
        """Drop what is left and whatever comes later: the GUI is going away."""
        with self._lock:
            self._is_open = False
            self._messages.clear()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            messages, self._messages = self._messages, []
        for message in messages:
            for handler in tuple(self._handlers[type(message)]):
                if self._is_open:
                    _call(handler, message)


def _call(handler: Callable[[Any], None], message: object) -> None:
    """One handler that fails is our bug; it must not cost the others their message."""
    try:
        handler(message)
    except Exception as error:  # noqa: BLE001 (passed on to where uncaught exceptions end)
        sys.excepthook(type(error), error, error.__traceback__)
