"""Query: what is asked for, as values that know nothing of SQL or of models."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from photolens.domain.photo import PhotoId


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


Filter = InFolder | IsFavourite | AddedSince
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
