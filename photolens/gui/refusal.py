"""Refusal: why the app did not open, for those who started it by a double click and see nothing that is printed."""

from contextlib import suppress

from PySide6.QtWidgets import QApplication, QMessageBox

from photolens.errors import PhotolensError
from photolens.gui.application import create_application


def show_refusal(text: str) -> None:
    """Show one sentence and wait until it is read; without a screen, do nothing."""
    with suppress(PhotolensError):
        _app = QApplication.instance() or create_application([])
        refusal(text).exec()


def refusal(text: str) -> QMessageBox:
    """The box with the sentence, which begins in lower case as errors do."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Photolens", text[:1].upper() + text[1:])
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    return box
