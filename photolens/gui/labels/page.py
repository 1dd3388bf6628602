"""Page: all labels by group, to be made, changed, reviewed, passed on and forgotten."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from photolens.domain.change import LibraryChange
from photolens.domain.label import Label, LabelCount, LabelGroup, LabelId
from photolens.gui.context import Context
from photolens.gui.empty_state import EmptyMessage, EmptyState
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.icons import icon
from photolens.gui.labels import transfer
from photolens.gui.labels.editor import LabelEditor
from photolens.gui.labels.listing import LabelListing, listed
from photolens.gui.labels.model import LabelModel
from photolens.gui.labels.page_commands import PageCommands
from photolens.gui.labels.progress_row import ProgressRow
from photolens.gui.labels.starting import StartingLabels
from photolens.gui.labels.table import LabelTable
from photolens.gui.search_bar.busy_line import BusyLine
from photolens.gui.tool_button import push_button

REFRESH_MS = 300
"""While photos get labels, the numbers follow at this pace."""
FILTER_PX = 300
LANE = "labels-page"

Read = tuple[Sequence[LabelCount], Sequence[LabelGroup]]


class LabelsPage(QFrame):
    """Shows every label and what can be done with it. Lives on the GUI thread; reads and changes on others."""

    label_activated = Signal(object)
    """A LabelId whose photos are to be shown."""
    review_requested = Signal(object)
    """A LabelId."""
    told = Signal(str, bool)
    """A sentence on what was done, and whether `undo` takes it back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "canvas")
        self._context = context
        self._read: Read = ((), ())
        self._is_stale, self._is_read = True, False
        self.commands = PageCommands(context, self)
        self._wanted: str = ""
        self._build()
        self._lay_out()
        self._connect()
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self.reload)
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    def reload(self) -> None:
        """Read the labels again."""
        self._is_stale = False
        labels = self._context.library.labels
        self._context.tasks.run(lambda: (labels.all(), labels.groups()), self._on_read, lane=LANE)

    # building

    def _build(self) -> None:
        self.model = LabelModel(self)
        self.table = LabelTable(self.model)
        self.empty = EmptyState()
        self.busy = BusyLine(self)
        self.progress = ProgressRow()
        self.summary = FittingLabel()
        self.summary.setProperty("role", "muted")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find a label"))
        self.filter.setAccessibleName(self.tr("Find a label"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(FILTER_PX)
        self.new = push_button("plus", self.tr("New label…"), "on_accent")
        self.new.setProperty("kind", "primary")
        self.review = push_button("list-checks", self.tr("Review"))
        self.edit = push_button("pencil", self.tr("Edit…"))
        self.remove = push_button("trash-2", self.tr("Delete"))
        self.more = QPushButton(self.tr("More"))
        self.more.setMenu(self._make_menu())
        self._new_action = QAction(self.tr("New label…"), self)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self.starting = menu.addAction(icon("tags"), self.tr("Start with everyday labels…"))
        menu.addSeparator()
        self.bring = menu.addAction(icon("download"), self.tr("Import…"))
        self.pass_on = menu.addAction(icon("upload"), self.tr("Export…"))
        return menu

    def _lay_out(self) -> None:
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.table)
        self._body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self.progress)
        column.addWidget(body, 1)
        column.addLayout(self._foot())
        self._order_focus()

    def _order_focus(self) -> None:
        chain = (self.filter, self.new, self.table, self.review, self.edit, self.remove, self.more)
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _head(self) -> QHBoxLayout:
        title = QLabel(self.tr("Labels"))
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(self.summary, 1)
        head.addWidget(self.filter, 2)
        head.addWidget(self.new)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.review, self.edit, self.remove):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.more)
        return foot

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._show())
        self.new.clicked.connect(self.create_label)
        self._new_action.triggered.connect(self.create_label)
        self.starting.triggered.connect(self.choose_starting)
        self.bring.triggered.connect(lambda: transfer.ask_for_import(self, self.commands.import_file))
        self.pass_on.triggered.connect(lambda: transfer.ask_for_export(self, self.export_file))
        self.review.clicked.connect(lambda: self._with_current(self.review_requested.emit))
        self.edit.clicked.connect(lambda: self._with_current(self.edit_label))
        self.remove.clicked.connect(self.remove_selected)
        self.table.opened.connect(self.label_activated)
        self.table.review_asked.connect(self.review_requested)
        self.table.edit_asked.connect(self.edit_label)
        self.table.remove_asked.connect(self.remove_selected)
        self.table.exclusive_asked.connect(self.commands.set_exclusive)
        self.commands.told.connect(self.told)
        self.commands.busy_changed.connect(self.busy.set_busy)
        self.commands.adding_changed.connect(self._on_adding_changed)
        self.progress.due.connect(self.reload)
        self.table.menu_asked.connect(self._on_menu_asked)
        self.table.selectionModel().selectionChanged.connect(self._enable)

    # showing

    def _on_read(self, read: Read) -> None:
        self._read, self._is_read = read, True
        if self.commands.is_adding:
            self.progress.show_waiting(sum(count.label.proposed is None for count in read[0]))
        self._show()

    def _show(self) -> None:
        kept, current = self.table.selected(), self.table.current()
        listing = listed(*self._read, self.filter.text())
        self.model.show_listing(listing)
        self.table.select(kept, current.label.id if current else None)
        self._show_wanted(listing)
        self.summary.set_texts(self._summed(listing))
        for widget in (self.filter, self.summary, self.review, self.edit, self.remove):
            widget.setVisible(listing.total > 0)
        self.pass_on.setEnabled(listing.total > 0)
        self._show_if_empty(listing)
        self._enable()

    def _show_wanted(self, listing: LabelListing) -> None:
        """A label that was just made is selected, once it is here."""
        found = next((each.label.id for each in listing.labels if each.label.name == self._wanted), None)
        if found is not None:
            self._wanted = ""
            self.table.clearSelection()
            self.table.select([found], found)
            self.table.scrollTo(self.table.currentIndex())

    def _summed(self, listing: LabelListing) -> str:
        if len(listing.labels) == listing.total:
            return self.tr("%n label(s)", "", listing.total)
        return self.tr("{shown} of %n label(s)", "", listing.total).format(shown=len(listing.labels))

    def _show_if_empty(self, listing: LabelListing) -> None:
        is_empty = self._is_read and not listing.labels
        self.new.setVisible(listing.total > 0)
        self.more.setVisible(listing.total > 0)
        self._body.setCurrentWidget(self.empty if is_empty else self.table)
        if is_empty and listing.total:
            self.empty.show_message(EmptyMessage("search", self.tr("No label matches this filter")))
        elif is_empty and self.commands.is_adding:
            self.empty.show_message(EmptyMessage("tags", self.tr("Your new labels appear here in a moment")))
        elif is_empty:
            self.empty.show_message(self._welcome(), (self._new_action, self.starting, self.bring))

    def _welcome(self) -> EmptyMessage:
        words = self.tr(
            "A label is a word of your own, as “birthday” or “our red car”: Photolens finds the photos that it fits,"
            " and learns from what you accept and reject. Photos that come later get it by themselves."
        )
        return EmptyMessage("tags", self.tr("Your own words for your photos"), words)

    def _enable(self) -> None:
        number = len(self.table.selected())
        for button in (self.review, self.edit):
            button.setEnabled(number == 1)
        self.remove.setEnabled(number > 0)

    # what the user does

    def create_label(self) -> LabelEditor:
        """Open the editor for a new label."""
        editor = LabelEditor.for_new(self._context, self.window())
        editor.label_created.connect(self._on_label_created)
        editor.open()
        return editor

    def edit_label(self, label: LabelId) -> None:
        """Open the editor for a label."""
        self._context.tasks.run(partial(self._context.library.labels.of, label), self._open_editor)

    def _open_editor(self, label: Label | None) -> None:
        if label is not None:
            editor = LabelEditor.for_label(self._context, self.window(), label)
            editor.label_saved.connect(lambda _label: self._tell_change(editor.draft.name))
            editor.open()

    def _tell_change(self, name: str) -> None:
        self.told.emit(self.tr("Label “{name}” changed").format(name=name), True)

    def choose_starting(self) -> StartingLabels:
        """Let the user choose among the everyday labels."""
        dialog = StartingLabels(self._context, self.window())
        dialog.chosen.connect(self.commands.add_set)
        dialog.open()
        return dialog

    def remove_selected(self) -> None:
        """Forget the selected labels; undo brings them back."""
        labels = self.table.selected()
        if labels:
            self.commands.remove(labels)

    def export_file(self, path: Path) -> None:
        """Write the selected labels into a file; all of them, if none or one is selected."""
        selected = self.table.selected()
        self.commands.export_file(path, selected if len(selected) > 1 else None)

    def _on_label_created(self, name: str) -> None:
        self._wanted = name
        self.filter.clear()
        self.told.emit(self.tr("Label “{name}” created").format(name=name), True)

    def _with_current(self, use: Callable[[LabelId], object]) -> None:
        selected = self.table.selected()
        if len(selected) == 1:
            use(selected[0])

    def _on_menu_asked(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group, current = self.table.current_group(), self.table.current()
        if current is not None:
            self._fill_label_menu(menu, current.label.id)
        elif group is not None:
            action = menu.addAction(self.tr("A photo has at most one of this group"))
            action.setCheckable(True)
            action.setChecked(group.is_exclusive)
            action.triggered.connect(lambda is_on: self.commands.set_exclusive(group, is_on))
        menu.popup(place)

    def _fill_label_menu(self, menu: QMenu, label: LabelId) -> None:
        is_one = len(self.table.selected()) == 1
        menu.addAction(icon("images"), self.tr("Show photos"), lambda: self.label_activated.emit(label))
        menu.addAction(icon("list-checks"), self.tr("Review"), lambda: self.review_requested.emit(label))
        menu.addAction(icon("pencil"), self.tr("Edit…"), lambda: self.edit_label(label))
        for action in menu.actions():
            action.setEnabled(is_one)
        menu.addSeparator()
        menu.addAction(icon("upload"), self.tr("Export…"), self.pass_on.trigger)
        menu.addAction(icon("trash-2"), self.tr("Delete"), self.remove_selected)

    def _on_adding_changed(self, is_adding: bool) -> None:
        """New labels are listed at once, and their numbers as they come."""
        if not is_adding:
            self.progress.hide()
        elif self.progress.isHidden():
            self.progress.begin()
        self._show_if_empty(self.model.listing)

    def _on_library_change(self, change: LibraryChange) -> None:
        if not (change.labels or change.files or change.folders):
            return
        self._is_stale = True
        if self.isVisible() and not self._refresh.isActive():
            self._refresh.start()

    # Qt's own

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.busy.setGeometry(0, 0, self.width(), self.busy.height())
        return super().event(event)
