"""Page: the failures in a table, photos that could not be read apart from files of other kinds."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
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
from photolens.domain.folder import Failure
from photolens.gui.context import Context
from photolens.gui.empty_state import EmptyMessage, EmptyState
from photolens.gui.icons import icon
from photolens.gui.problems.filters import Kinds, Sorts
from photolens.gui.problems.listing import Column, Listing, Wish, listed
from photolens.gui.problems.model import FailureModel
from photolens.gui.problems.table import FailureTable
from photolens.gui.tool_button import push_button

REFRESH_MS = 1000
"""While files fail, the list follows at this pace."""
FILTER_PX = 340
LANE = "problems"


class ProblemsPage(QFrame):
    """Shows every file that is not in the library, and why. Lives on the GUI thread; reads and sorts on others."""

    retry_requested = Signal(object)
    """list[Path] to try again, or None for all."""
    reveal_requested = Signal(object)
    """A Path to show in the file manager."""
    path_copied = Signal(int)
    """So many paths are on the clipboard now."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "canvas")
        self._context = context
        self._failures: Sequence[Failure] = ()
        self._wish = Wish()
        self._is_stale = True
        self._build()
        self._lay_out()
        self._connect()
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self.reload)
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    def reload(self) -> None:
        """Read the failures again."""
        self._is_stale = False
        library, wish = self._context.library, self._wish

        def read() -> tuple[list[Failure], Listing]:
            failures = library.failures()
            return failures, listed(failures, wish)

        self._context.tasks.run(read, self._on_read, lane=LANE)

    def selected(self) -> list[Path]:
        """The files whose rows are selected, in the order of the table."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.failure(row).path for row in rows]

    # building

    def _build(self) -> None:
        self.model = FailureModel(self)
        self.table = FailureTable(self.model)
        self.sorts = Sorts()
        self.kinds = Kinds()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by name, folder or reason"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(FILTER_PX)
        self.explanation = QLabel()
        self.explanation.setProperty("role", "muted")
        self.explanation.setWordWrap(True)
        self.empty = EmptyState()
        self.retry = push_button("refresh-cw", self.tr("Try again"))
        self.retry_all = QPushButton(self.tr("Try all again"))
        self.reveal = push_button("folder-open", self.tr("Show file"))
        self.copy = push_button("copy", self.tr("Copy path"))

    def _lay_out(self) -> None:
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.table)
        self._body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(12)
        column.addWidget(_titled(self.tr("Problems")))
        column.addLayout(self._head())
        column.addWidget(self.explanation)
        column.addWidget(self.kinds)
        column.addWidget(body, 1)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.sorts)
        head.addStretch(1)
        head.addWidget(self.filter, 2)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.reveal)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.retry)
        foot.addWidget(self.retry_all)
        return foot

    def _connect(self) -> None:
        self.sorts.chosen.connect(self._on_sort_chosen)
        self.kinds.chosen.connect(lambda kind: self._ask(replace(self._wish, kind=kind)))
        self.filter.textChanged.connect(lambda text: self._ask(replace(self._wish, text=text)))
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._on_header_changed)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.table.menu_asked.connect(self._on_menu_asked)
        self.table.asked.connect(self._on_reveal_asked)
        self.table.copy_asked.connect(self._on_copy_asked)
        self.reveal.clicked.connect(self._on_reveal_asked)
        self.copy.clicked.connect(self._on_copy_asked)
        self.retry.clicked.connect(lambda: self.retry_requested.emit(self.selected()))
        self.retry_all.clicked.connect(lambda: self.retry_requested.emit(None))

    # showing

    def _ask(self, wish: Wish) -> None:
        """Show other rows of what was read."""
        self._wish = wish
        self._context.tasks.run(partial(listed, self._failures, wish), self._show, lane=LANE)

    def _on_read(self, read: tuple[list[Failure], Listing]) -> None:
        self._failures, listing = read
        self._show(listing)

    def _show(self, listing: Listing) -> None:
        kept = set(self.selected())
        self.model.show_listing(listing)
        self.table.select_rows([row for row, path in enumerate(listing.paths) if path in kept] if kept else [])
        self.sorts.show_counts(listing.unread, listing.others)
        self.kinds.show_kinds(listing.kinds, self._wish.kind)
        self.kinds.setVisible(self._wish.others and bool(listing.kinds))
        self.explanation.setText(self._explained())
        self.explanation.setVisible(bool(listing.rows))
        for widget in (self.sorts, self.filter, self.reveal, self.copy):
            widget.setVisible(listing.unread + listing.others > 0)
        self._show_if_empty(listing)
        self._enable()

    def _show_if_empty(self, listing: Listing) -> None:
        self._body.setCurrentWidget(self.table if listing.rows else self.empty)
        if not listing.rows:
            self.empty.show_message(self._nothing(listing))

    def _nothing(self, listing: Listing) -> EmptyMessage:
        if self._wish.text and (listing.others if self._wish.others else listing.unread):
            return EmptyMessage("search", self.tr("No file matches this filter"))
        if self._wish.others:
            return EmptyMessage("images", self.tr("Only photos"), self.tr("There are no other files in your folders."))
        return EmptyMessage("circle-check", self.tr("No problems"), self.tr("Every photo in your folders was read."))

    def _explained(self) -> str:
        if self._wish.others:
            return self.tr("Files of other kinds lie in your folders too. Photolens leaves them alone.")
        return self.tr("These files are not in your library. They are tried again by themselves when they change.")

    def _enable(self) -> None:
        is_any_selected = self.table.selectionModel().hasSelection()
        can_retry = not self._wish.others and self.model.listing.unread > 0
        for button in (self.reveal, self.copy, self.retry):
            button.setEnabled(is_any_selected)
        for button in (self.retry, self.retry_all):
            button.setVisible(can_retry)

    # what the user does

    def _on_sort_chosen(self, others: bool) -> None:
        self.table.clearSelection()
        self._ask(replace(self._wish, others=others, kind=""))

    def _on_header_changed(self, section: int, order: Qt.SortOrder) -> None:
        column = Column(section) if section >= 0 else None
        self._ask(replace(self._wish, column=column, is_descending=order is Qt.SortOrder.DescendingOrder))

    def _on_reveal_asked(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.reveal_requested.emit(self.model.failure(index.row()).path)

    def _on_copy_asked(self) -> None:
        paths = self.selected()
        if paths:
            QGuiApplication.clipboard().setText("\n".join(map(str, paths)))
            self.path_copied.emit(len(paths))

    def _on_menu_asked(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("folder-open"), self.tr("Show file"), self._on_reveal_asked)
        menu.addAction(icon("copy"), self.tr("Copy path"), self._on_copy_asked)
        if not self._wish.others:
            menu.addSeparator()
            menu.addAction(icon("refresh-cw"), self.tr("Try again"), self.retry.click)
        menu.popup(place)

    def _on_library_change(self, change: LibraryChange) -> None:
        if not (change.failures or change.folders):
            return
        self._is_stale = True
        if self.isVisible() and not self._refresh.isActive():
            self._refresh.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()


def _titled(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "title")
    return label
