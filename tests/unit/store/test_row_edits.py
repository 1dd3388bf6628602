"""Edits of rows remember what was and what is, go back and forth, and have the labels concerned looked at anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select

from photolens.domain.change import LibraryChange
from photolens.store import row_edits, tables
from photolens.store.database import Database
from photolens.store.row_edits import RowEdits

label, group, album, fit = tables.label, tables.label_group, tables.album, tables.label_fit


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "catalogue.sqlite", tmp_path / "backups")
    yield opened
    opened.close()


def names(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.execute(select(label.c.name).order_by(label.c.id)).scalars())


def test_an_insert_an_update_and_a_delete_go_back_and_forth(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(insert(label), [{"name": "cat"}, {"name": "dog"}])
    with database.writing() as connection:
        edits = RowEdits(connection)
        edits.insert(label, {"name": "bird"})
        edits.update(label, label.c.name == "cat", {"name": "kitten"})
        edits.delete(label, label.c.name == "dog")
        changes = edits.finish()
    assert names(database) == ["kitten", "bird"]
    for as_before, expected in ((True, ["cat", "dog"]), (False, ["kitten", "bird"]), (True, ["cat", "dog"])):
        with database.writing() as connection:
            row_edits.restore(connection, changes, as_before=as_before)
        assert names(database) == expected
    assert row_edits.change_of(changes) == LibraryChange(labels=True, albums=True)


def test_rows_come_back_with_what_they_point_to(database: Database) -> None:
    with database.writing() as connection:
        edits = RowEdits(connection)
        number = edits.insert(group, {"name": "Animals", "is_exclusive": True})
        edits.insert(label, {"name": "cat", "group_id": number})
        made = edits.finish()
    with database.writing() as connection:
        edits = RowEdits(connection)
        edits.delete(label, label.c.name == "cat")
        edits.delete(group, group.c.name == "Animals")
        gone = edits.finish()
    for changes, as_before, expected in ((gone, True, ["cat"]), (made, True, []), (made, False, ["cat"])):
        with database.writing() as connection:
            row_edits.restore(connection, changes, as_before=as_before)
        assert names(database) == expected
        assert database.problems() == []


def test_what_ends_as_it_began_is_no_change(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(insert(album).values(name="Trip", kind="manual", sorting="own"))
        edits = RowEdits(connection)
        edits.update(album, album.c.name == "Trip", {"name": "Journey"})
        edits.update(album, album.c.name == "Journey", {"name": "Trip"})
        number = edits.insert(album, {"name": "Short", "kind": "manual", "sorting": "own"})
        edits.delete(album, album.c.id == number)
        assert edits.finish() == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [({"name": "kitten"}, {2: True}), ({"strictness": 1.0}, {1: False, 2: True}), ({}, {1: True, 2: True})],
)
def test_a_label_of_other_words_loses_its_fit_and_one_of_another_threshold_is_not_tagged(
    change: dict[str, object], expected: dict[int, bool], database: Database
) -> None:
    with database.writing() as connection:
        _two_fitted_labels(connection)
        edits = RowEdits(connection)
        edits.update(label, label.c.id == 1, {"name": "cat"} | change)
        edits.finish()
        assert _fits(connection) == expected


def test_who_leaves_an_exclusive_group_has_the_others_compared_anew(database: Database) -> None:
    with database.writing() as connection:
        _two_fitted_labels(connection)
        made = insert(group).values(name="Kind", is_exclusive=True).returning(group.c.id)
        number = connection.execute(made).scalar_one()
        connection.execute(label.update().values(group_id=number))
        edits = RowEdits(connection)
        edits.update(label, label.c.id == 1, {"group_id": None})
        edits.finish()
        assert _fits(connection) == {1: False, 2: False}


def _two_fitted_labels(connection: Connection) -> None:
    fitted = {"model_id": 1, "weights": b"", "bias": 0, "proposed": 0.5, "photos": 0, "is_tagged": True}
    connection.execute(insert(tables.model).values(id=1, name="m", dimensions=4))
    connection.execute(insert(label), [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}])
    connection.execute(insert(fit), [fitted | {"label_id": number} for number in (1, 2)])


def _fits(connection: Connection) -> dict[int, bool]:
    return {row.label_id: row.is_tagged for row in connection.execute(select(fit))}
