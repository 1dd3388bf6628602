"""Deeds: what the user asks for of a model, done; what is under way, and what could not be done."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from photolens.domain.change import LibraryChange
from photolens.domain.model import ModelEntry, Speed
from photolens.gui.context import Context
from photolens.gui.models.downloads import Downloads
from photolens.gui.models.speeds import Speeds
from photolens.gui.models.standing import Deed
from photolens.gui.models.words import title_words
from photolens.gui.preferences.models.asking import about_removal, about_vectors, ask
from photolens.gui.tasks import TaskFailed, sentence

Answer = TypeVar("Answer")

LANE = "measure-model"


class Deeds(QObject):
    """Works for one page. Lives on the GUI thread; what goes wrong when the page is gone is told by the window."""

    changed = Signal()
    """Something is under way, is over, or went wrong."""
    chosen = Signal(str)
    """The name of a model that is the chosen one now; unless it answers already, its vectors are to be made."""

    def __init__(self, context: Context, downloads: Downloads, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.downloads = downloads
        self.speeds = Speeds(context.memory)
        self.choosing = ""
        """The name of the model that is being loaded, to see whether it runs here."""
        self.measuring = ""
        """The name of the model whose speed is being measured."""
        self.faults: dict[str, str] = {}
        """Why what was asked for last of a model could not be done, by its name."""

    def do(self, entry: ModelEntry, deed: Deed) -> None:
        """Do it, or ask first where something is deleted."""
        name = entry.card.name
        self.faults.pop(name, None)
        match deed:
            case Deed.DOWNLOAD | Deed.RESUME | Deed.RETRY:
                fetch = self.downloads.start_after_addition if entry.missing_extra else self.downloads.start
                fetch(name, title_words(entry.card))
            case Deed.PAUSE:
                self.downloads.pause(name)
            case Deed.DISCARD:
                self.downloads.discard(name)
            case Deed.USE | Deed.GO_BACK | Deed.KEEP:
                self.use(name)
            case Deed.MEASURE:
                self.measure(name)
            case Deed.REMOVE:
                ask(self._page, about_removal(entry), partial(self.remove, name))
            case Deed.FORGET:
                ask(self._page, about_vectors(entry), partial(self.forget, name))

    def use(self, name: str, device: str = "") -> None:
        """Choose a model, and on what it runs; the one before answers until its vectors are there."""
        models = self._context.library.models
        self.choosing = name
        self.changed.emit()
        self._change(name, lambda: models.use(name, device=device), lambda _: self.chosen.emit(name))

    def remove(self, name: str) -> None:
        """Delete a model's files."""
        models = self._context.library.models
        self._change(name, lambda: models.remove(name))

    def forget(self, name: str) -> None:
        """Delete the vectors that a model made."""
        models = self._context.library.models
        self._change(name, lambda: models.drop_vectors(name))

    def measure(self, name: str) -> None:
        """Measure how fast a model encodes photos of this library."""
        models = self._context.library.models
        self.measuring = name
        self.changed.emit()
        self._context.tasks.run(
            lambda: models.benchmark(name),
            self._while_there(partial(self._on_measured, name)),
            lane=LANE,
            failed=self._while_there(partial(self._on_failed, name)),
        )

    def _change(
        self, name: str, work: Callable[[], LibraryChange], then: Callable[[LibraryChange], object] = lambda _: None
    ) -> None:
        def done(change: LibraryChange) -> None:
            self.choosing = ""
            then(change)
            self.changed.emit()

        self._context.tasks.change(work, self._while_there(done), failed=partial(self._on_change_failed, name))

    def _while_there(self, use: Callable[[Answer], object]) -> Callable[[Answer], None]:
        """`use`, for an answer that may come when the page is gone; it is lost then."""

        def use_if_there(answer: Answer) -> None:
            if isValid(self):
                use(answer)

        return use_if_there

    def _on_measured(self, name: str, speed: Speed) -> None:
        self.measuring = ""
        self.speeds.put(name, speed)
        self.changed.emit()

    def _on_change_failed(self, name: str, error: Exception) -> None:
        if isValid(self):
            self._on_failed(name, error)
        else:
            self._context.mailbox.post(TaskFailed(sentence(error)))

    def _on_failed(self, name: str, error: Exception) -> None:
        self.choosing = self.measuring = ""
        self.faults[name] = sentence(error)
        self.changed.emit()
