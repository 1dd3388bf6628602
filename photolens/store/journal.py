"""Journal: what the user did, kept with what it takes to undo it and to do it again. It survives restarts.

An action and its entry are written in one transaction, and so are its undoing and the entry's new state.
"""

import json
import zlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from photolens.domain.change import LibraryChange
from photolens.domain.history import Action, ActionKind, History
from photolens.domain.photo import PhotoId
from photolens.errors import BinEmptiedError, FolderError
from photolens.store import binned, removal, row_edits, tables
from photolens.store.binned import Move
from photolens.store.database import Database, utc_now
from photolens.store.marks import MARKS, Mark, mark, photos_of, values_other_than
from photolens.store.row_edits import RowEdits

journal = tables.journal

_count = journal.c["count"].label("changed")  # a row's `count` is the method of a tuple

KEPT = 500
"""How many of the newest actions are kept."""
_QUICKLY = 1
"""Level of compression: a removed folder of a million files must not hold the catalogue up."""

Payload = dict[str, Any]
"""What it takes to undo an action and to do it again, as JSON has it."""

BringBack = Callable[[Sequence[Move]], AbstractContextManager[Sequence[Move]]]
"""Moves files out of the bin and gives those that it found there; an exception inside moves them in again."""


class Journal:
    """Does what the user may undo. Safe to call from several threads."""

    def __init__(self, database: Database, bring_back: BringBack) -> None:
        self._database = database
        self._bring_back = bring_back
        self._lock = Lock()

    def history(self) -> History:
        """What `undo` and `redo` would do now."""
        columns = select(journal.c.kind, _count, journal.c.value)
        with self._database.reading() as connection:
            undo = connection.execute(_done(columns)).first()
            redo = connection.execute(_undone(columns)).first()
        return History(_action(undo), _action(redo))

    def mark(self, kind: ActionKind, photos: Sequence[PhotoId], value: Mark) -> LibraryChange:
        """Give photos a favourite, rating, flag or caption; those that have it already are left out."""
        with self._lock, self._database.writing() as connection:
            before = values_other_than(connection, kind, photos, value)
            changed = photos_of(before)
            if not changed:
                return LibraryChange()
            mark(connection, kind, changed, value)
            words = value if isinstance(value, str) else str(int(value))
            _enter(connection, Action(kind, len(changed), words), {"value": value, "before": before})
        return LibraryChange(frozenset(changed), history=True)

    def remove_folder(self, path: Path) -> LibraryChange:
        """Take a root out of the library; its photos keep all that was said of them.

        Raises:
            FolderError: it is no root.
        """
        with self._lock, self._database.writing() as connection:
            payload = removal.remove(connection, path)
            _enter(connection, Action(ActionKind.REMOVE_FOLDER, removal.count_of(payload), str(path)), payload)
        return removal.change_of(payload) | LibraryChange(history=True)

    def record_binned(self, moves: Sequence[Move]) -> LibraryChange:
        """Note that files were moved to the bin."""
        if not moves:
            return LibraryChange()
        with self._lock, self._database.writing() as connection:
            change = binned.note_binned(connection, [original for original, _ in moves])
            payload = {"moves": [[str(original), str(in_bin)] for original, in_bin in moves]}
            _enter(connection, Action(ActionKind.BIN, len(moves), ""), payload)
        return change | LibraryChange(history=True)

    def edit(self, kind: ActionKind, value: str, work: Callable[[RowEdits], int]) -> LibraryChange:
        """Edit rows of labels, tags or albums; `work` gives how many photos, labels or albums it is about."""
        with self._lock, self._database.writing() as connection:
            edits = RowEdits(connection)
            count = work(edits)
            changes = edits.finish()
            if not changes:
                return LibraryChange()
            _enter(connection, Action(kind, count, value), {"rows": changes})
        return row_edits.change_of(changes) | LibraryChange(history=True)

    def undo(self) -> LibraryChange:
        """Undo what was done last; nothing if there is nothing.

        Raises:
            BinError: a file cannot be moved back from the bin; all is as it was.
            BinEmptiedError: the files are no longer in the bin; the action cannot be undone any more.
        """
        with self._lock:
            with self._database.writing() as connection:
                entry = connection.execute(_done(select(journal))).first()
                if entry is None:
                    return LibraryChange()
                if entry.kind != ActionKind.BIN:
                    change = _undo(connection, ActionKind(entry.kind), _unpacked(entry.payload))
                    connection.execute(update(journal).where(journal.c.id == entry.id).values(is_undone=True))
                    return change | LibraryChange(history=True)
            return self._unbin(entry)

    def redo(self) -> LibraryChange:
        """Do again what was undone last; nothing if there is nothing.

        Raises:
            FolderError: a folder is part of another by now; it cannot be removed again.
        """
        with self._lock, self._database.writing() as connection:
            entry = connection.execute(_undone(select(journal))).first()
            if entry is None:
                return LibraryChange()
            try:
                change, payload = _redo(connection, ActionKind(entry.kind), _unpacked(entry.payload))
            except FolderError:
                connection.execute(delete(journal).where(journal.c.id == entry.id))
                connection.commit()
                raise
            again = update(journal).where(journal.c.id == entry.id)
            connection.execute(again.values(is_undone=False, payload=_packed(payload)))
        return change | LibraryChange(history=True)

    def _unbin(self, entry: Row[Any]) -> LibraryChange:
        """Files are moved before the transaction, which must not wait for a disk; if it fails they are moved back."""
        moves = [(Path(original), Path(in_bin)) for original, in_bin in _unpacked(entry.payload)["moves"]]
        forget = delete(journal).where(journal.c.id == entry.id)
        try:
            with self._bring_back(moves) as found, self._database.writing() as connection:
                connection.execute(forget)
                return binned.note_returned(connection, [path for path, _ in found]) | LibraryChange(history=True)
        except BinEmptiedError:
            with self._database.writing() as connection:
                connection.execute(forget)
            raise


