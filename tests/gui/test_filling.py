"""Which places follow which changes of the library."""

from pathlib import Path

import pytest

from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId
from photolens.domain.query import AlbumId
from photolens.gui.filling import is_about, touches
from photolens.gui.places import AllPhotos, Favourites, InsideAlbum, InsideFolder, Results, Shelf, WithLabel

DOG, SEA = WithLabel(LabelId(1)), InsideAlbum(AlbumId(1))
PHOTOS = frozenset({PhotoId(1)})

INDEXED = LibraryChange(photos=PHOTOS, files=True)
RATED = LibraryChange(photos=PHOTOS, history=True)
TAGGED = LibraryChange(photos=PHOTOS, labels=True, history=True)
LABELLED = LibraryChange(labels=True)
FILLED = LibraryChange(albums=True, history=True)


@pytest.mark.parametrize(
    ("place", "change"),
    [
        (AllPhotos(), INDEXED),
        (Results("dogs"), INDEXED),
        (Favourites(), RATED),
        (SEA, RATED),
        (SEA, FILLED),
        (SEA, LABELLED),
        (DOG, TAGGED),
        (DOG, LABELLED),
        (Results("label:dog"), TAGGED),
        (Results("dogs", scope=SEA), FILLED),
    ],
)
def test_what_a_change_may_fill_otherwise_is_read_anew(place: Shelf | Results, change: LibraryChange) -> None:
    assert touches(place, change)


@pytest.mark.parametrize(
    ("place", "change"),
    [
        (AllPhotos(), RATED),
        (AllPhotos(), TAGGED),
        (InsideFolder(Path("/photos")), LABELLED),
        (Results("dogs"), TAGGED),
        (Results("dogs"), FILLED),
        (DOG, RATED),
        (DOG, LibraryChange(failures=True)),
    ],
)
def test_all_else_stays_as_it_is(place: Shelf | Results, change: LibraryChange) -> None:
    assert not touches(place, change)


def test_what_the_user_does_to_labels_and_albums_is_seen_there_at_once() -> None:
    assert is_about(DOG, TAGGED)
    assert is_about(SEA, FILLED)
    assert is_about(SEA, TAGGED), "it may be an album of the label"
    assert not is_about(DOG, FILLED)
    assert not is_about(AllPhotos(), TAGGED)
