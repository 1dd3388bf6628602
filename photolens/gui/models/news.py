"""ModelNews: a word when a model is here, answers searches, or could not be prepared; with the way on or back."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from photolens.domain.change import LibraryChange
from photolens.domain.model import ModelEntry
from photolens.gui.context import Context
from photolens.gui.models.downloads import Downloads
from photolens.gui.models.words import title_words
from photolens.indexing.events import GenerationFailed

LANE = "model-news"


class ModelNews(QObject):
    """Watches which model answers, and the downloads of a window. Lives on the GUI thread."""

    told = Signal(str, str, object)
    """A sentence, the words of a button ("" for none), and what it does, a `Callable[[], None]`; made for a toast."""

    def __init__(self, context: Context, downloads: Downloads, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._serving: ModelEntry | None = None
        self._going_back_to = ""
        context.mailbox.subscribe(LibraryChange, self._on_library_change)
        context.mailbox.subscribe(GenerationFailed, self._on_generation_failed)
        downloads.finished.connect(self._on_download_finished)
        downloads.adding.finished.connect(self._on_addition_finished)
        downloads.adding.failed.connect(self._on_addition_failed)
        self._downloads = downloads

    def start(self) -> None:
        """Learn which model answers now; call it when the library is warm."""
        self._context.tasks.run(self._context.library.models.all, self._on_models_known, lane=LANE)

    def use(self, name: str) -> None:
        """Choose a model; one whose vectors are all there answers at once."""
        models = self._context.library.models
        self._context.tasks.change(lambda: models.use(name))

    def go_back(self, name: str) -> None:
        """Choose the model that answered before."""
        self._going_back_to = name
        self.use(name)

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.model:
            self.start()

    def _on_models_known(self, entries: list[ModelEntry]) -> None:
        before, now = self._serving, next((entry for entry in entries if entry.is_serving), None)
        self._serving = now or before
        if before is not None and now is not None and now.card.name != before.card.name:
            self._tell_switch(before, now)

    def _tell_switch(self, before: ModelEntry, now: ModelEntry) -> None:
        is_back = self._going_back_to == now.card.name
        self._going_back_to = ""
        words = self.tr("Searches are now answered by {model}").format(model=title_words(now.card))
        if is_back:
            self.told.emit(words, "", None)
        else:
            self.told.emit(words, self.tr("Go back"), partial(self.go_back, before.card.name))

    def _on_download_finished(self, name: str, title: str) -> None:
        words = self.tr("{model} is on this computer now").format(model=title)
        self.told.emit(words, self.tr("Use it"), partial(self.use, name))

    def _on_addition_finished(self) -> None:
        if self._downloads.running() is None:
            self.told.emit(self.tr("CLIP is added: other models can be downloaded now"), "", None)

    def _on_addition_failed(self, reason: str) -> None:
        self.told.emit(self.tr("CLIP could not be added: {reason}").format(reason=reason), "", None)

    def _on_generation_failed(self, event: GenerationFailed) -> None:
        words = self.tr("The new model could not be prepared: {reason}").format(reason=event.reason)
        self.told.emit(words, "", None)
