"""Interrupts: SIGINT and SIGTERM close the app as its window does."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QWidget


def quit_on_signals(window: QWidget) -> None:
    """Close `window` when the process is told to end.

    Python runs signal handlers between bytecodes, of which there are none while Qt waits; the wake-up socket has some.
    """
    reading, writing = socket.socketpair()
    for end in (reading, writing):
        end.setblocking(False)
    signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, window)

    def woken() -> None:
        reading.recv(64)
        window.close()

    def released() -> None:
        reading.close()
        writing.close()

    notifier.activated.connect(woken)
    notifier.destroyed.connect(released)

    def noted(_number: int, _frame: FrameType | None) -> None:
        """The socket does the rest."""

    signal.signal(signal.SIGINT, noted)
    signal.signal(signal.SIGTERM, noted)
