"""The vectors of several models in one catalogue: which serves, what is missing, what comes and goes."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from photolens.domain.folder import FileState, FolderState
from photolens.domain.label import LabelId
from photolens.domain.photo import ContentHash, PhotoId
from photolens.errors import UsageError
from photolens.store import generations as module
from photolens.store import tables
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.store.generations import Generations, Source, StoredGeneration
from photolens.store.labels import LabelTable
from photolens.store.tags import replace_auto
from tests.unit.conftest import AddPhoto

Vector = NDArray[np.float32]
VECTOR = np.array([0, 1, 0], np.float32)
OTHER_VECTOR = np.array([1, 0, 0], np.float32)


class CrashError(Exception):
    """The end of a process, in the midst of something."""


@pytest.fixture
def first(catalogue: Database) -> int:
    """The row of the model whose vectors the photos of `add_photo` have."""
    return Embeddings(catalogue, "test-model", 4).model_row


@pytest.fixture
def second(first: int, catalogue: Database) -> int:
    """The row of another model, which has no vectors yet."""
    assert first == 1
    return Embeddings(catalogue, "second", 3).model_row


@pytest.fixture
def generations(catalogue: Database) -> Generations:
    return Generations(catalogue)


def fit(catalogue: Database, label: int, model: int, proposed: float = 0.5) -> None:
    row = {"label_id": label, "model_id": model, "weights": b"", "bias": 0.0, "proposed": proposed, "photos": 1}
    with catalogue.writing() as connection:
        connection.execute(insert(tables.label).prefix_with("OR IGNORE").values(id=label, name=f"label {label}"))
        connection.execute(insert(tables.label_fit).values(is_tagged=True, **row))


def tagged(catalogue: Database) -> dict[tuple[int, int], bool]:
    """Of each label and model, whether photos have the tags that it gives."""
    with catalogue.reading() as connection:
        rows = connection.execute(select(tables.label_fit)).all()
    return {(row.label_id, row.model_id): row.is_tagged for row in rows}


def content(catalogue: Database, photo: PhotoId) -> ContentHash:
    with catalogue.reading() as connection:
        row = connection.execute(select(tables.photo).where(tables.photo.c.id == photo)).one()
    return ContentHash(row.content_hash)


def put(catalogue: Database, model_row: int, photos: list[PhotoId], vector: Vector = VECTOR) -> None:
    Generations(catalogue).put(model_row, {photo: (content(catalogue, photo), vector) for photo in photos})


def test_every_model_is_listed_with_its_vectors(
    generations: Generations, first: int, second: int, add_photo: AddPhoto
) -> None:
    add_photo("a.jpg")
    add_photo("b.jpg")
    assert generations.all() == [
        StoredGeneration(first, "test-model", 4, None, 2, is_serving=False),
        StoredGeneration(second, "second", 3, None, 0, is_serving=False),
    ]
    assert (generations.serving(), generations.serving_row()) == (None, None)


def test_one_serves_at_a_time(generations: Generations, first: int, second: int) -> None:
    for row in (first, second, first):
        generations.serve(row)
        serving = generations.serving()
        assert serving is not None
        assert (serving.model_row, generations.serving_row()) == (row, row)
        assert [each.model_row for each in generations.all() if each.is_serving] == [row]


def test_no_catalogue_lets_two_serve(generations: Generations, first: int, second: int, catalogue: Database) -> None:
    generations.serve(first)
    with pytest.raises(IntegrityError), catalogue.writing() as connection:
        connection.execute(update(tables.model).where(tables.model.c.id == second).values(is_serving=True))


def test_a_model_that_comes_to_serve_has_all_its_labels_compared_with_photos_anew(
    generations: Generations, first: int, second: int, catalogue: Database
) -> None:
    for label in (1, 2):
        for row in (first, second):
            fit(catalogue, label, row)
    generations.serve(second)
    assert tagged(catalogue) == {(1, first): True, (2, first): True, (1, second): False, (2, second): False}


def test_a_model_that_serves_already_is_left_alone(generations: Generations, first: int, catalogue: Database) -> None:
    generations.serve(first)
    fit(catalogue, 1, first)
    generations.serve(first)
    assert tagged(catalogue) == {(1, first): True}


def test_a_threshold_is_the_one_that_the_serving_model_proposes(
    generations: Generations, first: int, second: int, catalogue: Database
) -> None:
    fit(catalogue, 1, first, 0.2)
    fit(catalogue, 1, second, 0.8)
    fit(catalogue, 2, second, 0.7)
    labels = LabelTable(catalogue)

    def proposed() -> list[float | None]:
        return [each.label.threshold for each in labels.all()]

    assert proposed() == [0.8, 0.7]
    generations.serve(first)
    assert proposed() == [0.2, None]
    generations.serve(second)
    assert proposed() == [0.8, 0.7]


def test_photos_without_a_vector_come_newest_first(
    generations: Generations, second: int, add_photo: AddPhoto, catalogue: Database
) -> None:
    old = add_photo("old.jpg", captured_at="2001-01-01")
    new = add_photo("new.jpg", captured_at="2021-01-01")
    add_photo("copy.jpg", content=content(catalogue, old))
    middle = add_photo("middle.jpg", captured_at="2011-01-01")
    assert generations.missing(second) == [new, middle, old]
    put(catalogue, second, [middle])
    assert generations.missing(second) == [new, old]
    put(catalogue, second, [old, new])
    assert generations.missing(second) == []


def test_photos_on_unplugged_drives_are_missing_and_those_without_a_file_are_not(
    generations: Generations, second: int, add_photo: AddPhoto, catalogue: Database, tmp_path: Path
) -> None:
    unplugged = add_photo("a.jpg", folder=tmp_path / "drive")
    gone = add_photo("gone.jpg")
    with catalogue.writing() as connection:
        drive = tables.folder.c.path == (tmp_path / "drive").as_posix()
        connection.execute(update(tables.folder).where(drive).values(state=FolderState.OFFLINE))
        connection.execute(update(tables.file).where(tables.file.c.photo_id == gone).values(state=FileState.MISSING))
    assert generations.missing(second) == [unplugged]
    assert generations.sources([unplugged])[unplugged].paths == ()


def test_the_sources_of_photos_are_their_present_files(
    generations: Generations, add_photo: AddPhoto, photos: Path, catalogue: Database
) -> None:
    twice = add_photo("a.jpg", content="twice", size_px=(300, 200))
    add_photo("b/c.jpg", content="twice", size_px=(300, 200))
    gone = add_photo("gone.jpg", content="gone")
    with catalogue.writing() as connection:
        its = tables.file.c.photo_id == gone
        connection.execute(update(tables.file).where(its).values(state=FileState.MISSING))
    assert generations.sources([gone, PhotoId(999), twice]) == {
        twice: Source(ContentHash("twice"), 300, 200, (photos / "a.jpg", photos / "b/c.jpg")),
        gone: Source(ContentHash("gone"), 4000, 3000, ()),
    }


def test_vectors_are_stored_of_photos_that_hold_the_same_content_still(
    generations: Generations, second: int, add_photo: AddPhoto, catalogue: Database
) -> None:
    same, edited, embedded = add_photo("same.jpg"), add_photo("edited.jpg"), add_photo("embedded.jpg")
    put(catalogue, second, [embedded], OTHER_VECTOR)
    generations.put(
        second,
        {
            same: (content(catalogue, same), VECTOR),
            edited: (ContentHash("what it was"), VECTOR),
            embedded: (content(catalogue, embedded), VECTOR),
            PhotoId(999): (ContentHash("gone"), VECTOR),
        },
    )
    stored = Embeddings(catalogue, "second", 3)
    assert generations.missing(second) == [edited]
    np.testing.assert_array_equal(stored.of(same), VECTOR)
    np.testing.assert_array_equal(stored.of(embedded), OTHER_VECTOR)


def test_vectors_that_the_serving_model_lacked_have_its_labels_compared_anew(
    generations: Generations, first: int, second: int, add_photo: AddPhoto, catalogue: Database
) -> None:
    photo = add_photo("a.jpg")
    generations.serve(second)
    fit(catalogue, 1, first)
    fit(catalogue, 1, second)
    put(catalogue, second, [photo])
    assert tagged(catalogue) == {(1, first): True, (1, second): False}


@pytest.fixture
def five(second: int, add_photo: AddPhoto, catalogue: Database) -> list[PhotoId]:
    """Photos that have vectors of both models."""
    photos = [add_photo(f"{number}.jpg") for number in range(5)]
    put(catalogue, second, photos)
    return photos


def on_pause(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> None:
    """Do something between the transactions of what follows, of two rows each."""
    monkeypatch.setattr(module, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(time, "sleep", lambda _: work())


def test_a_generation_is_dropped_with_all_that_its_model_made(
    generations: Generations, first: int, second: int, five: list[PhotoId], catalogue: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    on_pause(monkeypatch, lambda: None)
    fit(catalogue, 1, first)
    fit(catalogue, 1, second)
    with catalogue.writing() as connection:
        for photo in five:
            row = {"label_id": 1, "photo_id": photo, "source": "confirmed", "score": 0.75, "model_id": second}
            connection.execute(insert(tables.tag).values(row))
    assert generations.drop(second) == 5
    assert [(each.model_row, each.vectors) for each in generations.all()] == [(first, 5)]
    assert tagged(catalogue) == {(1, first): True}
    with catalogue.reading() as connection:
        tags = connection.execute(select(tables.tag)).all()
    assert [(tag.source, tag.score, tag.model_id) for tag in tags] == [("confirmed", 0.75, None)] * 5
    assert catalogue.problems() == []


def test_others_can_write_while_a_generation_is_dropped(
    generations: Generations, second: int, five: list[PhotoId], catalogue: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ratings: list[int] = []

    def rate() -> None:
        ratings.append(1)
        with sqlite3.connect(catalogue.path, timeout=0) as other:
            other.execute("UPDATE photo SET rating = 1 WHERE id = ?", (five[0],))
        other.close()

    on_pause(monkeypatch, rate)
    generations.drop(second)
    assert len(ratings) == 3


def test_a_crash_while_a_generation_is_dropped_leaves_it_without_some_vectors(
    generations: Generations, second: int, five: list[PhotoId], catalogue: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash() -> None:
        raise CrashError

    on_pause(monkeypatch, crash)
    with pytest.raises(CrashError):
        generations.drop(second)
    assert [each.vectors for each in generations.all()] == [5, 3]
    assert len(generations.missing(second)) == 2
    put(catalogue, second, five)
    assert generations.missing(second) == []


def test_the_model_that_serves_is_not_dropped(
    generations: Generations, second: int, five: list[PhotoId], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor one that comes to serve meanwhile."""
    on_pause(monkeypatch, lambda: generations.serve(second))
    with pytest.raises(UsageError, match="choose another one"):
        generations.drop(second)
    assert [each.vectors for each in generations.all()] == [len(five), 3]
    with pytest.raises(UsageError, match="choose another one"):
        generations.drop(second)
    assert [each.vectors for each in generations.all()] == [len(five), 3]


def test_what_was_dropped_takes_no_vectors_and_does_not_serve(
    generations: Generations, second: int, five: list[PhotoId], catalogue: Database
) -> None:
    generations.drop(second)
    with pytest.raises(UsageError, match="choose the model again"):
        put(catalogue, second, five)
    with pytest.raises(UsageError, match="choose the model again"):
        generations.serve(second)
    assert generations.drop(second) == 0


def test_an_auto_tag_is_of_the_model_that_gave_it_last_though_the_score_is_the_same(
    first: int, second: int, add_photo: AddPhoto, catalogue: Database
) -> None:
    photo, score = np.array([add_photo("a.jpg")], np.int64), np.array([0.9], np.float32)
    fit(catalogue, 1, first)
    for row, expected in ((first, (1, 0)), (second, (0, 0))):
        with catalogue.writing() as connection:
            assert replace_auto(connection, LabelId(1), row, photo, score) == expected
            assert connection.execute(select(tables.tag.c.model_id)).scalars().all() == [row]