def _undo(connection: Connection, kind: ActionKind, payload: Payload) -> LibraryChange:
    if "rows" in payload:
        row_edits.restore(connection, payload["rows"], as_before=True)
        return row_edits.change_of(payload["rows"])
    if kind not in MARKS:
        return removal.put_back(connection, payload)
    for value, photos in payload["before"]:
        mark(connection, kind, photos, value)
    return LibraryChange(frozenset(photos_of(payload["before"])))


def _redo(connection: Connection, kind: ActionKind, payload: Payload) -> tuple[LibraryChange, Payload]:
    """The folder may hold other files by now: its payload is made anew."""
    if "rows" in payload:
        row_edits.restore(connection, payload["rows"], as_before=False)
        return row_edits.change_of(payload["rows"]), payload
    if kind not in MARKS:
        fresh = removal.remove(connection, Path(payload["path"]))
        return removal.change_of(fresh), fresh
    photos = photos_of(payload["before"])
    mark(connection, kind, photos, payload["value"])
    return LibraryChange(frozenset(photos)), payload


def _enter(connection: Connection, action: Action, payload: Payload) -> None:
    """Write down what this transaction does. What was undone before cannot be redone any more."""
    connection.execute(delete(journal).where(journal.c.is_undone.is_(True)))
    row = {"at": utc_now(), "kind": action.kind, "count": action.count, "value": action.value}
    connection.execute(insert(journal).values(row | {"payload": _packed(payload)}))
    too_old = select(journal.c.id).order_by(journal.c.id.desc()).offset(KEPT).limit(1).scalar_subquery()
    connection.execute(delete(journal).where(journal.c.id <= too_old))


def _done(columns: Select[Any]) -> Select[Any]:
    return columns.where(journal.c.is_undone.is_(False)).order_by(journal.c.id.desc()).limit(1)


def _undone(columns: Select[Any]) -> Select[Any]:
    return columns.where(journal.c.is_undone.is_(True)).order_by(journal.c.id).limit(1)


def _action(row: Row[Any] | None) -> Action | None:
    return None if row is None else Action(ActionKind(row.kind), row.changed, row.value)


def _packed(payload: Payload) -> bytes:
    return zlib.compress(json.dumps(payload, separators=(",", ":")).encode(), _QUICKLY)


def _unpacked(packed: bytes) -> Payload:
    payload: Payload = json.loads(zlib.decompress(packed))
    return payload
