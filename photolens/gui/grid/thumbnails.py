"""Thumbnails: pictures of photos, ready to be painted; read on other threads, kept within a limit of bytes."""

from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from photolens.domain.photo import PhotoCard, PhotoId
from photolens.gui.context import Context
from photolens.gui.grid.loading import BLUNT, Job, Key, Loaded, Loader
from photolens.media import THUMBNAIL_PX

LIMIT_BYTES = 256 * 2**20
_TURN_S = 0.003
"""How long one turn of the event loop may make pixmaps; the rest waits for the next, so that frames stay short."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture that is wanted: the middle of a photo, in exactly so many device pixels."""

    card: PhotoCard
    width_px: int
    height_px: int

    @property
    def key(self) -> Key:
        """What the picture is kept under."""
        return Key(self.card.id, self.width_px, self.height_px)


@dataclass(frozen=True, slots=True)
class _Picture:
    pixmap: QPixmap
    is_enough: bool
    """Whether no sharper one is to be had."""

    @property
    def size_bytes(self) -> int:
        return 4 * self.pixmap.width() * self.pixmap.height()


class Thumbnails(QObject):
    """A cache with two threads behind it, for every widget that shows small photos. Lives on the GUI thread.

    A widget says what it wants, the most wanted first, in a lane of its own: `want` replaces what that wanted before.
    It asks `picture` for what there is when it paints, and repaints when `arrived` names a photo that it shows.
    """

    arrived = Signal(object)
    """frozenset[PhotoId]: pictures of these are there now, or are known to be broken."""

    def __init__(self, context: Context, *, limit_bytes: int = LIMIT_BYTES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._limit_bytes = limit_bytes
        self._loader = Loader(context.mailbox.post)
        self._lanes: OrderedDict[str, tuple[Wish, ...]] = OrderedDict()
        self._pictures: OrderedDict[Key, _Picture] = OrderedDict()
        self._sizes: dict[PhotoId, list[Key]] = {}
        self._broken: set[PhotoId] = set()
        self._bytes = 0
        self._is_open = True
        self._unpacked: deque[Loaded] = deque()
        self._unpacking = QTimer(self, singleShot=True, interval=0)
        self._unpacking.timeout.connect(self._on_unpacking_timeout)
        context.mailbox.subscribe(Loaded, self._on_loaded)

    @property
    def size_bytes(self) -> int:
        """What the pictures in the cache take."""
        return self._bytes

    def picture(self, photo: PhotoId, width_px: int, height_px: int) -> QPixmap | None:
        """The picture of exactly this size in device pixels; else the largest other one, to be stretched."""
        key = Key(photo, width_px, height_px)
        if key not in self._pictures:
            others = self._sizes.get(photo)
            if not others:
                return None
            key = max(others, key=lambda other: other.width_px)
        self._pictures.move_to_end(key)
        return self._pictures[key].pixmap

    def is_broken(self, photo: PhotoId) -> bool:
        """Whether the photo has no thumbnail that can be read."""
        return photo in self._broken

    def want(self, wishes: Iterable[Wish], lane: str = "") -> None:
        """Have these pictures read, the first one first, instead of whatever this lane wanted before."""
        if not self._is_open:
            return
        self._lanes[lane] = tuple(wishes)
        self._lanes.move_to_end(lane, last=False)
        self._set_jobs()

    def retry(self, photos: Iterable[PhotoId]) -> None:
        """What was broken of these may be whole now."""
        self._broken.difference_update(photos)

    def close(self) -> None:
        """Drop everything and wait for the threads. Before the mailbox closes."""
        if not self._is_open:
            return
        self._is_open = False
        self._context.mailbox.unsubscribe(Loaded, self._on_loaded)
        self._unpacking.stop()
        self._loader.close()
        self._unpacked.clear()
        self._lanes.clear()
        self._pictures.clear()
        self._sizes.clear()
        self._bytes = 0

    def _set_jobs(self) -> None:
        wishes = [wish for lane in self._lanes.values() for wish in lane if wish.card.id not in self._broken]
        missing = [wish for wish in wishes if wish.key not in self._pictures]
        jobs = [Job(wish.key, self._context.library.thumbnail(wish.card.content)) for wish in missing]
        self._loader.set_jobs([*jobs, *self._sharper(wishes)])

    def _sharper(self, wishes: Sequence[Wish]) -> Iterator[Job]:
        for wish in wishes:
            picture = self._pictures.get(wish.key)
            if picture and not picture.is_enough:
                yield Job(wish.key, wish.card.path, (wish.card.width_px, wish.card.height_px))

    def _on_loaded(self, loaded: Loaded) -> None:
        if loaded.loader == id(self._loader):
            self._unpacked.append(loaded)
            if not self._unpacking.isActive():
                self._unpacking.start()

    def _on_unpacking_timeout(self) -> None:
        end = perf_counter() + _TURN_S
        photos, has_blunt = set(), False
        while self._unpacked and perf_counter() < end:
            loaded = self._unpacked.popleft()
            has_blunt |= self._take(loaded)
            photos.add(loaded.job.key.photo)
        if self._unpacked:
            self._unpacking.start()
        if has_blunt:
            self._set_jobs()
        self.arrived.emit(frozenset(photos))

    def _take(self, loaded: Loaded) -> bool:
        """Keep a picture, and tell whether a sharper one is to be read."""
        job, image = loaded.job, loaded.image
        self._loader.done(job)
        if image is not None:
            is_enough = loaded.is_enough or not self._has_more(job.key)
            self._keep(job.key, _Picture(QPixmap.fromImage(image), is_enough))
            return not is_enough
        if job.original_px is None:
            self._broken.add(job.key.photo)
        elif blunt := self._pictures.get(job.key):
            self._keep(job.key, _Picture(blunt.pixmap, is_enough=True))
        return False

    def _has_more(self, key: Key) -> bool:
        """Whether the photo itself can be reached and has clearly more pixels than its thumbnail."""
        cards = (wish.card for lane in self._lanes.values() for wish in lane if wish.key == key)
        card = next(cards, None)
        return card is not None and not card.is_offline and max(card.width_px, card.height_px) > BLUNT * THUMBNAIL_PX

    def _keep(self, key: Key, picture: _Picture) -> None:
        self._drop(key)
        self._pictures[key] = picture
        self._sizes.setdefault(key.photo, []).append(key)
        self._bytes += picture.size_bytes
        while self._bytes > self._limit_bytes:
            self._drop(next(iter(self._pictures)))

    def _drop(self, key: Key) -> None:
        picture = self._pictures.pop(key, None)
        if picture is None:
            return
        self._bytes -= picture.size_bytes
        self._sizes[key.photo].remove(key)
        if not self._sizes[key.photo]:
            del self._sizes[key.photo]
