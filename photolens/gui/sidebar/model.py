"""PlaceModel: the sidebar's entries as a tree for Qt, which follows a new overview by changing only what differs."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from photolens.gui.places import Place
from photolens.gui.sidebar.entries import Entry

ENTRY_ROLE = Qt.ItemDataRole.UserRole
"""The `Entry` of a row."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True, eq=False)
class _Node:
    number: int
    entry: Entry
    parent: "_Node | None"
    row: int = 0
    children: "list[_Node]" = field(default_factory=list)


class PlaceModel(QAbstractItemModel):
    """Captions with rows below them. Lives on the GUI thread."""

    def __init__(self, sections: Sequence[Entry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._nodes: dict[int, _Node] = {}
        self._by_place: dict[Place, _Node] = {}
        self._root = _Node(0, Entry("", ""), None)
        self.set_sections(sections)

    def set_sections(self, sections: Sequence[Entry]) -> None:
        """Show these; rows that stay keep their indexes, so a view keeps what is open, chosen and scrolled to."""
        self._merge(self._root, sections)

    def index_of(self, place: Place) -> QModelIndex:
        """Where a place stands; invalid if it does not."""
        node = self._by_place.get(place)
        return QModelIndex() if node is None else self._index(node)

    def section(self, key: str) -> QModelIndex:
        """Where the caption of a section stands."""
        return next(self._index(node) for node in self._root.children if node.entry.key == key)

    # following a new overview

    def _merge(self, parent: _Node, entries: Sequence[Entry]) -> None:
        wanted = [entry.key for entry in entries]
        kept = [child.entry.key for child in parent.children if child.entry.key in set(wanted)]
        if kept != [key for key in wanted if key in set(kept)]:
            kept = []  # what changed places goes and comes again
        self._remove_others(parent, set(kept))
        for row, entry in enumerate(entries):
            if row < len(parent.children) and parent.children[row].entry.key == entry.key:
                self._update(parent.children[row], entry)
            else:
                self._insert(parent, row, entry)

    def _remove_others(self, parent: _Node, kept: set[str]) -> None:
        for child in reversed(parent.children):
            if child.entry.key not in kept:
                self.beginRemoveRows(self._index(parent), child.row, child.row)
                del parent.children[child.row]
                self._renumber(parent)
                self._forget(child)
                self.endRemoveRows()

    def _insert(self, parent: _Node, row: int, entry: Entry) -> None:
        self.beginInsertRows(self._index(parent), row, row)
        parent.children.insert(row, self._grown(entry, parent))
        self._renumber(parent)
        self.endInsertRows()

    def _update(self, node: _Node, entry: Entry) -> None:
        before, node.entry = node.entry, entry
        if replace(before, children=()) != replace(entry, children=()):
            index = self._index(node)
            self.dataChanged.emit(index, index)
        if before.children != entry.children:
            self._merge(node, entry.children)

    def _grown(self, entry: Entry, parent: _Node) -> _Node:
        """A node for an entry and all that is below it."""
        node = _Node(next(self._numbers), entry, parent)
        self._nodes[node.number] = node
        if entry.place is not None:
            self._by_place[entry.place] = node
        node.children = [self._grown(child, node) for child in entry.children]
        self._renumber(node)
        return node

    def _forget(self, node: _Node) -> None:
        del self._nodes[node.number]
        if node.entry.place is not None and self._by_place.get(node.entry.place) is node:
            del self._by_place[node.entry.place]
        for child in node.children:
            self._forget(child)

    def _renumber(self, parent: _Node) -> None:
        for row, child in enumerate(parent.children):
            child.row = row

    # reading

    def _index(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node.number)

    def _node(self, index: Index) -> _Node:
        return self._nodes[index.internalId()] if index.isValid() else self._root

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 (Qt's signature)
        children = self._node(parent).children
        is_there = column == 0 and 0 <= row < len(children)
        return self._index(children[row]) if is_there else QModelIndex()

    @override
    def parent(self, child: Index = QModelIndex()) -> Any:  # noqa: B008 (Qt's signature)
        above = self._node(child).parent
        return QModelIndex() if above is None else self._index(above)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return len(self._node(parent).children)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._node(index).entry.place is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._node(index).entry
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(entry)
            case _:
                return entry if role == ENTRY_ROLE else None

    def _tip(self, entry: Entry) -> str | None:
        if entry.folder is None:
            return None
        if entry.is_offline:
            return self.tr("{folder}\nOffline: the drive is not connected.").format(folder=entry.folder)
        return str(entry.folder)

    def _spoken(self, entry: Entry) -> str:
        count = "" if entry.count is None else QLocale().toString(entry.count)
        offline = self.tr("offline") if entry.is_offline else ""
        return ", ".join(part for part in (entry.title, count, offline) if part)
