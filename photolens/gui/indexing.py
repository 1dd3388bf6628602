"""Indexing: the indexer as the window drives it: started, paused by hand or on battery, stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from photolens.domain.change import LibraryChange
from photolens.gui.context import Context
from photolens.indexing.events import BatchCommitted, Event, FileFailed, FolderOffline, RunFinished
from photolens.indexing.power import on_battery

if TYPE_CHECKING:
    from photolens.indexing.indexer import Indexer

POWER_MS = 15_000
"""How often the power supply is looked at."""


class Indexing(QObject):
    """Owns the indexer, from `start` to `stop`; its events go to the mailbox. Lives on the GUI thread."""

    paused = Signal(bool, bool)
    """Whether it is paused, and whether for being on battery."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._indexer: Indexer | None = None
        self._is_paused_by_hand = False
        self._is_on_battery = False
        self._power = QTimer(self, interval=POWER_MS)
        self._power.timeout.connect(self._look_at_power)

    def start(self) -> None:
        """Begin to watch and to index."""
        self._indexer = self._context.library.indexer(self._publish)
        self._indexer.start()
        self._apply()
        self._power.start()
        self._look_at_power()

    def stop(self) -> None:
        """Commit what is decoded and end; returns when the threads have ended."""
        self._power.stop()
        if self._indexer is not None:
            self._indexer.stop()
            self._indexer = None

    def scan(self) -> None:
        """Look through every folder soon."""
        if self._indexer is not None:
            self._indexer.scan_all()

    def pause(self, is_paused: bool) -> None:
        """Pause or resume by hand; resuming on battery goes on until it is plugged in and out again."""
        self._is_paused_by_hand = is_paused
        self._is_on_battery = False
        self._apply()

    def reconsider(self) -> None:
        """The settings changed: the power supply may matter now, or no longer; the next run reads with them."""
        self._look_at_power()

    def _look_at_power(self) -> None:
        wants = self._context.library.settings.indexing.pause_on_battery
        is_on_battery = wants and on_battery()
        if is_on_battery is not self._was_on_battery:
            self._was_on_battery = self._is_on_battery = is_on_battery
            self._apply()

    _was_on_battery = False

    def _apply(self) -> None:
        is_paused = self._is_paused_by_hand or self._is_on_battery
        if self._indexer is not None:
            (self._indexer.pause if is_paused else self._indexer.resume)()
        self.paused.emit(is_paused, self._is_on_battery and not self._is_paused_by_hand)

    def _publish(self, event: Event) -> None:
        """On the indexer's thread."""
        self._context.mailbox.post(event)
        if isinstance(event, BatchCommitted):
            self._context.mailbox.post(event.change)
        elif isinstance(event, FileFailed):
            self._context.mailbox.post(LibraryChange(failures=True))
        elif isinstance(event, FolderOffline):
            self._context.mailbox.post(LibraryChange(folders=True))
        elif isinstance(event, RunFinished) and (event.report.moved or event.report.missing):
            self._context.mailbox.post(LibraryChange(files=True))
