"""Cards: what screens show of photos, for the few that are in sight."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from photolens.domain.folder import FileState, FolderState
from photolens.domain.photo import ContentHash, Flag, PhotoCard, PhotoDetails, PhotoId
from photolens.store import tables
from photolens.store.clock import wall_clock
from photolens.store.database import Database, in_chunks
from photolens.store.photos import facts_of

photo, file, folder = tables.photo, tables.file, tables.folder

Places = Mapping[PhotoId, Sequence[Row[Any]]]
"""Where each photo lies or lay: those that can be reached first, then those on drives that are unplugged."""


class Cards:
    """Reads cards and details of one catalogue; knows no model."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, ids: Sequence[PhotoId]) -> dict[PhotoId, PhotoCard]:
        """The cards of those photos that have, or had, a place."""
        cards: dict[PhotoId, PhotoCard] = {}
        with self._database.reading() as connection:
            for chunk in in_chunks(ids):
                places = _places(connection, chunk)
                found = connection.execute(select(photo).where(photo.c.id.in_(chunk)))
                cards.update((row.id, _card(row, places[row.id])) for row in found if row.id in places)
        return cards

    def details(self, photo_id: PhotoId) -> PhotoDetails | None:
        """All of one photo, or None if it has no place."""
        with self._database.reading() as connection:
            row = connection.execute(select(photo).where(photo.c.id == photo_id)).first()
            places = _places(connection, [photo_id]).get(photo_id)
        if row is None or places is None:
            return None
        present = tuple(_path(place) for place in places if place.state == FileState.PRESENT)
        return PhotoDetails(_card(row, places), facts_of(row), row.size_bytes, row.added_at, present)


def _places(connection: Connection, photos: Sequence[PhotoId]) -> Places:
    root: Select[Any] = select(folder.c.path, folder.c.state.label("root"))
    columns = root.add_columns(file.c.photo_id, file.c.relative_path, file.c.state)
    found: dict[PhotoId, list[Row[Any]]] = {}
    for row in connection.execute(columns.join(file).where(file.c.photo_id.in_(photos)).order_by(file.c.id)):
        found.setdefault(row.photo_id, []).append(row)
    for places in found.values():
        places.sort(key=lambda place: (place.state != FileState.PRESENT, place.root != FolderState.ONLINE))
    return found


def _card(row: Row[Any], places: Sequence[Row[Any]]) -> PhotoCard:
    best = places[0]
    return PhotoCard(
        id=PhotoId(row.id),
        content=ContentHash(row.content_hash),
        width_px=row.width_px,
        height_px=row.height_px,
        taken_at=row.captured_at or wall_clock(row.taken_s),
        favourite=row.favourite,
        rating=row.rating,
        flag=Flag(row.flag),
        caption=row.caption,
        path=_path(best),
        is_offline=best.state != FileState.PRESENT or best.root != FolderState.ONLINE,
    )


def _path(place: Row[Any]) -> Path:
    return Path(place.path, place.relative_path)
