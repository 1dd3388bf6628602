"""The order of the photos, and which of them belong to it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from photolens.domain.folder import FileState, FolderState
from photolens.domain.photo import PhotoId
from photolens.domain.query import AddedSince, Filter, InFolder, IsFavourite, Order
from photolens.library import Library
from photolens.store import number_lists
from photolens.store.clock import all_local_s, local_s, wall_clock, wall_clock_s
from photolens.store.database import Database
from photolens.store.files import Files
from photolens.store.folders import Folders

AddPhoto = Callable[..., PhotoId]


def seconds(written: str) -> int:
    return int(datetime.fromisoformat(written + "+00:00").timestamp())


def ids(library: Library, *filters: Filter, order: Order = Order.NEWEST) -> list[int]:
    found: list[int] = library.timeline(filters, order).ids.tolist()
    return found


def test_photos_are_sorted_by_their_capture(library: Library, add_photo: AddPhoto) -> None:
    middle = add_photo("b.jpg", captured_at="2020-06-01T12:00:00")
    newest = add_photo("a.jpg", captured_at="2021-01-01T00:00:00")
    oldest = add_photo("c.jpg", captured_at="1901-05-06T07:08:09")
    assert ids(library) == [newest, middle, oldest]
    assert ids(library, order=Order.OLDEST) == [oldest, middle, newest]
    assert library.timeline(order=Order.OLDEST).moments_s[0] == seconds("1901-05-06T07:08:09")


def test_photos_of_one_moment_keep_the_order_of_their_addition(library: Library, add_photo: AddPhoto) -> None:
    first, second = (add_photo(name, captured_at="2020-06-01T12:00:00") for name in ("b.jpg", "a.jpg"))
    assert ids(library, order=Order.OLDEST) == [first, second]
    assert ids(library) == [second, first]


def test_a_photo_that_tells_no_time_has_that_of_its_file(library: Library, add_photo: AddPhoto) -> None:
    moment = datetime.fromisoformat("2019-03-04T05:06:07").astimezone()  # local time, whatever it is here
    photo = add_photo("a.jpg", mtime_s=moment.timestamp() + 0.5)
    assert library.timeline().moments_s.tolist() == [seconds("2019-03-04T05:06:07")]
    assert library.cards([photo])[photo].taken_at == datetime.fromisoformat("2019-03-04T05:06:07")


def test_by_addition_the_moments_are_those_of_the_addition(library: Library, add_photo: AddPhoto) -> None:
    late = add_photo("a.jpg", captured_at="2001-01-01T00:00:00", added_at="2024-07-02T10:20:30.500000")
    early = add_photo("b.jpg", captured_at="2011-01-01T00:00:00", added_at="2024-01-02T10:20:30")
    assert ids(library, order=Order.ADDED) == [late, early]
    here = datetime(2024, 7, 2, 10, 20, 30, tzinfo=UTC).astimezone().replace(tzinfo=None)
    assert library.timeline(order=Order.ADDED).moments_s[0] == seconds(here.isoformat())


def test_ratios_are_of_the_upright_photo(library: Library, add_photo: AddPhoto) -> None:
    add_photo("a.jpg", size_px=(3000, 4000))
    found = library.timeline()
    types = [array.dtype.name for array in (found.ids, found.moments_s, found.ratios)]
    assert types == ["int64", "int64", "float32"]
    np.testing.assert_allclose(found.ratios, [0.75])


def test_an_empty_library_has_an_empty_timeline(library: Library) -> None:
    assert len(library.timeline()) == len(library.timeline(order=Order.ADDED)) == len(library.arranged([])) == 0


def test_an_unplugged_drive_is_no_deletion(
    library: Library, add_photo: AddPhoto, catalogue: Database, photos: Path
) -> None:
    photo = add_photo("a.jpg")
    (folder,) = library.folders()
    Folders(catalogue).set_state(folder, FolderState.OFFLINE)
    assert ids(library) == ids(library, InFolder(photos)) == [photo]
    assert library.cards([photo])[photo].is_offline


def test_a_photo_whose_files_are_missing_is_left_out(
    library: Library, add_photo: AddPhoto, catalogue: Database
) -> None:
    gone = add_photo("a.jpg")
    there = add_photo("b.jpg")
    (folder,) = library.folders()
    files = Files(catalogue, 1)
    files.set_state([files.below(folder)["a.jpg"].id], FileState.MISSING)
    assert ids(library) == [there]
    assert library.arranged([gone, there]).ids.tolist() == [there]


def test_filters_hold_all_together(library: Library, add_photo: AddPhoto, photos: Path) -> None:
    old = add_photo("in/a.jpg", added_at="2020-01-01T00:00:00", captured_at="2000-01-01T00:00:00")
    new = add_photo("in/b.jpg", added_at="2024-01-01T00:00:00", captured_at="2001-01-01T00:00:00")
    out = add_photo("out/c.jpg", added_at="2024-01-01T00:00:00", captured_at="2002-01-01T00:00:00")
    library.set_favourite([old, new], True)
    since = AddedSince(datetime.fromisoformat("2024-01-01T00:00:00"))
    assert ids(library, IsFavourite()) == [new, old]
    assert ids(library, since) == [out, new]
    assert ids(library, InFolder(photos / "in")) == [new, old]
    assert ids(library, InFolder(photos / "in"), since, IsFavourite()) == [new]
    assert ids(library, InFolder(photos / "nowhere")) == []
    assert ids(library, AddedSince(datetime.fromisoformat("2024-01-01T00:00:00") + timedelta(microseconds=1))) == []


def test_a_copy_makes_no_second_photo(library: Library, add_photo: AddPhoto, photos: Path) -> None:
    photo = add_photo("a/1.jpg", content="same")
    add_photo("b/1.jpg", content="same")
    assert ids(library) == ids(library, InFolder(photos)) == ids(library, InFolder(photos / "b")) == [photo]


def test_arranged_keeps_the_order_asked_for(library: Library, add_photo: AddPhoto) -> None:
    a, b, c = (add_photo(f"{name}.jpg", size_px=size) for name, size in (("a", (1, 1)), ("b", (2, 1)), ("c", (3, 1))))
    found = library.arranged([b, PhotoId(999), c, a])
    assert found.ids.tolist() == [b, c, a]
    assert found.ratios.tolist() == [2, 3, 1]


def test_a_long_timeline_is_read_bit_by_bit(
    library: Library, add_photo: AddPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = [add_photo(f"{number}.jpg") for number in range(40)]
    monkeypatch.setattr(number_lists, "CHARACTERS_AT_ONCE", 7)
    assert ids(library, order=Order.OLDEST) == added


def test_the_wall_clock_is_counted_and_told_alike() -> None:
    moment = datetime.fromisoformat("1826-05-06T07:08:09")
    assert wall_clock(wall_clock_s(moment)) == moment
    assert wall_clock_s(datetime.fromisoformat("1969-12-31T23:59:59.999999")) == -1


def test_many_local_times_are_those_of_each() -> None:
    moments = np.arange(0, 2_000_000_000, 7_654_321, dtype=np.int64)
    assert all_local_s(moments).tolist() == [local_s(moment) for moment in moments.tolist()]


def test_a_time_that_no_clock_knows_is_taken_as_it_is() -> None:
    assert local_s(1e18) == 10**18
