"""DesktopApplication: the QApplication, which the desktop may tell which files it wants opened."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override


class DesktopApplication(QApplication):
    """Hears macOS, where files come as events, one each, also before there is a window. Lives on the GUI thread.

    It listens to what is sent to itself only: a filter would have every event of the app pass through Python.
    """

    _asked: tuple[str, ...] = ()
    _open: Callable[[Sequence[str]], None] | None = None

    def hand_over(self, open_paths: Callable[[Sequence[str]], None]) -> None:
        """Have `open_paths` called with the absolute paths that are asked for, and with those so far."""
        self._open = open_paths
        asked, self._asked = self._asked, ()
        open_paths(asked)

    @override
    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        path = event.url().toLocalFile() or event.file()
        if path and self._open is not None:
            self._open([path])
        elif path:
            self._asked += (path,)
        return True
