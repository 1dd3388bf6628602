"""Embeddings: the vectors of one model, float16 in the same database as their photos. The truth behind the index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, and_, delete, exists, func, insert, select

from photolens.domain.folder import FileState
from photolens.domain.photo import PhotoId
from photolens.store import tables
from photolens.store.database import Database, in_chunks
from photolens.store.number_lists import numbers_in

embedding = tables.embedding


@dataclass(frozen=True, slots=True)
class VectorRun:
    """Some vectors: their row ids, `rows` int64 (n,), rising, and `vectors` float32 (n, dimensions)."""

    rows: NDArray[np.int64]
    vectors: NDArray[np.float32]


class Embeddings:
    """Reads and writes the vectors of one model."""

    def __init__(self, database: Database, model_name: str, dimensions: int) -> None:
        self._database = database
        self.model_name = model_name
        self.dimensions = dimensions
        self.model_row = _model_row(database, model_name, dimensions)
        self._mine = embedding.c.model_id == self.model_row

    def highest_row(self) -> int:
        """The highest row id; a row is never given an id twice, so any addition raises it. 0 when there is none."""
        newest = select(embedding.c.id).where(self._mine).order_by(embedding.c.id.desc())
        with self._database.reading() as connection:
            return connection.execute(newest.limit(1)).scalar() or 0

    def rows(self) -> NDArray[np.int64]:
        """All row ids, int64 (n,)."""
        with self._database.reading() as connection:
            return np.array(connection.execute(select(embedding.c.id).where(self._mine)).scalars().all(), np.int64)

    def count(self, up_to_row: int | None = None) -> int:
        """How many vectors there are, all or up to a row id."""
        condition = self._mine if up_to_row is None else and_(self._mine, embedding.c.id <= up_to_row)
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(embedding).where(condition)).scalar_one()

    def after(self, row: int = 0, chunk: int = 8192) -> Iterator[VectorRun]:
        """The vectors of rows after `row`, in runs of `chunk` rows at most. Rows of a wrong length are left out."""
        while found := self._chunk_after(row, chunk):
            row = found[-1][0]
            sound = [(number, vector) for number, vector in found if len(vector) == 2 * self.dimensions]
            rows = np.array([number for number, _ in sound], np.int64)
            vectors = np.frombuffer(b"".join(vector for _, vector in sound), np.float16)
            yield VectorRun(rows, vectors.reshape(-1, self.dimensions).astype(np.float32))

    def places(self, *, present: bool = False) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Photos that have a vector, rising, and the row of each: both int64 (n,); only `present` ones, if asked."""
        file = tables.file
        is_present = exists().where(file.c.photo_id == embedding.c.photo_id, file.c.state == FileState.PRESENT)
        condition = and_(self._mine, is_present) if present else self._mine
        columns = select(func.group_concat(embedding.c.photo_id), func.group_concat(embedding.c.id)).where(condition)
        with self._database.reading() as connection:
            photos, rows = map(numbers_in, connection.execute(columns).one())
        order = np.argsort(photos)
        return photos[order], rows[order]

    def of(self, photo: PhotoId) -> NDArray[np.float32] | None:
        """The vector of one photo, float32 (dimensions,)."""
        statement = select(embedding.c.vector).where(self._mine, embedding.c.photo_id == photo)
        with self._database.reading() as connection:
            found = connection.execute(statement).scalar()
        return None if found is None else np.frombuffer(found, np.float16).astype(np.float32)

    def unsound(self) -> list[PhotoId]:
        """Photos whose vector is no unit vector of the model's dimensions."""
        columns = select(embedding.c.photo_id, embedding.c.vector).where(self._mine)
        with self._database.reading() as connection:
            rows = connection.execute(columns.execution_options(yield_per=8192))
            return [PhotoId(row.photo_id) for row in rows if not _is_sound(row.vector, self.dimensions)]

    def remove(self, photos: Sequence[PhotoId]) -> None:
        """Forget the vectors of some photos, so that the next scan makes them anew."""
        with self._database.writing() as connection:
            for chunk in in_chunks(photos):
                connection.execute(delete(embedding).where(self._mine, embedding.c.photo_id.in_(chunk)))

    def _chunk_after(self, row: int, chunk: int) -> list[tuple[int, bytes]]:
        columns = select(embedding.c.id, embedding.c.vector)
        statement = columns.where(self._mine, embedding.c.id > row).order_by(embedding.c.id).limit(chunk)
        with self._database.reading() as connection:
            return [(found.id, found.vector) for found in connection.execute(statement)]


def _is_sound(vector: bytes, dimensions: int) -> bool:
    """Right length, finite, and of unit length but for float16 rounding."""
    if len(vector) != 2 * dimensions:
        return False
    length = np.linalg.norm(np.frombuffer(vector, np.float16).astype(np.float32))
    return bool(abs(length - 1.0) < 0.01)


def put(connection: Connection, model_row: int, photo: PhotoId, vector: NDArray[np.float32]) -> None:
    """Store the vector of a photo that has none under this model."""
    put_all(connection, model_row, {photo: vector})


def put_all(connection: Connection, model_row: int, vectors: Mapping[PhotoId, NDArray[np.float32]]) -> None:
    """The same for some photos; those that have one keep it."""
    rows = [
        {"photo_id": photo, "model_id": model_row, "vector": vector.astype(np.float16).tobytes()}
        for photo, vector in vectors.items()
    ]
    if rows:
        connection.execute(insert(embedding).prefix_with("OR IGNORE"), rows)


def _model_row(database: Database, name: str, dimensions: int) -> int:
    statement = select(tables.model.c.id).where(tables.model.c.name == name)
    with database.reading() as connection:
        found: int | None = connection.execute(statement).scalar()
    if found is not None:
        return found
    with database.writing() as connection:
        connection.execute(insert(tables.model).values(name=name, dimensions=dimensions).prefix_with("OR IGNORE"))
        created: int = connection.execute(statement).scalar_one()
    return created
