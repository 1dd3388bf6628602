"""Album: photos under a name: chosen one by one, by a saved search, or by a label."""

from dataclasses import dataclass
from enum import StrEnum

from photolens.domain.label import LabelId
from photolens.domain.photo import ContentHash, PhotoId
from photolens.domain.query import AlbumId, Query


class AlbumKind(StrEnum):
    """How an album gets its photos."""

    MANUAL = "manual"
    """The user puts them in."""
    SMART = "smart"
    """A saved search finds them, always anew."""
    LABEL = "label"
    """Everything with a label, and what the user pinned, without what the user threw out."""


class AlbumOrder(StrEnum):
    """How the photos of an album are sorted."""

    OWN = "own"
    """As the user arranged them; only of manual albums."""
    NEWEST = "newest"
    OLDEST = "oldest"
    ADDED = "added"
    """By the addition to the library, newest first."""


@dataclass(frozen=True, slots=True)
class Album:
    """An album as the library has it."""

    id: AlbumId
    name: str
    kind: AlbumKind
    order: AlbumOrder
    cover: PhotoId | None = None
    """The photo that the user chose for it; None for its first."""
    query: Query | None = None
    """The saved search of a smart album."""
    label: LabelId | None = None
    """The label of a label album."""


@dataclass(frozen=True, slots=True)
class AlbumSummary:
    """An album at a glance."""

    album: Album
    count: int | None
    """How many photos with a present file it has; None for a search by phrase, which has not been asked yet."""
    cover: ContentHash | None
    """The content of the photo on it; None while it has none, or none that is known yet."""
