"""Places: what the main area can show, as plain values, and the way back through them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from photolens.domain.label import LabelId
from photolens.domain.overview import RECENT_DAYS
from photolens.domain.photo import PhotoId
from photolens.domain.query import AddedWithin, AlbumId, Filter, HasLabel, InAlbum, InFolder, IsFavourite, Order, Query
from photolens.search.parse import parse


@dataclass(frozen=True, slots=True)
class AllPhotos:
    """The whole library."""


@dataclass(frozen=True, slots=True)
class Favourites:
    """Photos with a heart."""


@dataclass(frozen=True, slots=True)
class RecentlyAdded:
    """Photos that came into the library in the last `RECENT_DAYS` days, the newest addition first."""


@dataclass(frozen=True, slots=True)
class InsideFolder:
    """Photos at or below a folder."""

    path: Path


@dataclass(frozen=True, slots=True)
class WithLabel:
    """Photos that have a label, by Photolens or by the user's word."""

    label: LabelId


@dataclass(frozen=True, slots=True)
class InsideAlbum:
    """Photos of an album, in its order."""

    album: AlbumId


@dataclass(frozen=True, slots=True)
class Problems:
    """The files that are not in the library, and why."""


@dataclass(frozen=True, slots=True)
class Reviewing:
    """The photos of a label that the user may confirm or reject, one after the other."""

    label: LabelId


@dataclass(frozen=True, slots=True)
class ManagingLabels:
    """All labels, to make, change and forget them."""


Shelf = AllPhotos | Favourites | RecentlyAdded | InsideFolder | WithLabel | InsideAlbum
"""A part of the library that photos lie in; a search can be kept to one."""

Page = Problems | Reviewing | ManagingLabels
"""A place that is no grid of photos."""


class ResultOrder(StrEnum):
    """How results are arranged."""

    MATCH = "match"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Results:
    """What a search finds: for a phrase, for photos to be similar to, or for both at once."""

    phrase: str = ""
    photos: tuple[PhotoId, ...] = ()
    """Photos of the library."""
    pictures: tuple[Path, ...] = ()
    """Image files that were dropped or pasted."""
    scope: Shelf = AllPhotos()
    order: ResultOrder = ResultOrder.MATCH

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.phrase.strip() or self.photos or self.pictures)

    @property
    def is_by_look(self) -> bool:
        """Whether it is for photos alone, so that answers are more or less similar, not right or wrong."""
        return not self.phrase.strip() and not self.is_empty

    @property
    def is_by_terms(self) -> bool:
        """Whether it is for terms alone, as `label:beach`, which a photo meets or does not meet."""
        return not self.is_empty and not (self.photos or self.pictures or parse(self.phrase).phrase)

    def query(self) -> Query:
        """The same for the library."""
        return Query(self.phrase.strip(), self.photos, self.pictures, filters_of(self.scope))


Place = Shelf | Results | Page


def filters_of(shelf: Shelf) -> tuple[Filter, ...]:
    """What the library is asked for to fill a shelf."""
    match shelf:
        case AllPhotos():
            return ()
        case Favourites():
            return (IsFavourite(),)
        case RecentlyAdded():
            return (AddedWithin(RECENT_DAYS),)
        case InsideFolder(path):
            return (InFolder(path),)
        case WithLabel(label):
            return (HasLabel(label),)
        case InsideAlbum(album):
            return (InAlbum(album),)


def order_of(shelf: Shelf, chosen: Order) -> Order:
    """The order of a shelf: the one that the user chose, save for recent additions, whose point is theirs."""
    return Order.ADDED if isinstance(shelf, RecentlyAdded) else chosen


@dataclass(frozen=True, slots=True)
class Stop:
    """A place, and where one was in it: the photo at the top of the view, and how many pixels past its top."""

    place: Place
    photo: PhotoId | None = None
    offset_px: int = 0


@dataclass
class Journey:
    """Where the user is and the stops behind; `Esc` goes back through them."""

    here: Place = field(default_factory=AllPhotos)
    _behind: list[Stop] = field(default_factory=list)

    LONGEST = 50

    @property
    def can_go_back(self) -> bool:
        """Whether there is a stop behind."""
        return bool(self._behind)

    def go(self, place: Place, leaving: Callable[[Place], Stop]) -> None:
        """Go on to a place. A search that is being typed replaces itself: one step back leaves all of it."""
        if place == self.here:
            return
        if not _is_same_search(place, self.here):
            self._behind = [*self._behind, leaving(self.here)][-self.LONGEST :]
        self.here = place

    def leave_out(self, is_gone: Callable[[Place], bool]) -> bool:
        """Forget places that are there no longer; whether the user was in one, and is in all photos now."""
        self._behind = [stop for stop in self._behind if not is_gone(stop.place)]
        if not is_gone(self.here):
            return False
        self.here = AllPhotos()
        return True

    def back(self) -> Stop | None:
        """The stop to go back to, which is where the user is now; None at the start."""
        if not self._behind:
            return None
        stop = self._behind.pop()
        self.here = stop.place
        return stop


def _is_same_search(place: Place, other: Place) -> bool:
    """Whether both are one search, whose phrase or order is being changed."""
    if not (isinstance(place, Results) and isinstance(other, Results)):
        return False
    return (place.photos, place.pictures) == (other.photos, other.pictures)
