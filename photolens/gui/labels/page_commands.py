"""Page commands: what the page does to labels besides editing one, off the GUI thread, and told in a sentence."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelGroup, LabelId
from photolens.gui.context import Context
from photolens.gui.labels import transfer
from photolens.gui.labels.words import as_sentence
from photolens.gui.tasks import sentence
from photolens.labelling.label_set import LabelSet


class PageCommands(QObject):
    """Changes the labels of one library, as their page wants it. Lives on the GUI thread."""

    told = Signal(str, bool)
    """A sentence on what was done, or why it was not, and whether `undo` takes it back."""
    busy_changed = Signal(bool)
    adding_changed = Signal(bool)
    """Whether labels are being added, which takes a while if they are many."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._under_way = self._additions = 0

    @property
    def is_adding(self) -> bool:
        """Whether labels are being added."""
        return self._additions > 0

    def remove(self, labels: Sequence[LabelId]) -> None:
        """Forget labels."""
        said = self.tr("%n label(s) deleted", "", len(labels))
        self._change(partial(self._context.library.labels.remove, labels), lambda: self.told.emit(said, True))

    def set_exclusive(self, group: LabelGroup, is_exclusive: bool) -> None:
        """Let a photo have at most one label of a group, or several."""
        self._change(partial(self._context.library.labels.set_exclusive, group.name, is_exclusive))

    def add_set(self, label_set: LabelSet) -> None:
        """Add the labels of a set."""
        self._take_in(partial(transfer.added, self._context.library, label_set))

    def import_file(self, path: Path) -> None:
        """Add the labels of a file."""
        self._take_in(partial(transfer.imported, self._context.library, path))

    def export_file(self, path: Path, labels: Sequence[LabelId] | None) -> None:
        """Write labels, or all for None, into a file."""
        self._count(1)
        work = partial(transfer.exported, self._context.library, path, labels)
        self._context.tasks.run(work, partial(self._on_exported, path), failed=self._on_failed)

    def _take_in(self, work: Callable[[], transfer.Import]) -> None:
        imports: list[transfer.Import] = []

        def changed() -> LibraryChange:
            imports.append(work())
            return imports[0].change

        def done(_change: LibraryChange) -> None:
            self.told.emit(transfer.said_of_import(imports[0].added, imports[0].existed), imports[0].added > 0)
            self._look()

        self._count_addition(1)
        self._context.tasks.change(changed, done, failed=self._on_addition_failed)

    def _look(self) -> None:
        """Look at the photos for a few labels after the other, beside whatever else is changed meanwhile."""
        self._context.tasks.run(
            self._context.library.labels.catch_up_some, self._on_looked, failed=self._on_addition_failed
        )

    def _on_looked(self, change: LibraryChange) -> None:
        if change:
            self._context.mailbox.post(change)
            self._look()
        else:
            self._count_addition(-1)

    def _on_addition_failed(self, error: Exception) -> None:
        self._count_addition(-1)
        self._tell_failure(error)

    def _change(self, work: Callable[[], LibraryChange], then: Callable[[], None] = lambda: None) -> None:
        def done(_change: LibraryChange) -> None:
            self._count(-1)
            then()

        self._count(1)
        self._context.tasks.change(work, done, failed=self._on_failed)

    def _count_addition(self, by: int) -> None:
        self._additions += by
        self.adding_changed.emit(self.is_adding)
        self._count(by)

    def _count(self, by: int) -> None:
        self._under_way += by
        self.busy_changed.emit(self._under_way > 0)

    def _on_failed(self, error: Exception) -> None:
        self._count(-1)
        self._tell_failure(error)

    def _tell_failure(self, error: Exception) -> None:
        self.told.emit(as_sentence(sentence(error)), False)

    def _on_exported(self, path: Path, number: int) -> None:
        self._count(-1)
        said = self.tr("%n label(s) written to {file}", "", number).format(file=path.name)
        self.told.emit(said, False)
