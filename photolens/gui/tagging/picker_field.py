"""PickerField: finds labels by what is typed; the keys that do not write go to the list below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from photolens.gui.icons import icon

PAGE = 2
"""More than a row: as far as can be seen."""
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -PAGE, Qt.Key.Key_PageDown: PAGE}
ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PickerField(QLineEdit):
    """Space ticks too, as long as nothing is typed or the arrows were used last; else it writes a space."""

    stepped = Signal(int)
    """So many rows down; `PAGE` for a page."""
    toggled = Signal()
    rejected = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_walking = False
        self.setPlaceholderText(self.tr("Find or create a label"))
        self.setAccessibleName(self.tr("Find or create a label"))
        sign = QAction(icon("search", "faint"), self.accessibleName(), self)
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)

    @property
    def typed(self) -> str:
        """What was typed, without spaces around it or twice within."""
        return " ".join(self.text().split())

    def _is_tick(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        is_plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return is_plain and (key in ENTERS or (key is Qt.Key.Key_Space and (self._is_walking or not self.typed)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._is_walking = True
            self.stepped.emit(step)
        elif self._is_tick(event):
            is_rejection = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.rejected if is_rejection else self.toggled).emit()
        else:
            self._is_walking = False
            super().keyPressEvent(event)
