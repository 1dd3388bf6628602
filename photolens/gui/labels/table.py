"""Table: labels as rows under their groups, for keyboard and pointer."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from photolens.domain.label import LabelCount, LabelGroup, LabelId
from photolens.gui.labels.delegate import RowDelegate, Spot
from photolens.gui.labels.model import Column, LabelModel

ROW_PX, GROUP_ROW_PX = 36, 48
WIDTHS = {
    Column.THRESHOLD: 142,
    Column.AUTO: 88,
    Column.CONFIRMED: 92,
    Column.REJECTED: 84,
    Column.ACTIONS: 80,
}
"""Pixels, or what the heading takes if that is more; the name has the rest."""
NARROW_PX, NARROWEST_PX = 640, 500
"""Below these widths the table leaves its least important columns out."""
NARROW_THRESHOLD_PX = 84


class LabelTable(QTableView):
    """Selects whole rows, several at a time. Lives on the GUI thread.

    Enter and a double click open a label, R asks for its review, E and F2 for its editor, Delete forgets the selected
    ones, and Space on the heading of a group makes it exclusive or not.
    """

    opened = Signal(object)
    """A LabelId."""
    review_asked = Signal(object)
    """A LabelId."""
    edit_asked = Signal(object)
    """A LabelId."""
    remove_asked = Signal()
    """The selected labels are to go."""
    exclusive_asked = Signal(object, bool)
    """A LabelGroup, and whether it is to be exclusive."""
    menu_asked = Signal(QPoint)
    """For the current row; a place on the screen."""

    def __init__(self, model: LabelModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = model
        self._point: QPoint | None = None
        self._rows = RowDelegate(lambda: self._point, self)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setProperty("kind", "labels")
        self.setAccessibleName(self.tr("Labels"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self._build_headers()
        model.modelReset.connect(self._on_model_reset)

    def _build_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_PX)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setMinimumSectionSize(40)
        for column, width in WIDTHS.items():
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            columns.resizeSection(column, max(width, columns.sectionSizeHint(column)))
        columns.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)

    # labels

    def selected(self) -> list[LabelId]:
        """The selected labels, in the order of the table."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row.label.id for row in map(self._labels.row, numbers) if isinstance(row, LabelCount)]

    def current(self) -> LabelCount | None:
        """The label on which the keyboard is."""
        index = self.currentIndex()
        row = self._labels.row(index.row()) if index.isValid() else None
        return row if isinstance(row, LabelCount) else None

    def current_group(self) -> LabelGroup | None:
        """The group on whose heading the keyboard is."""
        index = self.currentIndex()
        row = self._labels.row(index.row()) if index.isValid() else None
        return None if row is None or isinstance(row, LabelCount) or not row.group.name else row.group

    def select(self, labels: list[LabelId], current: LabelId | None = None) -> None:
        """Select these of the labels that are shown, and put the keyboard on one."""
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        rows = [row for label in labels if (row := self._labels.listing.row_of(label)) is not None]
        place = self._labels.listing.row_of(current) if current is not None else None
        if place is not None:
            index = self._labels.index(place, Column.NAME)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._labels.index(row, 0), self._labels.index(row, 0))
        self.selectionModel().select(chosen, flags)

    # inside

    def _on_model_reset(self) -> None:
        """Rows of one height each, and a heading that runs across all columns."""
        self.clearSpans()
        for number, row in enumerate(self._labels.listing.rows):
            is_label = isinstance(row, LabelCount)
            self.setRowHeight(number, ROW_PX if is_label else GROUP_ROW_PX)
            if not is_label:
                self.setSpan(number, 0, 1, len(Column))

    def _size_columns(self) -> None:
        width = self.viewport().width()
        self.setColumnHidden(Column.REJECTED, width < NARROW_PX)
        self.setColumnHidden(Column.CONFIRMED, width < NARROWEST_PX)
        is_narrow = width < NARROW_PX
        self.setColumnWidth(Column.THRESHOLD, NARROW_THRESHOLD_PX if is_narrow else WIDTHS[Column.THRESHOLD])

    def _spot_at(self, point: QPoint) -> Spot | None:
        index = self.indexAt(point)
        return self._rows.spot_at(self.visualRect(index), index, point) if index.isValid() else None

    def _hit(self, spot: Spot, index: QModelIndex) -> None:
        row = self._labels.row(index.row())
        if not isinstance(row, LabelCount):
            self.exclusive_asked.emit(row.group, not row.group.is_exclusive)
        elif spot is Spot.REVIEW:
            self.review_asked.emit(row.label.id)
        else:
            self.edit_asked.emit(row.label.id)

    def _track(self, point: QPoint | None) -> None:
        self._point = point
        spot = None if point is None else self._spot_at(point)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor if spot is None else Qt.CursorShape.PointingHandCursor)
        self.viewport().setToolTip(self._tip(spot))
        self.viewport().update()

    def _tip(self, spot: Spot | None) -> str:
        match spot:
            case Spot.REVIEW:
                return self.tr("Review (R)")
            case Spot.EDIT:
                return self.tr("Edit (E)")
            case Spot.EXCLUSIVE:
                return self.tr("A photo gets the likeliest label of the group, or none (Space)")
            case None:
                return ""

    def _act_by_key(self, key: int) -> bool:
        """Whether a key means something for the current row."""
        label, group = self.current(), self.current_group()
        if key == Qt.Key.Key_Space and group is not None:
            self.exclusive_asked.emit(group, not group.is_exclusive)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.selected():
            self.remove_asked.emit()
        elif label is None:
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(label.label.id)
        elif key == Qt.Key.Key_R:
            self.review_asked.emit(label.label.id)
        elif key in (Qt.Key.Key_E, Qt.Key.Key_F2):
            self.edit_asked.emit(label.label.id)
        else:
            return False
        return True

    # Qt's own

    @override
    def event(self, event: QEvent) -> bool:
        # the keys of the table are not for the window's shortcuts: Delete must not bin a photo from here
        is_own = isinstance(event, QKeyEvent) and not event.modifiers() and event.key() in _OWN_KEYS
        if event.type() is QEvent.Type.ShortcutOverride and is_own:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._act_by_key(event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        spot = self._spot_at(point) if event.button() is Qt.MouseButton.LeftButton else None
        if spot is None:
            super().mousePressEvent(event)
        else:
            self._hit(spot, self.indexAt(point))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index, is_left = self.indexAt(point), event.button() is Qt.MouseButton.LeftButton
        row = self._labels.row(index.row()) if index.isValid() else None
        if self._spot_at(point) is not None:
            self.mousePressEvent(event)  # two quick clicks are two clicks
        elif is_left and isinstance(row, LabelCount):
            self.opened.emit(row.label.id)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._track(event.position().toPoint())
        super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._track(None)
        super().leaveEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._size_columns()
        super().resizeEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).center() if is_by_key else event.pos()
        if self.indexAt(place).isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(place))


_OWN_KEYS = frozenset(
    (
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Space,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_R,
        Qt.Key.Key_E,
        Qt.Key.Key_F2,
    )
)
