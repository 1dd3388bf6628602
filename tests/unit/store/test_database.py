import contextlib
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from photolens.errors import LibraryError, MigrationError
from photolens.store import tables
from photolens.store.database import Database
from photolens.store.migrations import MIGRATIONS


def open_in(folder: Path) -> Database:
    return Database.open(folder / "catalogue.sqlite", folder / "backups")


def test_tables_are_what_the_migrations_leave(tmp_path: Path) -> None:
    database = open_in(tmp_path)
    with database.reading() as connection:
        inspector = inspect(connection)
        for table in tables.metadata.sorted_tables:
            columns = {column["name"]: column for column in inspector.get_columns(table.name)}
            assert columns.keys() == set(table.columns.keys())
            for column in (column for column in table.columns if not column.primary_key):
                assert columns[column.name]["nullable"] == column.nullable, f"{table.name}.{column.name}"
    database.close()


def test_opening_twice_applies_nothing_twice(tmp_path: Path) -> None:
    open_in(tmp_path).close()
    database = open_in(tmp_path)
    with database.reading() as connection:
        names = [row[0] for row in connection.exec_driver_sql("SELECT name FROM migration")]
    assert names == list(MIGRATIONS)
    assert not (tmp_path / "backups").exists()
    database.close()


def test_a_migration_is_preceded_by_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = open_in(tmp_path)
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO model (name, dimensions) VALUES ('before', 3)")
    database.close()
    monkeypatch.setitem(MIGRATIONS, "m999_forget", lambda it: it.exec_driver_sql("DELETE FROM model") and None)
    database = open_in(tmp_path)
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM model").scalar() == 0
    backup = sqlite3.connect(tmp_path / "backups" / "catalogue-before-m999_forget.sqlite")
    assert backup.execute("SELECT name FROM model").fetchall() == [("before",)]
    backup.close()
    database.close()


def test_a_failing_migration_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_half_way(connection: Connection) -> None:
        connection.exec_driver_sql("INSERT INTO model (name, dimensions) VALUES ('half', 3)")
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

    open_in(tmp_path).close()
    monkeypatch.setitem(MIGRATIONS, "m999_break", break_half_way)
    with pytest.raises(MigrationError, match="m999_break"):
        open_in(tmp_path)
    monkeypatch.undo()
    database = open_in(tmp_path)
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM model").scalar() == 0
    database.close()


def test_a_catalogue_of_a_newer_photolens_is_refused(tmp_path: Path) -> None:
    database = open_in(tmp_path)
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO migration VALUES ('m998_future', '2030-01-01')")
    database.close()
    with pytest.raises(LibraryError, match="newer Photolens"):
        open_in(tmp_path)


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    text = b"these are not the bytes of a database" * 100
    (tmp_path / "catalogue.sqlite").write_bytes(text)
    with pytest.raises(LibraryError, match="cannot be used as a catalogue"):
        open_in(tmp_path)
    assert (tmp_path / "catalogue.sqlite").read_bytes() == text


def test_an_exception_rolls_back(tmp_path: Path) -> None:
    database = open_in(tmp_path)
    with contextlib.suppress(ZeroDivisionError), database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO model (name, dimensions) VALUES ('x', 3)")
        raise ZeroDivisionError
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM model").scalar() == 0
    database.close()


def test_a_catalogue_that_another_program_holds_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photolens.store.database.BUSY_TIMEOUT_S", 0.1)
    database = open_in(tmp_path)
    other = sqlite3.connect(tmp_path / "catalogue.sqlite")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="cannot be used now"), database.writing():
        pass
    other.close()
    database.close()


def test_foreign_keys_hold_and_problems_are_told(tmp_path: Path) -> None:
    database = open_in(tmp_path)
    assert database.problems() == []
    database.close()
    raw = sqlite3.connect(tmp_path / "catalogue.sqlite")
    raw.execute("INSERT INTO embedding (photo_id, model_id, vector) VALUES (77, 88, x'00')")
    raw.commit()
    raw.close()
    database = open_in(tmp_path)
    assert any("embedding points to nothing in table photo" in problem for problem in database.problems())
    database.close()
