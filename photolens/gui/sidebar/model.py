"""PlaceModel: the sidebar's entries as a tree for Qt, which follows a new inventory by changing only what differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from photolens.gui.places import InsideFolder, Place, WithLabel
from photolens.gui.sidebar.entry import Entry, Kind

ENTRY_ROLE = Qt.ItemDataRole.UserRole
"""The `Entry` of a row."""

Index = QModelIndex | QPersistentModelIndex

_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(slots=True, eq=False)
class _Node:
    number: int
    entry: Entry
    parent: "_Node | None"
    row: int = 0
    children: "list[_Node] | None" = None
    """None until somebody looks."""


class PlaceModel(QAbstractItemModel):
    """Captions with rows below them. Lives on the GUI thread.

    What is below a row comes into being when it is looked at, so a new inventory costs what is open, not what is there.
    """

    def __init__(self, sections: Sequence[Entry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._nodes: dict[int, _Node] = {}
        self._by_place: dict[Place, _Node] = {}
        self._root = _Node(0, Entry("", "", children=lambda: tuple(sections)), None)

    def set_sections(self, sections: Sequence[Entry]) -> None:
        """Show these; rows that stay keep their indexes, so a view keeps what is open, chosen and scrolled to."""
        self._merge(self._root, sections)

    def index_of(self, place: Place) -> QModelIndex:
        """Where a place stands; invalid if it does not."""
        sections = self._children(self._root)
        node = self._by_place.get(place) or next(filter(None, (self._find(place, node) for node in sections)), None)
        return QModelIndex() if node is None else self._index(node)

    def section(self, key: str) -> QModelIndex:
        """Where the caption of a section stands."""
        return next(self._index(node) for node in self._children(self._root) if node.entry.key == key)

    def _find(self, place: Place, above: _Node) -> _Node | None:
        """The node of a place somewhere below another; only what leads to it is looked into."""
        for node in self._children(above):
            if node.entry.place == place:
                return node
            if node.entry.has_children and _leads_to(place, node.entry) and (found := self._find(place, node)):
                return found
        return None

    # following a new inventory

    def _merge(self, parent: _Node, entries: Sequence[Entry]) -> None:
        children = self._children(parent)
        self._remove_others(parent, _keys_in_order(children, entries))
        there = {child.entry.key for child in children}
        for is_there, run in groupby(enumerate(entries), lambda numbered: numbered[1].key in there):
            if is_there:
                for row, entry in run:
                    self._update(children[row], entry)
            else:
                row, first = next(run)
                self._insert(parent, row, [first, *(entry for _, entry in run)])

    def _remove_others(self, parent: _Node, kept: set[str]) -> None:
        """Remove runs of neighbours, the last first."""
        children = self._children(parent)
        runs = [(is_kept, list(run)) for is_kept, run in groupby(children, lambda child: child.entry.key in kept)]
        for run in (run for is_kept, run in reversed(runs) if not is_kept):
            first, last = run[0].row, run[-1].row
            self.beginRemoveRows(self._index(parent), first, last)
            del children[first : last + 1]
            _renumber(children)
            for child in run:
                self._forget(child)
            self.endRemoveRows()

    def _insert(self, parent: _Node, row: int, entries: Sequence[Entry]) -> None:
        children = self._children(parent)
        self.beginInsertRows(self._index(parent), row, row + len(entries) - 1)
        children[row:row] = [self._made(entry, parent) for entry in entries]
        _renumber(children)
        self.endInsertRows()

    def _update(self, node: _Node, entry: Entry) -> None:
        if node.entry.has_children != entry.has_children:
            self._children(node)  # for the view to be told that its first rows come, or that its last ones go
        before, node.entry = node.entry, entry
        if node.children is not None:
            self._merge(node, entry.children())
        if before != entry:
            index = self._index(node)
            self.dataChanged.emit(index, index)

    def _children(self, node: _Node) -> list[_Node]:
        if node.children is None:
            node.children = [self._made(entry, node) for entry in node.entry.children()]
            _renumber(node.children)
        return node.children

    def _made(self, entry: Entry, parent: _Node) -> _Node:
        node = _Node(next(self._numbers), entry, parent)
        self._nodes[node.number] = node
        if entry.place is not None:
            self._by_place[entry.place] = node
        return node

    def _forget(self, node: _Node) -> None:
        del self._nodes[node.number]
        if node.entry.place is not None and self._by_place.get(node.entry.place) is node:
            del self._by_place[node.entry.place]
        for child in node.children or ():
            self._forget(child)

    # reading

    def _index(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node.number)

    def _node(self, index: Index) -> _Node:
        return self._nodes[index.internalId()] if index.isValid() else self._root

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 (Qt's signature)
        children = self._children(self._node(parent))
        is_there = column == 0 and 0 <= row < len(children)
        return self._index(children[row]) if is_there else QModelIndex()

    @override
    def parent(self, child: Index = QModelIndex()) -> Any:  # noqa: B008 (Qt's signature)
        above = self._node(child).parent
        return QModelIndex() if above is None else self._index(above)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return len(self._children(self._node(parent)))

    @override
    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 (Qt's signature)
        return not parent.isValid() or self._node(parent).entry.has_children

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._node(index).entry.kind is Kind.CAPTION:
            return Qt.ItemFlag.NoItemFlags
        return _CHOOSABLE

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
            return entry.tip or None
        if entry.is_offline:
            return self.tr("{folder}\nOffline: the drive is not connected.").format(folder=entry.folder)
        return str(entry.folder)

    def _spoken(self, entry: Entry) -> str:
        if entry.spoken:
            return entry.spoken
        count = "" if entry.count is None else QLocale().toString(entry.count)
        offline = self.tr("offline") if entry.is_offline else ""
        return ", ".join(part for part in (entry.title, count, offline) if part)


def _keys_in_order(nodes: Sequence[_Node], entries: Sequence[Entry]) -> set[str]:
    """The keys that stay; none if they changed places, for then they go and come again."""
    before, after = [node.entry.key for node in nodes], [entry.key for entry in entries]
    both = set(before) & set(after)
    is_in_order = [key for key in before if key in both] == [key for key in after if key in both]
    return both if is_in_order else set()


def _leads_to(place: Place, entry: Entry) -> bool:
    """Whether a place can be below an entry: a folder is below folders that it lies in, a label below its group."""
    if entry.kind is Kind.GROUP:
        return isinstance(place, WithLabel)
    if entry.folder is None or not isinstance(place, InsideFolder):
        return False
    return place.path.is_relative_to(entry.folder)


def _renumber(nodes: Sequence[_Node]) -> None:
    for row, node in enumerate(nodes):
        node.row = row
