"""Browser: the page on which people look around: search bar, sidebar, photos, inspector and status."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from photolens.gui.actions import Actions
from photolens.gui.context import Context
from photolens.gui.gallery import Gallery
from photolens.gui.grid import Thumbnails
from photolens.gui.inspector import Inspector
from photolens.gui.models import ModelOffer
from photolens.gui.navigator import Rooms
from photolens.gui.problems import ProblemsPage
from photolens.gui.search_bar import SearchBar
from photolens.gui.sidebar import Sidebar
from photolens.gui.status_bar import StatusBar
from photolens.gui.stock import Stock

INSPECT_MS = 60
"""The inspector waits this long for the selection to settle."""
SIDEBAR_PX, INSPECTOR_PX = 230, 290
SEARCH_PX = 760
"""The search bar grows no wider than this."""


class Browser(QWidget):
    """Lays out the parts and keeps what they list and tell fresh. Lives on the GUI thread."""

    def __init__(self, context: Context, thumbnails: Thumbnails, actions: Actions) -> None:
        super().__init__()
        self.stock = Stock(context, self)
        self.search_bar = SearchBar(context)
        self.sidebar = Sidebar(context)
        self.gallery = Gallery(context, thumbnails)
        self.problems = ProblemsPage(context)
        self.inspector = Inspector(context)
        self.status_bar = StatusBar(context)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.gallery)
        self.pages.addWidget(self.problems)
        self.splitter = self._split()
        self.offer = ModelOffer(context)
        self._lay_out(actions)
        self._inspect = QTimer(self, singleShot=True, interval=INSPECT_MS)
        self._inspect.timeout.connect(self._on_inspect_timeout)
        self.gallery.grid.selection_changed.connect(self._inspect.start)
        self.stock.changed.connect(self.sidebar.set_inventory)
        self.stock.changed.connect(self.gallery.set_inventory)

    @property
    def rooms(self) -> Rooms:
        """What the navigator steers."""
        return Rooms(self.pages, self.gallery, self.problems, self.sidebar, self.search_bar, self.stock)

    def show_inspector(self, is_shown: bool) -> None:
        """Show or hide the details of what is selected."""
        self.inspector.setVisible(is_shown)
        self._inspect.start()

    def refresh_overview(self) -> None:
        """Count again what the sidebar shows."""
        self.stock.refresh()

    def _split(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for widget in (self.sidebar, self.pages, self.inspector):
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([SIDEBAR_PX, 1000, INSPECTOR_PX])
        return splitter

    def _lay_out(self, actions: Actions) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar(actions))
        column.addWidget(_line())
        column.addWidget(self.offer)
        column.addWidget(self.splitter, 1)
        column.addWidget(_line())
        column.addWidget(self.status_bar)

    def _top_bar(self, actions: Actions) -> QFrame:
        bar = QFrame()
        bar.setProperty("kind", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(4)
        self.search_bar.setMaximumWidth(SEARCH_PX)
        row.addWidget(_button(actions["sidebar"]))
        row.addWidget(_button(actions["back"]))
        row.addStretch(1)
        row.addWidget(self.search_bar, 20)
        row.addStretch(1)
        row.addWidget(_button(actions["find_similar"]))
        row.addWidget(_button(actions["inspector"]))
        return bar

    def _on_inspect_timeout(self) -> None:
        if self.inspector.isVisible():
            self.inspector.show_photos(self.gallery.grid.selected(), self.gallery.answers())


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.toolTip())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedHeight(1)
    return line
