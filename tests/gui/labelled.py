"""A library with labels that several tests use: what stands in it, and its way back to how it was."""

from collections.abc import Iterator

from photolens.domain.label import LabelId, TagSource
from photolens.domain.photo import PhotoId
from photolens.library import Library


def label(library: Library, name: str) -> LabelId:
    return library.labels.named(name).id


def tags(library: Library, photo: PhotoId) -> dict[str, TagSource]:
    return {tag.name: tag.source for tag in library.labels.tags(photo)}


def photos_of(library: Library) -> tuple[PhotoId, ...]:
    """All photos, in the order in which they came."""
    return tuple(sorted(PhotoId(int(photo)) for photo in library.timeline().ids))


def taken_back_afterwards(library: Library) -> Iterator[Library]:
    """The library for one test, after which everything that the test did is undone."""
    before = _state(library)
    yield library
    while _state(library) != before:
        assert library.undo(), "there is nothing left to take back"


def _state(library: Library) -> tuple[object, ...]:
    """All that a test may change."""
    names = set(library.labels.names().values())
    return names, len(library.albums.all()), [tags(library, photo) for photo in photos_of(library)]
