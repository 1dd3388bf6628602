"""Files: the places where photos lie, as the last scan found them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, delete, exists, func, select, update

from photolens.domain.folder import FileId, FileState, Folder, FolderId, KnownFile, Place
from photolens.domain.photo import PhotoId
from photolens.store import tables
from photolens.store.compile import is_below
from photolens.store.database import Database, in_chunks

file = tables.file


class Files:
    """Reads and writes where photos lie. `model_row` is the row of the model whose vectors make a photo complete."""

    def __init__(self, database: Database, model_row: int) -> None:
        self._database = database
        self._model_row = model_row

    def below(self, folder: Folder, relative_path: str = "") -> dict[str, KnownFile]:
        """Every file of a folder, or of the part of it at or below `relative_path`, by relative path."""
        condition = and_(file.c.folder_id == folder.id, is_below(file.c, relative_path))
        with self._database.reading() as connection:
            return {row.relative_path: _known(row) for row in connection.execute(self._select().where(condition))}

    def of_photos(self, photos: Iterable[PhotoId]) -> dict[PhotoId, list[KnownFile]]:
        """Where each of some photos lies, or lay."""
        found: dict[PhotoId, list[KnownFile]] = {photo: [] for photo in photos}
        with self._database.reading() as connection:
            for chunk in in_chunks(list(found)):
                for row in connection.execute(self._select().where(file.c.photo_id.in_(chunk))):
                    found[row.photo_id].append(_known(row))
        return found

    def count_present(self) -> int:
        """How many files that are photos were there at the last scan."""
        condition = and_(file.c.state == FileState.PRESENT, file.c.photo_id.is_not(None))
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(file).where(condition)).scalar_one()

    def set_state(self, files: Sequence[FileId], state: FileState) -> None:
        """Note that files are, or are no longer, where they were. A missing file is no failure any more."""
        with self._database.writing() as connection:
            for chunk in in_chunks(files):
                connection.execute(update(file).where(file.c.id.in_(chunk)).values(state=state))
                if state is FileState.MISSING:
                    _forget_failures(connection, chunk)

    def forget(self, files: Sequence[FileId]) -> None:
        """Drop files that never became photos, with their failures."""
        with self._database.writing() as connection:
            for chunk in in_chunks(files):
                _forget_failures(connection, chunk)
                connection.execute(delete(file).where(file.c.id.in_(chunk)))

    def unaccounted(self) -> list[KnownFile]:
        """Present files that are neither a photo nor a failure; there should be none."""
        failed = exists().where(
            tables.failure.c.folder_id == file.c.folder_id, tables.failure.c.relative_path == file.c.relative_path
        )
        condition = and_(file.c.state == FileState.PRESENT, file.c.photo_id.is_(None), ~failed)
        with self._database.reading() as connection:
            return [_known(row) for row in connection.execute(self._select().where(condition))]

    def look_again(self, files: Sequence[FileId]) -> None:
        """Let the next scan take these files for changed ones."""
        with self._database.writing() as connection:
            for chunk in in_chunks(files):
                connection.execute(update(file).where(file.c.id.in_(chunk)).values(mtime_ns=-1))

    def _select(self) -> Select[Any]:
        vector = and_(tables.embedding.c.photo_id == file.c.photo_id, tables.embedding.c.model_id == self._model_row)
        return select(file, tables.embedding.c.id.label("embedding_id")).outerjoin(tables.embedding, vector)


def _known(row: Row[Any]) -> KnownFile:
    place = Place(FolderId(row.folder_id), row.relative_path, row.size_bytes, row.mtime_ns)
    photo = None if row.photo_id is None else PhotoId(row.photo_id)
    complete = photo is None or row.embedding_id is not None
    return KnownFile(FileId(row.id), place, FileState(row.state), photo, complete)


def _forget_failures(connection: Connection, files: Sequence[FileId]) -> None:
    failed = select(tables.failure.c.id).join(
        file,
        and_(
            file.c.folder_id == tables.failure.c.folder_id,
            file.c.relative_path == tables.failure.c.relative_path,
        ),
    )
    ids = failed.where(file.c.id.in_(files)).scalar_subquery()
    connection.execute(delete(tables.failure).where(tables.failure.c.id.in_(ids)))
