"""Album glance: how many photos with a present file an album has, and the photo on it."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, func, literal, select

from photolens.domain.album import Album, AlbumKind, AlbumOrder, AlbumSummary
from photolens.domain.label import LabelId, TagSource
from photolens.domain.photo import PhotoId
from photolens.domain.query import AlbumId, Filter, ListedIn
from photolens.store import tables
from photolens.store.albums import with_label
from photolens.store.compile import NO_ROOTS, Roots, all_roots, is_met_by
from photolens.store.database import Database
from photolens.store.timeline import added_s, is_there, is_wanted

listed, photo, tag = tables.album_photo, tables.photo, tables.tag

_ALBUM: Any = bindparam("album", type_=Integer)
_LABEL: Any = bindparam("label", type_=Integer)
_COVER: Any = bindparam("cover", type_=Integer)

Filling = Callable[[Album], tuple[Filter, ...] | None]
"""What fills an album, or None where only a model could tell."""


class AlbumGlances:
    """Looks at the albums of one catalogue; knows no model."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def summaries(self, albums: Iterable[Album], filling: Filling) -> list[AlbumSummary]:
        """Albums at a glance, with the photo chosen for each if it is among its photos, else the first of them."""
        with self._database.reading() as connection:
            roots = all_roots(connection)
            return [_summary(connection, each, filling, roots) for each in albums]

    def holding(self, photo_id: PhotoId, albums: Iterable[Album], filling: Filling) -> list[Album]:
        """Those of some albums that a photo is in."""
        with self._database.reading() as connection:
            out, labels = _albums_listing(connection, photo_id), _labels_of(connection, photo_id)
            roots = all_roots(connection)

            def is_in(album: Album) -> bool:
                if album.kind is not AlbumKind.SMART:
                    return not out.get(album.id, album.label not in labels)
                filters = filling(album)
                return filters is not None and _is_met(connection, photo_id, filters, roots)

            return list(filter(is_in, albums))


def _summary(connection: Connection, album: Album, filling: Filling, roots: Roots) -> AlbumSummary:
    if album.kind is not AlbumKind.SMART:
        values = {"album": album.id, "label": album.label, "cover": album.cover}
        row = connection.execute(_of_list(album.kind, album.order), values).first()
    elif (filters := filling(album)) is not None:
        row = connection.execute(_shown(is_wanted(filters, roots), album.order, album.cover)).first()
    else:
        cover = connection.execute(select(photo.c.content_hash).where(photo.c.id == album.cover, is_there)).scalar()
        return AlbumSummary(album, None, cover)
    return AlbumSummary(album, 0, None) if row is None else AlbumSummary(album, row.photos, row.content_hash)


def _albums_listing(connection: Connection, photo_id: PhotoId) -> dict[AlbumId, bool]:
    """The albums that list a photo, and whether as one that was thrown out."""
    rows = connection.execute(select(listed.c.album_id, listed.c.is_out).where(listed.c.photo_id == photo_id))
    return {row.album_id: row.is_out for row in rows}


def _labels_of(connection: Connection, photo_id: PhotoId) -> set[LabelId]:
    mine = select(tag.c.label_id).where(tag.c.photo_id == photo_id, tag.c.source != TagSource.REJECTED)
    return set(connection.execute(mine).scalars())


def _is_met(connection: Connection, photo_id: PhotoId, filters: Sequence[Filter], roots: Roots) -> bool:
    return connection.execute(select(literal(1)).where(is_met_by(photo_id, filters, roots))).first() is not None


@cache
def _of_list(kind: AlbumKind, order: AlbumOrder) -> Select[Any]:
    """Made once: there are many such albums, and SQLAlchemy takes longer for the statement than SQLite for the rest."""
    filters = (ListedIn(_ALBUM),) if kind is AlbumKind.MANUAL else with_label(_ALBUM, _LABEL)
    return _shown(is_wanted(filters, NO_ROOTS), order, _COVER)


def _shown(condition: ColumnElement[bool], order: AlbumOrder, cover: Any) -> Select[Any]:
    found = select(photo.c.content_hash, func.count().over().label("photos")).where(condition)
    return found.order_by(photo.c.id.is_distinct_from(cover), *_ranking(order)).limit(1)


def _ranking(order: AlbumOrder) -> tuple[ColumnElement[Any], ...]:
    match order:
        case AlbumOrder.OWN:
            mine = select(listed.c.position).where(listed.c.album_id == _ALBUM, listed.c.photo_id == photo.c.id)
            return mine.scalar_subquery(), photo.c.id
        case AlbumOrder.NEWEST:
            return photo.c.taken_s.desc(), photo.c.id.desc()
        case AlbumOrder.OLDEST:
            return photo.c.taken_s, photo.c.id
        case AlbumOrder.ADDED:
            return added_s.desc(), photo.c.id.desc()
