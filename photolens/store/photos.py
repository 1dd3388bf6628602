"""Photos: the contents of the library, found by id, hash, path or filter."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Row, Select, and_, exists, func, select

from photolens.domain.folder import FileState
from photolens.domain.photo import ContentHash, PhotoFacts, PhotoId
from photolens.domain.query import Filter, InFolder
from photolens.store import tables
from photolens.store.compile import Roots, has_file, is_such, online_roots, reachable
from photolens.store.database import Database, in_chunks
from photolens.store.folders import Folders

photo = tables.photo

FACTS = tuple(name for name in PhotoFacts.__dataclass_fields__ if name != "utc_offset")
"""The facts that are columns of the same name; the offset is kept in seconds."""


class Photos:
    """Reads the photos of the library. `model_row` is the row of the model whose vectors make a photo complete."""

    def __init__(self, database: Database, model_row: int) -> None:
        self._database = database
        self._model_row = model_row
        self._has_vector = exists().where(
            tables.embedding.c.photo_id == photo.c.id, tables.embedding.c.model_id == model_row
        )

    def count(self) -> int:
        """How many contents there are."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(photo)).scalar_one()

    def facts(self, photo_id: PhotoId) -> PhotoFacts | None:
        """What the file told about a photo."""
        with self._database.reading() as connection:
            row = connection.execute(select(photo).where(photo.c.id == photo_id)).first()
        return None if row is None else facts_of(row)

    def sizes(self) -> set[int]:
        """The sizes in bytes of all contents: a file of another size is certainly new."""
        with self._database.reading() as connection:
            return set(connection.execute(select(photo.c.size_bytes).distinct()).scalars())

    def by_hash(self, hashes: Iterable[ContentHash]) -> dict[ContentHash, PhotoId]:
        """Those of some contents that the library has with a vector of the model in use."""
        found: dict[ContentHash, PhotoId] = {}
        with self._database.reading() as connection:
            for chunk in in_chunks(list(hashes)):
                statement = select(photo.c.content_hash, photo.c.id).where(
                    photo.c.content_hash.in_(chunk), self._has_vector
                )
                found.update({row.content_hash: row.id for row in connection.execute(statement)})
        return found

    def matching(self, filters: Sequence[Filter]) -> NDArray[np.int64]:
        """Vector rows, int64 (n,), of photos with a file that can be reached and meets all filters, in no order."""
        file, embedding = tables.file, tables.embedding
        mine = and_(embedding.c.photo_id == file.c.photo_id, embedding.c.model_id == self._model_row)
        with self._database.reading() as connection:
            found = select(embedding.c.id).where(reachable(file.c, online_roots(connection), filters), mine)
            return np.array(connection.execute(found).scalars().all(), np.int64)

    def newest(self, filters: Sequence[Filter], limit: int) -> dict[PhotoId, Path]:
        """So many of the photos with a file that can be reached and meets all filters, newest first, each with one."""
        with self._database.reading() as connection:
            roots = online_roots(connection)
            rows = connection.execute(_newest(roots, filters, limit))
            return {PhotoId(row.photo_id): roots[row.folder_id] / row.relative_path for row in rows}

    def found(self, rows: Sequence[int], filters: Sequence[Filter] = ()) -> dict[int, tuple[PhotoId, Path]]:
        """The photo of each row of a vector, with one file that can be reached and meets all the filters.

        Rows that are no longer there, and photos without such a file, are left out.
        """
        places: dict[int, tuple[PhotoId, Path]] = {}
        with self._database.reading() as connection:
            roots = online_roots(connection)
            for chunk in in_chunks(rows):
                for place in connection.execute(_places_of(chunk, roots, filters)):
                    path = roots[place.folder_id] / place.relative_path
                    places[place.vector_row] = PhotoId(place.photo_id), path
        return places

    def present(self) -> dict[PhotoId, ContentHash]:
        """The content hash of every photo that has a present file."""
        with self._database.reading() as connection:
            rows = connection.execute(select(photo.c.id, photo.c.content_hash).where(_has_present_file))
            return {row.id: row.content_hash for row in rows}

    def without_vector(self) -> list[PhotoId]:
        """Photos that have no vector of the model in use, though a file of theirs is present."""
        with self._database.reading() as connection:
            return list(connection.execute(select(photo.c.id).where(~self._has_vector, _has_present_file)).scalars())


_has_present_file = exists().where(tables.file.c.photo_id == photo.c.id, tables.file.c.state == FileState.PRESENT)


def _places_of(rows: Sequence[int], roots: Roots, filters: Sequence[Filter]) -> Select[Any]:
    """Materialized, lest SQLite walks a whole folder by its index where few photos have an index of their own."""
    vector_row = tables.embedding.c.id.label("vector_row")
    joined = select(vector_row, tables.file).join(tables.file, tables.file.c.photo_id == tables.embedding.c.photo_id)
    few = joined.where(tables.embedding.c.id.in_(rows)).cte("few").prefix_with("MATERIALIZED")
    return select(few).where(reachable(few.c, roots, filters)).order_by(few.c.id.desc())


def photo_at(database: Database, path: Path, folders: Folders) -> PhotoId | None:
    """The photo of a present file, an absolute path; None if it is none of the library."""
    folder, file = folders.containing(path), tables.file
    if folder is None:
        return None
    place = and_(file.c.folder_id == folder.id, file.c.relative_path == path.relative_to(folder.path).as_posix())
    with database.reading() as connection:
        return connection.execute(select(file.c.photo_id).where(place, file.c.state == FileState.PRESENT)).scalar()


def _newest(roots: Roots, filters: Sequence[Filter], limit: int) -> Select[Any]:
    file = tables.file
    condition = reachable(file.c, roots, [wanted for wanted in filters if isinstance(wanted, InFolder)])
    ranked = select(photo.c.id, photo.c.taken_s).where(has_file(condition, filters), is_such(filters, roots))
    few = ranked.order_by(photo.c.taken_s.desc(), photo.c.id.desc()).limit(limit).cte("few").prefix_with("MATERIALIZED")
    places = select(file).join(few, few.c.id == file.c.photo_id).where(condition)
    return places.order_by(few.c.taken_s.desc(), few.c.id.desc(), file.c.id)


def facts_of(row: Row[Any]) -> PhotoFacts:
    """The facts in a row of the table of photos."""
    offset = None if row.utc_offset_s is None else timedelta(seconds=row.utc_offset_s)
    return PhotoFacts(**{name: getattr(row, name) for name in FACTS}, utc_offset=offset)
