"""Preferences: the dialog around the pages, and the list that leads to them."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from photolens.gui.context import Context
from photolens.gui.grid.layout import GridMode
from photolens.gui.icons import icon
from photolens.gui.models import Downloads
from photolens.gui.preferences.about import AboutPage
from photolens.gui.preferences.appearance_page import AppearancePage
from photolens.gui.preferences.folders_page import FoldersPage
from photolens.gui.preferences.indexing_page import IndexingPage
from photolens.gui.preferences.library_page import LibraryPage
from photolens.gui.preferences.model_page import ModelPage
from photolens.gui.preferences.page import Page

SIZE = QSize(800, 600)
SMALLEST = QSize(680, 400)
LIST_PX, ITEM_PX = 176, 34
SCREEN_MARGIN_PX = 48


class PageName(StrEnum):
    """The pages, in their order."""

    FOLDERS = "folders"
    APPEARANCE = "appearance"
    INDEXING = "indexing"
    MODEL = "model"
    LIBRARY = "library"
    ABOUT = "about"


_ICONS = {
    PageName.FOLDERS: "folder",
    PageName.APPEARANCE: "sun",
    PageName.INDEXING: "refresh-cw",
    PageName.MODEL: "cpu",
    PageName.LIBRARY: "hard-drive",
    PageName.ABOUT: "info",
}


class Preferences(QDialog):
    """Everything that can be set; each change applies at once. Lives on the GUI thread; open it with `open`.

    It is made for one opening, and is gone when it is closed.
    """

    theme_chosen = Signal(object)
    """A ThemeChoice; it is in the memory already."""
    cell_size_chosen = Signal(int)
    """Pixels."""
    mode_chosen = Signal(object)
    """A GridMode."""
    folders_added = Signal(list)
    """Paths that are in the library now and want to be scanned."""
    folder_removed = Signal(object)
    """The Path of a folder that the user wants out of the library."""
    scan_requested = Signal()
    indexing_changed = Signal()
    """The settings of indexing are others now; the next run goes by them."""
    model_chosen = Signal(str)
    """The name of a model that was chosen; the indexer may have its vectors to make."""

    def __init__(self, context: Context, parent: QWidget | None = None, downloads: Downloads | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.folders = FoldersPage(context)
        self.appearance = AppearancePage(context)
        self.indexing = IndexingPage(context)
        self.model, self.library = ModelPage(context, downloads), LibraryPage(context)
        self.about = AboutPage(context)
        self._pages: dict[PageName, Page] = dict(
            zip(
                PageName,
                (self.folders, self.appearance, self.indexing, self.model, self.library, self.about),
                strict=True,
            )
        )
        self._lay_out()
        self._hand_signals_on()

    def show_page(self, name: str) -> None:
        """Turn to a page: a PageName."""
        self.list.setCurrentRow(list(PageName).index(PageName(name)))

    def page(self) -> Page:
        """The page on show."""
        return list(self._pages.values())[self._stack.currentIndex()]

    def set_grid(self, cell_px: int, mode: GridMode) -> None:
        """Show how the grid looks now."""
        self.appearance.set_grid(cell_px, mode)

    def _lay_out(self) -> None:
        self.list = self._build_list()
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget, stretch in ((self.list, 0), (line, 0), (self._stack, 1)):
            row.addWidget(widget, stretch)
        self.setMinimumSize(SMALLEST)
        self.resize(_fitting())

    def _build_list(self) -> QListWidget:
        pages = QListWidget()
        pages.setIconSize(QSize(16, 16))
        pages.setProperty("kind", "pages")
        pages.setFixedWidth(LIST_PX)
        pages.setAccessibleName(self.tr("Pages"))
        for name, page in self._pages.items():
            item = QListWidgetItem(icon(_ICONS[name], "muted"), page.accessibleName(), pages)
            item.setSizeHint(QSize(0, ITEM_PX))
        return pages

    def _hand_signals_on(self) -> None:
        self.folders.folders_added.connect(self.folders_added)
        self.folders.folder_removed.connect(self.folder_removed)
        self.folders.scan_requested.connect(self.scan_requested)
        self.folders.excludes_changed.connect(self.indexing_changed)
        self.appearance.theme_chosen.connect(self.theme_chosen)
        self.appearance.cell_size_chosen.connect(self.cell_size_chosen)
        self.appearance.mode_chosen.connect(self.mode_chosen)
        self.indexing.changed.connect(self.indexing_changed)
        self.model.model_chosen.connect(self.model_chosen)


def _fitting() -> QSize:
    """The dialog's size, or less on a small screen."""
    screen = QGuiApplication.primaryScreen().availableSize()
    return SIZE.boundedTo(QSize(screen.width() - SCREEN_MARGIN_PX, screen.height() - SCREEN_MARGIN_PX))
