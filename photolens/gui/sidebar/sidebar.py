"""Sidebar: the places of the library, with how many photos each holds."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.overview import Overview
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.file_manager import local_paths
from photolens.gui.places import AllPhotos, Place
from photolens.gui.sidebar.entries import FOLDERS, Entry, sections_of
from photolens.gui.sidebar.expansion import Expansion
from photolens.gui.sidebar.model import PlaceModel
from photolens.gui.sidebar.tree import PlaceTree
from photolens.gui.tool_button import tool_button

NOTHING = Overview(0, 0, 0, 0, ())
WIDTH_PX = 240
NARROWEST_PX = 180


class Sidebar(QFrame):
    """Shows an `Overview` and says where the user wants to go. Lives on the GUI thread."""

    place_chosen = Signal(object)
    """A Place; also when it is the one that is marked, as searches are kept to it."""
    folders_dropped = Signal(list)
    """Paths of folders."""
    folder_menu_requested = Signal(object, QPoint)
    """The Path of a folder, and where on the screen the menu belongs."""
    add_folder_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setAcceptDrops(True)
        self.setMinimumWidth(NARROWEST_PX)
        self._current: Place = AllPhotos()
        self._is_dropping = False
        self._model = PlaceModel(sections_of(NOTHING), self)
        self._tree = PlaceTree(self._model, self)
        self._expansion = Expansion(self._tree, self._model, context.memory)
        self._tree.chosen.connect(self._on_tree_chosen)
        self._tree.menu_requested.connect(self._on_tree_menu_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self._tree)
        self._add_folder_button()
        self.setFocusProxy(self._tree)
        self.set_current(self._current)

    def set_overview(self, overview: Overview) -> None:
        """Show other numbers and folders; what is open, chosen and scrolled to stays."""
        with self._tree.quietly():
            self._model.set_sections(sections_of(overview))
            self._expansion.restore()
        self._tree.mark(self._model.index_of(self._current))

    def set_current(self, place: Place) -> None:
        """Mark where the user is; nothing is marked for a place that is not listed, as results are not."""
        self._current = place
        self._tree.mark(self._model.index_of(place))

    def _add_folder_button(self) -> None:
        """A plus at the right end of the caption of the folders."""
        button = tool_button("plus", self.tr("Add a folder (Ctrl+O)"))
        button.setFixedSize(24, 24)
        button.clicked.connect(self.add_folder_requested)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.addStretch(1)
        layout.addWidget(button)
        self._tree.setIndexWidget(self._model.section(FOLDERS), row)

    def _on_tree_chosen(self, entry: Entry) -> None:
        if entry.place is not None:
            self._current = entry.place
            self.place_chosen.emit(entry.place)

    def _on_tree_menu_requested(self, entry: Entry, position: QPoint) -> None:
        if entry.folder is not None:
            self.folder_menu_requested.emit(entry.folder, position)

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
