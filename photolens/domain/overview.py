"""Overview: what a library holds at a glance."""

from dataclasses import dataclass

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
