"""Changing: how commands change the library: on another thread, and told in one way whether it worked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from photolens.domain.change import LibraryChange
from photolens.gui.context import Context
from photolens.gui.tasks import sentence

Work = Callable[[], LibraryChange]


class Changing(QObject):
    """What is common to the commands for labels and albums. Lives on the GUI thread."""

    changed = Signal()
    """Something was done that can be undone; the library's history says what."""
    failed = Signal(str)
    """It could not be done: why, in a sentence."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library

    def _change(self, work: Work, then: Callable[[], None] = lambda: None) -> None:
        def told(change: LibraryChange) -> None:
            if change.history:
                self.changed.emit()
            then()

        self._context.tasks.change(work, told, failed=lambda error: self.failed.emit(_capital(sentence(error))))


def _capital(reason: str) -> str:
    return reason[:1].upper() + reason[1:]
