"""IndexingPage: how much of the computer the reading of photos may take."""

import os
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox

from photolens.domain.change import LibraryChange
from photolens.gui.context import Context
from photolens.gui.preferences.controls import Switch
from photolens.gui.preferences.page import Notice, Page
from photolens.gui.tasks import sentence

SHORTEST_S, LONGEST_S = 5, 3600
"""The time limit for one file; less would fail large pictures on slow drives."""
SPIN_PX = 144


class IndexingPage(Page):
    """Everything goes into settings.toml at once, and counts from the next run on."""

    changed = Signal()
    """The settings are written."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Indexing"))
        self._context = context
        indexing = context.library.settings.indexing
        self.battery = Switch()
        self.battery.setChecked(indexing.pause_on_battery)
        self.workers = self._build_workers(indexing.workers)
        self.timeout = self._build_timeout(round(indexing.timeout_s))
        self._notice = Notice()
        self._lay_out()
        self.battery.toggled.connect(lambda is_on: self._change(pause_on_battery=is_on))
        self.workers.valueChanged.connect(lambda count: self._change(workers=count))
        self.timeout.valueChanged.connect(lambda seconds: self._change(timeout_s=float(seconds)))

    def _lay_out(self) -> None:
        power = self.add_card()
        power.add_row(
            self.tr("Pause on battery"),
            self.tr("New photos are read when the computer is plugged in again."),
            self.battery,
        )
        cores = self.tr("How many files are read at once. “Automatic” uses all %n core(s).", "", os.cpu_count() or 1)
        speed = self.add_card(self.tr("Speed"))
        speed.add_row(self.tr("Files at once"), cores, self.workers)
        limit = self.tr("A file that takes longer is listed under Problems and left out.")
        speed.add_row(self.tr("Time limit for a file"), limit, self.timeout)
        self.add(self._notice)

    def _build_workers(self, count: int) -> QSpinBox:
        spin = QSpinBox(maximum=max(2 * (os.cpu_count() or 1), count))
        spin.setSpecialValueText(self.tr("Automatic"))
        spin.setValue(count)
        return _dressed(spin)

    def _build_timeout(self, seconds: int) -> QSpinBox:
        spin = QSpinBox(minimum=min(SHORTEST_S, seconds), maximum=max(LONGEST_S, seconds), suffix=self.tr(" s"))
        spin.setValue(seconds)
        return _dressed(spin)

    def _change(self, **values: Any) -> None:
        library = self._context.library

        def write() -> LibraryChange:
            library.change_settings(indexing=replace(library.settings.indexing, **values))
            return LibraryChange()

        self._context.tasks.change(
            write, self.while_open(self._on_written), failed=self.while_open(self._on_write_failed)
        )

    def _on_written(self, _change: LibraryChange) -> None:
        self._notice.tell("")
        self.changed.emit()

    def _on_write_failed(self, error: Exception) -> None:
        self._notice.complain(sentence(error))


def _dressed(spin: QSpinBox) -> QSpinBox:
    spin.setKeyboardTracking(False)  # a number that is half typed is none yet
    spin.setFixedWidth(SPIN_PX)
    spin.lineEdit().setTextMargins(6, 0, 0, 0)  # the padding of a styled spin box moves its frame only
    return spin
