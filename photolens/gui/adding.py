"""Adding: asks whether folders should come into the library, one question at a time."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from photolens.gui.desktop import name_of, text_of


class Adding(QObject):
    """Asks over one window; what is asked about meanwhile joins the question. Lives on the GUI thread."""

    agreed = Signal(object)
    """A tuple of Paths that are to be added."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folders: tuple[Path, ...] = ()
        self._box: QMessageBox | None = None

    def ask(self, folders: Sequence[Path]) -> None:
        """Ask; whoever agrees is told by `agreed`."""
        self._folders = tuple(dict.fromkeys((*self._folders, *folders)))
        if self._box is None:
            self._box = self._opened()
        self._box.setText(self._question())

    def _opened(self) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(self.tr("Add to the library"))
        box.setText(self._question())
        box.setInformativeText(self.tr("Photos are only read, and stay where they are."))
        add = box.addButton(self.tr("Add"), QMessageBox.ButtonRole.AcceptRole)
        add.setProperty("kind", "primary")
        add.style().polish(add)
        box.setDefaultButton(add)
        box.setEscapeButton(box.addButton(self.tr("Not now"), QMessageBox.ButtonRole.RejectRole))
        add.clicked.connect(partial(self._on_answered, True))
        box.rejected.connect(partial(self._on_answered, False))
        box.open()
        return box

    def _question(self) -> str:
        if len(self._folders) == 1:
            return self.tr("Add “{folder}” to the library?").format(folder=folder_title(self._folders[0]))
        return self.tr("Add %n folder(s) to the library?", "", len(self._folders))

    def _on_answered(self, is_agreed: bool, *_checked: bool) -> None:
        folders, self._folders, self._box = self._folders, (), None
        if is_agreed and folders:
            self.agreed.emit(folders)


def folder_title(folder: Path) -> str:
    """The name of a folder as text; all of its path where it has none, as `/`."""
    return name_of(folder) or text_of(folder)
