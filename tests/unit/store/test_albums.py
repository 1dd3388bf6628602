"""The albums of labels that are removed, and the numbers that keep photos in order."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from itertools import pairwise

import pytest
from sqlalchemy import delete, insert, select

from photolens.albums import Albums
from photolens.domain.album import AlbumKind, AlbumOrder
from photolens.domain.history import ActionKind
from photolens.domain.label import LabelId, TagSource
from photolens.domain.photo import PhotoId
from photolens.library import Library
from photolens.store import tables
from photolens.store.albums import SMALLEST_STEP, freeze_label_albums
from photolens.store.database import Database, utc_now
from photolens.store.journal import Journal
from photolens.store.row_edits import RowEdits

AddPhoto = Callable[..., PhotoId]

DOG, SEA = LabelId(1), LabelId(2)


@pytest.fixture
def journal(catalogue: Database) -> Journal:
    """A journal that never meets the bin, of a catalogue with two labels."""
    with catalogue.writing() as connection:
        connection.execute(insert(tables.label), [{"id": DOG, "name": "dog"}, {"id": SEA, "name": "sea"}])
    return Journal(catalogue, nullcontext)


@pytest.fixture
def albums(catalogue: Database, journal: Journal) -> Albums:
    return Albums(catalogue, journal, lambda _: ())


def tag(catalogue: Database, label: LabelId, photos: Sequence[PhotoId], source: TagSource = TagSource.AUTO) -> None:
    with catalogue.writing() as connection:
        rows = [{"label_id": label, "photo_id": photo, "source": source} for photo in photos]
        connection.execute(insert(tables.tag), rows)


def remove_label(edits: RowEdits) -> int:
    freeze_label_albums(edits, [DOG])
    edits.delete(tables.tag, tables.tag.c.label_id == DOG)
    edits.delete(tables.label, tables.label.c.id == DOG)
    return 1


def rows_of(catalogue: Database) -> list[tuple[object, ...]]:
    with catalogue.reading() as connection:
        every = (connection.execute(select(table)).all() for table in (tables.album, tables.album_photo))
        return [tuple(row) for rows in every for row in rows]


def test_the_album_of_a_removed_label_keeps_what_it_holds(
    catalogue: Database, add_photo: AddPhoto, albums: Albums, journal: Journal
) -> None:
    a, b, c, d, e = (add_photo(f"{n}.jpg", captured_at=f"20{n}-01-01T00:00:00") for n in (10, 14, 12, 13, 11))
    tag(catalogue, DOG, [a, b, e])
    tag(catalogue, DOG, [c], TagSource.REJECTED)
    tag(catalogue, SEA, [a, c])
    for name, label in (("Dogs", DOG), ("Dogs again", DOG), ("Sea", SEA)):
        albums.create_of_label(name, label)
    dogs = albums.named("Dogs").id
    albums.put_in(dogs, [d, b])
    albums.take_out(dogs, [a])
    albums.set_order(dogs, AlbumOrder.OLDEST)
    albums.set_cover(dogs, e)
    before = rows_of(catalogue)

    journal.edit(ActionKind.REMOVE_LABEL, "dog", remove_label)
    frozen = albums.named("Dogs")
    assert (frozen.id, frozen.kind, frozen.label) == (dogs, AlbumKind.MANUAL, None)
    assert (frozen.order, frozen.cover) == (AlbumOrder.OLDEST, e)
    assert albums.timeline(dogs).ids.tolist() == [e, d, b]
    assert albums.timeline(albums.named("Dogs again").id).ids.tolist() == [b, e, a]
    assert albums.named("Sea").kind is AlbumKind.LABEL
    albums.set_order(dogs, AlbumOrder.OWN)
    assert albums.timeline(dogs).ids.tolist() == [b, d, e]

    journal.undo()
    journal.undo()
    assert rows_of(catalogue) == before
    assert albums.timeline(dogs).ids.tolist() == [e, d, b]
    journal.redo()
    assert albums.timeline(dogs).ids.tolist() == [e, d, b]


def test_photos_never_lie_too_close_to_part_them(catalogue: Database, add_photo: AddPhoto, albums: Albums) -> None:
    first, last, *others = (add_photo(f"{number}.jpg") for number in range(40))
    albums.create("Trip", [first, last])
    trip = albums.named("Trip").id
    for photo in others:
        albums.put_in(trip, [photo], before=last)
    with catalogue.reading() as connection:
        positions = sorted(connection.execute(select(tables.album_photo.c.position)).scalars())
    assert min(after - before for before, after in pairwise(positions)) >= SMALLEST_STEP
    assert albums.timeline(trip).ids.tolist() == [first, *others, last]


def test_a_large_album_is_made_arranged_and_undone(library: Library, catalogue: Database) -> None:
    count = 3000
    with catalogue.writing() as connection:
        facts = {"size_bytes": 1, "perceptual_hash": 0, "width_px": 1, "height_px": 1, "format": "JPEG"}
        same = facts | {"added_at": utc_now()}
        rows = [{"id": number, "content_hash": f"{number}"} | same for number in range(1, count + 1)]
        connection.execute(insert(tables.photo), rows)
    photos = [PhotoId(number) for number in range(1, count + 1)]
    library.albums.create("Trip", photos)
    trip = library.albums.named("Trip").id
    library.albums.arrange(trip, photos[::-1])
    library.albums.put_in(trip, photos[:10], before=photos[-1])
    order = select(tables.album_photo.c.photo_id).order_by(tables.album_photo.c.position)
    with catalogue.reading() as connection:
        assert list(connection.execute(order).scalars()) == [*photos[:10], *photos[:9:-1]]
    library.undo()
    library.undo()
    with catalogue.reading() as connection:
        assert list(connection.execute(order).scalars()) == photos


def test_a_photo_that_is_no_more_takes_its_places_along(
    catalogue: Database, add_photo: AddPhoto, albums: Albums
) -> None:
    a, b = add_photo("a.jpg"), add_photo("b.jpg")
    albums.create("Trip", [a, b])
    trip = albums.named("Trip").id
    albums.set_cover(trip, a)
    with catalogue.writing() as connection:
        connection.execute(delete(tables.photo).where(tables.photo.c.id == a))
    assert albums.named("Trip").cover is None
    assert albums.timeline(trip).ids.tolist() == [b]
