"""Listing: the models below each other, each on a card that stays as long as its model does."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from photolens.gui.preferences.models.card import ModelView
from photolens.gui.preferences.models.look import Look
from photolens.gui.preferences.page import label


class Listing(QWidget):
    """Lives on the GUI thread."""

    asked = Signal(str, object)
    """The name of a model, and the Deed that the user wants."""

    def __init__(self) -> None:
        super().__init__()
        self._views: dict[str, ModelView] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(label(self.tr("Models"), "section"))

    def show_looks(self, looks: Sequence[Look]) -> None:
        """Show these models, in this order."""
        wanted = {look.entry.card.name: look for look in looks}
        for name in self._views.keys() - wanted.keys():
            gone = self._views.pop(name)
            gone.hide()
            gone.deleteLater()
        for place, (name, look) in enumerate(wanted.items(), 1):
            if name not in self._views:
                self._views[name] = view = ModelView(name)
                view.asked.connect(self.asked)
                self._column.insertWidget(place, view)
            self._views[name].show_look(look)
            self._views[name].show()  # now, and not when the event loop comes to it: its height is asked for at once

    def view(self, name: str) -> ModelView | None:
        """The card of a model."""
        return self._views.get(name)

    def views(self) -> tuple[ModelView, ...]:
        """All cards, in no particular order."""
        return tuple(self._views.values())
