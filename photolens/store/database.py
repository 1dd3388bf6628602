"""Database: the SQLite file of one library, its connections, and bringing it up to date.

Safe to use from several threads and processes: WAL lets readers go on beside the one writer, which waits its turn.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from photolens.errors import LibraryError, MigrationError
from photolens.store.migrations import MIGRATIONS, Migration

T = TypeVar("T")

Transaction = Connection
"""What rooms above the store hand from one of its functions to the next, without looking into it."""

BUSY_TIMEOUT_S = 30
"""How long a writer waits for another process's transaction; ours take milliseconds."""


def utc_now() -> datetime:
    """The time as the catalogue keeps it: UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


class Database:
    """One open catalogue."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @classmethod
    def open(cls, path: Path, backups: Path) -> "Database":
        """Open or create the catalogue at `path` and apply what migrations it lacks, a backup before each.

        Raises:
            LibraryError: the file is no catalogue, or is one of a newer Photolens.
            MigrationError: a migration failed; the catalogue is as it was.
        """
        database = cls(path, _engine(path))
        try:
            database._migrate(backups)
        except DatabaseError as error:
            database.close()
            raise LibraryError(
                f"{path} cannot be used as a catalogue ({error.orig}); restore it from {backups}"
            ) from error
        except LibraryError:
            database.close()
            raise
        return database

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the catalogue."""
        with self._told_as_library_error(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection inside a transaction that is committed at the end, or rolled back by any exception."""
        with (
            self._told_as_library_error(),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _told_as_library_error(self) -> Iterator[None]:
        """A full disk, or a file that is locked or cannot be read, in a sentence; mistakes of ours as they are."""
        try:
            yield
        except OperationalError as error:
            text = f"the catalogue {self.path} cannot be used now ({error.orig}); make room, or end what holds it"
            raise LibraryError(text) from error

    def problems(self) -> list[str]:
        """What SQLite itself finds wrong with the file and its foreign keys, in words."""
        with self.reading() as connection:
            integrity = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            foreign = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        broken = [f"the catalogue is damaged: {text}" for text in integrity if text != "ok"]
        return broken + [f"row {row[1]} of table {row[0]} points to nothing in table {row[2]}" for row in foreign]

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _migrate(self, backups: Path) -> None:
        with self.writing() as connection:
            connection.exec_driver_sql(
                "CREATE TABLE IF NOT EXISTS migration (name VARCHAR PRIMARY KEY, applied_at VARCHAR NOT NULL)"
            )
        applied = self._applied()
        if unknown := applied - MIGRATIONS.keys():
            raise LibraryError(f"{self.path} was written by a newer Photolens ({max(unknown)}); update this one")
        for name, migration in MIGRATIONS.items():
            if name not in applied:
                self._apply(name, migration, backups if applied else None)

    def _applied(self) -> set[str]:
        with self.reading() as connection:
            return {row[0] for row in connection.exec_driver_sql("SELECT name FROM migration")}

    def _apply(self, name: str, migration: Migration, backups: Path | None) -> None:
        if backups is not None:
            _back_up(self.path, backups / f"catalogue-before-{name}.sqlite")
        try:
            with self.writing() as connection:
                if connection.exec_driver_sql("SELECT 1 FROM migration WHERE name = ?", (name,)).first():
                    return
                migration(connection)
                connection.exec_driver_sql("INSERT INTO migration VALUES (?, ?)", (name, utc_now().isoformat()))
        except Exception as error:
            raise MigrationError(f"the catalogue {self.path} could not be updated ({name}: {error})") from error


def in_chunks(values: Sequence[T], size: int = 500) -> Iterator[Sequence[T]]:
    """Slices short enough for one SQL statement's parameters."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    """WAL with synchronous NORMAL survives kill -9; a power cut may lose the last transactions, never half of one."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes its place at once, so that no transaction fails half way for having read before it wrote."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _back_up(source: Path, target: Path) -> None:
    """A consistent copy through SQLite's own backup, in place only when complete."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    reading, writing = sqlite3.connect(source), sqlite3.connect(partial)
    try:
        reading.backup(writing)
    finally:
        reading.close()
        writing.close()
    partial.replace(target)
