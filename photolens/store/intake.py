"""Intake: what one batch of the indexer found, in one transaction: photos, files, vectors and failures together.

A crash leaves a batch whole or absent, so no photo is without its vector and none is there twice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from photolens.domain.change import LibraryChange
from photolens.domain.folder import FileId, FileState, FolderId, Place
from photolens.domain.label import LabelId
from photolens.domain.photo import ContentHash, PhotoFacts, PhotoId
from photolens.store import embeddings, failures, label_fits, tables, tags
from photolens.store.clock import local_s, wall_clock_s
from photolens.store.database import Database, utc_now
from photolens.store.generations import may_tag
from photolens.store.label_fits import StoredFit
from photolens.store.photos import FACTS

photo, file = tables.photo, tables.file

Labelling = Callable[[Sequence[StoredFit], NDArray[np.float32]], Sequence[Mapping[LabelId, float]]]
"""Gives each of some photos, unit vectors float32 (n, dimensions), its labels and their scores."""


@dataclass(frozen=True, slots=True)
class NewContent:
    """A file that was read, and the vector (float32, unit length) of what it shows."""

    place: Place
    """Where it lay, and the size and time of the scan: if it changed since, the next scan notices."""
    content_hash: ContentHash
    size_bytes: int
    """Of the content that was read."""
    perceptual_hash: int
    """64 bits, unsigned."""
    facts: PhotoFacts
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class KnownContent:
    """A file whose content the library has already: a copy, or the file `moved_from` at its new place."""

    place: Place
    photo_id: PhotoId
    moved_from: FileId | None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that could not become a photo."""

    place: Place
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What is committed together."""

    new: Sequence[NewContent] = ()
    known: Sequence[KnownContent] = ()
    rejected: Sequence[Rejected] = ()

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.new or self.known or self.rejected)


@dataclass(slots=True)
class Intake:
    """Commits batches for one model, and passes over the folders that were removed from the library meanwhile."""

    database: Database
    model_row: int
    labelling: Labelling = lambda _, vectors: [{}] * len(vectors)
    gone: set[FolderId] = field(default_factory=set)
    """Folders of places that were in batches, and were no longer in the library."""

    def commit(self, batch: Batch) -> LibraryChange:
        """Write a batch in one transaction and say what it changed."""
        photos: set[PhotoId] = set()
        with self.database.writing() as connection:
            batch = self._of_present_folders(connection, batch)
            photos.update(_known(connection, item) for item in batch.known)
            is_tagged = self._take_in(connection, batch.new, photos)
            for item in batch.rejected:
                _rejected(connection, item)
        failed = bool(batch.rejected)
        return LibraryChange(frozenset(photos), files=bool(batch), failures=failed, labels=is_tagged, albums=is_tagged)

    def _take_in(self, connection: Connection, new: Sequence[NewContent], photos: set[PhotoId]) -> bool:
        """Write new contents down, and if the model serves, the tags of their labels; whether there may be some."""
        ids = [self._new(connection, item) for item in new]
        photos.update(ids)
        fits = label_fits.fits_of(connection, self.model_row) if new and may_tag(connection, self.model_row) else []
        if fits:
            labels = self.labelling(fits, np.stack([item.vector for item in new]))
            for photo_id, scores in zip(ids, labels, strict=True):
                tags.tag_photo(connection, photo_id, self.model_row, scores)
        return bool(fits)

    def _of_present_folders(self, connection: Connection, batch: Batch) -> Batch:
        present = set(connection.execute(select(tables.folder.c.id)).scalars())
        asked = {item.place.folder_id for items in (batch.known, batch.new, batch.rejected) for item in items}
        self.gone = (self.gone | asked) - present
        if asked <= present:
            return batch
        return Batch(
            new=[item for item in batch.new if item.place.folder_id in present],
            known=[item for item in batch.known if item.place.folder_id in present],
            rejected=[item for item in batch.rejected if item.place.folder_id in present],
        )

    def _new(self, connection: Connection, item: NewContent) -> PhotoId:
        photo_id = _photo_with(connection, item.content_hash) or _edited(connection, item) or _insert(connection, item)
        embeddings.put(connection, self.model_row, photo_id, item.vector)
        _settle(connection, item.place, photo_id)
        return photo_id


def _known(connection: Connection, item: KnownContent) -> PhotoId:
    if item.moved_from is not None:
        _move(connection, item.moved_from, item.place)
    _settle(connection, item.place, item.photo_id)
    return item.photo_id


def _rejected(connection: Connection, item: Rejected) -> None:
    """The file's row notes what was seen, so that it is opened again only when it changes; its old photo stays."""
    _upsert_file(connection, item.place, {})
    failures.record(connection, item.place.folder_id, item.place.relative_path, (item.stage, item.reason))


