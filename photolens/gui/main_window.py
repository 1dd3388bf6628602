"""Main window: one page at a time (welcome, browser, viewer), the menus, and how the window was left."""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from photolens.domain.album import AlbumOrder
from photolens.domain.photo import PhotoId
from photolens.domain.query import Order
from photolens.gui.actions import Actions
from photolens.gui.albums.collections import Collections
from photolens.gui.browser import Browser
from photolens.gui.collection_wiring import enable_for_here
from photolens.gui.context import Context
from photolens.gui.desktop import Desktop
from photolens.gui.grid import GridMode, Thumbnails
from photolens.gui.indexing import Indexing
from photolens.gui.models import Downloads, ModelNews
from photolens.gui.navigator import Navigator, remembered
from photolens.gui.notifications import Notifications
from photolens.gui.opening import Opening
from photolens.gui.toast import Toasts
from photolens.gui.verbs import Verbs
from photolens.gui.welcome import Welcome
from photolens.gui.wiring import wire, wire_viewer

if TYPE_CHECKING:
    from photolens.gui.labels import LabelsPage
    from photolens.gui.review import ReviewPage
    from photolens.gui.viewer import Viewer

SMALLEST_PX = (640, 420)
FIRST_PX = (1280, 820)
GEOMETRY_KEY, SPLITTER_KEY = "window/geometry", "window/splitter"
SIDEBAR_KEY, INSPECTOR_KEY, ADVANCE_KEY = "window/sidebar", "window/inspector", "rating/advance"
CELL_KEY, MODE_KEY, ORDER_KEY = "grid/cell_px", "grid/mode", "grid/order"
CELL_PX, CELL_STEP = 190, 1.2
SWITCHES = (("sidebar", SIDEBAR_KEY, True), ("inspector", INSPECTOR_KEY, True), ("advance", ADVANCE_KEY, False))
"""Actions that are remembered: name, key, and how they are at first."""
ALBUM_ORDERS = {Order.NEWEST: AlbumOrder.NEWEST, Order.OLDEST: AlbumOrder.OLDEST, Order.ADDED: AlbumOrder.ADDED}
VIEWER_BUTTONS = {
    "favourite": "favourite",
    "similar": "find_similar",
    "slideshow": "slideshow",
    "fullscreen": "fullscreen",
}
"""What the viewer calls its buttons, and the verbs behind them."""

Choice = TypeVar("Choice", bound=Enum)


