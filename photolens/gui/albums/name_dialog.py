"""NameDialog: asks for a name, and stays until it is one that can be used."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

WIDTH_PX = 400


class Question(NamedTuple):
    """What a dialog asks."""

    title: str
    hint: str
    """What will be done, in a sentence."""
    answer: str
    """The words on the button."""
    name: str = ""
    """What stands in the field at first."""


class NameDialog(QDialog):
    """Says which name was given; the one who asked closes it, or has it say what is wrong. Lives on the GUI thread."""

    named = Signal(str)

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question.title)
        self._title = _label(question.title, "heading")
        self._hint = _label(question.hint, "muted")
        self._field = QLineEdit(question.name)
        self._field.setAccessibleName(self.tr("Name"))
        self._field.selectAll()
        self._fault = _label("", "danger")
        self._fault.hide()
        self._cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self._answer = QPushButton(question.answer, default=True)
        self._answer.setProperty("kind", "primary")
        self._lay_out()
        self._connect()

    def show_error(self, reason: str) -> None:
        """Say what is wrong with the name; `reason` is a sentence as exceptions tell it, without a capital."""
        self._fault.setText(f"{reason[:1].upper()}{reason[1:].rstrip('.')}.")
        self._fault.show()
        self._fault.setAccessibleName(self._fault.text())
        self._answer.setEnabled(True)
        self._field.setFocus()
        self._field.selectAll()
        self._fit()

    def _connect(self) -> None:
        self._field.textChanged.connect(self._on_field_text_changed)
        self._cancel.clicked.connect(self.reject)
        self._answer.clicked.connect(self._on_answer_clicked)
        self._on_field_text_changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for widget in (self._title, self._hint):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self._field)
        column.addWidget(self._fault)
        column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._answer)
        column.addLayout(buttons)
        self._column = column

    def _fit(self) -> None:
        """As high as the words need."""
        self._column.activate()
        self.setFixedSize(WIDTH_PX, self._column.totalHeightForWidth(WIDTH_PX))

    def _on_field_text_changed(self) -> None:
        self._fault.hide()
        self._fit()
        self._answer.setEnabled(bool(self._field.text().strip()))

    def _on_answer_clicked(self) -> None:
        self._answer.setEnabled(False)  # until it is known whether the name will do
        self.named.emit(self._field.text())


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
    label.setProperty("role", role)
    label.setVisible(bool(text))
    return label
