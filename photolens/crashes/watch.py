"""Watch: makes a report of whatever goes wrong while the app runs, however hard it ends."""

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import IO, Self

from photolens.crashes.reports import HAPPENED, MOST_KEPT, Failure, head, told, write_report
from photolens.errors import PhotolensError
from photolens.paths import LibraryPaths

_RUNNING = "running-"

logger = logging.getLogger(__name__)


class CrashWatch:
    """A context manager around a run of the app, on the main thread, by whoever has the library to itself.

    Exceptions that nobody caught, on whatever thread, are reported at once. What ends the process leaves a trace in a
    file of its own, which becomes a report at the next start. Without a folder that can be written to, there is none.
    """

    def __init__(self, paths: LibraryPaths) -> None:
        self._paths = paths
        self._on_report: Callable[[Path], None] = lambda _: None
        self.left_behind: list[Path] = []
        """Reports of runs that ended unexpectedly, made by this start."""
        self._seen: set[object] = set()
        self._lock = threading.Lock()
        self._running: IO[str] | None = None
        self._hooks = sys.excepthook, threading.excepthook
        self._was_traced = faulthandler.is_enabled()

    def __enter__(self) -> Self:
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._on_exception, self._on_thread_exception
        with _harmless():
            self._paths.crash_reports.mkdir(exist_ok=True)
            for trace in sorted(self._paths.crash_reports.glob(f"{_RUNNING}*")):
                with _harmless():
                    self._take_over(trace)
            self._running = self._trace().open("w", encoding="utf-8", errors="backslashreplace")
            self._running.write(head() + HAPPENED)
            self._running.flush()
            if not self._was_traced:  # else whoever started Python with -X faulthandler reads traces elsewhere
                faulthandler.enable(self._running)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        sys.excepthook, threading.excepthook = self._hooks
        with _harmless():
            if self._running is None:
                return
            if not self._was_traced:
                faulthandler.disable()
            with self._running:
                if kind is not None and error is not None and _is_our_mistake(kind):
                    self._running.write(told((kind, error, traceback)))
                    return
            self._trace().unlink(missing_ok=True)

    def set_listener(self, on_report: Callable[[Path], None]) -> None:
        """From now on tell `on_report` the path of every report of this run, on the thread that failed."""
        self._on_report = on_report

    def _on_exception(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        """Where Python, and PySide for slots and overridden methods, bring what nobody caught."""
        self._report((kind, error, traceback), threading.current_thread().name)
        self._hooks[0](kind, error, traceback)

    def _on_thread_exception(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            name = failed.thread.name if failed.thread else "that is gone"
            self._report((failed.exc_type, failed.exc_value, failed.exc_traceback), name)
        self._hooks[1](failed)

    def _report(self, failure: Failure, thread: str) -> None:
        """Write a report, unless this run has one of the same place in the program, or enough of others."""
        with _harmless(), self._lock:
            where = failure[0], frozenset((frame.f_code.co_filename, line) for frame, line in walk_tb(failure[2]))
            if where in self._seen or len(self._seen) >= MOST_KEPT or not issubclass(failure[0], Exception):
                return
            self._seen.add(where)
            what = f"On the thread {thread}:\n\n{told(failure)}"
            report = write_report(self._paths, head(), what, datetime.now(UTC).astimezone())
            logger.error("nobody caught an exception; %s tells more", report.name, exc_info=failure)
            self._on_report(report)

    def _trace(self) -> Path:
        """The file that holds nothing but the head of a report, unless this process crashes."""
        return self._paths.crash_reports / f"{_RUNNING}{os.getpid()}"

    def _take_over(self, trace: Path) -> None:
        """Make a report of what a process that is gone left; one that was just killed left nothing to tell."""
        beginning, _, what = trace.read_text(encoding="utf-8", errors="replace").partition(HAPPENED)
        ended = datetime.fromtimestamp(trace.stat().st_mtime, UTC).astimezone()
        trace.unlink()
        if what.strip():
            self.left_behind.append(write_report(self._paths, beginning, what, ended))


def _is_our_mistake(kind: type[BaseException]) -> bool:
    """Whether the app ends by an exception that is neither told to the user nor wanted by somebody."""
    return issubclass(kind, Exception) and not issubclass(kind, PhotolensError)


@contextmanager
def _harmless() -> Iterator[None]:
    """Whoever reports a crash must not add another."""
    try:
        yield
    except Exception:
        logger.warning("no crash report could be written", exc_info=True)
