"""Marks: what the user says about photos: favourite, rating, flag and caption."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from photolens.domain.history import ActionKind
from photolens.domain.photo import PhotoId
from photolens.store import tables
from photolens.store.database import in_chunks

photo = tables.photo

Mark = bool | int | str
Before = list[tuple[Mark, list[PhotoId]]]
"""Each value that photos had, and the photos that had it."""

MARKS = {
    ActionKind.FAVOURITE: photo.c.favourite,
    ActionKind.RATING: photo.c.rating,
    ActionKind.FLAG: photo.c.flag,
    ActionKind.CAPTION: photo.c.caption,
}
"""The column of each mark."""


def values_other_than(connection: Connection, kind: ActionKind, photos: Sequence[PhotoId], value: Mark) -> Before:
    """What those of some photos have that do not have this value yet."""
    column: Any = MARKS[kind]
    before: dict[Mark, list[PhotoId]] = {}
    for chunk in in_chunks(photos):
        others = select(photo.c.id, column).where(photo.c.id.in_(chunk), column != value)
        for photo_id, old in connection.execute(others).all():
            before.setdefault(old, []).append(photo_id)
    return list(before.items())


def mark(connection: Connection, kind: ActionKind, photos: Sequence[PhotoId], value: Mark) -> None:
    """Give photos a value."""
    for chunk in in_chunks(photos):
        connection.execute(update(photo).where(photo.c.id.in_(chunk)).values({MARKS[kind]: value}))


def photos_of(before: Iterable[tuple[Mark, Iterable[PhotoId]]]) -> list[PhotoId]:
    """All photos that had any value."""
    return [photo_id for _, photos in before for photo_id in photos]
