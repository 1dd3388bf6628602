"""CrashNotice: a word to the user when something went wrong that nobody foresaw, now or in the run before."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from photolens.crashes import CrashWatch
from photolens.gui.mailbox import Mailbox

if TYPE_CHECKING:
    from photolens.gui.main_window import MainWindow

PAUSE_S = 60.0
"""Between two words; what comes meanwhile is only written."""


@dataclass(frozen=True, slots=True)
class _Written:
    report: Path


class CrashNotice(QObject):
    """Says that there is a report, with the way to it. Lives on the GUI thread; reports come from any."""

    told = Signal(str, str, object)
    """A sentence, the words of a button, and what it does, a `Callable[[], None]`; made for a toast."""

    def __init__(self, mailbox: Mailbox, show: Callable[[Path], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = mailbox
        self._show = show
        self._told_s = -PAUSE_S
        mailbox.subscribe(_Written, self._on_written)

    def note(self, report: Path) -> None:
        """A report was written just now. Callable from any thread."""
        self._mailbox.post(_Written(report))

    def tell_of_last_run(self, report: Path) -> None:
        """Say that the run before ended with this report."""
        self._tell(self.tr("Photolens ended unexpectedly last time. Nothing was sent."), report)

    def _on_written(self, written: _Written) -> None:
        if monotonic() - self._told_s >= PAUSE_S:
            self._told_s = monotonic()
            self._tell(self.tr("Something went wrong; a report was written. Nothing was sent."), written.report)

    def _tell(self, text: str, report: Path) -> None:
        self.told.emit(text, self.tr("Show report"), partial(self._show, report))


def tell_of_crashes(window: "MainWindow", watch: CrashWatch) -> None:
    """Let a window tell of the reports that are written from now on, and once of what ended the run before."""
    notice = CrashNotice(window.context.mailbox, window.desktop.open_outside, window)
    notice.told.connect(window.toasts.show_toast)
    watch.set_listener(notice.note)
    if watch.left_behind:
        tell = partial(notice.tell_of_last_run, watch.left_behind[-1])
        window.browser.gallery.filled.connect(tell, Qt.ConnectionType.SingleShotConnection)
