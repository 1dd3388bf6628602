"""Application: builds the app, starts it, and takes it down in order. The only module of the GUI that knows everyone.

Start-up has two parts, before and after there is a QApplication, so that tests start the real app in their process.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from photolens.crashes import CrashWatch
from photolens.errors import PhotolensError
from photolens.gui import theme, translation
from photolens.gui.context import Context
from photolens.gui.crash_notice import tell_of_crashes
from photolens.gui.desktop_application import DesktopApplication
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
from photolens.gui.wanted import absolute
from photolens.library import Library
from photolens.paths import LibraryPaths, portable_folder

SWITCH_INTERVAL_S = 0.0005
"""How long a busy Python thread may keep the interpreter: a repaint beside one takes 3 ms instead of 27."""
PAINT_MS = 50
"""For the first picture, once its photos are known."""


def create_application(arguments: Sequence[str]) -> DesktopApplication:
    """The QApplication, made once a process, named and with the app's icon; raises PhotolensError without a screen."""
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise PhotolensError("there is no screen to open a window on; `photolens --help` lists what works without one")
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    if portable := portable_folder():  # Qt's own file dialog remembers folders
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(portable / "caches" / "qt"))
    app = DesktopApplication(["photolens", *arguments])
    app.setApplicationName("Photolens")
    app.setDesktopFileName("org.photolens.Photolens")
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


def run(folder: Path, arguments: Sequence[str] = ()) -> int:
    """Open the app on the library in `folder`, or raise the window that shows it already; the process's exit status.

    `arguments` are folders and photos to show in it, as paths or `file:` URLs.

    Raises:
        PhotolensError: the library cannot be opened, or there is no screen.
    """
    app = create_application([])
    place = LibraryPaths(folder.expanduser().absolute())
    instance = SingleInstance(place)
    paths = absolute(arguments)
    if not instance.is_first(paths):
        return 0
    with CrashWatch(place) as crashes:
        application = Application(app, Library.open(folder))
        tell_of_crashes(application.window, crashes)
        application.window.opening.open(paths)
        app.hand_over(application.window.opening.open)
        instance.raise_requested.connect(application.window.come_forward)
        quit_on_signals(application.window)
        application.start()
        status = app.exec()
    instance.close()
    return status
