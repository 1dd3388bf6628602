"""Excludes: the names of files and folders that are left out of the library."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from photolens.domain.change import LibraryChange
from photolens.gui.context import Context
from photolens.gui.preferences.page import Notice, label
from photolens.gui.tasks import sentence
from photolens.library import Library

PAUSE_MS = 700
"""After the last key; a name that is half typed might leave out too much."""
HEIGHT_PX = 88


class Excludes(QWidget):
    """One pattern a line, written into settings.toml a moment after the last key."""

    changed = Signal()
    """The patterns are written."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.text = QPlainTextEdit("\n".join(context.library.settings.indexing.exclude), tabChangesFocus=True)
        self.text.setPlaceholderText("*.tmp\nScreenshots\nprivate/*")
        self.text.setFixedHeight(HEIGHT_PX)
        self.text.setAccessibleName(self.tr("Names to leave out"))
        self.notice = Notice()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._apply)
        self.text.textChanged.connect(self._pause.start)
        self._lay_out()

    def _lay_out(self) -> None:
        explanation = self.tr(
            "One name a line; * stands for any characters. “Screenshots” leaves out what has that name, "
            "“*.png” all PNG files, “private/*” what lies in “private”. Photos that are left out go at the next scan."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Leave out"), "section"))
        column.addWidget(self.text)
        column.addWidget(self.notice)
        column.addWidget(label(explanation, "caption"))

    def _apply(self) -> None:
        patterns = patterns_in(self.text.toPlainText())
        if patterns == self._context.library.settings.indexing.exclude:
            return
        if problem := self._problem(patterns):
            self.notice.complain(problem)
            return
        library = self._context.library
        self._context.tasks.change(lambda: _write(library, patterns), self._on_written, failed=self._on_write_failed)

    def _problem(self, patterns: Sequence[str]) -> str:
        """What Photolens would never find, as the user means it."""
        full = next((pattern for pattern in patterns if pattern.startswith(("/", "~")) or pattern[1:2] == ":"), None)
        words = self.tr("“{pattern}” is a full path; write a name, or a path below a folder of the library.")
        return words.format(pattern=full) if full else ""

    def _on_written(self, _change: LibraryChange) -> None:
        if isValid(self):
            self.notice.tell("")
            self.changed.emit()

    def _on_write_failed(self, error: Exception) -> None:
        if isValid(self):
            self.notice.complain(sentence(error))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._pause.isActive():
            self._pause.stop()
            self._apply()


def patterns_in(text: str) -> tuple[str, ...]:
    """The patterns of a text, one a line, each once."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _write(library: Library, patterns: tuple[str, ...]) -> LibraryChange:
    library.change_settings(indexing=replace(library.settings.indexing, exclude=patterns))
    return LibraryChange()
