"""PhraseList: the phrases that photos are compared with: a field to add one, and those that were added below it."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.gui.tool_button import tool_button

MOST = 50
LONGEST = 200
"""Characters of a phrase; the models read no more."""
ROW_PX = 30
ENTER = Qt.Key.Key_Return, Qt.Key.Key_Enter


class PhraseList(QWidget):
    """What is half typed counts as well. Lives on the GUI thread."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = _Field()
        self.list = _List()
        self._add = tool_button("plus", self.tr("Add phrase (Enter)"))
        self._remove = tool_button("trash-2", self.tr("Remove phrase (Delete)"))
        self._hint = QLabel(self.tr("Double click, or press F2, to change a phrase."))
        self._lay_out()
        self._connect()
        self._show_buttons()

    def phrases(self) -> tuple[str, ...]:
        """Without doubles and needless spaces; what stands in the field comes last."""
        texts = [" ".join(text.split()) for text in (*self._texts(), self.field.text())]
        unique: dict[str, str] = {}
        for text in filter(None, texts):
            unique.setdefault(text.casefold(), text)
        return tuple(unique.values())[:MOST]

    def set_phrases(self, phrases: Sequence[str]) -> None:
        """Show these, without telling."""
        with QSignalBlocker(self):
            self.list.clear()
            for phrase in phrases[:MOST]:
                self._put(phrase)
        self._show_buttons()

    # building

    def _lay_out(self) -> None:
        caption = QLabel(self.tr("Phrases"))
        caption.setProperty("role", "section")
        caption.setBuddy(self.field)
        self._hint.setProperty("role", "caption")
        self._hint.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._add)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 8, 8)
        column.setSpacing(8)
        column.addWidget(caption)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.field.entered.connect(self._on_entered)
        self.field.textChanged.connect(self._on_changed)
        self.field.went_down.connect(self._on_field_went_down)
        self._add.clicked.connect(self._on_entered)
        self._remove.clicked.connect(self.list.remove_current)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.removed.connect(self._on_changed)
        self.list.left.connect(self.field.setFocus)
        self.list.currentRowChanged.connect(self._show_buttons)

    # inside

    def _texts(self) -> list[str]:
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _put(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setSizeHint(QSize(0, ROW_PX))
        item.setToolTip(text)
        self.list.addItem(item)

    def _show_buttons(self) -> None:
        is_full = self.list.count() >= MOST
        self._add.setEnabled(bool(self.field.text().strip()) and not is_full)
        self._remove.setEnabled(self.list.currentRow() >= 0)
        for widget in (self._hint, self._remove):
            widget.setVisible(self.list.count() > 0)
        self.field.setEnabled(not is_full)
        hint = self.tr("No more than {number}").format(number=MOST) if is_full else self.tr("Add a phrase…")
        self.field.setPlaceholderText(hint)

    def _on_entered(self) -> None:
        text = " ".join(self.field.text().split())
        known = {known.casefold(): row for row, known in enumerate(self._texts())}
        with QSignalBlocker(self):  # the same phrases as before: the half typed one is whole now
            self.field.clear()
            if text.casefold() not in known:
                self._put(text)
        self.list.setCurrentRow(known.get(text.casefold(), self.list.count() - 1))
        self._show_buttons()
        self.changed.emit()

    def _on_field_went_down(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(max(0, self.list.currentRow()))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        """Nothing is no phrase: then the one before comes back, which its tooltip still tells."""
        with QSignalBlocker(self.list):
            item.setText(" ".join(item.text().split()) or item.toolTip())
            item.setToolTip(item.text())
        self._on_changed()

    def _on_changed(self) -> None:
        self._show_buttons()
        self.changed.emit()


class _Field(QLineEdit):
    """A line whose Enter stays with it, as does Esc as long as there is something to take back."""

    entered = Signal()
    went_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Add a phrase"))
        self.setMaxLength(LONGEST)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.text().strip():
                    self.entered.emit()
            case Qt.Key.Key_Down:
                self.went_down.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)


class _List(QListWidget):
    """Phrases that can be changed in their places."""

    removed = Signal()
    left = Signal()
    """Up was pressed on the first one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("Phrases, Delete removes one, F2 changes it"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QListWidget.EditTrigger.DoubleClicked | QListWidget.EditTrigger.EditKeyPressed)

    def remove_current(self) -> None:
        """Take the marked phrase away; the next one is marked."""
        if self.currentRow() >= 0:
            self.takeItem(self.currentRow())
            self.removed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_current()
        elif event.key() in ENTER and self.currentItem():
            if self.state() is not QListWidget.State.EditingState:  # whose Enter comes along here, too
                self.editItem(self.currentItem())
        elif event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)
