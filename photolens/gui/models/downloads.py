"""Downloads: models on their way to this computer, one at a time, whatever dialog is open or closed meanwhile."""

from dataclasses import dataclass, replace
from enum import Enum
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from photolens.domain.change import LibraryChange
from photolens.domain.model import DownloadProgress
from photolens.gui.context import Context
from photolens.gui.models.adding import Adding
from photolens.gui.tasks import sentence

TELL_MS = 100
"""Progress comes hundreds of times a second on a quick line, and nobody reads as fast."""


class DownloadState(Enum):
    """How a download stands that was asked for in this session."""

    WAITING = "waiting"
    """The addition that the model needs comes first."""
    RUNNING = "running"
    STOPPING = "stopping"
    """It was asked to stop, and has not yet."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Download:
    """A download of this session; one that was paused, or is done, is none any more."""

    name: str
    """Of the model."""
    title: str
    state: DownloadState = DownloadState.RUNNING
    progress: DownloadProgress | None = None
    """None until something was told."""
    reason: str = ""
    """Why it failed, as a sentence."""

    @property
    def is_under_way(self) -> bool:
        """Whether it still holds the line."""
        return self.state is not DownloadState.FAILED


class Downloads(QObject):
    """Owns the downloads of a window. Lives on the GUI thread; the bytes come in on another."""

    changed = Signal(str)
    """The name of the model whose download stands otherwise now."""
    finished = Signal(str, str)
    """Name and title of a model that is on this computer now; nothing uses it yet."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._downloads: dict[str, Download] = {}
        self._stop = Event()
        self._to_discard: set[str] = set()
        self.adding = Adding(context, self)
        self.adding.finished.connect(self._on_addition_finished)
        self.adding.given_up.connect(self._on_addition_given_up)
        self._tell = QTimer(self, singleShot=True, interval=TELL_MS)
        self._tell.timeout.connect(self._on_tell_timeout)
        context.mailbox.subscribe(DownloadProgress, self._on_progress)

    def of(self, name: str) -> Download | None:
        """How the download of a model stands; None if there is none in this session."""
        return self._downloads.get(name)

    def running(self) -> Download | None:
        """The one that is under way."""
        return next((one for one in self._downloads.values() if one.is_under_way), None)

    def start(self, name: str, title: str) -> None:
        """Begin to download, or go on where it was left; nothing happens while another one is under way."""
        if self.running() is None:
            self._start(name, title)

    def start_after_addition(self, name: str, title: str) -> None:
        """Have the addition fetched that the model needs, and then the model."""
        if self.running() is None:
            self._put(Download(name, title, DownloadState.WAITING))
            self.adding.start()

    def _start(self, name: str, title: str) -> None:
        stop = self._stop = Event()
        self._put(Download(name, title))
        models, post = self._context.library.models, self._context.mailbox.post
        self._context.tasks.run(
            lambda: models.download(name, publish=post, is_stopped=stop.is_set),
            lambda is_whole: self._on_ended(name, is_whole=is_whole),
            failed=lambda error: self._on_failed(name, sentence(error)),
        )

    def pause(self, name: str) -> None:
        """Have a download stop soon; what has arrived is kept, and `start` goes on with it."""
        if (download := self.of(name)) and download.state is DownloadState.RUNNING:
            self._stop.set()
            self._put(replace(download, state=DownloadState.STOPPING))

    def discard(self, name: str) -> None:
        """Give up a download, and delete what has arrived of it."""
        download = self.of(name)
        if download is not None and download.state in {DownloadState.RUNNING, DownloadState.STOPPING}:
            self._to_discard.add(name)
            self.pause(name)
        elif download is not None and download.state is DownloadState.WAITING:
            self._drop(name)
        else:
            self._delete(name)

    def stop(self) -> None:
        """Have what is under way end: the app is closing. What has arrived is kept. Returns at once."""
        self._stop.set()
        self.adding.stop()

    def _put(self, download: Download) -> None:
        self._downloads[download.name] = download
        self.changed.emit(download.name)

    def _drop(self, name: str) -> Download | None:
        dropped = self._downloads.pop(name, None)
        self.changed.emit(name)
        return dropped

    def _delete(self, name: str) -> None:
        models = self._context.library.models

        def discarded() -> LibraryChange:
            models.discard_download(name)
            return LibraryChange(model=True)

        self._drop(name)
        self._context.tasks.change(discarded)

    def _waiting(self) -> list[Download]:
        return [one for one in self._downloads.values() if one.state is DownloadState.WAITING]

    def _on_addition_finished(self) -> None:
        for one in self._waiting():
            self._start(one.name, one.title)

    def _on_addition_given_up(self) -> None:
        for one in self._waiting():
            self._drop(one.name)

    def _on_progress(self, progress: DownloadProgress) -> None:
        download = self.of(progress.name)
        if download is not None and download.is_under_way:
            self._downloads[progress.name] = replace(download, progress=progress)
            if not self._tell.isActive():
                self._tell.start()

    def _on_tell_timeout(self) -> None:
        if (download := self.running()) is not None:
            self.changed.emit(download.name)

    def _on_ended(self, name: str, *, is_whole: bool) -> None:
        download = self._drop(name)
        if name in self._to_discard and not is_whole:
            self._to_discard.discard(name)
            self._delete(name)
            return
        self._to_discard.discard(name)
        self._context.mailbox.post(LibraryChange(model=True))
        if is_whole and download is not None:
            self.finished.emit(name, download.title)

    def _on_failed(self, name: str, reason: str) -> None:
        self._to_discard.discard(name)
        download = self._downloads[name]
        self._put(replace(download, state=DownloadState.FAILED, reason=reason))
        self._context.mailbox.post(LibraryChange(model=True))
