"""AdditionDeeds: what the user asks for of the addition, done."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from photolens.gui.context import Context
from photolens.gui.models.adding import Adding
from photolens.gui.models.words import bytes_words
from photolens.gui.preferences.models.addition_look import AdditionDeed
from photolens.gui.preferences.models.asking import Question, ask
from photolens.gui.tasks import TaskFailed, sentence

ENDING = "*.tar.xz"


class AdditionDeeds(QObject):
    """Works for one page. Lives on the GUI thread."""

    changed = Signal()
    """It stands otherwise now."""

    def __init__(self, context: Context, adding: Adding, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._adding, self._page = context, adding, page
        self.fault = ""
        """Why it could not be removed."""
        adding.changed.connect(self.changed)

    def do(self, deed: AdditionDeed) -> None:
        """Do it, or ask first where something is deleted."""
        self.fault = ""
        match deed:
            case AdditionDeed.ADD | AdditionDeed.RESUME:
                self._adding.start()
            case AdditionDeed.RETRY:
                self._adding.retry()
            case AdditionDeed.PAUSE:
                self._adding.pause()
            case AdditionDeed.CANCEL | AdditionDeed.DISCARD:
                self._adding.cancel()
            case AdditionDeed.FROM_FILE:
                self._choose()
            case AdditionDeed.REMOVE:
                self._ask()

    def _choose(self) -> None:
        dialog = QFileDialog(self._page, self.tr("Add CLIP from a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{self.tr('Archives')} ({ENDING})", f"{self.tr('All files')} (*)"])
        dialog.fileSelected.connect(lambda chosen: self._adding.start_from(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask(self) -> None:
        size = bytes_words(self._context.library.models.addition.entry().disk_bytes)
        told = self.tr("It takes {size} on this computer. Models other than the built-in one cannot run without it.")
        ask(self._page, Question(self.tr("Remove CLIP?"), told.format(size=size), self.tr("Remove")), self.remove)

    def remove(self) -> None:
        """Delete it; refused while a model that needs it is in use."""
        self._context.tasks.change(self._context.library.models.addition.remove, failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isValid(self):
            self._context.mailbox.post(TaskFailed(sentence(error)))
            return
        self.fault = sentence(error)
        self.changed.emit()
