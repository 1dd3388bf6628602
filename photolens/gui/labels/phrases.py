"""Phrases: a field that takes any number of short texts, each of which becomes a chip below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.gui.problems.flow import FlowLayout
from photolens.gui.search_bar.chips import Chip
from photolens.gui.tool_button import tool_button

LONGEST = 200
"""Characters of a phrase; the models read no more."""


class PhraseField(QWidget):
    """Enter or the plus adds what was typed, and a chip's cross takes it away. What is half typed counts as well.

    Lives on the GUI thread.
    """

    changed = Signal()

    def __init__(self, title: str, hint: str, *, note: str = "") -> None:
        """`hint` is an example of what can be typed, `note` what else is worth knowing."""
        super().__init__()
        self._chips: list[Chip] = []
        self.field = _Entry()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(title)
        self.field.setMaxLength(LONGEST)
        self._add = tool_button("plus", self.tr("Add (Enter)"))
        self._add.setEnabled(False)
        self._flow = FlowLayout()
        self._lay_out(title, note)
        self.field.entered.connect(self._on_entered)
        self._add.clicked.connect(self._on_entered)
        self.field.textChanged.connect(self._on_text_changed)

    def texts(self) -> tuple[str, ...]:
        """The phrases, with what stands in the field."""
        texts = [*(chip.text() for chip in self._chips), self.field.text().strip()]
        return tuple(dict.fromkeys(filter(None, texts)))

    def set_texts(self, texts: tuple[str, ...]) -> None:
        """Show these, without telling."""
        for text in texts:
            self._put(text)

    def _lay_out(self, title: str, note: str) -> None:
        caption = QLabel(title)
        caption.setProperty("role", "section")
        caption.setBuddy(self.field)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._add)
        self._bed = QWidget()
        self._bed.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._bed.setSizePolicy(policy)
        self._bed.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(caption)
        column.addLayout(row)
        if note:
            column.addWidget(self._noted(note))
        column.addWidget(self._bed)

    def _noted(self, text: str) -> QLabel:
        self.field.setAccessibleDescription(text)
        note = QLabel(text)
        note.setProperty("role", "caption")
        note.setWordWrap(True)
        return note

    def _put(self, text: str) -> None:
        chip = Chip(self._bed, text)
        chip.removed.connect(lambda: self._drop(chip))
        chip.moved.connect(lambda by: self._go_from(chip, by))
        chip.typed.connect(self._on_typed)
        chip.escaped.connect(self.field.setFocus)
        self._chips.append(chip)
        self._flow.addWidget(chip)
        chip.show()
        self._bed.show()
        self._bed.updateGeometry()

    def _drop(self, chip: Chip) -> None:
        place = self._chips.index(chip)
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self._bed.setVisible(bool(self._chips))
        self._bed.updateGeometry()
        heirs = self._chips[place : place + 1] or self._chips[-1:]
        (heirs[0] if heirs else self.field).setFocus()
        self.changed.emit()

    def _go_from(self, chip: Chip, by: int) -> None:
        place = self._chips.index(chip) + by
        if 0 <= place < len(self._chips):
            self._chips[place].setFocus()
        elif place < 0:
            self.field.setFocus()

    def _on_typed(self, text: str) -> None:
        self.field.setFocus()
        self.field.setText(text)

    def _on_entered(self) -> None:
        text = self.field.text().strip()
        known = {chip.text().casefold() for chip in self._chips}
        self.field.clear()
        if text and text.casefold() not in known:
            self._put(text)
            self.changed.emit()
        self.field.setFocus()

    def _on_text_changed(self, text: str) -> None:
        self._add.setEnabled(bool(text.strip()))
        self.changed.emit()


class _Entry(QLineEdit):
    """A line whose Enter stays with it, as long as there is something to enter."""

    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)
