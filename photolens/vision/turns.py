"""Turns: who may use the model next. Somebody waits for the answer to a text, nobody for a photo."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

RECENT_S = 5.0
"""Who searched so short a while ago will search again soon."""


class Turns:
    """One at a time; a query that waits goes before every photo that waits. Safe to use from several threads.

    As long as texts keep coming, photos wait.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._is_taken = False
        self._queries = 0
        self._asked_s = -RECENT_S

    @property
    def is_asked(self) -> bool:
        """Whether somebody is searching these seconds, and photos had better keep their batches small."""
        return time.monotonic() - self._asked_s < RECENT_S

    @contextmanager
    def query(self) -> Iterator[None]:
        """A turn for a batch of texts: the next one."""
        with self._changed:
            self._queries += 1
            self._asked_s = time.monotonic()
            self._changed.wait_for(lambda: not self._is_taken)
            self._queries -= 1
            self._is_taken = True
        with self._given_back():
            yield

    @contextmanager
    def photos(self) -> Iterator[None]:
        """A turn for a batch of photos: the next one in which no text waits."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_taken and not self._queries)
            self._is_taken = True
        with self._given_back():
            yield

    @contextmanager
    def _given_back(self) -> Iterator[None]:
        try:
            yield
        finally:
            with self._changed:
                self._is_taken = False
                self._changed.notify_all()
