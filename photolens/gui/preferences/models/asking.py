"""Asking: before files or vectors of a model are deleted. Does not wait for the answer."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from photolens.domain.model import ModelEntry
from photolens.gui.models.words import bytes_words, title_words

VECTOR_NUMBER_BYTES = 2
"""Vectors are stored as float16."""

translate = QCoreApplication.translate


class Question(NamedTuple):
    """What is asked, what it means, and the words on the button that does it."""

    text: str
    meaning: str
    answer: str


def about_removal(entry: ModelEntry) -> Question:
    """Whether a model's files should go."""
    meaning = translate(
        "Models", "{model} takes {size} on this computer. To use it again it has to be downloaded or imported again."
    )
    told = meaning.format(model=title_words(entry.card), size=bytes_words(entry.disk_bytes))
    return Question(translate("Models", "Remove this model?"), told, translate("Models", "Remove"))


def about_vectors(entry: ModelEntry) -> Question:
    """Whether the vectors that a model made should go."""
    freed = bytes_words(entry.vectors * entry.card.dimensions * VECTOR_NUMBER_BYTES)
    known = translate("Models", "Those of {model} for %Ln photo(s) take {size} in this library.", "", entry.vectors)
    again = translate("Models", "Without them, going back to it means that it looks at every photo again.")
    told = f"{known.format(model=title_words(entry.card), size=freed)} {again}"
    return Question(translate("Models", "Forget these vectors?"), told, translate("Models", "Forget"))


def ask(parent: QWidget, question: Question, go: Callable[[], None]) -> QMessageBox:
    """Ask, and call `go` if the answer is yes."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(question.answer)
    box.setText(question.text)
    box.setInformativeText(question.meaning)
    agree = box.addButton(question.answer, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(translate("Models", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    agree.clicked.connect(go)
    box.open()
    return box
