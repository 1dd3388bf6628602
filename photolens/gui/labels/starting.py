"""Starting: everyday labels to begin with, chosen by the group or one by one."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from photolens.gui.context import Context
from photolens.gui.labels.ticks import NOTE_ROLE, TickDelegate
from photolens.labelling.label_set import LabelSet, LabelSetEntry, LabelSetGroup, starting_sets
from photolens.library import Library

SIZE = QSize(560, 640)
SMALLEST = QSize(360, 320)
SCREEN_MARGIN_PX = 48
_ENTRY = int(Qt.ItemDataRole.UserRole)


class StartingLabels(QDialog):
    """A list of labels with boxes to tick, none of them ticked at first. Lives on the GUI thread; use its `open`."""

    chosen = Signal(object)
    """A LabelSet of those that were ticked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Everyday labels"))
        self._context = context
        self._groups: tuple[LabelSetGroup, ...] = ()
        self._build()
        self._lay_out()
        context.tasks.run(partial(_offered, context.library), self._on_offered, lane="starting-labels")

    def entries(self) -> list[LabelSetEntry]:
        """The labels that are ticked."""
        ticked = (item for item in self._leaves() if item.checkState(0) is Qt.CheckState.Checked)
        return [item.data(0, _ENTRY) for item in ticked if not item.isDisabled()]

    # building

    def _build(self) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find a label"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setItemDelegate(TickDelegate(self.tree))
        self.tree.setIndentation(20)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setMouseTracking(True)
        self.tree.setAccessibleName(self.tr("Everyday labels"))
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.all = _button(self.tr("Choose all"), "quiet")
        self.cancel, self.add = _button(self.tr("Cancel")), _button(self.tr("Add"), "primary")
        self._connect()

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filter_changed)
        self.tree.itemChanged.connect(self._on_item_changed)
        self.all.clicked.connect(self._on_all_clicked)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self.accept)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.add.click)

    def _lay_out(self) -> None:
        words = QLabel(self.tr("Choose the labels that Photolens is to look for. All can be changed later."))
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.filter, 1)
        head.addWidget(self.all)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(words)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
        self.setMinimumSize(SMALLEST)
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(SIZE.boundedTo(screen - QSize(SCREEN_MARGIN_PX, SCREEN_MARGIN_PX)))
        self._tell()

    # filling

    def _on_offered(self, offered: "tuple[Sequence[LabelSet], frozenset[str]]") -> None:
        sets, known = offered
        self._groups = tuple(group for each in sets for group in each.groups)
        self.tree.blockSignals(True)
        for group, entries in _by_group(sets).items():
            self._put_group(group, entries, known)
        self.tree.blockSignals(False)
        if (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(first)
        self._tell()

    def _put_group(self, name: str, entries: Sequence[LabelSetEntry], known: frozenset[str]) -> None:
        group = QTreeWidgetItem(self.tree, [name])
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
        for entry in entries:
            item = QTreeWidgetItem(group, [entry.name])
            item.setData(0, _ENTRY, entry)
            item.setToolTip(0, "\n".join(entry.phrasings))
            item.setCheckState(0, Qt.CheckState.Unchecked)
            if entry.name.casefold() in known:
                item.setData(0, NOTE_ROLE, self.tr("there already"))
                item.setDisabled(True)
        is_there = all(item.isDisabled() for item in _children(group))
        names = ", ".join(entry.name for entry in entries)
        group.setData(0, NOTE_ROLE, self.tr("all there already") if is_there else names)
        group.setDisabled(is_there)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for number in range(self.tree.topLevelItemCount()):
            if (item := self.tree.topLevelItem(number)) is not None:
                yield item

    def _leaves(self) -> Iterator[QTreeWidgetItem]:
        for group in self._items():
            yield from _children(group)

    def _open_leaves(self) -> list[QTreeWidgetItem]:
        """Those that are shown and can be ticked."""
        return [item for item in self._leaves() if not item.isHidden() and not item.isDisabled()]

    # what the user does

    def _tell(self) -> None:
        number = len(self.entries())
        self.count.setText(self.tr("%n label(s) chosen", "", number))
        self.add.setEnabled(number > 0)
        leaves = self._open_leaves()
        is_all = all(item.checkState(0) is Qt.CheckState.Checked for item in leaves)
        self.all.setEnabled(bool(leaves))
        self.all.setText(self.tr("Choose none") if is_all and number else self.tr("Choose all"))

    def _on_item_changed(self) -> None:
        self._tell()

    def _on_all_clicked(self) -> None:
        leaves = self._open_leaves()
        is_all = all(item.checkState(0) is Qt.CheckState.Checked for item in leaves)
        for item in leaves:
            item.setCheckState(0, Qt.CheckState.Unchecked if is_all else Qt.CheckState.Checked)

    def _on_filter_changed(self, text: str) -> None:
        words = text.casefold().split()
        for group in self._items():
            children = list(_children(group))
            for item in children:
                entry: LabelSetEntry = item.data(0, _ENTRY)
                told = " ".join((group.text(0), entry.name, *entry.phrasings)).casefold()
                item.setHidden(not all(word in told for word in words))
            group.setHidden(all(item.isHidden() for item in children))
            group.setExpanded(bool(words))
        self._tell()

    # Qt's own

    @override
    def accept(self) -> None:
        entries = self.entries()
        names = {entry.group for entry in entries}
        self.chosen.emit(LabelSet(tuple(group for group in self._groups if group.name in names), tuple(entries)))
        super().accept()

    @override
    def done(self, result: int) -> None:
        self._context.tasks.drop("starting-labels")
        super().done(result)


def _offered(library: Library) -> tuple[Sequence[LabelSet], frozenset[str]]:
    """The sets that come with the app, and the names that labels of the library have; any thread."""
    return tuple(starting_sets().values()), frozenset(name.casefold() for name in library.labels.names().values())


def _children(group: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for number in range(group.childCount()):
        if (item := group.child(number)) is not None:
            yield item


def _by_group(sets: Sequence[LabelSet]) -> Mapping[str, Sequence[LabelSetEntry]]:
    found: dict[str, list[LabelSetEntry]] = {}
    for each in sets:
        for entry in each.labels:
            found.setdefault(entry.group or "", []).append(entry)
    return found


def _button(text: str, kind: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    return button
