"""Slideshow: goes on to the next photo every few seconds, but never before one can be seen."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

INTERVAL_S = 4.0


class Slideshow(QObject):
    """Counts the seconds of each photo from when it is there. Lives on the GUI thread."""

    advanced = Signal()
    """It is time for the next photo."""
    toggled = Signal(bool)

    def __init__(self, is_seen: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_seen = is_seen
        self._is_playing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._is_playing

    def start(self, interval_s: float) -> None:
        """Go on every so many seconds."""
        self._timer.setInterval(round(interval_s * 1000))
        self._is_playing = True
        self.toggled.emit(True)
        self.recount()

    def stop(self) -> None:
        """Stay where one is."""
        if not self._is_playing:
            return
        self._is_playing = False
        self._timer.stop()
        self.toggled.emit(False)

    def recount(self) -> None:
        """Another photo: its time begins now, or when `note_seen` says that it can be seen."""
        self._timer.stop()
        self.note_seen()

    def note_seen(self) -> None:
        """Something more may be seen now."""
        if self._is_playing and not self._timer.isActive() and self._is_seen():
            self._timer.start()

    def _on_timer_timeout(self) -> None:
        self.advanced.emit()
