"""Albums: edits albums and what the user listed in them, row by row, so that every edit can be undone."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from photolens.domain.album import Album, AlbumKind, AlbumOrder
from photolens.domain.label import LabelId, TagSource
from photolens.domain.naming import folded
from photolens.domain.photo import PhotoId
from photolens.domain.query import AlbumId, AnyOf, Filter, HasLabel, ListedIn, Not, Query
from photolens.errors import UsageError
from photolens.store import saved_query, tables
from photolens.store.album_rows import album_of, albums_of, photos_in
from photolens.store.compile import ids_of, is_such
from photolens.store.row_edits import RowEdits

album, listed, tag, photo = tables.album, tables.album_photo, tables.tag, tables.photo

SMALLEST_STEP = 1e-6
"""Where photos would lie closer together than this, their album is numbered anew."""


def with_label(of_album: AlbumId, label: LabelId) -> tuple[Filter, ...]:
    """What fills the album of a label."""
    return AnyOf((HasLabel(label), ListedIn(of_album))), Not(ListedIn(of_album, is_out=True))


def add_album(
    edits: RowEdits, name: str, kind: AlbumKind, *, query: Query | None = None, label: LabelId | None = None
) -> AlbumId:
    """Make an album.

    Raises:
        UsageError: another has the name, or the label is gone.
    """
    _refuse_taken(edits, name)
    if label is not None and edits.connection.execute(select(tables.label.c.id).filter_by(id=label)).first() is None:
        raise UsageError("the label is gone; choose another one")
    order = AlbumOrder.OWN if kind is AlbumKind.MANUAL else AlbumOrder.NEWEST
    search = None if query is None else saved_query.to_text(query)
    return AlbumId(
        edits.insert(album, {"name": name, "kind": kind, "sorting": order, "search": search, "label_id": label})
    )


def rename_album(edits: RowEdits, of_album: AlbumId, name: str) -> None:
    """Give an album another name.

    Raises:
        UsageError: another has the name, or the album is gone. The latter also for all that follow.
    """
    album_of(edits.connection, of_album)
    _refuse_taken(edits, name, besides=of_album)
    edits.update(album, album.c.id == of_album, {"name": name})


def set_cover(edits: RowEdits, of_album: AlbumId, cover: PhotoId | None) -> None:
    """Choose the photo on an album.

    Raises:
        UsageError: also if the photo is gone.
    """
    album_of(edits.connection, of_album)
    if cover is not None and not _known(edits, [cover]):
        raise UsageError("the photo is gone; choose another one")
    edits.update(album, album.c.id == of_album, {"cover_id": cover})


def set_order(edits: RowEdits, of_album: AlbumId, order: AlbumOrder) -> None:
    """Sort an album.

    Raises:
        UsageError: also for the user's own order of an album that fills itself.
    """
    found = album_of(edits.connection, of_album)
    if order is AlbumOrder.OWN and found.kind is not AlbumKind.MANUAL:
        raise UsageError(f"the album “{found.name}” fills itself; sort it by time")
    edits.update(album, album.c.id == of_album, {"sorting": order})


def set_query(edits: RowEdits, of_album: AlbumId, query: Query) -> None:
    """Give a smart album another search.

    Raises:
        UsageError: also if it is of another kind.
    """
    found = album_of(edits.connection, of_album)
    if found.kind is not AlbumKind.SMART:
        raise UsageError(f"the album “{found.name}” is not filled by a search; make a smart album of this one")
    edits.update(album, album.c.id == of_album, {"search": saved_query.to_text(query)})


def remove_albums(edits: RowEdits, albums: Sequence[AlbumId]) -> int:
    """Take albums away with their lists; gives how many there were."""
    there = {each.id for each in albums_of(edits.connection)} & set(albums)
    edits.delete(listed, listed.c.album_id.in_(there))
    edits.delete(album, album.c.id.in_(there))
    return len(there)


def put_in(edits: RowEdits, of_album: AlbumId, photos: Sequence[PhotoId], before: PhotoId | None = None) -> int:
    """Put photos into a manual album, or pin them to that of a label; gives how many are new or moved.

    Raises:
        UsageError: also for a smart album. So `take_out`.
    """
    label = _listing(edits, of_album).label
    photos = _known(edits, photos)
    return _insert(edits, of_album, photos, before) if label is None else _pin(edits, of_album, label, photos)


def take_out(edits: RowEdits, of_album: AlbumId, photos: Sequence[PhotoId]) -> int:
    """Take photos out of a manual album, or throw them out of that of a label; gives how many were in it."""
    found = _listing(edits, of_album)
    held = set(photos_in(edits.connection, of_album))
    labelled = set() if found.label is None else _having(edits, found.label, photos)
    out = labelled - _thrown_out(edits, of_album)
    gone = (held & set(photos)) - labelled
    edits.delete(listed, _among(of_album, gone))
    edits.put(listed, [_row(of_album, each, 0.0, is_out=True) for each in sorted(out)])
    return len(out) + len(gone)


def arrange(edits: RowEdits, of_album: AlbumId, photos: Sequence[PhotoId]) -> int:
    """Give a manual album an order; gives how many photos stand elsewhere now.

    Raises:
        UsageError: also if it is of another kind.
    """
    found = album_of(edits.connection, of_album)
    if found.kind is not AlbumKind.MANUAL:
        raise UsageError(f"the album “{found.name}” fills itself; arrange the photos of an album that you filled")
    old = photos_in(edits.connection, of_album)
    held = set(old)
    first = [each for each in dict.fromkeys(photos) if each in held]
    new = list(dict.fromkeys([*first, *old]))
    if new != old:
        _number(edits, of_album, new)
    return sum(one != other for one, other in zip(old, new, strict=True))


def freeze_label_albums(edits: RowEdits, labels: Sequence[LabelId]) -> None:
    """Make the albums of labels, which are about to be removed, manual ones of the photos that they hold now."""
    for each in albums_of(edits.connection):
        if each.label in labels and each.label is not None:
            mine = is_such(with_label(each.id, each.label))
            held = select(photo.c.id).where(mine).order_by(photo.c.taken_s.desc(), photo.c.id.desc())
            photos = list(edits.connection.execute(held).scalars())
            edits.delete(listed, (listed.c.album_id == each.id) & listed.c.is_out)
            edits.update(album, album.c.id == each.id, {"kind": AlbumKind.MANUAL, "label_id": None})
            _number(edits, each.id, photos)


def _refuse_taken(edits: RowEdits, name: str, besides: AlbumId | None = None) -> None:
    for other in albums_of(edits.connection):
        if other.id != besides and folded(other.name) == folded(name):
            raise UsageError(f"there is an album “{other.name}” already; choose another name")


def _listing(edits: RowEdits, of_album: AlbumId) -> Album:
    found = album_of(edits.connection, of_album)
    if found.kind is AlbumKind.SMART:
        raise UsageError(f"the album “{found.name}” is filled by a search; change that, or choose another album")
    return found


def _known(edits: RowEdits, photos: Iterable[PhotoId]) -> list[PhotoId]:
    """Those of some photos that the catalogue has, each once."""
    there = set(edits.connection.execute(select(photo.c.id).where(photo.c.id.in_(ids_of(photos)))).scalars())
    return [PhotoId(int(each)) for each in dict.fromkeys(photos) if each in there]


def _having(edits: RowEdits, label: LabelId, photos: Iterable[PhotoId]) -> set[PhotoId]:
    mine = select(tag.c.photo_id).where(tag.c.label_id == label, tag.c.source != TagSource.REJECTED)
    return set(edits.connection.execute(mine.where(tag.c.photo_id.in_(ids_of(photos)))).scalars())


def _thrown_out(edits: RowEdits, of_album: AlbumId) -> set[PhotoId]:
    mine = select(listed.c.photo_id).where(listed.c.album_id == of_album, listed.c.is_out)
    return set(edits.connection.execute(mine).scalars())


def _pin(edits: RowEdits, of_album: AlbumId, label: LabelId, photos: Sequence[PhotoId]) -> int:
    """One that was thrown out and has the label only comes back in."""
    back = _thrown_out(edits, of_album) & _having(edits, label, photos)
    pinned = set(photos_in(edits.connection, of_album))
    fresh = [each for each in photos if each not in back and each not in pinned]
    edits.delete(listed, _among(of_album, back))
    edits.put(listed, [_row(of_album, each, 0.0) for each in fresh])
    return len(back) + len(fresh)


def _insert(edits: RowEdits, of_album: AlbumId, photos: Sequence[PhotoId], before: PhotoId | None) -> int:
    old = photos_in(edits.connection, of_album)
    held = set(old)
    if before not in held:
        photos = [each for each in photos if each not in held]
        before = None
    new, at = _inserted(old, photos, before)
    if new == old:
        return 0
    positions = _positions_between(edits, of_album, new[at - 1 : at], new[at + len(photos) :][:1], len(photos))
    if positions is None:
        _number(edits, of_album, new)
    else:
        edits.put(listed, [_row(of_album, *each) for each in zip(photos, positions, strict=True)])
    return len(photos)


def _inserted(old: Sequence[PhotoId], photos: Sequence[PhotoId], before: PhotoId | None) -> tuple[list[PhotoId], int]:
    """An order with photos before one of it, or before the next that is not among them; and where they begin."""
    moving = set(photos)
    staying = [each for each in old if each not in moving]
    behind = [] if before is None else [each for each in old[old.index(before) :] if each not in moving]
    at = len(staying) - len(behind)
    return [*staying[:at], *photos, *staying[at:]], at


def _positions_between(
    edits: RowEdits, of_album: AlbumId, behind: Sequence[PhotoId], ahead: Sequence[PhotoId], count: int
) -> list[float] | None:
    """Rising positions between two photos, either of which there may be none of; None if they would lie too close."""
    low, high = _position(edits, of_album, behind), _position(edits, of_album, ahead)
    if low is None:
        low = 0.0 if high is None else high - count - 1
    step = 1.0 if high is None else (high - low) / (count + 1)
    return None if step < SMALLEST_STEP else [low + step * (number + 1) for number in range(count)]


def _position(edits: RowEdits, of_album: AlbumId, photos: Sequence[PhotoId]) -> float | None:
    return edits.connection.execute(select(listed.c.position).where(_among(of_album, photos))).scalar()


def _number(edits: RowEdits, of_album: AlbumId, photos: Sequence[PhotoId]) -> None:
    edits.put(listed, [_row(of_album, each, float(number)) for number, each in enumerate(photos, start=1)])


def _among(of_album: AlbumId, photos: Iterable[PhotoId]) -> ColumnElement[bool]:
    return (listed.c.album_id == of_album) & listed.c.photo_id.in_(ids_of(photos))


def _row(of_album: AlbumId, of_photo: PhotoId, position: float, *, is_out: bool = False) -> dict[str, Any]:
    return {"album_id": of_album, "photo_id": of_photo, "position": position, "is_out": is_out}
