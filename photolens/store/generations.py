"""Generations: the vectors of each model in one library, and which of the models answers searches.

Another model's vectors are made beside those that serve; one short transaction then switches. A crash leaves every
generation whole, or merely without some of its vectors.
"""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, ColumnElement, Connection, Row, Select, and_, delete, func, select, update

from photolens.domain.folder import FileState
from photolens.domain.photo import ContentHash, PhotoId
from photolens.errors import UsageError
from photolens.store import embeddings, label_fits, tables
from photolens.store.compile import online_roots
from photolens.store.database import Database, in_chunks
from photolens.store.number_lists import numbers_in

model, embedding, tag = tables.model, tables.embedding, tables.tag
photo, file = tables.photo, tables.file

ROWS_AT_ONCE = 2000
"""Vectors or tags that change in one transaction, for which others who write have to wait: some 20 ms."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is loaded again: what the settings said of it."""

    name: str
    checkpoint: str


@dataclass(frozen=True, slots=True)
class StoredGeneration:
    """The vectors of one model."""

    model_row: int
    model_id: str
    dimensions: int
    recipe: Recipe | None
    """None where nobody noted it."""
    vectors: int
    """How many photos have one."""
    is_serving: bool


@dataclass(frozen=True, slots=True)
class Source:
    """What a vector of a photo can be made from."""

    content: ContentHash
    width_px: int
    height_px: int
    paths: tuple[Path, ...]
    """Present files in folders that are online; none where the drive is unplugged."""


