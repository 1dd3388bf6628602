"""Feed: what the viewer needs of the library for one photo after the other, before it is asked for where possible."""

from collections.abc import Iterator
from enum import Enum
from math import sqrt

from PySide6.QtCore import QObject, Signal

from photolens.domain.change import LibraryChange
from photolens.domain.photo import PhotoCard, PhotoId
from photolens.errors import UnreadableError
from photolens.gui.context import Context
from photolens.gui.viewer import zoom
from photolens.gui.viewer.pictures import Detail, Picture, Pictures, Want
from photolens.gui.viewer.walk import Walk
from photolens.gui.viewer.zoom import Size

_CARDS_LANE = "viewer-cards"
_CARDS_AROUND = 12
_LARGEST_PIXELS = 100_000_000
"""400 MB in memory; a larger picture is shown at this many pixels, however far one zooms in."""


class Trouble(Enum):
    """Why a photo cannot be shown in full."""

    GONE = "gone"
    """It is no longer in the library."""
    OFFLINE = "offline"
    """It lies on a drive that is not connected."""
    MISSING = "missing"
    """Its file is not where it was."""
    UNREADABLE = "unreadable"
    """Its file is there and cannot be read."""


class Feed(QObject):
    """Cards and pictures of the photo at the position of a walk, and of its neighbours. Lives on the GUI thread."""

    card_changed = Signal()
    """The card of the photo is known, or another."""
    picture_changed = Signal()
    """There is more of its picture, or it is known that there will not be."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._walk = Walk()
        self._direction = 1
        self._cards: dict[PhotoId, PhotoCard | None] = {}
        self._view: Size | None = None
        self._scale: float | None = None
        self._pictures = Pictures(context, self)
        self._pictures.changed.connect(self._on_picture_changed)
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    def go(self, walk: Walk, direction: int = 1) -> None:
        """Feed another photo; those in this direction are likely to be next."""
        if walk.photo != self._walk.photo:
            self._scale = None
            self._pictures.drop_large()
        self._walk, self._direction = walk, direction
        if not all(photo in self._cards for photo in walk.near(range(-2, 3))):
            self._fetch_cards()
        self._want()

    def set_view(self, view: Size) -> None:
        """Decode for a view of so many pixels of the screen."""
        if view != self._view:
            self._view = view
            self._want()

    def look_closer(self, scale: float | None) -> None:
        """The photo is seen at this scale; None is fit."""
        if scale != self._scale:
            self._scale = scale
            self._want()

    def rest(self) -> None:
        """Nothing is looked at: decode nothing, and give the memory back."""
        self._walk = Walk()
        self._cards.clear()
        self._context.tasks.drop(_CARDS_LANE)
        self._pictures.clear()

    @property
    def card(self) -> PhotoCard | None:
        """The card of the photo, once it is known."""
        return self._cards.get(self._walk.photo) if self._walk.photo is not None else None

    @property
    def levels(self) -> list[Picture]:
        """What there is of its picture, the smallest first."""
        return [] if self._walk.photo is None else self._pictures.levels(self._walk.photo)

    @property
    def trouble(self) -> Trouble | None:
        """Why it cannot be shown in full."""
        photo, card = self._walk.photo, self.card
        if card is None:
            return Trouble.GONE if photo in self._cards else None
        if card.is_offline:
            return Trouble.OFFLINE
        error = next((error for want in self._sharp(card) if (error := self._pictures.failure(want))), None)
        if isinstance(error, UnreadableError) and isinstance(error.__cause__, FileNotFoundError):
            return Trouble.MISSING
        return Trouble.UNREADABLE if error else None

    @property
    def reason(self) -> str:
        """What an unreadable file suffers from, in words."""
        errors = (self._pictures.failure(want) for want in self._sharp(self.card)) if self.card else iter(())
        return str(next(filter(None, errors), ""))

    @property
    def is_seen(self) -> bool:
        """Whether the photo can be seen as well as it fits the view, or never will be."""
        card = self.card
        return self.trouble is not None or (card is not None and any(map(self._pictures.has, self._sharp(card))))

    # cards

    def _fetch_cards(self) -> None:
        near = self._walk.near(range(-_CARDS_AROUND, _CARDS_AROUND + 1))
        library = self._context.library

        def fetched() -> dict[PhotoId, PhotoCard | None]:
            found = library.cards(near)
            return {photo: found.get(photo) for photo in near}

        self._context.tasks.run(fetched, self._on_cards_fetched, lane=_CARDS_LANE)

    def _on_cards_fetched(self, cards: dict[PhotoId, PhotoCard | None]) -> None:
        before, self._cards = self.card, cards
        if self._walk.photo in cards and (self.card != before or before is None):
            self.card_changed.emit()
        self._want()

    def _on_library_change(self, change: LibraryChange) -> None:
        """A photo is its content, so its pixels stay; but it may lie elsewhere now, or be readable again."""
        if self._walk.photo is None:
            return
        if change.files or change.folders or not change.photos.isdisjoint(self._cards):
            self._pictures.forgive()
            self._fetch_cards()

    # pictures

    def _want(self) -> None:
        self._pictures.want(list(self._wants()))

    def _wants(self) -> Iterator[Want]:
        """The photo as well as it is looked at; thumbnails of where one may flick to; then the neighbours."""
        card, ahead = self.card, self._direction
        if card is None:
            return
        yield self._thumbnail(card)
        yield from self._sharp(card)
        yield from self._larger(card)
        yield from map(self._thumbnail, self._known(ahead, 2 * ahead, -ahead, 3 * ahead))
        for neighbour in self._known(ahead, -ahead):
            yield from self._sharp(neighbour)

    def _known(self, *steps: int) -> list[PhotoCard]:
        return [card for photo in self._walk.near(steps) if (card := self._cards.get(photo))]

    def _thumbnail(self, card: PhotoCard) -> Want:
        return Want(card.id, Detail.THUMBNAIL, self._context.library.thumbnail(card.content))

    def _sharp(self, card: PhotoCard) -> Iterator[Want]:
        """The photo as large as it fits, if there is a file and a view."""
        if self._view and not card.is_offline:
            yield Want(card.id, Detail.FIT, card.path, self._side(card, zoom.smallest_scale(_size(card), self._view)))

    def _larger(self, card: PhotoCard) -> Iterator[Want]:
        if self._view and self._scale and not card.is_offline:
            yield Want(card.id, Detail.LARGE, card.path, self._side(card, self._scale))

    def _side(self, card: PhotoCard, scale: float) -> int | None:
        size, view = _size(card), self._view
        if view is None:
            return None
        fit = max(size.width, size.height) * zoom.smallest_scale(size, view)
        side = zoom.wanted_side(size, fit, scale)
        too_many = sqrt(size.width * size.height / _LARGEST_PIXELS)
        return side if side or too_many <= 1 else round(max(size.width, size.height) / too_many)

    def _on_picture_changed(self, photo: PhotoId) -> None:
        if photo == self._walk.photo:
            self.picture_changed.emit()


def _size(card: PhotoCard) -> Size:
    return Size(max(1, card.width_px), max(1, card.height_px))
