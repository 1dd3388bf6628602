"""Folders: the roots that the user added, never one inside another."""

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from photolens.domain.folder import Folder, FolderId, FolderState, Target
from photolens.errors import FolderError
from photolens.store import tables
from photolens.store.database import Database, utc_now


class Folders:
    """Reads and writes the watched roots."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Folder]:
        """Every root, by path."""
        with self._database.reading() as connection:
            return all_of(connection)

    def containing(self, path: Path) -> Folder | None:
        """The root that `path` is or lies in."""
        return next((folder for folder in self.all() if path.is_relative_to(folder.path)), None)

    def target(self, path: Path) -> Target:
        """What to look through for the root that `path` is, or for the part of one.

        Raises:
            FolderError: it is in no root.
        """
        resolved = path.expanduser().resolve()
        folder = self.containing(resolved)
        if folder is None:
            raise FolderError(f"{path} is not in the library any more")
        below = resolved.relative_to(folder.path).as_posix()
        return Target(folder, "" if below == "." else below)

    def add(self, path: Path, volume: str) -> Folder:
        """The root for `path`: an existing one that contains it, or a new one that takes in those below it."""
        with self._database.writing() as connection:
            return added(connection, path, volume)

    def move(self, folder: Folder, path: Path, volume: str) -> None:
        """Note that a root lies elsewhere now, with all that is in it; but not in or around another root."""
        with self._database.writing() as connection:
            others = [other.path for other in all_of(connection) if other.id != folder.id]
            if any(path.is_relative_to(other) or other.is_relative_to(path) for other in others):
                return
            values = {"path": path.as_posix(), "volume": volume}
            connection.execute(update(tables.folder).where(tables.folder.c.id == folder.id).values(values))

    def set_state(self, folder: Folder, state: FolderState) -> None:
        """Note that a root is, or is no longer, reachable."""
        with self._database.writing() as connection:
            connection.execute(update(tables.folder).where(tables.folder.c.id == folder.id).values(state=state))


def all_of(connection: Connection) -> list[Folder]:
    """Every root, by path."""
    return [_folder(row) for row in connection.execute(select(tables.folder).order_by(tables.folder.c.path))]


def added(connection: Connection, path: Path, volume: str, number: int | None = None) -> Folder:
    """As `Folders.add`; a new root gets the number that it had before, or one that no root ever had."""
    existing = all_of(connection)
    for folder in existing:
        if path.is_relative_to(folder.path):
            return folder
    folder = Folder(FolderId(number or _fresh_number(connection)), path, volume, FolderState.ONLINE)
    row = {"id": folder.id, "path": path.as_posix(), "volume": volume, "state": folder.state, "added_at": utc_now()}
    connection.execute(insert(tables.folder).values(row))
    _take_in(connection, folder, [below for below in existing if below.path.is_relative_to(path)])
    return folder


def _fresh_number(connection: Connection) -> int:
    """A run may still be reading a root that was removed: its number must not become another's."""
    number: int = connection.execute(insert(tables.folder_number).returning(tables.folder_number.c.id)).scalar_one()
    connection.execute(delete(tables.folder_number).where(tables.folder_number.c.id < number))
    return number


def _folder(row: Row[Any]) -> Folder:
    return Folder(FolderId(row.id), Path(row.path), row.volume, FolderState(row.state))


def _take_in(connection: Connection, folder: Folder, children: Sequence[Folder]) -> None:
    """Re-root the files and failures of folders that now lie inside another, so that they keep their photos."""
    for child in children:
        prefix = PurePath(child.path).relative_to(folder.path).as_posix() + "/"
        for table in (tables.file, tables.failure):
            place = {"folder_id": folder.id, "relative_path": prefix + table.c.relative_path}
            connection.execute(update(table).where(table.c.folder_id == child.id).values(place))
        connection.execute(delete(tables.folder).where(tables.folder.c.id == child.id))
