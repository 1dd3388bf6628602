"""Model: the rows of a listing for a table."""

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from photolens.domain.label import Label, LabelCount
from photolens.gui.labels.listing import GroupRow, LabelListing, Row

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""A GroupRow or a LabelCount."""


class Column(IntEnum):
    """What is shown of a label."""

    NAME = 0
    THRESHOLD = 1
    AUTO = 2
    CONFIRMED = 3
    REJECTED = 4
    ACTIONS = 5


COUNTS = (Column.AUTO, Column.CONFIRMED, Column.REJECTED)


class LabelModel(QAbstractTableModel):
    """One label, or the heading of a group, a row; plain values, so that hundreds cost nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = LabelListing()
        self._titles: Mapping[Column, tuple[str, str]] = {
            Column.NAME: (self.tr("Label"), ""),
            Column.THRESHOLD: (self.tr("Threshold"), self.tr("From which match on photos get the label")),
            Column.AUTO: (self.tr("Found"), self.tr("Photolens thinks so")),
            Column.CONFIRMED: (self.tr("Confirmed"), self.tr("You said so")),
            Column.REJECTED: (self.tr("Rejected"), self.tr("You said no")),
            Column.ACTIONS: ("", ""),
        }

    @property
    def listing(self) -> LabelListing:
        """What is shown."""
        return self._listing

    def show_listing(self, listing: LabelListing) -> None:
        """Show other rows; where only numbers changed, the table stays as it is."""
        before, self._listing = self._listing, listing
        if list(map(_key, before.rows)) == list(map(_key, listing.rows)):
            if listing.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(listing.rows) - 1, len(Column) - 1))
            return
        self._listing = before
        self.beginResetModel()
        self._listing = listing
        self.endResetModel()

    def row(self, number: int) -> Row:
        """What a row shows."""
        return self._listing.rows[number]

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._listing.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.row(index.row()), Column(index.column())
        answers: dict[int, Callable[[], object]] = {
            ROW_ROLE: lambda: row,
            int(Qt.ItemDataRole.DisplayRole): lambda: self._text(row, column),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: self._told(row, column),
            int(Qt.ItemDataRole.ToolTipRole): lambda: self._tip(row, column),
        }
        return answers[role]() if role in answers else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        title, tip = self._titles[Column(section)]
        side = Qt.AlignmentFlag.AlignRight if section in COUNTS else Qt.AlignmentFlag.AlignLeft
        answers = {
            int(Qt.ItemDataRole.DisplayRole): title,
            int(Qt.ItemDataRole.ToolTipRole): tip,
            int(Qt.ItemDataRole.TextAlignmentRole): side | Qt.AlignmentFlag.AlignVCenter,
        }
        return answers.get(role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        is_label = isinstance(self.row(index.row()), LabelCount)
        chosen = flag.ItemIsSelectable if is_label else flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemNeverHasChildren | chosen

    # words

    def _text(self, row: Row, column: Column) -> str:
        if isinstance(row, GroupRow):
            return self.group_name(row) if column is Column.NAME else ""
        match column:
            case Column.NAME:
                return row.label.name
            case Column.THRESHOLD:
                return threshold_text(row.label)
            case Column.AUTO | Column.CONFIRMED | Column.REJECTED:
                return self._count(row, column)
            case Column.ACTIONS:
                return ""

    def group_name(self, row: GroupRow) -> str:
        """What the heading of a group says."""
        return row.group.name or self.tr("Without a group")

    def _count(self, row: LabelCount, column: Column) -> str:
        if column is Column.AUTO and row.label.proposed is None:
            return "…"
        number = {Column.AUTO: row.auto, Column.CONFIRMED: row.confirmed, Column.REJECTED: row.rejected}[column]
        return QLocale().toString(number) if number else "–"

    def _told(self, row: Row, column: Column) -> str:
        """A cell in words that need no table around them."""
        if isinstance(row, GroupRow):
            return self._told_group(row)
        if column is Column.ACTIONS:
            return self.tr("Review with R, edit with E")
        title, _ = self._titles[column]
        return self._text(row, column) if column is Column.NAME else f"{title}: {self._text(row, column)}"

    def _told_group(self, row: GroupRow) -> str:
        name = self.tr("Group {name}").format(name=self.group_name(row))
        return f"{name}, {self.tr('at most one a photo')}" if row.group.is_exclusive else name

    def _tip(self, row: Row, column: Column) -> str | None:
        if isinstance(row, GroupRow):
            return None
        if column is Column.NAME and row.label.draft.phrasings:
            return "\n".join((row.label.name, *row.label.draft.phrasings))
        if column is Column.THRESHOLD:
            return self._tip_of_threshold(row.label)
        return None

    def _tip_of_threshold(self, label: Label) -> str:
        if label.threshold is None:
            return self.tr("Still being looked at")
        strictness = label.draft.strictness
        if not strictness:
            return self.tr("As Photolens proposes")
        return self.tr("Stricter than proposed") if strictness > 0 else self.tr("More generous than proposed")


def threshold_text(label: Label) -> str:
    """The threshold of a label in percent; "…" before it was looked at."""
    return "…" if label.threshold is None else f"{100 * label.threshold:.0f} %"


def _key(row: Row) -> object:
    """What makes a row the same row, whatever its numbers."""
    return row.group.name if isinstance(row, GroupRow) else row.label.id
