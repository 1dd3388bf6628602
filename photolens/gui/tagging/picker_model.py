"""PickerModel: every label with its mark for a selection, those that fit what is typed, and a row to make a new one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from photolens.domain.label import LabelId
from photolens.gui.tagging.matching import called, folded, matching
from photolens.gui.tagging.plan import Mark, Plan
from photolens.gui.tagging.standing import Say, Standing
from photolens.gui.tagging.words import provenance, tooltip

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class PickerRow:
    """A label as the picker shows it; without a standing it is the offer to make one of the name that is typed."""

    name: str
    standing: Standing | None = None
    mark: Mark = Mark.NONE
    say: Say | None = None
    """What is to be said of it."""


class PickerModel(QAbstractListModel):
    """Rows for the labels of some photos; what is to be said of them is its plan. Lives on the GUI thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.plan = Plan()
        self._standings: dict[LabelId, Standing] = {}
        self._names: dict[LabelId, str] = {}
        self._shown: list[LabelId] = []
        self._typed = ""
        self._new_name = ""

    def fill(self, standings: Sequence[Standing], names: Mapping[LabelId, str], photos: int) -> None:
        """Show every label: first those that some photos have, then the others by name."""
        held = {each.label: each for each in standings}
        others = sorted((label for label in names if label not in held), key=lambda label: folded(names[label]))
        self._standings = held | {label: Standing(label, names[label], photos) for label in others}
        self._names = {label: standing.name for label, standing in self._standings.items()}
        self.plan = Plan(self._standings.values())
        self.filter(self._typed)

    def filter(self, typed: str) -> None:
        """Leave only labels whose names have a text in them; "" for all."""
        self.beginResetModel()
        self._typed = typed
        self._shown = matching(self._names, typed) if typed else list(self._standings)
        self._new_name = typed if typed and called(self._names, typed) is None else ""
        self.endResetModel()

    def row(self, number: int) -> PickerRow:
        """What is shown in a row."""
        if number >= len(self._shown):
            return PickerRow(self._new_name)
        label = self._shown[number]
        return PickerRow(self._names[label], self._standings[label], self.plan.mark(label), self.plan.says.get(label))

    def toggle(self, number: int, *, is_rejection: bool = False) -> None:
        """Mean to say the next thing of the label in a row, or to reject it."""
        label = self._shown[number]
        if is_rejection:
            self.plan.toggle_rejection(label)
        else:
            self.plan.toggle(label)
        index = self.index(number)
        self.dataChanged.emit(index, index)

    def words(self, number: int) -> str:
        """What a screen reader says of a row."""
        row = self.row(number)
        if row.standing is None:
            return self._creation()
        said = self.intention(row)
        known = provenance(row.standing) if row.standing.having or row.standing.rejected else row.name
        return f"{known}; {said}" if said else known

    def intention(self, row: PickerRow) -> str:
        """What is to be said of a label, in words."""
        match row.say:
            case Say.CONFIRM:
                return self.tr("will be confirmed")
            case Say.REJECT:
                return self.tr("will be rejected")
            case Say.TAKE_BACK:
                return self.tr("will be taken back")
            case None:
                return ""

    def _creation(self) -> str:
        return self.tr("Create label “{name}”…").format(name=self._new_name)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._shown) + bool(self._new_name)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if role == ROW:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row(index.row())
            return self._creation() if row.standing is None else row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.words(index.row()))
        return self.words(index.row()) if role == Qt.ItemDataRole.AccessibleTextRole else None
