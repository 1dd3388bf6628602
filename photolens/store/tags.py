"""Tags: which photos have which labels, who says so, and how sure the model is.

Confirmed and rejected tags are the user's word: they are written by edits that can be undone, and nothing here that
writes auto tags ever touches them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, and_, case, delete, exists, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from photolens.domain.label import LabelId, Tag, TagSource
from photolens.domain.photo import PhotoId
from photolens.store import tables
from photolens.store.database import Database, in_chunks
from photolens.store.row_edits import RowEdits

tag, label, group, model = tables.tag, tables.label, tables.label_group, tables.model

Ids = NDArray[np.int64]
Scores = NDArray[np.float32]

NOTICED = 0.01
"""A score that moved by less is not written anew."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What the user said of a label: ids of photos, int64 (n,), rising."""

    accepted: Ids
    rejected: Ids


class Tags:
    """Reads the tags of one catalogue; knows no model."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, photo: PhotoId) -> list[Tag]:
        """What is said of a photo: confirmed, then auto, best first, then rejected."""
        columns = select(tag, label.c.name, model.c.name.label("model")).select_from(tag).join(label).outerjoin(model)
        order = [TagSource.CONFIRMED, TagSource.AUTO, TagSource.REJECTED]
        with self._database.reading() as connection:
            rows = connection.execute(columns.where(tag.c.photo_id == photo)).all()
        found = [Tag(row.label_id, row.name, TagSource(row.source), row.score, row.model or "") for row in rows]
        return sorted(found, key=lambda each: (order.index(each.source), -(each.score or 0.0), each.name.casefold()))

    def tallies(self, photos: Sequence[PhotoId]) -> dict[LabelId, tuple[int, int, int]]:
        """For each label that any of some photos has: how many are auto, confirmed and rejected."""
        totals: dict[LabelId, tuple[int, int, int]] = {}
        columns = select(
            tag.c.label_id, *(func.sum(case((tag.c.source == source, 1), else_=0)) for source in TagSource)
        )
        with self._database.reading() as connection:
            for chunk in in_chunks(photos, 5000):
                for key, *counts in connection.execute(
                    columns.where(tag.c.photo_id.in_(chunk)).group_by(tag.c.label_id)
                ):
                    before = totals.get(key, (0, 0, 0))
                    totals[key] = (before[0] + counts[0], before[1] + counts[1], before[2] + counts[2])
        return totals

    def answers(self, label_id: LabelId) -> Answers:
        """What the user said of a label."""
        with self._database.reading() as connection:
            return answers(connection, label_id)


def answers(connection: Connection, label_id: LabelId) -> Answers:
    """What the user said of a label."""
    return Answers(
        _photos(connection, label_id, TagSource.CONFIRMED), _photos(connection, label_id, TagSource.REJECTED)
    )


def confirmed_in_groups(connection: Connection, ids: Sequence[LabelId]) -> dict[LabelId, Ids]:
    """For each of some labels of exclusive groups, the photos that were confirmed to have another one of its group."""
    own, other, theirs = label.alias("own"), label.alias("other"), tag.alias("theirs")
    joined = (
        select(own.c.id, theirs.c.photo_id)
        .join(group, and_(group.c.id == own.c.group_id, group.c.is_exclusive))
        .join(other, and_(other.c.group_id == group.c.id, other.c.id != own.c.id))
        .join(theirs, and_(theirs.c.label_id == other.c.id, theirs.c.source == TagSource.CONFIRMED))
    )
    found: dict[LabelId, list[int]] = {label_id: [] for label_id in ids}
    for label_id, photo_id in connection.execute(joined.where(own.c.id.in_(ids))):
        found[label_id].append(photo_id)
    return {label_id: np.unique(np.array(photos, np.int64)) for label_id, photos in found.items()}


def _say(edits: RowEdits, label_id: LabelId, photos: Sequence[PhotoId], source: TagSource) -> None:
    """Write down the user's word; a score that is known stays with it."""
    known: dict[int, Any] = {}
    for chunk in in_chunks(photos):
        mine = and_(tag.c.label_id == label_id, tag.c.photo_id.in_(chunk))
        known.update({row.photo_id: row for row in edits.connection.execute(select(tag).where(mine))})
    rows = [
        {
            "label_id": label_id,
            "photo_id": photo,
            "source": source.value,
            "score": known[photo].score if photo in known else None,
            "model_id": known[photo].model_id if photo in known else None,
        }
        for photo in photos
    ]
    edits.put(tag, rows)


def answer(edits: RowEdits, label_id: LabelId, accepted: Sequence[PhotoId], rejected: Sequence[PhotoId]) -> None:
    """Write down that photos have a label, and that others have it not.

    In an exclusive group a photo loses the label that was confirmed before.
    """
    _unconfirm_siblings(edits, label_id, accepted)
    _say(edits, label_id, accepted, TagSource.CONFIRMED)
    _say(edits, label_id, rejected, TagSource.REJECTED)


