"""Titles: what models are called for people, where only their names are told."""

from PySide6.QtCore import QObject, Signal

from photolens.domain.model import ModelEntry
from photolens.gui.context import Context
from photolens.gui.models.words import title_words


class Titles(QObject):
    """Asks the library once for each name that it does not know. Lives on the GUI thread."""

    known = Signal()
    """There are more titles than before."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._titles: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The title of a model; its name until the title is known."""
        if name not in self._titles:
            self._titles[name] = name
            self._context.tasks.run(self._context.library.models.all, self._on_models_known)
        return self._titles[name]

    def _on_models_known(self, entries: list[ModelEntry]) -> None:
        self._titles |= {entry.card.name: title_words(entry.card) for entry in entries}
        self.known.emit()
