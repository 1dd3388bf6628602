"""Expansion: which folders and groups are open in the sidebar, kept from one start to the next."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QTimer

from photolens.gui.memory import Memory
from photolens.gui.places import InsideFolder
from photolens.gui.sidebar.entry import LABELS, Entry, Kind
from photolens.gui.sidebar.model import ENTRY_ROLE, PlaceModel
from photolens.gui.sidebar.tree import PlaceTree

KEY = "sidebar/toggled"
GROUP = "group/"
"""With this the keys of groups begin; those of folders are their paths."""


class Expansion(QObject):
    """Captions are always open, roots are open and other folders, and groups, closed until the user toggles them.

    What is kept are the rows that are not as they would be by themselves. Lives on the GUI thread.
    """

    def __init__(self, tree: PlaceTree, model: PlaceModel, memory: Memory) -> None:
        super().__init__(tree)
        self._tree, self._model, self._memory = tree, model, memory
        self._toggled = set(memory.get_texts(KEY))
        self._saving = QTimer(self, singleShot=True, interval=0)  # one key can open a thousand folders
        self._saving.timeout.connect(self._on_saving_timeout)
        self._has_new_rows = True
        model.rowsInserted.connect(self._on_rows_inserted)
        tree.expanded.connect(self._on_expanded)
        tree.collapsed.connect(self._on_collapsed)
        self.restore()

    def restore(self) -> None:
        """Open what should be open among rows that have come since the last time."""
        if not self._has_new_rows:
            return
        self._has_new_rows = False
        with self._tree.quietly():
            for index in [*self._open_by_themselves(), *self._opened_by_the_user()]:
                self._tree.expand(index)

    def _open_by_themselves(self) -> list[QModelIndex]:
        """The captions and the roots right below them, but those that the user closed."""
        model = self._model
        captions = [model.index(row, 0) for row in range(model.rowCount())]
        roots = [index for above in captions for index in self._below(above) if _entry(index).kind is Kind.PLACE]
        return [*captions, *(index for index in roots if not self._is_toggled(index))]

    def _opened_by_the_user(self) -> list[QModelIndex]:
        found = (self._model.index_of(InsideFolder(Path(key))) for key in self._toggled if not key.startswith(GROUP))
        groups = (index for index in self._below(self._model.section(LABELS)) if self._is_toggled(index))
        return [*groups, *(index for index in found if index.isValid() and not self._is_root(index))]

    def _below(self, above: QModelIndex) -> list[QModelIndex]:
        return [self._model.index(row, 0, above) for row in range(self._model.rowCount(above))]

    def _is_root(self, index: QModelIndex) -> bool:
        """Whether it is open by itself."""
        return not index.parent().parent().isValid() and _entry(index).kind is not Kind.GROUP

    def _is_toggled(self, index: QModelIndex) -> bool:
        return _key(index) in self._toggled

    def _on_rows_inserted(self) -> None:
        self._has_new_rows = True

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
        self._saving.start()

    def _on_saving_timeout(self) -> None:
        self._memory.put_texts(KEY, sorted(self._toggled))


def _key(index: QModelIndex) -> str:
    return _entry(index).key


def _entry(index: QModelIndex) -> Entry:
    entry: Entry = index.data(ENTRY_ROLE)
    return entry
