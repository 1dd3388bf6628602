"""Sidebar: the places of the library, with how many photos each holds."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.overview import Overview
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.file_manager import local_paths
from photolens.gui.inventory import Inventory
from photolens.gui.places import AllPhotos, InsideAlbum, ManagingLabels, Place, WithLabel
from photolens.gui.sidebar.album_entries import NEW_ALBUM
from photolens.gui.sidebar.covers import Covers
from photolens.gui.sidebar.entries import sections_of
from photolens.gui.sidebar.entry import ALBUMS, FOLDERS, LABELS, Entry, Kind
from photolens.gui.sidebar.expansion import Expansion
from photolens.gui.sidebar.model import PlaceModel
from photolens.gui.sidebar.tree import PlaceTree
from photolens.gui.tool_button import tool_button

NOTHING = Inventory(Overview(0, 0, 0, 0, ()))
WIDTH_PX = 240
NARROWEST_PX = 180


class Sidebar(QFrame):
    """Shows an `Inventory` and says what the user wants of it. Lives on the GUI thread."""

    place_chosen = Signal(object)
    """A Place; also when it is the one that is marked, as searches are kept to it."""
    folders_dropped = Signal(list)
    """Paths of folders."""
    folder_menu_requested = Signal(object, QPoint)
    """The Path of a folder, and where on the screen the menu belongs."""
    add_folder_requested = Signal()

    new_album_requested = Signal()
    album_menu_requested = Signal(object, QPoint)
    """An AlbumId, and where on the screen the menu belongs."""
    album_rename_requested = Signal(object)
    """An AlbumId."""
    album_removal_requested = Signal(object)
    """An AlbumId."""
    photos_dropped_on_album = Signal(object, tuple)
    """An AlbumId, or None for an album that is to be made, and ids of photos."""

    new_label_requested = Signal()
    label_menu_requested = Signal(object, QPoint)
    """A LabelId, and where on the screen the menu belongs."""
    group_menu_requested = Signal(str, QPoint)
    """The name of a group of labels, and where on the screen the menu belongs."""
    label_edit_requested = Signal(object)
    """A LabelId."""
    label_removal_requested = Signal(object)
    """A LabelId."""
    photos_dropped_on_label = Signal(object, tuple)
    """A LabelId, and ids of photos."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setAcceptDrops(True)
        self.setMinimumWidth(NARROWEST_PX)
        self._current: Place = AllPhotos()
        self._is_dropping = False
        self._model = PlaceModel(sections_of(NOTHING), self)
        self._covers = Covers(context, self)
        self._tree = PlaceTree(self._model, self._covers, self)
        self._expansion = Expansion(self._tree, self._model, context.memory)
        self._connect_tree()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self._tree)
        self._add_buttons()
        self.setFocusProxy(self._tree)
        self.set_current(self._current)

    def set_inventory(self, inventory: Inventory) -> None:
        """Show other numbers, folders, labels and albums; what is open, chosen and scrolled to stays."""
        self._covers.want(summary.cover for summary in inventory.albums if summary.cover is not None)
        with self._tree.quietly():
            self._model.set_sections(sections_of(inventory))
            self._expansion.restore()
        self._tree.mark(self._model.index_of(self._current))

    def set_current(self, place: Place) -> None:
        """Mark where the user is; nothing is marked for a place that is not listed, as results are not."""
        self._current = place
        self._tree.mark(self._model.index_of(place))

    def _connect_tree(self) -> None:
        self._tree.chosen.connect(self._on_tree_chosen)
        self._tree.menu_requested.connect(self._on_tree_menu_requested)
        self._tree.invited.connect(self._on_tree_invited)
        self._tree.rename_requested.connect(self._on_tree_rename_requested)
        self._tree.removal_requested.connect(self._on_tree_removal_requested)
        self._tree.photos_dropped.connect(self._on_tree_photos_dropped)

    # buttons beside the captions

    def _add_buttons(self) -> None:
        new_album = self._button("plus", self.tr("New album"), self.new_album_requested)
        manage = self._button("settings", self.tr("Manage labels"), self._on_manage_clicked)
        new_label = self._button("plus", self.tr("New label"), self.new_label_requested)
        add = self._button("plus", self.tr("Add a folder (Ctrl+O)"), self.add_folder_requested)
        self._put_beside(ALBUMS, [new_album])
        self._put_beside(LABELS, [manage, new_label])
        self._put_beside(FOLDERS, [add])

    def _button(self, icon: str, words: str, answer: SignalInstance | Callable[[], None]) -> QToolButton:
        button = tool_button(icon, words)
        button.setFixedSize(24, 24)
        button.clicked.connect(answer)
        return button

    def _put_beside(self, section: str, buttons: list[QToolButton]) -> None:
        """Buttons at the right end of a caption."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(1)
        for button in buttons:
            layout.addWidget(button)
        self._tree.setIndexWidget(self._model.section(section), row)

    def _on_manage_clicked(self) -> None:
        self.place_chosen.emit(ManagingLabels())

    # what the tree says

    def _on_tree_chosen(self, entry: Entry) -> None:
        if entry.place is not None:
            self._current = entry.place
            self.place_chosen.emit(entry.place)

    def _on_tree_invited(self, entry: Entry) -> None:
        self._tree.mark(self._model.index_of(self._current))
        (self.new_album_requested if entry.key == NEW_ALBUM else self.new_label_requested).emit()

    def _on_tree_menu_requested(self, entry: Entry, position: QPoint) -> None:
        match entry.place:
            case WithLabel(label):
                self.label_menu_requested.emit(label, position)
            case InsideAlbum(album):
                self.album_menu_requested.emit(album, position)
            case None if entry.kind is Kind.GROUP:
                self.group_menu_requested.emit(entry.title, position)
        if entry.folder is not None:
            self.folder_menu_requested.emit(entry.folder, position)

    def _on_tree_rename_requested(self, entry: Entry) -> None:
        match entry.place:
            case WithLabel(label):
                self.label_edit_requested.emit(label)
            case InsideAlbum(album):
                self.album_rename_requested.emit(album)

    def _on_tree_removal_requested(self, entry: Entry) -> None:
        match entry.place:
            case WithLabel(label):
                self.label_removal_requested.emit(label)
            case InsideAlbum(album):
                self.album_removal_requested.emit(album)

    def _on_tree_photos_dropped(self, entry: Entry, photos: tuple[int, ...]) -> None:
        match entry.place:
            case WithLabel(label):
                self.photos_dropped_on_label.emit(label, photos)
            case InsideAlbum(album):
                self.photos_dropped_on_album.emit(album, photos)
            case _:
                self.photos_dropped_on_album.emit(None, photos)

    # folders that are dropped

    def _set_dropping(self, is_dropping: bool) -> None:
        self._is_dropping = is_dropping
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 400)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _folders_in(event.mimeData()):
            self._set_dropping(True)
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dropping(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dropping(False)
        if folders := _folders_in(event.mimeData()):
            event.acceptProposedAction()
            self.folders_dropped.emit(folders)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_dropping:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), theme.RADIUS_PX, theme.RADIUS_PX)


def _folders_in(mime: QMimeData) -> list[Path]:
    return [path for path in local_paths(mime) if path.is_dir()]
