"""Row edits: changes to rows of labels, tags and albums that remember how each row was and is, so as to be undone.

Whatever is done to the words of a label, or to the user's answers to it, also forgets what models made of it
(`label_fit`), and whatever is done to its threshold or group marks it as not tagged, in the same transaction. Such
labels are looked at anew, after a crash as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, or_, select, tuple_, update
from sqlalchemy.dialects.sqlite import insert as upsert

from photolens.domain.change import LibraryChange
from photolens.domain.photo import PhotoId
from photolens.store import tables
from photolens.store.database import in_chunks

Values = Mapping[str, Any]
RowChange = tuple[str, Values | None, Values | None]
"""A table's name, and a row as it was and as it is; None where there was, or is, none."""

TABLES = {
    table.name: table for table in (tables.label_group, tables.label, tables.tag, tables.album, tables.album_photo)
}
"""Those whose rows can be edited here; what they hold is what JSON has too."""

_OF_LABELS = frozenset({"label_group", "label", "tag"})
_OF_ALBUMS = frozenset({"label", "album", "album_photo"})
_OF_PHOTOS = frozenset({"tag", "album_photo"})


class RowEdits:
    """Edits rows inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._before: dict[tuple[str, tuple[Any, ...]], Values | None] = {}

    def insert(self, table: Table, values: Values) -> int:
        """Add a row to a table with an id, and give its id."""
        number: int = self.connection.execute(insert(table).values(values).returning(table.c.id)).scalar_one()
        self._before[table.name, (number,)] = None
        return number

    def put(self, table: Table, rows: Sequence[Values]) -> None:
        """Add rows, each whole, or make those with the same primary key so."""
        for chunk in in_chunks(rows):
            keys = [_key(table, row) for row in chunk]
            self._note(table, _with_keys(table, keys))
            for key in keys:
                self._before.setdefault((table.name, key), None)
            _upsert(self.connection, table, chunk)

    def update(self, table: Table, condition: ColumnElement[bool], values: Values) -> None:
        """Change the rows that meet a condition; not their primary keys."""
        self._note(table, condition)
        self.connection.execute(update(table).where(condition).values(dict(values)))

    def delete(self, table: Table, condition: ColumnElement[bool]) -> None:
        """Take the rows away that meet a condition."""
        self._note(table, condition)
        self.connection.execute(delete(table).where(condition))

    def finish(self) -> list[RowChange]:
        """What changed; the labels concerned will be looked at anew."""
        changes = [change for name, table in TABLES.items() for change in self._changes(table, name)]
        _look_anew(self.connection, changes)
        return changes

    def _note(self, table: Table, condition: ColumnElement[bool]) -> None:
        for row in self.connection.execute(select(table).where(condition)).mappings():
            self._before.setdefault((table.name, _key(table, row)), dict(row))

    def _changes(self, table: Table, name: str) -> Iterator[RowChange]:
        keys = [key for of_table, key in self._before if of_table == name]
        after: dict[tuple[Any, ...], Values] = {}
        for chunk in in_chunks(keys):
            for row in self.connection.execute(select(table).where(_with_keys(table, chunk))).mappings():
                after[_key(table, row)] = dict(row)
        for key in keys:
            before, now = self._before[name, key], after.get(key)
            if before != now:
                yield name, before, now


def restore(connection: Connection, changes: Sequence[RowChange], *, as_before: bool) -> None:
    """Make rows again as they were before some changes, or as they were after them."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # until the commit: rows may stand in any order
    wanted = [(name, *((after, before) if as_before else (before, after))) for name, before, after in changes]
    for name, table in TABLES.items():
        gone = [_key(table, now) for of_table, now, then in wanted if of_table == name and now and then is None]
        for chunk in in_chunks(gone):
            connection.execute(delete(table).where(_with_keys(table, chunk)))
        _upsert(connection, table, [then for of_table, _, then in wanted if of_table == name and then is not None])
    _look_anew(connection, changes)


def change_of(changes: Sequence[RowChange]) -> LibraryChange:
    """What screens must know of some changes."""
    names = {name for name, _, _ in changes}
    photos = {PhotoId(row["photo_id"]) for name, row in _rows(changes) if name in _OF_PHOTOS}
    return LibraryChange(frozenset(photos), labels=bool(names & _OF_LABELS), albums=bool(names & _OF_ALBUMS))


def _look_anew(connection: Connection, changes: Sequence[RowChange]) -> None:
    """Forget the fits of labels that mean something else now, and have the others concerned compared with photos."""
    fit, label = tables.label_fit, tables.label
    groups = {row["id"] for name, row in _rows(changes) if name == "label_group"}
    groups |= {row["group_id"] for name, row in _rows(changes) if name == "label" and row["group_id"]}
    labels = {row["id"] for name, row in _rows(changes) if name == "label"}
    concerned = or_(
        fit.c.label_id.in_(labels), fit.c.label_id.in_(select(label.c.id).where(label.c.group_id.in_(groups)))
    )
    connection.execute(update(fit).where(concerned).values(is_tagged=False))
    connection.execute(delete(fit).where(fit.c.label_id.in_(_of_other_meaning(changes))))


def _of_other_meaning(changes: Sequence[RowChange]) -> set[int]:
    """The labels of which the words, or the answers, are others now."""
    words = ("name", "phrasings", "negatives")
    labels: set[int] = {row["label_id"] for name, row in _rows(changes) if name == "tag"}
    for name, before, after in changes:
        if name == "label" and not (before and after and all(before[word] == after[word] for word in words)):
            labels.update(row["id"] for row in (before, after) if row)
    return labels


def _rows(changes: Iterable[RowChange]) -> Iterator[tuple[str, Values]]:
    return ((name, row) for name, before, after in changes for row in (before, after) if row is not None)


def _upsert(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Not "OR REPLACE", which deletes the old row, and with it all that hangs on it."""
    if not rows:
        return
    statement = upsert(table)
    keys = {column.name for column in table.primary_key}
    fresh = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    connection.execute(
        statement.on_conflict_do_update(index_elements=sorted(keys), set_=fresh), [dict(row) for row in rows]
    )


def _key(table: Table, row: Any) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def _with_keys(table: Table, keys: Sequence[tuple[Any, ...]]) -> ColumnElement[bool]:
    columns = tuple(table.primary_key)
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return and_(tuple_(*columns).in_(keys))
