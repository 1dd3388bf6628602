"""Removal: taking a root out of the library and putting it back. Its photos stay in the catalogue, without a place.

So their marks, vectors and thumbnails survive, and what is put back need not be read again. No file is touched.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Insert, Table, bindparam, delete, insert, select

from photolens.domain.change import LibraryChange
from photolens.domain.folder import Folder
from photolens.errors import FolderError
from photolens.store import folders, tables
from photolens.store.database import utc_now

folder, file, failure, photo = tables.folder, tables.file, tables.failure, tables.photo

Payload = dict[str, Any]

_FILE = ("relative_path", "size_bytes", "mtime_ns", "state", "photo_id")
_FAILURE = ("relative_path", "stage", "reason", "attempts")


def remove(connection: Connection, path: Path) -> Payload:
    """Drop a root with the rows of its files and failures; gives what `put_back` needs.

    Raises:
        FolderError: it is no root of the library.
    """
    root = next((root for root in folders.all_of(connection) if root.path == path), None)
    if root is None:
        raise FolderError(f"{path} is not a folder of the library; name one that was added to it")
    payload = {
        "id": root.id,
        "path": path.as_posix(),
        "volume": root.volume,
        "files": _rows(connection, file, _FILE, root.id),
        "failures": _rows(connection, failure, _FAILURE, root.id),
    }
    connection.execute(delete(folder).where(folder.c.id == root.id))
    return payload


def put_back(connection: Connection, payload: Payload) -> LibraryChange:
    """Bring a root back with its files and failures, or these into the root that it is part of by now.

    Where another row stands already, that one stays.
    """
    path = Path(payload["path"])
    root = folders.added(connection, path, payload["volume"], payload["id"])
    below = path.relative_to(root.path).as_posix()
    prefix = "" if below == "." else f"{below}/"
    photo_id = select(photo.c.id).where(photo.c.id == bindparam("photo")).scalar_subquery()
    files = insert(file).prefix_with("OR IGNORE").values(photo_id=photo_id)
    _insert(connection, files, [{"photo": row[4], **_placed(root, prefix, _FILE[:4], row)} for row in payload["files"]])
    failures = insert(failure).prefix_with("OR IGNORE").values(failed_at=utc_now())
    _insert(connection, failures, [_placed(root, prefix, _FAILURE, row) for row in payload["failures"]])
    return change_of(payload)


def change_of(payload: Payload) -> LibraryChange:
    """What removing a root changed, or putting it back."""
    photos = frozenset(row[4] for row in payload["files"] if row[4] is not None)
    return LibraryChange(photos, folders=True, files=True, failures=bool(payload["failures"]))


def count_of(payload: Payload) -> int:
    """How many files that are photos a removed root had."""
    return sum(row[4] is not None for row in payload["files"])


def _rows(connection: Connection, table: Table, names: Sequence[str], root: int) -> list[list[Any]]:
    columns = select(*(table.c[name] for name in names)).where(table.c.folder_id == root)
    return [list(row) for row in connection.execute(columns).all()]


def _placed(root: Folder, prefix: str, names: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    values = dict(zip(names, row, strict=False))
    return values | {"folder_id": root.id, "relative_path": prefix + values["relative_path"]}


def _insert(connection: Connection, statement: Insert, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)
