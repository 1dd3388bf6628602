"""Expansion: which folders are open in the sidebar, kept from one start to the next."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject

from photolens.gui.memory import Memory
from photolens.gui.places import InsideFolder
from photolens.gui.sidebar.entries import Entry
from photolens.gui.sidebar.model import ENTRY_ROLE, PlaceModel
from photolens.gui.sidebar.tree import PlaceTree

KEY = "sidebar/toggled"


class Expansion(QObject):
    """Captions are always open, roots are open and other folders closed until the user toggles them.

    What is kept are the folders that are not as they would be by themselves. Lives on the GUI thread.
    """

    def __init__(self, tree: PlaceTree, model: PlaceModel, memory: Memory) -> None:
        super().__init__(tree)
        self._tree, self._model, self._memory = tree, model, memory
        self._toggled = set(memory.get_texts(KEY))
        tree.expanded.connect(self._on_expanded)
        tree.collapsed.connect(self._on_collapsed)
        self.restore()

    def restore(self) -> None:
        """Open what should be open, rows that have just come included."""
        with self._tree.quietly():
            for index in self._open_by_themselves():
                self._tree.setExpanded(index, not self._is_toggled(index))
            for folder in self._toggled:
                index = self._model.index_of(InsideFolder(Path(folder)))
                if index.isValid() and not self._is_root(index):
                    self._tree.setExpanded(index, True)

    def _open_by_themselves(self) -> list[QModelIndex]:
        """The captions and what is right below them."""
        model = self._model
        captions = [model.index(row, 0) for row in range(model.rowCount())]
        return [*captions, *(model.index(row, 0, above) for above in captions for row in range(model.rowCount(above)))]

    def _is_root(self, index: QModelIndex) -> bool:
        return not index.parent().parent().isValid()

    def _is_toggled(self, index: QModelIndex) -> bool:
        return _key(index) in self._toggled

    def _on_expanded(self, index: QModelIndex) -> None:
        self._note(index, is_open=True)

    def _on_collapsed(self, index: QModelIndex) -> None:
        self._note(index, is_open=False)

    def _note(self, index: QModelIndex, *, is_open: bool) -> None:
        if self._tree.is_quiet:
            return
        if is_open is self._is_root(index):
            self._toggled.discard(_key(index))
        else:
            self._toggled.add(_key(index))
        self._memory.put_texts(KEY, sorted(self._toggled))


def _key(index: QModelIndex) -> str:
    entry: Entry = index.data(ENTRY_ROLE)
    return entry.key
