"""Exchange: answers go to the library, and what it says then comes back; the user waits for neither."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from photolens.domain.change import LibraryChange
from photolens.domain.label import Label, LabelId, TagSource
from photolens.domain.photo import PhotoCard, PhotoId
from photolens.errors import UsageError
from photolens.gui.context import Context
from photolens.gui.tasks import TaskFailed, sentence
from photolens.labelling.results import ReviewQueue
from photolens.library import Library

LIMIT = 100
"""Photos of a queue: more than anybody answers before the next one is there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a label stands."""

    label: Label
    photos: int
    """How many have it."""
    queue: ReviewQueue
    cards: Mapping[PhotoId, PhotoCard]
    """Of the photos of the queue."""
    words: Mapping[PhotoId, bool | None]
    """What the user's word is of the photos that were asked about; None for none."""


class Exchange(QObject):
    """Sends answers in order, and reads again whenever labels change while it is open. Lives on the GUI thread."""

    read = Signal(object)
    """Reading."""
    gone = Signal()
    """The label is no longer there."""
    failed = Signal(str)
    """A sentence: the queue cannot be had."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._label: LabelId | None = None
        self._is_open = self._is_reading = self._is_stale = False
        self._more = 0
        self._doubtful: set[PhotoId] = set()
        self._on_their_way: Counter[PhotoId] = Counter()
        self._touched: set[PhotoId] = set()
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    @property
    def is_settled(self) -> bool:
        """Whether every answer has arrived."""
        return not self._on_their_way

    def begin(self, label: LabelId) -> None:
        """Speak of another label from now on."""
        self._label = label
        self._doubtful.clear()
        self.refresh()

    def set_open(self, is_open: bool) -> None:
        """Whether anybody listens: what changes meanwhile is read when somebody does again."""
        self._is_open = is_open
        if is_open and self._is_stale:
            self.refresh()

    def ask_for_more(self, more: int) -> None:
        """Have queues longer by so many photos, which the sitting does not want to see again."""
        self._more = more

    def refresh(self) -> None:
        """Read how the label stands, now or as soon as the reading that is under way is done."""
        self._is_stale = True
        if self._is_open and not self._is_reading and self._label is not None:
            self._is_reading, self._is_stale = True, False
            doubtful, self._doubtful = frozenset(self._doubtful), set()
            self._touched = set(self._on_their_way)
            work = partial(read, self._context.library, self._label, limit=LIMIT + self._more, doubtful=doubtful)
            self._context.tasks.run(work, partial(self._on_read, self._label), failed=self._on_read_failed)

    def answer(self, accepted: Collection[PhotoId], rejected: Collection[PhotoId]) -> None:
        """Send what the user says of some photos."""
        labels, label = self._context.library.labels, self._label
        if label is not None:
            self._send(lambda: labels.answer(label, accepted=accepted, rejected=rejected), {*accepted, *rejected})

    def take_back(self, photos: Collection[PhotoId]) -> None:
        """Send that the user says nothing of some photos after all."""
        labels, label = self._context.library.labels, self._label
        if label is not None:
            self._send(lambda: labels.take_back(label, photos), photos)

    def _send(self, work: Callable[[], LibraryChange], photos: Collection[PhotoId]) -> None:
        self._on_their_way.update(photos)
        self._touched.update(photos)
        self._context.tasks.change(
            work, lambda _change: self._arrived(photos), failed=partial(self._on_send_failed, photos)
        )

    def _arrived(self, photos: Collection[PhotoId]) -> None:
        self._on_their_way -= Counter(photos)

    def _on_send_failed(self, photos: Collection[PhotoId], error: Exception) -> None:
        """The answers are not in the catalogue, which the next reading tells."""
        self._arrived(photos)
        self._doubtful.update(photos)
        self._context.mailbox.post(TaskFailed(sentence(error)))
        self.refresh()

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.labels and self._label is not None:
            self._doubtful.update(change.photos)
            self.refresh()

    def _on_read(self, label: LabelId, reading: Reading | None) -> None:
        self._is_reading = False
        if label == self._label:
            self._tell(reading)
        if self._is_stale or label != self._label:
            self.refresh()

    def _tell(self, reading: Reading | None) -> None:
        """What was said while it was read is newer than the reading."""
        if reading is None:
            self._label = None
            self.gone.emit()
        else:
            words = {photo: word for photo, word in reading.words.items() if photo not in self._touched}
            self.read.emit(replace(reading, words=words))

    def _on_read_failed(self, error: Exception) -> None:
        self._is_reading = False
        self.failed.emit(sentence(error))


def read(library: Library, label: LabelId, *, limit: int, doubtful: Collection[PhotoId]) -> Reading | None:
    """How a label stands; None if it is gone. On any thread but the GUI's."""
    count = next((count for count in library.labels.all() if count.label.id == label), None)
    if count is None:
        return None
    try:
        queue = library.labels.review(label, limit=limit)
    except UsageError:
        if library.labels.of(label) is None:  # removed since it was counted
            return None
        raise
    cards = library.cards([candidate.photo for candidate in (*queue.uncertain, *queue.confident)])
    words = {photo: _word(library, label, photo) for photo in doubtful}
    return Reading(count.label, count.auto + count.confirmed, queue, cards, words)


def _word(library: Library, label: LabelId, photo: PhotoId) -> bool | None:
    words = {TagSource.CONFIRMED: True, TagSource.REJECTED: False}
    sources = (tag.source for tag in library.labels.tags(photo) if tag.label == label)
    return next((words.get(source) for source in sources), None)
