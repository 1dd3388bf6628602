"""Application: builds the app, starts it, and takes it down in order. The only module of the GUI that knows everyone.

Start-up has two parts, before and after there is a QApplication, so that tests start the real app in their process.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from photolens.errors import PhotolensError
from photolens.gui import theme, translation
from photolens.gui.context import Context
from photolens.gui.garbage import Collector
from photolens.gui.grid import Thumbnails
from photolens.gui.icons import app_icon
from photolens.gui.indexing import Indexing
from photolens.gui.interrupts import quit_on_signals
from photolens.gui.mailbox import Mailbox
from photolens.gui.main_window import MainWindow
from photolens.gui.memory import Memory
from photolens.gui.single_instance import SingleInstance
from photolens.gui.tasks import Tasks
from photolens.library import Library
from photolens.paths import LibraryPaths

SWITCH_INTERVAL_S = 0.0005
"""How long a busy Python thread may keep the interpreter: a repaint beside one takes 3 ms instead of 27."""
PAINT_MS = 50
"""For the first picture, once its photos are known."""


def create_application(arguments: Sequence[str]) -> QApplication:
    """The QApplication, made once a process, named and with the app's icon; raises PhotolensError without a screen."""
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise PhotolensError("there is no screen to open a window on; `photolens --help` lists what works without one")
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    app = QApplication(["photolens", *arguments])
    app.setApplicationName("Photolens")
    app.setDesktopFileName("photolens")
    app.setWindowIcon(app_icon())
    return app


class Application(QObject):
    """One library in one window, with its indexer. Lives on the GUI thread."""

    def __init__(self, app: QApplication, library: Library) -> None:
        super().__init__()
        self._library = library
        self.mailbox = Mailbox()
        self.tasks = Tasks(self.mailbox)
        memory = Memory(library.paths)
        translation.install(app, memory.get(translation.LANGUAGE_KEY, translation.SYSTEM))
        theme.apply_colours(app, theme.kept_choice(memory.get(theme.THEME_KEY, "")))
        self.context = Context(library, self.mailbox, self.tasks, memory)
        self._thumbnails = Thumbnails(self.context)
        self.indexing = Indexing(self.context, self)
        self.window = MainWindow(self.context, self._thumbnails, self.indexing)
        theme.apply_style_sheet(app)
        self.window.closed.connect(self.close)
        self._collector = Collector(self)
        self._is_closed = False

    def start(self) -> None:
        """Show the window; begin to index when it is painted, whose model and imports would delay the first picture."""
        self.window.browser.gallery.filled.connect(self._on_gallery_filled)
        self.window.show()

    def _on_gallery_filled(self) -> None:
        self.window.browser.gallery.filled.disconnect(self._on_gallery_filled)
        QTimer.singleShot(PAINT_MS, self, self._begin)

    def _begin(self) -> None:
        if self._is_closed:
            return
        self._collector.start()
        self.indexing.start()
        self.window.browser.refresh_overview()
        self.window.model_news.start()
        self.window.browser.offer.consider()
        self.tasks.run(self._warm_up)

    def _warm_up(self) -> None:
        """On another thread: what the first search and the first photo on a whole page would wait for."""
        self._library.warm_up()
        import photolens.gui.viewer  # noqa: F401, PLC0415 (as above)

    def close(self) -> None:
        """Take everything down in order; what is decoded is committed, and nothing is lost. Under two seconds."""
        if self._is_closed:
            return
        self._is_closed = True
        self._collector.stop()
        self.window.hide()
        self.window.downloads.stop()
        self.indexing.stop()
        self._thumbnails.close()
        self.tasks.close()
        self.mailbox.close()
        self.context.memory.save()
        self._library.close()
        self.window.deleteLater()
        QApplication.quit()


def run(folder: Path) -> int:
    """Open the app on the library in `folder`, or raise the window that shows it already; the process's exit status.

    Raises:
        PhotolensError: the library cannot be opened, or there is no screen.
    """
    app = create_application([])
    instance = SingleInstance(LibraryPaths(folder.expanduser().absolute()))
    if not instance.is_first():
        return 0
    application = Application(app, Library.open(folder))
    instance.raise_requested.connect(application.window.come_forward)
    quit_on_signals(application.window)
    application.start()
    status = app.exec()
    instance.close()
    return status
