"""Model: the rows of a listing for a table."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from photolens.domain.folder import Failure
from photolens.gui.problems.listing import Column, Listing

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FailureModel(QAbstractTableModel):
    """One failure a row; holds plain values, so that 100,000 rows cost nothing until they are seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = Listing()
        self._titles = {
            Column.FILE: self.tr("File"),
            Column.FOLDER: self.tr("Folder"),
            Column.REASON: self.tr("Reason"),
        }

    @property
    def listing(self) -> Listing:
        """What is shown."""
        return self._listing

    def show_listing(self, listing: Listing) -> None:
        """Show other rows."""
        if listing.rows == self._listing.rows:
            self._listing = listing
            return
        self.beginResetModel()
        self._listing = listing
        self.endResetModel()

    def failure(self, row: int) -> Failure:
        """What a row shows."""
        return self._listing.rows[row]

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
        failure = self._listing.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(failure, Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(failure)
            case _:
                return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[Column(section)]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _tip(self, failure: Failure) -> str:
        tried = self.tr("Tried %n time(s)", "", failure.attempts)
        return f"{failure.path}\n{sentence_case(failure.reason)}\n{tried}"


def sentence_case(text: str) -> str:
    """A text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _text(failure: Failure, column: Column) -> str:
    match column:
        case Column.FILE:
            return failure.path.name
        case Column.FOLDER:
            return str(failure.path.parent)
        case Column.REASON:
            return sentence_case(failure.reason)
