"""Notifications: a word to a user who is looking at something else."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from photolens.gui.icons import icon

STAY_MS = 12000


class Notifications(QObject):
    """Tells through the desktop while `window` is not active. Lives on the GUI thread.

    The desktop's notifications need an icon in its tray, which is there only as long as a notification is. Where there
    is no tray, the window's entry in the task bar asks for attention.
    """

    clicked = Signal()
    """The user wants to see what it was about."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._end = QTimer(self, singleShot=True, interval=STAY_MS)
        self._end.timeout.connect(self._put_away)

    @property
    def is_needed(self) -> bool:
        """Whether the user would not see a toast: the window is not the active one, or is minimised."""
        return not self._window.isActiveWindow() or self._window.isMinimized()

    def tell(self, title: str, text: str) -> None:
        """Tell something, by whatever means the desktop has."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            QApplication.alert(self._window)
            return
        tray = self._shown_tray()
        tray.showMessage(title, text, self._window.windowIcon(), STAY_MS)
        self._end.start()

    def _shown_tray(self) -> QSystemTrayIcon:
        if self._tray is None:
            own = self._window.windowIcon()
            self._tray = QSystemTrayIcon(icon("images") if own.isNull() else own, self)
            self._tray.setToolTip(self._window.windowTitle())
            self._tray.messageClicked.connect(self._on_clicked)
            self._tray.activated.connect(self._on_clicked)
        self._tray.show()
        return self._tray

    def _on_clicked(self) -> None:
        self._put_away()
        self.clicked.emit()

    def _put_away(self) -> None:
        self._end.stop()
        if self._tray is not None:
            self._tray.hide()
