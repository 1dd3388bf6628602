"""Overview: what a library holds at a glance."""

from dataclasses import dataclass
from pathlib import Path

from photolens.domain.folder import FolderNode

RECENT_DAYS = 30
"""What was added in so many days counts as recent."""


@dataclass(frozen=True, slots=True)
class Overview:
    """How many photos there are, of which kinds, and in which folders. Only photos with a present file count."""

    photos: int
    favourites: int
    recent: int
    """Added in the last `RECENT_DAYS`."""
    failures: int
    folders: tuple[FolderNode, ...]
    """The roots, by path."""


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """How a library stands."""

    library: Path
    photos: int
    """Different contents."""
    files: int
    """Places where they were at the last scan."""
    folders: int
    embedded: int
    """Photos that have a vector of the model in use, and so can be found."""
    failed: int
    model: str
    dimensions: int
    vectors: int
    """Vectors in the index in memory, topped up from the catalogue."""
