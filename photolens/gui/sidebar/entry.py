"""Entry: one row of the sidebar, as a plain value. No Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from photolens.domain.photo import ContentHash
from photolens.gui.places import InsideAlbum, InsideFolder, Place, WithLabel

LIBRARY, ALBUMS, LABELS, FOLDERS = "library", "albums", "labels", "folders"
"""Keys of the captions."""


class Kind(Enum):
    """What a row is for."""

    PLACE = auto()
    """It leads somewhere."""
    CAPTION = auto()
    """It names what is below; it is always open."""
    GROUP = auto()
    """It opens and closes what is below."""
    INVITATION = auto()
    """It makes the first of what the section lists."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. Two are equal when they look the same, whatever is below them."""

    key: str
    """What it is, the same from one inventory to the next; different from its neighbours'."""
    title: str
    icon: str = ""
    place: Place | None = None
    """Where it leads; None for what is no place."""
    count: int | None = None
    """How many photos there are; of a label, by Photolens alone."""
    kind: Kind = Kind.PLACE
    confirmed: int | None = None
    """Of a label: how many photos have it by the user's word."""
    is_pending: bool = False
    """The photos have not been looked at for it yet."""
    is_offline: bool = False
    sign: str = ""
    """The name of a small icon behind the title."""
    cover: ContentHash | None = None
    """The content of the photo that is seen in place of the icon."""
    tip: str = ""
    spoken: str = ""
    """What those are told who cannot see it; "" for title and count."""
    takes_photos: bool = False
    """Whether photos can be dropped here."""
    has_children: bool = False
    children: "Callable[[], tuple[Entry, ...]]" = field(default=tuple, compare=False, repr=False)
    """Makes the entries below it: of ten thousand folders only those are made that are looked at."""

    @property
    def is_collection(self) -> bool:
        """Whether it stands for a label or an album."""
        return isinstance(self.place, WithLabel | InsideAlbum)

    @property
    def folder(self) -> Path | None:
        """The folder that it stands for."""
        return self.place.path if isinstance(self.place, InsideFolder) else None


def caption(key: str, title: str, rows: Iterable[Entry], *, takes_photos: bool = False) -> Entry:
    """The title of a section with its rows."""
    below = tuple(rows)
    return Entry(
        key, title, kind=Kind.CAPTION, takes_photos=takes_photos, has_children=bool(below), children=lambda: below
    )
