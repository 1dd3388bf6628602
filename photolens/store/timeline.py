"""Timeline: the photos of a library in order, with what it takes to lay them out, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Integer, Select, cast, exists, func, select

from photolens.domain.folder import FileState
from photolens.domain.photo import PhotoId
from photolens.domain.query import Filter, Order
from photolens.store import tables
from photolens.store.clock import all_local_s
from photolens.store.compile import Roots, all_roots, has_file, ids_of, is_such, lies_in
from photolens.store.database import Database
from photolens.store.number_lists import numbers_in

photo, file = tables.photo, tables.file

Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Timeline:
    """Photos in order: arrays of one length. Photos whose drive is unplugged are among them."""

    ids: NDArray[np.int64]
    """Ids of the photos, int64 (n,)."""
    moments_s: NDArray[np.int64]
    """Seconds since 1970 of the local wall clock, int64 (n,): of the capture, or of the addition for `Order.ADDED`."""
    ratios: NDArray[np.float32]
    """Width by height as seen upright, float32 (n,)."""

    def __len__(self) -> int:
        return len(self.ids)


class Timelines:
    """Reads timelines of one catalogue; knows no model."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, filters: Sequence[Filter] = (), order: Order = Order.NEWEST) -> Timeline:
        """Every photo that has a present file and meets all filters."""
        moment = added_s if order is Order.ADDED else photo.c.taken_s
        with self._database.reading() as connection:
            rows = _fetched(connection, _columns(moment).where(is_wanted(filters, all_roots(connection))))
        if order is Order.ADDED:
            rows[:, 1] = all_local_s(rows[:, 1])
        ranking = np.lexsort((rows[:, 0], rows[:, 1]))
        return _timeline(rows[ranking if order is Order.OLDEST else ranking[::-1]])

    def arranged(self, ids: Sequence[PhotoId]) -> Timeline:
        """These photos in this order, but those that have no present file any more."""
        with self._database.reading() as connection:
            rows = _fetched(connection, _present().where(photo.c.id.in_(ids_of(ids))))
        rows = rows[np.argsort(rows[:, 0])]
        wanted = np.array(ids, np.int64)
        places = np.searchsorted(rows[:, 0], wanted)
        is_there = np.isin(wanted, rows[:, 0])
        return _timeline(rows[places[is_there]])


def is_wanted(filters: Sequence[Filter], roots: Roots) -> ColumnElement[bool]:
    """The condition on a row of the table of photos that it has a present file, and meets all filters."""
    return has_file(lies_in(file.c, roots, filters), filters) & is_such(filters, roots)


is_there = exists().where(file.c.photo_id == photo.c.id, file.c.state == FileState.PRESENT)
"""The condition on a row of the table of photos that it has a present file."""

added_s = cast(func.strftime("%s", func.substr(photo.c.added_at, 1, 19)), Integer)
"""Of UTC. SQLite would make the local time of each row anew, which takes longer than all the rest."""


def _columns(moment: Any) -> Select[Any]:
    """Four columns, each as one text: fetching that takes a quarter of the time that as many rows take."""
    return select(*map(func.group_concat, (photo.c.id, moment, photo.c.width_px, photo.c.height_px)))


def _present() -> Select[Any]:
    return _columns(photo.c.taken_s).where(is_there)


def _fetched(connection: Connection, statement: Select[Any]) -> Rows:
    """Rows of four whole numbers, int64 (n, 4), in no order."""
    columns = [numbers_in(text) for text in connection.execute(statement).one()]
    return np.stack(columns, axis=1)


def _timeline(rows: Rows) -> Timeline:
    ratios = rows[:, 2].astype(np.float32) / np.maximum(rows[:, 3], 1)
    return Timeline(rows[:, 0].copy(), rows[:, 1].copy(), ratios.astype(np.float32))
