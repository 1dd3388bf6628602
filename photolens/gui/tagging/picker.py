"""TagPicker: the labels of a selection, many at once: found by typing, ticked and unticked, then said in one go."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListView, QPushButton, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.tagging.picker_delegate import ROW_PX, PickerDelegate
from photolens.gui.tagging.picker_field import PickerField
from photolens.gui.tagging.picker_model import PickerModel
from photolens.gui.tagging.reading import Known, Reader, names_of
from photolens.gui.tagging.saying import say_of
from photolens.gui.tasks import TaskFailed, sentence

LANE = "tag-picker"
SIZE, SMALLEST = QSize(400, 480), QSize(320, 300)


class TagPicker(QDialog):
    """Ticks labels for all of some photos. Nothing is said before it is accepted. Lives on the GUI thread."""

    new_label_requested = Signal(str, object)
    """A name, and the tuple of PhotoIds that it is for."""
    changed = Signal(object)
    """A LibraryChange, for each label that the user said something of; the mailbox has it too."""

    @classmethod
    def open_for(cls, context: Context, parent: QWidget, ids: tuple[PhotoId, ...]) -> "TagPicker":
        """Open one over a window, for these photos; it goes by itself when it is closed."""
        picker = cls(context, parent, ids)
        picker.open()
        return picker

    def __init__(self, context: Context, parent: QWidget | None, ids: tuple[PhotoId, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Labels"))
        self._context, self._ids = context, ids
        self._under_way = 0
        self._reader = Reader(context, LANE)
        self.model = PickerModel(self)
        self._build()
        self._lay_out()
        self._connect()
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self._reader.read(ids, self._on_read)

    # building

    def _build(self) -> None:
        self.title = QLabel(self.tr("Labels of %Ln photo(s)", "", len(self._ids)))
        self.title.setProperty("role", "heading")
        self.field = PickerField(self)
        self.list = self._made_list()
        self.notice = QLabel("…", alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.notice.setProperty("role", "muted")
        self.hint = QLabel(self._hint_text(), wordWrap=True)
        self.hint.setProperty("role", "caption")
        self.cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self.apply = QPushButton(self.tr("Apply"), autoDefault=False)
        self.apply.setProperty("kind", "primary")
        self.apply.setEnabled(False)
        self.apply.setToolTip(self.tr("Apply ({keys})").format(keys=_native("Ctrl+Enter")))

    def _hint_text(self) -> str:
        sentence = self.tr("{tick} ticks or unticks, {reject} rejects, {apply} applies")
        keys = map(_native, ("Enter", "Shift+Enter", "Ctrl+Enter"))
        return sentence.format(**dict(zip(("tick", "reject", "apply"), keys, strict=True)))

    def _made_list(self) -> QListView:
        made = QListView()
        made.setModel(self.model)
        made.setItemDelegate(PickerDelegate(made))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setUniformItemSizes(True)
        made.setMouseTracking(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        made.setAccessibleName(self.tr("Labels"))
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.field)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.notice)
        self._pages.addWidget(self.list)
        column.addLayout(self._pages, 1)
        column.addWidget(self.hint)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.apply)
        return foot

    def _connect(self) -> None:
        self.field.textEdited.connect(self._on_field_edited)
        self.field.stepped.connect(self._step)
        self.field.toggled.connect(partial(self._toggle_current, is_rejection=False))
        self.field.rejected.connect(partial(self._toggle_current, is_rejection=True))
        self.list.clicked.connect(self._on_list_clicked)
        self.cancel.clicked.connect(self.reject)
        self.apply.clicked.connect(self._apply)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._apply)

    # showing

    def _on_read(self, known: Known) -> None:
        self._context.tasks.run(partial(names_of, self._context.library), partial(self._fill, known), lane=LANE)

    def _fill(self, known: Known, names: Mapping[LabelId, str]) -> None:
        self.model.fill(known.standings, names, len(self._ids))
        self.notice.setText(self.tr("There are no labels yet. Type a name to make the first one."))
        self._show_rows()

    def _show_rows(self) -> None:
        has_rows = self.model.rowCount() > 0
        self._pages.setCurrentWidget(self.list if has_rows else self.notice)
        if has_rows:
            self.list.setCurrentIndex(self.model.index(0))

    def _on_field_edited(self, _text: str) -> None:
        self.model.filter(self.field.typed)
        self._show_rows()

    # choosing

    @property
    def current(self) -> int:
        """The row that the keys are about; -1 for none."""
        return self.list.currentIndex().row()

    def _step(self, rows: int) -> None:
        last = self.model.rowCount() - 1
        if last < 0:
            return
        page = max(1, self.list.viewport().height() // ROW_PX - 1)
        step = rows if abs(rows) == 1 else page * (1 if rows > 0 else -1)
        row = min(last, max(0, self.current + step))
        self.list.setCurrentIndex(self.model.index(row))
        self._announce()

    def _toggle_current(self, *, is_rejection: bool) -> None:
        if self.current >= 0:
            self._toggle(self.current, is_rejection=is_rejection)

    def _on_list_clicked(self, index: QModelIndex) -> None:
        is_rejection = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._toggle(index.row(), is_rejection=is_rejection)

    def _toggle(self, row: int, *, is_rejection: bool) -> None:
        name = self.model.row(row).name
        if self.model.row(row).standing is None:
            self._apply()
            self.new_label_requested.emit(name, self._ids)
            return
        self.model.toggle(row, is_rejection=is_rejection)
        self.apply.setEnabled(bool(self.model.plan.says))
        self._announce()

    def _announce(self) -> None:
        """The focus stays in the field, so a screen reader has to be told."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, self.model.words(self.current)))

    # saying

    def _apply(self) -> None:
        """Say what was meant, one change for each label, and close."""
        says = self.model.plan.says
        self._under_way = len(says)
        for label, say in says.items():
            work = say_of(self._context.library, label, say, self._ids)
            self._context.tasks.change(work, self._on_said, failed=self._on_failed)
        self.accept()

    def _on_said(self, change: LibraryChange) -> None:
        self.changed.emit(change)
        self._count_down()

    def _on_failed(self, error: Exception) -> None:
        self._context.mailbox.post(TaskFailed(sentence(error)))
        self._count_down()

    def _count_down(self) -> None:
        self._under_way -= 1
        if not self._under_way:
            self.deleteLater()

    @override
    def done(self, result: int) -> None:
        self._reader.drop()
        super().done(result)
        if not self._under_way:  # else it goes when everything is said: it has to tell of it
            self.deleteLater()


def _native(keys: str) -> str:
    """Keys as this desktop writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