def unsay(edits: RowEdits, label_id: LabelId, photos: Sequence[PhotoId]) -> None:
    """Take the user's word back."""
    for chunk in in_chunks(photos):
        edits.delete(tag, _is_word(label_id, chunk))


def _unconfirm_siblings(edits: RowEdits, label_id: LabelId, photos: Sequence[PhotoId]) -> None:
    """Forget that photos were confirmed to have another label of the same exclusive group."""
    mine = select(label.c.group_id).join(group).where(label.c.id == label_id, group.c.is_exclusive)
    others = select(label.c.id).where(label.c.group_id.in_(mine), label.c.id != label_id)
    for chunk in in_chunks(photos):
        theirs = and_(tag.c.label_id.in_(others), tag.c.photo_id.in_(chunk), tag.c.source == TagSource.CONFIRMED)
        edits.delete(tag, theirs)


def replace_auto(
    connection: Connection, label_id: LabelId, model_row: int, photos: Ids, scores: Scores
) -> tuple[int, int]:
    """Make the auto tags of a label these and no others; how many are new, and how many were withdrawn.

    Those of another model are written anew, whatever their score.
    `photos` int64 (n,) and `scores` float32 (n,); photos that the user answered must not be among them.
    """
    old_photos, old_scores = _auto(connection, label_id, model_row)
    is_kept = np.isin(old_photos, photos)
    for chunk in in_chunks(old_photos[~is_kept].tolist()):
        connection.execute(delete(tag).where(tag.c.label_id == label_id, tag.c.photo_id.in_(chunk)))
    known = dict(zip(old_photos.tolist(), old_scores.tolist(), strict=True))
    rows = [
        {"label_id": label_id, "photo_id": photo, "source": "auto", "score": round(score, 4), "model_id": model_row}
        for photo, score in zip(photos.tolist(), scores.tolist(), strict=True)
        if abs(known.get(photo, -1.0) - score) >= NOTICED
    ]
    _put_auto(connection, rows)
    return len(photos) - int(is_kept.sum()), int((~is_kept).sum())


def tag_photo(connection: Connection, photo: PhotoId, model_row: int, scores: Mapping[LabelId, float]) -> None:
    """Make the auto tags of one photo these and no others, as far as the user has not answered them."""
    untag_photo(connection, photo)
    rows = [
        {"label_id": label_id, "photo_id": photo, "source": "auto", "score": round(score, 4), "model_id": model_row}
        for label_id, score in scores.items()
    ]
    _put_auto(connection, rows)
    connection.execute(delete(tag).where(tag.c.photo_id == photo, tag.c.source == TagSource.AUTO, _sibling_confirmed()))


def untag_photo(connection: Connection, photo: PhotoId) -> None:
    """Take the auto tags of one photo away."""
    connection.execute(delete(tag).where(tag.c.photo_id == photo, tag.c.source == TagSource.AUTO))


def _put_auto(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """The last line of defence for the user's word: a conflict with it changes nothing."""
    if not rows:
        return
    statement = upsert(tag)
    fresh = {"score": statement.excluded.score, "model_id": statement.excluded.model_id}
    keys = ["label_id", "photo_id"]
    is_auto = tag.c.source == TagSource.AUTO
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh, where=is_auto), rows)


def _auto(connection: Connection, label_id: LabelId, model_row: int) -> tuple[Ids, Scores]:
    """The photos with an auto tag, and the scores that the model gave; -1 for one that it did not give."""
    mine = and_(tag.c.label_id == label_id, tag.c.source == TagSource.AUTO)
    score = case((tag.c.model_id == model_row, func.coalesce(tag.c.score, -1.0)), else_=-1.0)
    rows = connection.execute(select(tag.c.photo_id, score).where(mine)).all()
    table = np.array([tuple(row) for row in rows], np.float64).reshape(-1, 2)
    return table[:, 0].astype(np.int64), table[:, 1].astype(np.float32)


def _photos(connection: Connection, label_id: LabelId, source: TagSource) -> Ids:
    mine = select(tag.c.photo_id).where(tag.c.label_id == label_id, tag.c.source == source)
    return np.array(connection.execute(mine.order_by(tag.c.photo_id)).scalars().all(), np.int64)


def _is_word(label_id: LabelId, photos: Sequence[PhotoId]) -> ColumnElement[bool]:
    return and_(tag.c.label_id == label_id, tag.c.photo_id.in_(photos), tag.c.source != TagSource.AUTO)


def _sibling_confirmed() -> ColumnElement[bool]:
    own, other, theirs = label.alias("own"), label.alias("other"), tag.alias("theirs")
    chain = (
        select(theirs.c.label_id)
        .join(other, other.c.id == theirs.c.label_id)
        .join(own, and_(own.c.group_id == other.c.group_id, own.c.id != other.c.id))
        .join(group, and_(group.c.id == own.c.group_id, group.c.is_exclusive))
        .where(own.c.id == tag.c.label_id, theirs.c.photo_id == tag.c.photo_id, theirs.c.source == TagSource.CONFIRMED)
    )
    return exists(chain)
