"""Label fits: what each model makes of each label. A cache: a label that has none is looked at anew.

Each model of a library keeps its own, so that going back to one finds them as they were.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from photolens.domain.label import LabelId, threshold_of
from photolens.store import tables

fit, label, group = tables.label_fit, tables.label, tables.label_group


@dataclass(frozen=True, slots=True, eq=False)
class StoredFit:
    """One label under one model."""

    label: LabelId
    weights: NDArray[np.float32]
    """float32 (dimensions,)."""
    bias: float
    proposed: float
    """The proposed threshold, in (0, 1)."""
    threshold: float
    """The one in force."""
    exclusive_group: int | None
    """The group of which a photo has one label at most; None for a label of its own."""


def fits_of(connection: Connection, model_row: int) -> list[StoredFit]:
    """Every label that the model has looked at, by id."""
    is_exclusive = func.coalesce(group.c.is_exclusive, 0).label("is_exclusive")
    columns = select(fit, label.c.strictness, label.c.group_id, is_exclusive).select_from(fit).join(label)
    joined = columns.outerjoin(group, group.c.id == label.c.group_id)
    rows = connection.execute(joined.where(fit.c.model_id == model_row).order_by(fit.c.label_id))
    return [_fit(row) for row in rows]


def unfitted(connection: Connection, model_row: int) -> list[LabelId]:
    """The labels that the model has not looked at since they, or the answers to them, changed."""
    known = and_(fit.c.label_id == label.c.id, fit.c.model_id == model_row)
    return list(connection.execute(select(label.c.id).outerjoin(fit, known).where(fit.c.label_id.is_(None))).scalars())


def untagged(connection: Connection, model_row: int) -> list[LabelId]:
    """The labels of which the threshold or the group changed since photos were compared with them."""
    mine = and_(fit.c.model_id == model_row, fit.c.is_tagged.is_(False))
    return list(connection.execute(select(fit.c.label_id).where(mine)).scalars())


def note_tagged(connection: Connection, model_row: int, labels: Collection[LabelId]) -> None:
    """Note that photos have the auto tags that labels give them now."""
    mine = and_(fit.c.model_id == model_row, fit.c.label_id.in_(labels))
    connection.execute(update(fit).where(mine).values(is_tagged=True))


def note_untagged(connection: Connection, model_row: int) -> None:
    """Have all photos compared anew with every label that the model has looked at."""
    connection.execute(update(fit).where(fit.c.model_id == model_row).values(is_tagged=False))


def outgrown(connection: Connection, model_row: int, photos: int) -> list[LabelId]:
    """The labels that the model looked at when the library had less than half, or more than twice, as many photos."""
    is_other = (fit.c.photos * 2 < photos) | (fit.c.photos > photos * 2)
    return list(connection.execute(select(fit.c.label_id).where(fit.c.model_id == model_row, is_other)).scalars())


def forget(connection: Connection, model_row: int, labels: Sequence[LabelId]) -> None:
    """Have the model look at labels anew; what other models make of them stays."""
    connection.execute(delete(fit).where(fit.c.model_id == model_row, fit.c.label_id.in_(labels)))


def put(connection: Connection, model_row: int, fitted: StoredFit, photos: int) -> None:
    """Keep what a model makes of a label, in place of what it made of it before."""
    forget(connection, model_row, [fitted.label])
    row = {
        "label_id": fitted.label,
        "model_id": model_row,
        "weights": fitted.weights.astype(np.float32).tobytes(),
        "bias": fitted.bias,
        "proposed": fitted.proposed,
        "photos": photos,
        "is_tagged": False,
    }
    connection.execute(insert(fit).values(row))


def _fit(row: Row[Any]) -> StoredFit:
    return StoredFit(
        label=LabelId(row.label_id),
        weights=np.frombuffer(row.weights, np.float32),
        bias=row.bias,
        proposed=row.proposed,
        threshold=threshold_of(row.proposed, row.strictness),
        exclusive_group=row.group_id if row.is_exclusive else None,
    )
