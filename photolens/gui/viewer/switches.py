"""Switches: the viewer's own two actions, which show and hide what lies around the picture, and are remembered."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from photolens.gui.icons import icon
from photolens.gui.memory import Memory


class Switches(QObject):
    """Owns a checkable action for the info panel and one for the filmstrip. Lives on the GUI thread."""

    info_toggled = Signal(bool)
    filmstrip_toggled = Signal(bool)

    def __init__(self, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._memory = memory
        self.info = self._switch("info", self.tr("Information"), "I", "viewer/info")
        self.filmstrip = self._switch("rows-3", self.tr("Similar photos"), "T", "viewer/filmstrip")
        self.info.toggled.connect(self.info_toggled)
        self.filmstrip.toggled.connect(self.filmstrip_toggled)

    def tell(self) -> None:
        """Say how both are now, as they were left at the last time."""
        self.info_toggled.emit(self.info.isChecked())
        self.filmstrip_toggled.emit(self.filmstrip.isChecked())

    def _switch(self, icon_name: str, text: str, key: str, memory_key: str) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setCheckable(True)
        action.setToolTip(f"{text} ({key})")
        action.setChecked(self._memory.get(memory_key, False))
        action.toggled.connect(lambda is_on: self._memory.put(memory_key, is_on))
        return action
