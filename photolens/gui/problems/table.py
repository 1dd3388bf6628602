"""Table: failures as rows, for keyboard and pointer."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from photolens.gui.problems.listing import Column
from photolens.gui.problems.model import FailureModel

ROW_PX = 32
FILE_SHARE, FOLDER_SHARE = 0.26, 0.34
"""Of the width, until the user drags a column; the reason has the rest."""


class FailureTable(QTableView):
    """Selects whole rows. Enter asks for the row that is current."""

    asked = Signal()
    """Enter, or a double click."""
    copy_asked = Signal()
    menu_asked = Signal(QPoint)
    """For the selected rows; a place on the screen."""

    def __init__(self, model: FailureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_dragged = self._is_sizing = False
        self.setModel(model)
        self.setProperty("kind", "failures")
        self.setItemDelegateForColumn(Column.REASON, _Sentence(self))
        self.setAccessibleName(self.tr("Files that are not in the library"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self._build_headers()
        self.doubleClicked.connect(lambda _index: self.asked.emit())

    def _build_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # never ask a hundred thousand rows how high they are
        rows.setDefaultSectionSize(ROW_PX)
        columns.setHighlightSections(False)
        columns.setStretchLastSection(True)
        columns.setSectionsClickable(True)
        columns.setMinimumSectionSize(80)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicatorClearable(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.sectionResized.connect(self._on_section_resized)

    def _on_section_resized(self, section: int) -> None:
        self._is_dragged = self._is_dragged or (section != Column.REASON and not self._is_sizing)

    def _size_columns(self) -> None:
        self._is_sizing = True
        self.horizontalHeader().resizeSection(Column.FILE, round(self.viewport().width() * FILE_SHARE))
        self.horizontalHeader().resizeSection(Column.FOLDER, round(self.viewport().width() * FOLDER_SHARE))
        self._is_sizing = False

    def select_rows(self, rows: list[int]) -> None:
        """Select these, for what was selected before the rows changed."""
        model, chosen = self.model(), QItemSelection()
        for first, last in runs(rows):
            chosen.select(model.index(first, 0), model.index(last, 0))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(chosen, flags)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_dragged:
            self._size_columns()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).center() if is_by_key else event.pos()
        if self.indexAt(place).isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(place))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.asked.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)


def runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ascending rows as (first, last) of each stretch without a gap."""
    first = 0
    for position, row in enumerate(rows):
        if position + 1 == len(rows) or rows[position + 1] != row + 1:
            yield rows[first], row
            first = position + 1


class _Sentence(QStyledItemDelegate):
    """Texts of which the beginning says most; names and paths are cut in the middle."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight
