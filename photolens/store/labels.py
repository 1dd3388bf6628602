"""Labels: reads labels and groups, and edits them row by row, so that every edit can be undone."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, select

from photolens.domain.folder import FileState
from photolens.domain.label import Label, LabelCount, LabelDraft, LabelGroup, LabelId, TagSource
from photolens.domain.naming import folded
from photolens.errors import UsageError
from photolens.store import tables
from photolens.store.database import Database
from photolens.store.row_edits import RowEdits

label, group, fit, tag = tables.label, tables.label_group, tables.label_fit, tables.tag
model, photo, file = tables.model, tables.photo, tables.file

Counts = Mapping[LabelId, Mapping[TagSource, int]]


class LabelTable:
    """Reads the labels of one catalogue; knows no model."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[LabelCount]:
        """Every label with its counts, by group and name; those without a group come last."""
        with self._database.reading() as connection:
            counts = _counts(connection)
            found = [_label(row) for row in connection.execute(_labels())]
        found.sort(key=lambda each: (not each.draft.group, each.draft.group.casefold(), each.name.casefold()))
        return [_counted(each, counts.get(each.id, {})) for each in found]

    def of(self, ids: Sequence[LabelId]) -> list[Label]:
        """Those of some labels that are there, by id."""
        with self._database.reading() as connection:
            return labels_of(connection, ids)

    def named(self, name: str) -> Label | None:
        """The label of a name, in whatever case."""
        with self._database.reading() as connection:
            found = (_label(row) for row in connection.execute(_labels()))
            return next((each for each in found if folded(each.name) == folded(" ".join(name.split()))), None)

    def names(self) -> dict[LabelId, str]:
        """The names of all labels, without their counts, which take longer."""
        with self._database.reading() as connection:
            return {LabelId(row.id): row.name for row in connection.execute(select(label.c.id, label.c.name))}

    def groups(self) -> list[LabelGroup]:
        """Every group, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(group)).all()
        return sorted((LabelGroup(row.name, row.is_exclusive) for row in rows), key=lambda each: each.name.casefold())


def labels_of(connection: Connection, ids: Sequence[LabelId]) -> list[Label]:
    """Those of some labels that are there, by id."""
    return [_label(row) for row in connection.execute(_labels().where(label.c.id.in_(ids)).order_by(label.c.id))]


def check_name(edits: RowEdits, name: str, but: LabelId | None = None) -> None:
    """See that no other label has a name, in whatever case.

    Raises:
        UsageError: one has it.
    """
    for label_id, known in edits.connection.execute(select(label.c.id, label.c.name)):
        if folded(known) == folded(name) and label_id != but:
            raise UsageError(f'there is a label "{known}" already; choose another name, or change that one')


def insert_label(edits: RowEdits, draft: LabelDraft) -> LabelId:
    """Add a label."""
    return LabelId(edits.insert(label, _values(edits, draft)))


def update_label(edits: RowEdits, label_id: LabelId, draft: LabelDraft) -> None:
    """Make a label another one; a group that nobody is in any more goes."""
    edits.update(label, label.c.id == label_id, _values(edits, draft))
    _drop_empty_groups(edits)


def delete_labels(edits: RowEdits, ids: Sequence[LabelId]) -> None:
    """Take labels away, with their tags and with the groups that are empty then."""
    edits.delete(tag, tag.c.label_id.in_(ids) & (tag.c.source != TagSource.AUTO))
    edits.delete(label, label.c.id.in_(ids))
    _drop_empty_groups(edits)


def _drop_empty_groups(edits: RowEdits) -> None:
    """Take away the groups that have no label."""
    edits.delete(group, ~exists().where(label.c.group_id == group.c.id))


def settle_group(edits: RowEdits, name: str, is_exclusive: bool | None) -> None:
    """Say whether a group is exclusive, None for as it was; no photo may have been confirmed to have two of its labels.

    Raises:
        UsageError: photos were: the user's word is never overridden, so the user has to say which label holds.
    """
    if is_exclusive is not None:
        edits.update(group, group.c.name == name, {"is_exclusive": is_exclusive})
    for of_group, count in _doubly_confirmed(edits.connection):
        photos = "a photo" if count == 1 else f"{count:,} photos"
        text = f'you confirmed {photos} to have two labels of "{of_group}", which gives only one; take one of them back'
        raise UsageError(text)


def siblings(connection: Connection, ids: Iterable[LabelId]) -> set[LabelId]:
    """Some labels, and all that share an exclusive group with one of them."""
    given = set(ids)
    shared = select(label.c.group_id).join(group).where(label.c.id.in_(given), group.c.is_exclusive)
    return given | set(connection.execute(select(label.c.id).where(label.c.group_id.in_(shared))).scalars())


def _doubly_confirmed(connection: Connection) -> list[tuple[str, int]]:
    """The exclusive groups of which photos have two confirmed labels: their names, and how many photos."""
    held = (
        select(group.c.name, tag.c.photo_id)
        .join(label, label.c.group_id == group.c.id)
        .join(tag, tag.c.label_id == label.c.id)
        .where(group.c.is_exclusive, tag.c.source == TagSource.CONFIRMED)
        .group_by(group.c.name, tag.c.photo_id)
        .having(func.count() > 1)
        .subquery()
    )
    return [
        (name, count) for name, count in connection.execute(select(held.c.name, func.count()).group_by(held.c.name))
    ]


def _labels() -> Select[Any]:
    columns = select(label, group.c.name.label("group_name"), group.c.is_exclusive, _proposed())
    return columns.select_from(label).outerjoin(group, group.c.id == label.c.group_id)


def _proposed() -> ColumnElement[float]:
    """The threshold that the serving model proposes; while none is marked, the newest of those that propose one."""
    serving = select(model.c.id).where(model.c.is_serving).scalar_subquery()
    is_its = fit.c.model_id == func.coalesce(serving, fit.c.model_id)
    proposed = select(fit.c.proposed).where(fit.c.label_id == label.c.id, is_its)
    return proposed.order_by(fit.c.model_id.desc()).limit(1).scalar_subquery().label("proposed")


def _label(row: Row[Any]) -> Label:
    phrasings, negatives = tuple(json.loads(row.phrasings)), tuple(json.loads(row.negatives))
    draft = LabelDraft(row.name, phrasings, negatives, row.group_name or "", row.strictness)
    return Label(LabelId(row.id), draft, bool(row.is_exclusive), row.proposed)


def _values(edits: RowEdits, draft: LabelDraft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "phrasings": json.dumps(draft.phrasings, ensure_ascii=False),
        "negatives": json.dumps(draft.negatives, ensure_ascii=False),
        "strictness": draft.strictness,
        "group_id": _group_named(edits, draft.group) if draft.group else None,
    }


def _group_named(edits: RowEdits, name: str) -> int:
    found: int | None = edits.connection.execute(select(group.c.id).where(group.c.name == name)).scalar()
    return edits.insert(group, {"name": name, "is_exclusive": False}) if found is None else found


def _counts(connection: Connection) -> Counts:
    """All tags are counted, and those of the few photos without a present file taken off, which is quicker."""
    columns = select(tag.c.label_id, tag.c.source, func.count()).group_by(tag.c.label_id, tag.c.source)
    gone = select(photo.c.id).where(~exists().where(file.c.photo_id == photo.c.id, file.c.state == FileState.PRESENT))
    counts: dict[LabelId, dict[TagSource, int]] = {}
    for label_id, source, count in connection.execute(columns):
        counts.setdefault(label_id, {})[TagSource(source)] = count
    for label_id, source, count in connection.execute(columns.where(tag.c.photo_id.in_(gone))):
        counts[label_id][TagSource(source)] -= count
    return counts


def _counted(of_label: Label, counts: Mapping[TagSource, int]) -> LabelCount:
    auto, confirmed, rejected = (counts.get(source, 0) for source in TagSource)
    return LabelCount(of_label, auto, confirmed, rejected)
