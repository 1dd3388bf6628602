"""Query: what is asked for, as values that know nothing of SQL or of models."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import NewType

from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId

AlbumId = NewType("AlbumId", int)


@dataclass(frozen=True, slots=True)
class InFolder:
    """Only photos with a file below this absolute path."""

    path: Path


@dataclass(frozen=True, slots=True)
class IsFavourite:
    """Only favourites."""


@dataclass(frozen=True, slots=True)
class AddedSince:
    """Only photos that the library first saw at this moment or later: UTC, without a zone."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class AddedWithin:
    """Only photos that the library first saw in the last so many days, whenever that is asked."""

    days: int


@dataclass(frozen=True, slots=True)
class HasLabel:
    """Only photos that have a label, by Photolens or by the user's word."""

    label: LabelId


@dataclass(frozen=True, slots=True)
class InAlbum:
    """Only photos of an album, whatever fills it."""

    album: AlbumId


@dataclass(frozen=True, slots=True)
class ListedIn:
    """Only photos that the user put into an album, or pinned to it; or else those that the user threw out of it."""

    album: AlbumId
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    """Only these photos."""

    photos: tuple[PhotoId, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Only photos that do not meet a filter."""

    part: "Filter"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Only photos that meet one filter at least; none, if there is none."""

    parts: "tuple[Filter, ...]"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Only photos that meet every filter; all, if there is none."""

    parts: "tuple[Filter, ...]"


Filter = InFolder | IsFavourite | AddedSince | AddedWithin | HasLabel | InAlbum | ListedIn | OneOf | Not | AnyOf | AllOf
"""A condition that a photo meets or does not meet; all of a query's must hold."""


class Order(Enum):
    """How a timeline is sorted."""

    NEWEST = "newest"
    """By the capture, newest first."""
    OLDEST = "oldest"
    """By the capture, oldest first."""
    ADDED = "added"
    """By the addition to the library, newest first."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to rank by, all of it together, and the filters to rank within."""

    phrase: str = ""
    photos: tuple[PhotoId, ...] = ()
    """Photos of the library to be similar to."""
    pictures: tuple[Path, ...] = ()
    """Image files, in the library or not, to be similar to."""
    filters: tuple[Filter, ...] = ()
