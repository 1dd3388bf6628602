"""Binned: what the catalogue notes when the user moves files to the bin, and when they come back."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, select, update

from photolens.domain.change import LibraryChange
from photolens.domain.folder import FileState
from photolens.domain.photo import PhotoId
from photolens.store import failures, folders, tables

file = tables.file

Move = tuple[Path, Path]
"""Where a file lay, and where it lies in the bin."""


def note_binned(connection: Connection, places: Sequence[Path]) -> LibraryChange:
    """Note that files are gone: photos' files are missing, those that never became photos are forgotten."""
    rows = list(_files_at(connection, places))
    for row in rows:
        failures.clear(connection, row.folder_id, row.relative_path)
        if row.photo_id is None:
            connection.execute(delete(file).where(file.c.id == row.id))
    _set_state(connection, rows, FileState.MISSING)
    return _change(rows) | LibraryChange(failures=any(row.photo_id is None for row in rows))


def note_returned(connection: Connection, places: Sequence[Path]) -> LibraryChange:
    """Note that files lie again where they were. Those that were forgotten are found by the next scan."""
    rows = list(_files_at(connection, places))
    _set_state(connection, rows, FileState.PRESENT)
    return _change(rows)


def _files_at(connection: Connection, places: Iterable[Path]) -> Iterator[Row[Any]]:
    roots = folders.all_of(connection)
    for path in places:
        root = next((root for root in roots if path.is_relative_to(root.path)), None)
        if root is not None:
            relative_path = path.relative_to(root.path).as_posix()
            place = and_(file.c.folder_id == root.id, file.c.relative_path == relative_path)
            yield from connection.execute(select(file).where(place))


def _set_state(connection: Connection, rows: Iterable[Row[Any]], state: FileState) -> None:
    for row in rows:
        connection.execute(update(file).where(file.c.id == row.id).values(state=state))


def _change(rows: Iterable[Row[Any]]) -> LibraryChange:
    return LibraryChange(frozenset(PhotoId(row.photo_id) for row in rows if row.photo_id is not None), files=True)