class MainWindow(QMainWindow):
    """The app's one window: owns the parts and what is between pages; `wiring` says what leads where.

    Lives on the GUI thread, and ends with `closed`.
    """

    closed = Signal()
    """The user closed it; how it was left is kept already."""

    def __init__(self, context: Context, thumbnails: Thumbnails, indexing: Indexing) -> None:
        super().__init__()
        self.context = context
        self.thumbnails = thumbnails
        self.indexing = indexing
        self.verb_actions = Actions(self)
        self.browser = Browser(context, thumbnails, self.verb_actions)
        self.welcome = Welcome()
        self._build_pages()
        self.navigator = Navigator(self.browser.rooms, self)
        self.verbs = Verbs(context, self.targets, self)
        self.collections = Collections(
            context, self, browser=self.browser, navigator=self.navigator, targets=self.targets
        )
        self.labels_page: LabelsPage | None = None
        self.review_page: ReviewPage | None = None
        self.desktop = Desktop(context, self)
        self.toasts = Toasts(self.pages)
        self.notifications = Notifications(self)
        self.downloads = Downloads(context, self)
        self.model_news = ModelNews(context, self.downloads, self)
        self.opening = Opening(self)
        wire(self)
        self._restore()
        self._open_first_page()

    @cached_property
    def viewer(self) -> "Viewer":
        """The page for one photo, made when it is first needed: the window is painted sooner without it."""
        from photolens.gui.viewer import Viewer  # noqa: PLC0415 (as said)

        viewer = Viewer(self.context)
        viewer.set_actions({name: self.verb_actions[verb] for name, verb in VIEWER_BUTTONS.items()})
        self.pages.addWidget(viewer)
        wire_viewer(self, viewer)
        return viewer

    @property
    def is_viewing(self) -> bool:
        """Whether the viewer is the page on show."""
        return "viewer" in vars(self) and self.pages.currentWidget() is self.viewer

    def targets(self) -> tuple[PhotoId, ...]:
        """The photos that verbs are about: the one in the viewer, or the selection, in the order of the grid."""
        if self.is_viewing:
            current = self.viewer.current()
            return () if current is None else (current,)
        return self.browser.gallery.grid.selected() if self.pages.currentWidget() is self.browser else ()

    def photos_known(self) -> None:
        """Enable the verbs that make sense for what is selected, or seen in the viewer, now."""
        count = len(self.targets())
        self.verb_actions.require(count)
        self.browser.status_bar.set_selected(count)
        self.verbs.tell_favourite()
        enable_for_here(self)

    # pages

    def view_photo(self, photo: PhotoId) -> None:
        """Open a photo of the grid in the viewer."""
        gallery = self.browser.gallery
        arrangement, position = gallery.grid.arrangement(), gallery.grid.position_of(photo)
        if position is None:
            return
        self.browser.search_bar.remember()
        matches = arrangement.matches if len(arrangement.matches) else None
        self.viewer.show_photo(arrangement.ids, position, matches, scores=gallery.scores())
        self._turn_to_viewer()

    def view_alone(self, photo: PhotoId) -> None:
        """Open a photo in the viewer that the grid may not show."""
        self.viewer.show_photo(np.array([photo], np.int64), 0)
        self._turn_to_viewer()

    def follow_grid(self) -> None:
        """Let the viewer walk through what the grid shows now."""
        if self.is_viewing:
            gallery = self.browser.gallery
            arrangement = gallery.grid.arrangement()
            matches = arrangement.matches if len(arrangement.matches) else None
            self.viewer.set_order(arrangement.ids, matches, scores=gallery.scores())

    def go_back(self) -> None:
        """One step back: in the viewer, or to the place before."""
        if self.is_viewing:
            self.viewer.back()
        else:
            self.navigator.back()

    def show_information(self, is_shown: bool) -> None:
        """Show or hide the facts of what is selected; in the viewer, of the photo that is seen."""
        if self.is_viewing:
            self.viewer.switches.info.toggle()
            with QSignalBlocker(self.verb_actions["inspector"]):
                self.verb_actions["inspector"].setChecked(not is_shown)
        else:
            self.browser.show_inspector(is_shown)

    def leave_viewer(self) -> None:
        """Back to the grid, at the photo that was seen last."""
        current = self.viewer.current()
        self.show_page(self.browser)
        grid = self.browser.gallery.grid
        page = self.browser.pages.currentWidget()
        if page is not None and page is not self.browser.gallery:
            page.setFocus()
            return
        if current is not None and grid.position_of(current) is not None:
            grid.go_to(current)
        grid.setFocus()

    def show_page(self, page: QWidget) -> None:
        """Turn to a page: browser, viewer or welcome."""
        self.pages.setCurrentWidget(page)
        self._show_menus()
        self.photos_known()

    def set_full_screen(self, is_full: bool) -> None:
        """Fill the screen, or be a window again."""
        if is_full is not self.isFullScreen():
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.viewer.set_fullscreen(is_full)
        self.verb_actions["fullscreen"].setChecked(is_full)
        self._show_menus()

    def come_forward(self, paths: Sequence[str] = ()) -> None:
        """Show the window over all others, and in it these absolute paths: the app was started again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.opening.open(paths)

    def _show_menus(self) -> None:
        """Nothing but the photo on a full screen."""
        self.menuBar().setVisible(not (self.is_viewing and self.isFullScreen()))

    def _turn_to_viewer(self) -> None:
        self.show_page(self.viewer)
        self.viewer.setFocus()

    # folders

    def choose_folder(self) -> None:
        """Ask for a folder to add."""
        dialog = QFileDialog(self, self.tr("Add a folder of photos"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.add_folders([Path(folder)]))
        dialog.open()

    def add_folders(self, folders: Sequence[Path], then: Callable[[], None] = lambda: None) -> None:
        """Add folders to the library, begin to read them, and call `then`."""
        self.verbs.add_folders(folders, partial(self._on_folders_added, then), self._on_folders_refused)

    def _on_folders_added(self, then: Callable[[], None]) -> None:
        if self.pages.currentWidget() is self.welcome:
            self.show_page(self.browser)
            self.browser.gallery.grid.setFocus()
        self.browser.status_bar.expect_run()
        self.indexing.scan()
        then()

    def _on_folders_refused(self, reason: str) -> None:
        if self.pages.currentWidget() is self.welcome:
            self.welcome.show_error(reason)
        else:
            self.toasts.show_toast(reason)

    # the grid's looks

    def set_cell_px(self, size_px: int) -> None:
        """Show photos so many pixels high."""
        self.browser.gallery.grid.set_cell_px(size_px)
        self.browser.status_bar.set_cell_px(size_px)

    def zoom(self, steps: int) -> None:
        """Larger or smaller: the photo in the viewer, or those in the grid."""
        if self.is_viewing:
            self.viewer.zoom_by(steps)
        else:
            self.set_cell_px(round(self.browser.gallery.grid.cell_px * CELL_STEP**steps))

    def set_mode(self, mode: GridMode) -> None:
        """Show whole photos, or squares."""
        self.browser.gallery.grid.set_mode(mode)
        self.browser.status_bar.set_mode(mode)
        self.verb_actions["justified" if mode is GridMode.JUSTIFIED else "square"].setChecked(True)

    def set_order(self, order: Order) -> None:
        """Sort by capture, newest or oldest first; an album on show keeps that for itself."""
        album = self.browser.gallery.album
        if album is not None:
            self.collections.albums.sort(album.id, ALBUM_ORDERS[order])
        else:
            self.browser.gallery.set_order(order)
        self.verb_actions["oldest" if order is Order.OLDEST else "newest"].setChecked(True)

    # how it was left

    def _build_pages(self) -> None:
        self.pages = QStackedWidget()
        for page in (self.browser, self.welcome):
            self.pages.addWidget(page)
        self.setCentralWidget(self.pages)
        self.verb_actions.fill(self.menuBar())
        self.verb_actions.hand_photo_keys_to(self.pages)
        self.setMinimumSize(*SMALLEST_PX)

    def _open_first_page(self) -> None:
        """The welcome while there are no folders, else the place where the last run ended."""
        if not self.context.library.folders():
            self.show_page(self.welcome)
        self.navigator.start(remembered(self.context.memory))
        self.verbs.tell_history()
        QTimer.singleShot(0, self.browser.gallery.grid, self.browser.gallery.grid.setFocus)

    def _restore(self) -> None:
        memory = self.context.memory
        if not self.restoreGeometry(memory.get_bytes(GEOMETRY_KEY)):
            self.resize(*FIRST_PX)
        self.browser.splitter.restoreState(memory.get_bytes(SPLITTER_KEY))
        for name, key, is_on in SWITCHES:
            self.verb_actions[name].setChecked(memory.get(key, is_on))
            self.verb_actions[name].toggled.emit(memory.get(key, is_on))  # which it tells of changes only
        self.set_cell_px(memory.get(CELL_KEY, CELL_PX))
        self.set_mode(_one_of(GridMode, memory.get(MODE_KEY, ""), GridMode.JUSTIFIED))
        self.set_order(_one_of(Order, memory.get(ORDER_KEY, ""), Order.NEWEST))

    def _remember(self) -> None:
        memory = self.context.memory
        memory.put_bytes(GEOMETRY_KEY, self.saveGeometry())
        memory.put_bytes(SPLITTER_KEY, self.browser.splitter.saveState())
        for name, key, _ in SWITCHES:
            memory.put(key, self.verb_actions[name].isChecked())
        memory.put(CELL_KEY, self.browser.gallery.grid.cell_px)
        memory.put(MODE_KEY, self.browser.gallery.grid.mode.value)
        memory.put(ORDER_KEY, self.browser.gallery.order.value)
        self.navigator.remember(memory)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        event.accept()
        self.closed.emit()


def _one_of(kind: type[Choice], value: str, default: Choice) -> Choice:
    """The member of an enumeration with a value that was kept."""
    return next((member for member in kind if member.value == value), default)
