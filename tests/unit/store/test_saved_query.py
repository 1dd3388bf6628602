"""What a smart album searches for is read as it was written, or not at all."""

import json
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId
from photolens.domain.query import (
    AddedSince,
    AddedWithin,
    AlbumId,
    AllOf,
    AnyOf,
    Filter,
    HasLabel,
    InAlbum,
    InFolder,
    IsFavourite,
    ListedIn,
    Not,
    OneOf,
    Query,
)
from photolens.errors import LibraryError
from photolens.store.saved_query import from_text, to_text

FILTERS: tuple[Filter, ...] = (
    InFolder(Path("/photos/été 2020")),
    InFolder(Path("/photos/no \udce9 utf-8")),
    IsFavourite(),
    AddedSince(datetime.fromisoformat("2024-01-02T03:04:05.678901")),
    AddedWithin(30),
    HasLabel(LabelId(3)),
    InAlbum(AlbumId(4)),
    ListedIn(AlbumId(5), is_out=True),
    OneOf((PhotoId(6), PhotoId(7))),
    Not(AnyOf((HasLabel(LabelId(8)), AllOf((IsFavourite(), Not(InFolder(Path("/x"))))), AnyOf(())))),
)


def test_every_part_of_a_query_comes_back() -> None:
    query = Query("two “dogs” 🐕 \ud800", (PhotoId(1), PhotoId(2)), filters=FILTERS)
    assert from_text(to_text(query)) == query
    assert from_text(to_text(Query())) == Query()


def test_it_is_text_that_any_catalogue_can_hold() -> None:
    assert to_text(Query("é", filters=FILTERS)).isascii()


def test_numbers_of_numpy_are_numbers() -> None:
    ids = tuple(map(PhotoId, np.array([1, 2], np.int64)))
    assert from_text(to_text(Query(photos=ids, filters=(OneOf(ids),)))) == Query(photos=ids, filters=(OneOf(ids),))


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 2},
        {"filters": [{"kind": "taken_by", "camera": "X"}]},
        {"filters": [{"kind": "is_favourite", "strictly": True}]},
        {"filters": [{"kind": "not", "part": {"kind": "unheard_of"}}]},
        {"filters": [{"kind": "added_since", "moment": "yesterday"}]},
        {"filters": [{"kind": "in_folder"}]},
        {"filters": ["is_favourite"]},
        {"filters": None},
        {"photos": 7},
    ],
)
def test_a_search_of_a_newer_photolens_is_told(changed: dict[str, object]) -> None:
    kept = json.loads(to_text(Query("dogs"))) | changed
    with pytest.raises(LibraryError, match="newer Photolens"):
        from_text(json.dumps(kept))


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "{}", '{"version": 1}'])
def test_damage_is_told_too(text: str) -> None:
    with pytest.raises(LibraryError, match="give its album another search"):
        from_text(text)
