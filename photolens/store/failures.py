"""Failures: every file that is not in the library, with its reason; nothing is skipped silently."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlalchemy import Connection, and_, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from photolens.domain.folder import Failure, Folder, FolderId
from photolens.store import tables
from photolens.store.database import Database, in_chunks, utc_now

failure = tables.failure

SCAN = "scan"
"""The stage of a folder that could not be listed."""
FORMAT = "format"
"""The stage of a file that is no picture, or of a format that is not read: trying again is of no use."""


class Failures:
    """Reads the list of failures, and lets them be tried again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Failure]:
        """Every failure, by path."""
        statement = select(failure, tables.folder.c.path).join(tables.folder)
        with self._database.reading() as connection:
            rows = connection.execute(statement.order_by(tables.folder.c.path, failure.c.relative_path)).all()
        return [Failure(Path(row.path, row.relative_path), row.stage, row.reason, row.attempts) for row in rows]

    def count(self) -> int:
        """How many there are."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(failure)).scalar_one()

    def retry(self, paths: Iterable[Path] | None = None) -> int:
        """Let the next scan take failed files, all or these, for changed ones; how many there are to try again."""
        failed = select(tables.file.c.id, tables.folder.c.path, failure.c.relative_path).join(failure, _same_place)
        with self._database.writing() as connection:
            rows = connection.execute(failed.join(tables.folder).where(failure.c.stage != FORMAT)).all()
            wanted = None if paths is None else set(paths)
            again = [row.id for row in rows if wanted is None or Path(row.path, row.relative_path) in wanted]
            for chunk in in_chunks(again):
                connection.execute(update(tables.file).where(tables.file.c.id.in_(chunk)).values(mtime_ns=-1))
        return len(again)

    def set_unlisted(self, folder: Folder, reasons: Mapping[str, str]) -> None:
        """Replace which parts of a folder could not be listed in its last whole scan, and why.

        Nothing, if the folder is no longer in the library.
        """
        old = and_(failure.c.folder_id == folder.id, failure.c.stage == SCAN)
        with self._database.writing() as connection:
            if connection.execute(select(tables.folder.c.id).where(tables.folder.c.id == folder.id)).first() is None:
                return
            connection.execute(delete(failure).where(old, failure.c.relative_path.not_in(list(reasons))))
            for relative_path, reason in reasons.items():
                record(connection, folder.id, relative_path, (SCAN, reason))


_same_place = and_(
    tables.file.c.folder_id == failure.c.folder_id, tables.file.c.relative_path == failure.c.relative_path
)


def record(connection: Connection, folder_id: FolderId, relative_path: str, why: tuple[str, str]) -> None:
    """Note a failure's (stage, reason); a place that failed before has one attempt more."""
    stage, reason = why
    row = {
        "folder_id": folder_id,
        "relative_path": relative_path,
        "stage": stage,
        "reason": reason,
        "attempts": 1,
        "failed_at": utc_now(),
    }
    news = {"stage": stage, "reason": reason, "attempts": failure.c.attempts + 1, "failed_at": utc_now()}
    place = [failure.c.folder_id, failure.c.relative_path]
    connection.execute(insert(failure).values(row).on_conflict_do_update(index_elements=place, set_=news))


def clear(connection: Connection, folder_id: FolderId, relative_path: str) -> None:
    """Forget a failure: its place holds a photo now."""
    place = and_(failure.c.folder_id == folder_id, failure.c.relative_path == relative_path)
    connection.execute(delete(failure).where(place))
