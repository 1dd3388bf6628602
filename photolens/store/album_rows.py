"""Album rows: reads albums, and what the user listed in them.

The list of a manual album is what it holds, by position. That of a label album is what the user pinned to it, and what
the user threw out of it.
"""

from typing import Any

from sqlalchemy import Connection, Row, select

from photolens.domain.album import Album, AlbumKind, AlbumOrder
from photolens.domain.naming import folded
from photolens.domain.photo import PhotoId
from photolens.domain.query import AlbumId, Query
from photolens.errors import LibraryError, UsageError
from photolens.store import saved_query, tables
from photolens.store.database import Database

album, listed = tables.album, tables.album_photo


class AlbumTable:
    """Reads the albums of one catalogue; knows no model."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Album]:
        """Every album, by name. A search that this Photolens cannot read is None."""
        with self._database.reading() as connection:
            return albums_of(connection)

    def of(self, album_id: AlbumId) -> Album:
        """An album.

        Raises:
            UsageError: it is gone.
        """
        with self._database.reading() as connection:
            return album_of(connection, album_id)

    def photos(self, album_id: AlbumId) -> list[PhotoId]:
        """The photos that the user put into an album, in the user's order."""
        with self._database.reading() as connection:
            return photos_in(connection, album_id)


def albums_of(connection: Connection) -> list[Album]:
    """Every album, by name. A search that this Photolens cannot read is None."""
    return sorted(map(_album, connection.execute(select(album))), key=lambda each: folded(each.name))


def album_of(connection: Connection, album_id: AlbumId) -> Album:
    """An album.

    Raises:
        UsageError: it is gone.
    """
    row = connection.execute(select(album).where(album.c.id == album_id)).first()
    if row is None:
        raise UsageError("the album is gone; choose another one")
    return _album(row)


def photos_in(connection: Connection, album_id: AlbumId) -> list[PhotoId]:
    """The photos that the user put into an album, in the user's order."""
    mine = select(listed.c.photo_id).where(listed.c.album_id == album_id, listed.c.is_out.is_(False))
    return list(connection.execute(mine.order_by(listed.c.position, listed.c.photo_id)).scalars())


def _album(row: Row[Any]) -> Album:
    kind, order = AlbumKind(row.kind), AlbumOrder(row.sorting)
    return Album(row.id, row.name, kind, order, cover=row.cover_id, query=_query(row.search), label=row.label_id)


def _query(text: str | None) -> Query | None:
    try:
        return None if text is None else saved_query.from_text(text)
    except LibraryError:
        return None
