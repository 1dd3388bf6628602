"""CollectionMenus: the context menus of labels, their groups and albums, and the one for adding to an album."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from photolens.domain.album import Album, AlbumKind, AlbumOrder
from photolens.domain.label import LabelId
from photolens.gui.albums.commands import AlbumCommands
from photolens.gui.albums.label_commands import LabelCommands
from photolens.gui.icons import icon
from photolens.gui.navigator import Navigator
from photolens.gui.places import InsideAlbum, Reviewing, Shelf, WithLabel
from photolens.gui.sidebar.album_entries import ICONS
from photolens.gui.stock import Stock

MOST_LISTED = 12
"""So many albums stand in the menu; there is a list to search through for more."""


class CollectionMenus(QObject):
    """Opens menus; lives on the GUI thread."""

    label_edit_requested = Signal(object)
    """A LabelId."""

    def __init__(self, stock: Stock, navigator: Navigator, *, albums: AlbumCommands, labels: LabelCommands) -> None:
        super().__init__(albums)
        self._stock, self._navigator = stock, navigator
        self._albums, self._labels = albums, labels

    def open_for(self, shelf: Shelf, at: QPoint, parent: QWidget) -> None:
        """The menu of the label or album of a shelf, at a place on the screen."""
        match shelf:
            case WithLabel(label):
                _pop_up(self.label_menu(label, parent), at)
            case InsideAlbum(album) if (summary := self._stock.inventory.album(album)) is not None:
                _pop_up(self.album_menu(summary.album, parent), at)

    def open_for_group(self, group: str, at: QPoint, parent: QWidget) -> None:
        """The menu of a group of labels, at a place on the screen."""
        _pop_up(self.group_menu(group, parent), at)

    def label_menu(self, label: LabelId, parent: QWidget) -> QMenu:
        """What can be done to a label."""
        menu, go = QMenu(parent), self._navigator.go
        _add(menu, "eye", self.tr("Open"), partial(go, WithLabel(label)))
        _add(menu, "list-checks", self.tr("Review…"), partial(go, Reviewing(label)))
        _add(menu, "pencil", self.tr("Edit…"), partial(self.label_edit_requested.emit, label), "F2")
        menu.addSeparator()
        _add(menu, "album", self.tr("New album of this label…"), partial(self._albums.new_album_of_label, label))
        menu.addSeparator()
        _add(menu, "trash-2", self.tr("Delete label"), partial(self._labels.remove, label), "Delete")
        return menu

    def group_menu(self, group: str, parent: QWidget) -> QMenu:
        """What can be done to a group of labels."""
        menu = QMenu(parent)
        members = [counted.label for counted in self._stock.inventory.labels if counted.label.draft.group == group]
        action = menu.addAction(self.tr("A photo has at most one of these labels"))
        action.setCheckable(True)
        action.setChecked(any(label.is_exclusive for label in members))
        action.toggled.connect(partial(self._labels.set_exclusive, group))
        return menu

    def album_menu(self, album: Album, parent: QWidget) -> QMenu:
        """What can be done to an album."""
        menu = QMenu(parent)
        _add(menu, "eye", self.tr("Open"), partial(self._navigator.go, InsideAlbum(album.id)))
        if album.kind is AlbumKind.SMART:
            _add(menu, "search", self.tr("Edit search…"), partial(self._albums.edit_search, album.id))
        menu.addMenu(self._sort_menu(album, menu))
        menu.addSeparator()
        _add(menu, "pencil", self.tr("Rename…"), partial(self._albums.rename, album.id), "F2")
        _add(menu, "trash-2", self.tr("Delete album"), partial(self._albums.remove, album.id), "Delete")
        return menu

    def adding_menu(self, parent: QWidget) -> QMenu:
        """Into which album the selected photos go."""
        menu = QMenu(self.tr("Add to al&bum"), parent)
        menu.setIcon(icon("album"))
        listed = self._albums.filled_by_hand
        for summary in listed[:MOST_LISTED]:
            add = partial(self._albums.add_selection, summary.album.id)
            _add(menu, ICONS[summary.album.kind], _plain(summary.album.name), add)
        if len(listed) > MOST_LISTED:
            _add(menu, "ellipsis", self.tr("More albums…"), self._albums.choose_for_selection)
        menu.addSeparator()
        _add(menu, "plus", self.tr("New album…"), self._albums.new_album_of_selection)
        return menu

    def _sort_menu(self, album: Album, parent: QWidget) -> QMenu:
        menu = QMenu(self.tr("Sort by"), parent)
        menu.setIcon(icon("arrow-up-down"))
        group = QActionGroup(menu)
        for order, text in self._orders(album.kind):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(order is album.order)
            action.triggered.connect(partial(_call, partial(self._albums.sort, album.id, order)))
            group.addAction(action)
        return menu

    def _orders(self, kind: AlbumKind) -> list[tuple[AlbumOrder, str]]:
        orders = [
            (AlbumOrder.OWN, self.tr("My own order")),
            (AlbumOrder.NEWEST, self.tr("Newest first")),
            (AlbumOrder.OLDEST, self.tr("Oldest first")),
            (AlbumOrder.ADDED, self.tr("Last added first")),
        ]
        return orders if kind is AlbumKind.MANUAL else orders[1:]


def _add(menu: QMenu, name: str, text: str, do: Callable[[], object], keys: str = "") -> QAction:
    """An entry; `keys` are only told, as the sidebar itself answers them."""
    action = menu.addAction(icon(name), text)
    action.triggered.connect(partial(_call, do))
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutVisibleInContextMenu(True)
    return action


def _call(do: Callable[[], object], *_checked: bool) -> None:
    do()


def _plain(name: str) -> str:
    """A name as a menu shows it, with its own ampersands."""
    return name.replace("&", "&&")


def _pop_up(menu: QMenu, at: QPoint) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