def _photo_with(connection: Connection, content_hash: ContentHash) -> PhotoId | None:
    return connection.execute(select(photo.c.id).where(photo.c.content_hash == content_hash)).scalar()


def _edited(connection: Connection, item: NewContent) -> PhotoId | None:
    """The photo that this file alone held before its content changed: it keeps its id, and so what the user said of it.

    What models made of the old content goes.
    """
    old = connection.execute(select(file.c.photo_id).where(_at(item.place))).scalar()
    if old is None:
        return None
    holders = select(func.count()).select_from(file).where(file.c.photo_id == old)
    if connection.execute(holders).scalar_one() > 1:
        return None
    connection.execute(update(photo).where(photo.c.id == old).values(_columns(item)))
    connection.execute(delete(tables.embedding).where(tables.embedding.c.photo_id == old))
    tags.untag_photo(connection, PhotoId(old))
    return PhotoId(old)


def _insert(connection: Connection, item: NewContent) -> PhotoId:
    row = _columns(item) | {"added_at": utc_now()}
    return PhotoId(connection.execute(insert(photo).values(row).returning(photo.c.id)).scalar_one())


def _columns(item: NewContent) -> dict[str, object]:
    facts, offset = item.facts, item.facts.utc_offset
    columns: dict[str, object] = {name: getattr(facts, name) for name in FACTS}
    signed = item.perceptual_hash - (1 << 64) if item.perceptual_hash >> 63 else item.perceptual_hash
    return columns | {
        "content_hash": item.content_hash,
        "size_bytes": item.size_bytes,
        "perceptual_hash": signed,
        "utc_offset_s": None if offset is None else int(offset.total_seconds()),
        "taken_s": _taken_s(item),
    }


def _taken_s(item: NewContent) -> int:
    """Seconds of the wall clock at the capture, else at the file's time."""
    captured_at = item.facts.captured_at
    return local_s(item.place.mtime_ns / 1e9) if captured_at is None else wall_clock_s(captured_at)


def _move(connection: Connection, moved: FileId, place: Place) -> None:
    """Give a file its new place; a row that stood there (a failure before, say) gives way."""
    connection.execute(delete(file).where(_at(place), file.c.id != moved))
    target = {"folder_id": place.folder_id, "relative_path": place.relative_path}
    connection.execute(update(file).where(file.c.id == moved).values(target))


def _settle(connection: Connection, place: Place, photo_id: PhotoId) -> None:
    _upsert_file(connection, place, {"photo_id": photo_id})
    failures.clear(connection, place.folder_id, place.relative_path)


def _upsert_file(connection: Connection, place: Place, news: dict[str, object]) -> None:
    seen = {"size_bytes": place.size_bytes, "mtime_ns": place.mtime_ns, "state": FileState.PRESENT} | news
    row = {"folder_id": place.folder_id, "relative_path": place.relative_path} | seen
    target = [file.c.folder_id, file.c.relative_path]
    connection.execute(upsert(file).values(row).on_conflict_do_update(index_elements=target, set_=seen))


def _at(place: Place) -> ColumnElement[bool]:
    return and_(file.c.folder_id == place.folder_id, file.c.relative_path == place.relative_path)
