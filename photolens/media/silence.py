"""Silence: Pillow's warnings neither print nor become errors while a picture is decoded.

What Pillow warns of (odd tags, large pictures, palettes) either makes no difference or comes back as an error.
The standard library keeps one list of filters for all threads of a process, so the first thread in adds
a filter for Pillow's own modules and the last one out takes it away again.
"""

import logging
import os
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

# What Pillow logs of odd files goes to the log where there is one, and must not go to the console where there is none.
logging.getLogger("PIL").addHandler(logging.NullHandler())


class _Silence:
    """Counts the threads that want silence; safe to enter from many threads at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._threads = 0
        self._saved = warnings.catch_warnings()

    def enter(self) -> None:
        with self._lock:
            self._threads += 1
            if self._threads == 1:
                self._saved = warnings.catch_warnings()
                self._saved.__enter__()
                warnings.filterwarnings("ignore", module=r"(PIL|pillow_heif)\b")

    def leave(self) -> None:
        with self._lock:
            self._threads -= 1
            if self._threads == 0:
                self._saved.__exit__(None, None, None)


_SILENCE = _Silence()


@contextmanager
def silenced_pillow() -> Iterator[None]:
    """Within it, warnings that come from Pillow's modules are dropped; those of all others are not touched."""
    _SILENCE.enter()
    try:
        yield
    finally:
        _SILENCE.leave()


def silence_native_stderr() -> None:
    """For a process that does nothing but decode: what libtiff and others print of each odd file goes nowhere.

    `sys.stderr` goes on to where it went. Not for a process with a GUI or a console of its own.
    """
    sys.stderr = os.fdopen(os.dup(2), "w", buffering=1, encoding="utf-8", errors="backslashreplace")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
