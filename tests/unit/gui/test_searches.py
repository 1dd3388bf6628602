from pathlib import Path

import pytest

from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId
from photolens.domain.query import (
    AddedWithin,
    AlbumId,
    AnyOf,
    Filter,
    HasLabel,
    InAlbum,
    InFolder,
    IsFavourite,
    Not,
    OneOf,
    Query,
)
from photolens.gui.albums.searches import search_of, words_of
from photolens.gui.names import Names
from photolens.gui.places import Favourites, InsideFolder, RecentlyAdded, Results

DOG, CAT = LabelId(1), LabelId(2)
SEA = AlbumId(7)
NAMES = Names({DOG: "dog", CAT: "our cat"}, {SEA: "At sea"})


@pytest.mark.parametrize(
    ("filters", "text"),
    [
        ((HasLabel(DOG),), "running label:dog"),
        ((HasLabel(CAT),), 'running label:"our cat"'),
        ((Not(HasLabel(DOG)),), "running -label:dog"),
        ((AnyOf((HasLabel(DOG), HasLabel(CAT))),), 'running label:dog,"our cat"'),
        ((Not(AnyOf((HasLabel(DOG), HasLabel(CAT)))),), 'running -label:dog,"our cat"'),
        ((InAlbum(SEA), HasLabel(DOG)), 'running album:"At sea" label:dog'),
    ],
)
def test_filters_become_the_terms_that_a_person_types(filters: tuple[Filter, ...], text: str) -> None:
    assert search_of(Query("running", filters=filters), NAMES) == Results(text)


def test_a_folder_and_the_favourites_are_what_a_search_is_kept_to() -> None:
    italy = Path("/photos/Italy")
    assert search_of(Query("sea", filters=(InFolder(italy),)), NAMES) == Results("sea", scope=InsideFolder(italy))
    assert search_of(Query("sea", filters=(IsFavourite(),)), NAMES) == Results("sea", scope=Favourites())
    assert search_of(Query("sea", filters=(AddedWithin(30),)), NAMES) == Results("sea", scope=RecentlyAdded())


def test_photos_to_be_similar_to_stay() -> None:
    assert search_of(Query(photos=(PhotoId(3),)), NAMES) == Results(photos=(PhotoId(3),))


@pytest.mark.parametrize(
    "filters",
    [
        (HasLabel(LabelId(99)),),
        (OneOf((PhotoId(1),)),),
        (AnyOf((HasLabel(DOG), InAlbum(SEA))),),
        (AnyOf(()),),
        (Not(Not(HasLabel(DOG))),),
        (IsFavourite(), InFolder(Path("/photos"))),
    ],
)
def test_what_cannot_be_typed_gives_no_search(filters: tuple[Filter, ...]) -> None:
    assert search_of(Query("sea", filters=filters), NAMES) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  a red car ", "a red car"),
        ("sunset label:dog,cat", "sunset, dog, cat"),
        ('-label:cat album:"At sea"', "At sea"),
        ("-label:cat", "-label:cat"),
    ],
)
def test_a_search_gives_an_album_its_name(text: str, name: str) -> None:
    assert words_of(text) == name
