"""Adding: the addition on its way to this computer, whatever dialog is open or closed meanwhile."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from photolens.clip_addition import IsStopped, Publish
from photolens.domain.addition import AdditionProgress
from photolens.domain.change import LibraryChange
from photolens.gui.context import Context
from photolens.gui.tasks import sentence

TELL_MS = 100
"""As of other downloads."""

Work = Callable[[Publish, IsStopped], bool]


class AddingState(Enum):
    """How it stands in this session."""

    IDLE = "idle"
    """Nobody asked for it, or it was paused, given up, or is done."""
    RUNNING = "running"
    PAUSING = "pausing"
    """It was asked to stop, and has not yet."""
    CANCELLING = "cancelling"
    """The same, and what has arrived is to be deleted."""
    FAILED = "failed"


class Adding(QObject):
    """Owns the one attempt to add it. Lives on the GUI thread; the bytes come in on another."""

    changed = Signal()
    """It stands otherwise now."""
    finished = Signal()
    """It can be used now."""
    given_up = Signal()
    """What has arrived was thrown away."""
    failed = Signal(str)
    """Why, as a sentence."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.state = AddingState.IDLE
        self.progress: AdditionProgress | None = None
        """None until something was told."""
        self.reason = ""
        """Why it failed, as a sentence."""
        self._stop = Event()
        self._last: Work = self._download
        self._tell = QTimer(self, singleShot=True, interval=TELL_MS)
        self._tell.timeout.connect(self.changed)
        context.mailbox.subscribe(AdditionProgress, self._on_progress)

    @property
    def is_under_way(self) -> bool:
        """Whether it is being added."""
        return self.state not in {AddingState.IDLE, AddingState.FAILED}

    def start(self) -> None:
        """Begin to fetch it, or go on where it was left; nothing happens while it is under way."""
        self._begin(self._download)

    def start_from(self, file: Path) -> None:
        """Take it out of an archive that the user has."""
        addition = self._context.library.models.addition
        self._begin(lambda publish, is_stopped: addition.import_file(file, publish=publish, is_stopped=is_stopped))

    def retry(self) -> None:
        """Do again what failed."""
        self._begin(self._last)

    def pause(self) -> None:
        """Have it stop soon; what has arrived is kept, and `start` goes on with it."""
        self._end(AddingState.PAUSING)

    def cancel(self) -> None:
        """Give it up, and delete what has arrived."""
        if self.is_under_way:
            self._end(AddingState.CANCELLING)
        else:
            self._discard()

    def stop(self) -> None:
        """Have it end: the app is closing. What has arrived is kept. Returns at once."""
        self._stop.set()

    def _download(self, publish: Publish, is_stopped: IsStopped) -> bool:
        return self._context.library.models.addition.download(publish=publish, is_stopped=is_stopped)

    def _begin(self, work: Work) -> None:
        if self.is_under_way:
            return
        self._last, stop = work, Event()
        self._stop = stop
        self._put(AddingState.RUNNING)
        self._context.tasks.run(
            partial(work, self._context.mailbox.post, stop.is_set),
            self._on_ended,
            failed=lambda error: self._on_failed(sentence(error)),
        )

    def _end(self, state: AddingState) -> None:
        if self.is_under_way:
            self._stop.set()
            self._put(state)

    def _put(self, state: AddingState, reason: str = "") -> None:
        self.state, self.reason = state, reason
        if state not in {AddingState.PAUSING, AddingState.CANCELLING}:
            self.progress = None
        self.changed.emit()

    def _discard(self) -> None:
        addition = self._context.library.models.addition

        def discarded() -> LibraryChange:
            addition.discard()
            return LibraryChange(model=True)

        self._put(AddingState.IDLE)
        self.given_up.emit()
        self._context.tasks.change(discarded)

    def _on_progress(self, progress: AdditionProgress) -> None:
        if self.is_under_way:
            self.progress = progress
            if not self._tell.isActive():
                self._tell.start()

    def _on_ended(self, is_whole: bool) -> None:
        was_cancelled = self.state is AddingState.CANCELLING
        if was_cancelled and not is_whole:
            self._discard()
            return
        self._put(AddingState.IDLE)
        self._context.mailbox.post(LibraryChange(model=True))
        if is_whole:
            self.finished.emit()

    def _on_failed(self, reason: str) -> None:
        self._put(AddingState.FAILED, reason)
        self._context.mailbox.post(LibraryChange(model=True))
        self.failed.emit(reason)
