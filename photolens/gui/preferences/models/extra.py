"""ExtraCard: what has to be installed before models other than the built-in one can run, with the command to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from photolens.gui.preferences.page import Card, button, label

COMMAND = "pip install 'photolens[{extra}]'"


class ExtraCard(Card):
    """One sentence and one command. Hidden while nothing is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("")
        self.command = QLineEdit(readOnly=True)
        self.command.setProperty("kind", "command")
        self.command.setAccessibleName(self.tr("Command that installs it"))
        self.copy = button("copy", self.tr("Copy"))
        self.copy.clicked.connect(self._on_copy_clicked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.command, 1)
        row.addWidget(self.copy)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addLayout(row)
        self.add_layout(column)
        self.hide()

    def show_extra(self, extra: str, *, is_for_some: bool = False) -> None:
        """Name the extra that is missing; "" for none. `is_for_some`: only a few models need it."""
        words = self.tr("Some models need an addition that is not installed. Run this and start again:")
        if not is_for_some:
            words = self.tr("Other models need an addition that is not installed. Run this and start again:")
        self.words.setText(words)
        self.command.setText(COMMAND.format(extra=extra))
        self.command.setCursorPosition(0)
        self.copy.setText(f" {self.tr('Copy')}")
        self.setVisible(bool(extra))

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())
        self.copy.setText(f" {self.tr('Copied')}")
