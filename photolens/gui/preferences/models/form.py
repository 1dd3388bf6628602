"""FormDialog: a few fields, what is wrong with them, and one button that goes on."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from photolens.gui.preferences.page import Notice, label

Answer = TypeVar("Answer")

WIDTH_PX = 480


class FormDialog(QDialog):
    """Stays open until what was entered can be used. Lives on the GUI thread; open it with `open`."""

    def __init__(self, title: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.notice = Notice()
        self.cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self.go = QPushButton(default=True)
        self.go.setProperty("kind", "primary")
        self.cancel.clicked.connect(self.reject)
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(16)
        self._fields.setVerticalSpacing(8)
        self._fields.setColumnStretch(1, 1)
        self._lay_out(title, hint)

    def add_field(self, title: str, field: QWidget, beside: QWidget | None = None) -> None:
        """A field below the others, with its title, and perhaps a button at its end."""
        row = self._fields.rowCount()
        words = label(title)
        words.setWordWrap(False)
        words.setBuddy(field)
        field.setAccessibleName(title)
        self._fields.addWidget(words, row, 0)
        self._fields.addWidget(field, row, 1, 1, 1 if beside else 2)
        if beside is not None:
            self._fields.addWidget(beside, row, 2)
        if self.focusWidget() is None:
            field.setFocus()  # what is made first has the focus otherwise, and that is the button that ends it all

    def say(self, text: str) -> None:
        """Tell something below the fields."""
        self.notice.tell(text)
        self.fit()

    def complain(self, reason: str) -> None:
        """Say what is wrong; `reason` is a sentence as exceptions tell it, without a capital."""
        self.notice.complain(f"{reason[:1].upper()}{reason[1:].rstrip('.')}.")
        self.fit()

    def fit(self) -> None:
        """As high as the words need."""
        self._column.activate()
        self.setFixedSize(WIDTH_PX, self._column.totalHeightForWidth(WIDTH_PX))

    def while_open(self, use: Callable[[Answer], object]) -> Callable[[Answer], None]:
        """`use`, for the answer of a task that may come when the dialog is gone; it is lost then."""

        def use_if_open(answer: Answer) -> None:
            if isValid(self):
                use(answer)

        return use_if_open

    def _lay_out(self, title: str, hint: str) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(label(title, "heading"))
        column.addWidget(label(hint, "muted"))
        column.addSpacing(4)
        column.addLayout(self._fields)
        column.addWidget(self.notice)
        column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column.addLayout(buttons)
