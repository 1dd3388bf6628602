"""What the commands about albums tell programs and people."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import pytest

from photolens.cli.album_forms import Names, album_form, in_words, print_albums
from photolens.domain.album import Album, AlbumKind, AlbumOrder
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

NAMES = Names({LabelId(1): "beach", LabelId(2): "our red car"}, {AlbumId(5): "At sea"})
BEACH, CAR = HasLabel(LabelId(1)), HasLabel(LabelId(2))


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ((BEACH,), "label:beach"),
        ((CAR,), 'label:"our red car"'),
        ((Not(BEACH),), "-label:beach"),
        ((AnyOf((BEACH, CAR)),), 'label:beach,"our red car"'),
        ((Not(AnyOf((BEACH, CAR))),), '-label:beach,"our red car"'),
        ((AnyOf((BEACH, InAlbum(AlbumId(5)))),), 'label:beach or album:"At sea"'),
        ((AllOf((BEACH, CAR)),), 'label:beach label:"our red car"'),
        ((InAlbum(AlbumId(5)), Not(BEACH)), 'album:"At sea" -label:beach'),
        ((HasLabel(LabelId(9)),), 'label:"?"'),
        ((IsFavourite(),), "favourites"),
        ((InFolder(Path("/photos/2024")),), "in /photos/2024"),
        ((AddedWithin(30),), "added in the last 30 days"),
        ((AddedSince(datetime(2024, 5, 1)),), "added since 2024-05-01"),  # noqa: DTZ001 (as the catalogue keeps it)
        ((OneOf((PhotoId(1), PhotoId(2))),), "of 2 photos"),
        ((ListedIn(AlbumId(5)),), "chosen photos"),
    ],
)
def test_a_search_is_told_as_it_would_be_typed(filters: tuple[Filter, ...], words: str) -> None:
    assert in_words(Query(filters=filters), NAMES) == words
    assert in_words(Query("at dusk", filters=filters), NAMES) == f"{words} at dusk"


def test_a_search_by_photos_says_how_many() -> None:
    assert (
        in_words(Query("by night", photos=(PhotoId(1),), pictures=(Path("a.jpg"),)), NAMES) == "like 2 photos by night"
    )


def test_an_album_tells_what_fills_it(capsys: pytest.CaptureFixture[str]) -> None:
    albums = [
        Album(AlbumId(1), "By hand", AlbumKind.MANUAL, AlbumOrder.OWN),
        Album(AlbumId(2), "Dusk", AlbumKind.SMART, AlbumOrder.NEWEST, query=Query("dusk", filters=(BEACH,))),
        Album(AlbumId(3), "Car", AlbumKind.LABEL, AlbumOrder.NEWEST, label=LabelId(2)),
    ]
    forms = [album_form(album, number, NAMES) for album, number in zip(albums, (1200, None, 0), strict=True)]
    assert asdict(forms[0]) == {
        "id": 1, "name": "By hand", "kind": "manual", "order": "own", "count": 1200, "search": None, "label": None,
    }  # fmt: skip
    assert (forms[1].search, forms[2].label) == ("label:beach dusk", "our red car")
    print_albums(forms)
    assert capsys.readouterr().out.splitlines() == [
        "   1,200  By hand",
        "          Dusk     by the search label:beach dusk",
        "       0  Car      by the label our red car",
    ]


def test_without_albums_one_is_told_how_to_make_one(capsys: pytest.CaptureFixture[str]) -> None:
    print_albums([])
    assert "photolens album create NAME" in capsys.readouterr().out