class Generations:
    """Reads and writes the vectors of all models of one catalogue. Safe to use from several threads and processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[StoredGeneration]:
        """Every model that the library has met, oldest first."""
        with self._database.reading() as connection:
            return [_generation(row) for row in connection.execute(_generations().order_by(model.c.id))]

    def serving(self) -> StoredGeneration | None:
        """The one that answers searches; None in a library of before there were several, until one is marked."""
        return self._newest(model.c.is_serving)

    def serving_row(self) -> int | None:
        """The row of the model that answers searches, None as above; one quick query."""
        with self._database.reading() as connection:
            return _serving_row(connection)

    def note(self, model_row: int, recipe: Recipe) -> None:
        """Remember how a model is loaded."""
        with self._database.writing() as connection:
            connection.execute(update(model).where(model.c.id == model_row).values(recipe=_text(recipe)))

    def serve(self, model_row: int) -> None:
        """Have a model answer searches from now on, and its labels compared with all photos anew: the switch.

        Nothing happens if it does already.

        Raises:
            UsageError: its generation was dropped.
        """
        with self._database.writing() as connection:
            _check_there(connection, model_row)
            if _serving_row(connection) == model_row:
                return
            connection.execute(update(model).where(model.c.is_serving).values(is_serving=False))
            connection.execute(update(model).where(model.c.id == model_row).values(is_serving=True))
            label_fits.note_untagged(connection, model_row)

    def missing(self, model_row: int) -> list[PhotoId]:
        """Photos with a present file, also on drives that are unplugged, and without a vector; newest first."""
        with self._database.reading() as connection:
            present = _numbers(connection, file.c.photo_id, file.c.state == FileState.PRESENT)
            embedded = _numbers(connection, embedding.c.photo_id, embedding.c.model_id == model_row)
            missing = np.setdiff1d(present, embedded)
            if not len(missing):
                return []
            ids, moments = map(numbers_in, connection.execute(_MOMENTS).one())
        is_missing = np.isin(ids, missing)
        newest_first = np.lexsort((ids[is_missing], moments[is_missing]))[::-1]
        return [PhotoId(number) for number in ids[is_missing][newest_first].tolist()]

    def sources(self, photos: Sequence[PhotoId]) -> dict[PhotoId, Source]:
        """What vectors of some photos can be made from, in no order; photos that are gone are left out."""
        found: dict[PhotoId, Source] = {}
        with self._database.reading() as connection:
            for chunk in in_chunks(photos):
                found.update(_sources(connection, chunk))
        return found

    def put(self, model_row: int, vectors: Mapping[PhotoId, tuple[ContentHash, NDArray[np.float32]]]) -> None:
        """Store vectors, float32 (dimensions,), of contents, in one transaction.

        Left out are photos that are gone, or hold another content by now, or have a vector of the model already.

        Raises:
            UsageError: the generation was dropped.
        """
        with self._database.writing() as connection:
            _check_there(connection, model_row)
            hashes = _hashes(connection, list(vectors))
            sound = {each: vector for each, (content, vector) in vectors.items() if hashes.get(each) == content}
            embeddings.put_all(connection, model_row, sound)
            if _serving_row(connection) == model_row:  # nobody gave these photos their tags
                label_fits.note_untagged(connection, model_row)

    def drop(self, model_row: int) -> int:
        """Forget a model: its vectors, in many short transactions, and itself at last. How many vectors there were.

        Tags keep their scores, and are nobody's.

        Raises:
            UsageError: the model answers searches.
        """
        dropped = self._drop_all(model_row, _vectors_deleted)
        with self._database.reading() as connection:
            labels = connection.execute(select(tag.c.label_id).where(tag.c.model_id == model_row).distinct()).scalars()
            given = list(labels)
        for label in given:  # deleting the model would do it to all of them at once
            self._drop_all(model_row, partial(_tags_unsigned, label=label))
        with self._database.writing() as connection:
            _check_not_serving(connection, model_row)
            connection.execute(delete(model).where(model.c.id == model_row))
        return dropped

    def _drop_all(self, model_row: int, work: Callable[[Connection, int], int]) -> int:
        """Some rows a transaction, and a pause of the same length: others who wait to write only look now and then."""
        total, count = 0, ROWS_AT_ONCE
        while count == ROWS_AT_ONCE:
            started_s = time.perf_counter()
            with self._database.writing() as connection:
                _check_not_serving(connection, model_row)
                count = work(connection, model_row)
            total += count
            time.sleep(time.perf_counter() - started_s)
        return total

    def _newest(self, condition: ColumnElement[bool]) -> StoredGeneration | None:
        newest = _generations().where(condition).order_by(model.c.id.desc()).limit(1)
        with self._database.reading() as connection:
            row = connection.execute(newest).first()
        return None if row is None else _generation(row)


def may_tag(connection: Connection, model_row: int) -> bool:
    """Whether the auto tags that a model gives are those of the library: it serves, or no model is marked."""
    return _serving_row(connection) in (None, model_row)


def _serving_row(connection: Connection) -> int | None:
    return connection.execute(select(model.c.id).where(model.c.is_serving)).scalar()


def _vectors_deleted(connection: Connection, model_row: int) -> int:
    some = select(embedding.c.id).where(embedding.c.model_id == model_row).limit(ROWS_AT_ONCE)
    return connection.execute(delete(embedding).where(embedding.c.id.in_(some))).rowcount


def _tags_unsigned(connection: Connection, model_row: int, label: int) -> int:
    some = select(tag.c.photo_id).where(tag.c.label_id == label, tag.c.model_id == model_row).limit(ROWS_AT_ONCE)
    few = and_(tag.c.label_id == label, tag.c.photo_id.in_(some))
    return connection.execute(update(tag).where(few).values(model_id=None)).rowcount


def _check_there(connection: Connection, model_row: int) -> None:
    if connection.execute(select(model.c.id).where(model.c.id == model_row)).first() is None:
        raise UsageError("the vectors of this model were dropped; choose the model again to have them made anew")


def _check_not_serving(connection: Connection, model_row: int) -> None:
    if _serving_row(connection) == model_row:
        raise UsageError("searches are answered with this model; choose another one before you drop its vectors")


_MOMENTS = select(func.group_concat(photo.c.id), func.group_concat(photo.c.taken_s))


def _numbers(connection: Connection, column: Column[int], condition: ColumnElement[bool]) -> NDArray[np.int64]:
    return numbers_in(connection.execute(select(func.group_concat(column)).where(condition)).scalar())


def _hashes(connection: Connection, photos: Sequence[PhotoId]) -> dict[PhotoId, ContentHash]:
    found: dict[PhotoId, ContentHash] = {}
    for chunk in in_chunks(photos):
        rows = connection.execute(select(photo.c.id, photo.c.content_hash).where(photo.c.id.in_(chunk)))
        found.update({row.id: row.content_hash for row in rows})
    return found


def _sources(connection: Connection, photos: Sequence[PhotoId]) -> dict[PhotoId, Source]:
    """Folders are picked here, lest SQLite walks one of them whole."""
    roots = online_roots(connection)
    places = select(file.c.photo_id, file.c.folder_id, file.c.relative_path)
    present = and_(file.c.photo_id.in_(photos), file.c.state == FileState.PRESENT)
    paths: dict[int, list[Path]] = {}
    for row in connection.execute(places.where(present).order_by(file.c.id)):
        if row.folder_id in roots:
            paths.setdefault(row.photo_id, []).append(roots[row.folder_id] / row.relative_path)
    facts = select(photo.c.id, photo.c.content_hash, photo.c.width_px, photo.c.height_px).where(photo.c.id.in_(photos))
    return {
        row.id: Source(row.content_hash, row.width_px, row.height_px, tuple(paths.get(row.id, ())))
        for row in connection.execute(facts)
    }


def _generations() -> Select[Any]:
    count = select(func.count()).where(embedding.c.model_id == model.c.id).scalar_subquery()
    return select(model, count.label("vectors"))


def _generation(row: Row[Any]) -> StoredGeneration:
    recipe = None if row.recipe is None else Recipe(**json.loads(row.recipe))
    return StoredGeneration(row.id, row.name, row.dimensions, recipe, row.vectors, row.is_serving)


def _text(recipe: Recipe) -> str:
    """The same text for the same recipe."""
    return json.dumps(asdict(recipe), sort_keys=True)
