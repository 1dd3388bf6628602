"""Compile: the filters of a query into SQL.

Albums are not known here: `Albums.resolved` has put what fills them in their place.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    column,
    exists,
    false,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from photolens.domain.folder import FileState, FolderId, FolderState
from photolens.domain.label import LabelId, TagSource
from photolens.domain.photo import PhotoId
from photolens.domain.query import (
    AddedSince,
    AddedWithin,
    AllOf,
    AnyOf,
    Filter,
    HasLabel,
    InFolder,
    IsFavourite,
    ListedIn,
    Not,
    OneOf,
)
from photolens.store import tables
from photolens.store.database import utc_now

folder, file, photo = tables.folder, tables.file, tables.photo
tag, listed = tables.tag, tables.album_photo

Columns = ReadOnlyColumnCollection[str, Any]

Roots = Mapping[FolderId, Path]
"""Where each folder lies."""

NO_ROOTS: Roots = MappingProxyType({})


def online_roots(connection: Connection) -> Roots:
    """The folders that can be reached."""
    rows = connection.execute(select(folder.c.id, folder.c.path).where(folder.c.state == FolderState.ONLINE))
    return {FolderId(row.id): Path(row.path) for row in rows}


def all_roots(connection: Connection) -> Roots:
    """All folders, whether they can be reached or not."""
    return {FolderId(row.id): Path(row.path) for row in connection.execute(select(folder.c.id, folder.c.path))}


def reachable(file: Columns, roots: Roots, filters: Sequence[Filter]) -> ColumnElement[bool]:
    """The condition on a file that it is a photo, present, in one of the roots, and meets every filter.

    `file` are the columns of the table of files, or of a selection of it.
    """
    is_photo = and_(file.photo_id.is_not(None), file.state == FileState.PRESENT)
    return and_(is_photo, file.folder_id.in_(roots), *(_of_file(file, wanted, roots) for wanted in filters))


def lies_in(file: Columns, roots: Roots, filters: Sequence[Filter]) -> ColumnElement[bool]:
    """The condition on a file that it is present and meets every filter by folder; the others are passed over."""
    places = (_inside(file, wanted, roots) for wanted in filters if isinstance(wanted, InFolder))
    return and_(file.state == FileState.PRESENT, *places)


def is_such(filters: Sequence[Filter], roots: Roots = NO_ROOTS) -> ColumnElement[bool]:
    """The condition on a row of the table of photos that it meets every filter but those by folder.

    Folders inside of other filters count: there a photo must have a present file below it, in one of the roots.
    """
    return and_(true(), *(_of_photo(photo.c.id, it, roots) for it in filters if not isinstance(it, InFolder)))


def is_met_by(one: PhotoId, filters: Sequence[Filter], roots: Roots) -> ColumnElement[bool]:
    """The condition that one photo meets every filter, those by folder as well."""
    return and_(true(), *(_of_photo(literal(one), wanted, roots) for wanted in filters))


def are_few(wanted: Filter) -> bool:
    """Whether the photos that meet a filter are found by themselves, without a look at every photo."""
    match wanted:
        case IsFavourite() | HasLabel() | ListedIn() | OneOf():
            return True
        case AnyOf(parts):
            return all(map(are_few, parts))
        case AllOf(parts):
            return any(map(are_few, parts))
        case _:
            return False


def has_file(condition: ColumnElement[bool], filters: Sequence[Filter]) -> ColumnElement[bool]:
    """The condition on a row of the table of photos, which is to meet some filters, that a file of it meets another.

    Where a filter finds few photos, as that of favourites, SQLite looks for their files; else it reads all files.
    """
    if any(map(are_few, filters)):
        # of whole rows: of one column SQLite takes the index by folder, which has them all, and reads it for each photo
        return exists().where(file.c.photo_id == photo.c.id, condition)
    return photo.c.id.in_(select(file.c.photo_id).where(condition))


def ids_of(photos: Iterable[PhotoId]) -> Select[tuple[int]]:
    """Ids as the rows of a selection: one parameter, however many they are."""
    written = f"[{','.join(map(str, photos))}]"
    return select(func.json_each(written).table_valued(column("value", Integer)).c.value)


def is_below(file: Columns, relative_path: str) -> ColumnElement[bool]:
    """The condition that a file is, or lies in, `relative_path` ("" is the whole folder)."""
    if not relative_path:
        return true()
    # "0" is the character after "/": a range is what the index of (folder_id, relative_path) can answer
    inside = and_(file.relative_path >= relative_path + "/", file.relative_path < relative_path + "0")
    return or_(file.relative_path == relative_path, inside)


def _of_file(file: Columns, wanted: Filter, roots: Roots) -> ColumnElement[bool]:
    return _inside(file, wanted, roots) if isinstance(wanted, InFolder) else _of_photo(file.photo_id, wanted, roots)


def _of_photo(  # noqa: PLR0911 (one for each kind of filter)
    photo_id: ColumnElement[int], wanted: Filter, roots: Roots
) -> ColumnElement[bool]:
    match wanted:
        case Not(part):
            return not_(_of_photo(photo_id, part, roots))
        case AnyOf(parts):
            return _any_of(photo_id, parts, roots)
        case AllOf(parts):
            return and_(true(), *(_of_photo(photo_id, part, roots) for part in parts))
        case IsFavourite() | AddedSince():
            return _of_row(photo_id, wanted)
        case AddedWithin(days):
            return _of_row(photo_id, AddedSince(utc_now() - timedelta(days=days)))
        case OneOf(photos):
            return photo_id.in_(ids_of(photos))
        case _:
            return _is_among(photo_id, _photos_of(wanted, roots))


def _any_of(photo_id: ColumnElement[int], parts: Sequence[Filter], roots: Roots) -> ColumnElement[bool]:
    """Labels, of which there may be many, are looked for all at once."""
    labels = [part.label for part in parts if isinstance(part, HasLabel)]
    others = [part for part in parts if not isinstance(part, HasLabel)]
    with_label = [_is_among(photo_id, _photos_with(labels))] if labels else []
    return or_(false(), *with_label, *(_of_photo(photo_id, part, roots) for part in others))


def _is_among(photo_id: ColumnElement[int], photos: Select[Any]) -> ColumnElement[bool]:
    """One photo, or those of some rows that were picked before, are looked up; for whole tables all are listed."""
    if getattr(photo_id, "table", None) in (photo, file):
        return photo_id.in_(photos.correlate(None))
    mine = photos.where(photos.selected_columns[0] == photo_id)
    return mine.with_only_columns(literal_column("*"), maintain_column_froms=True).exists()  # as in `has_file`


def _of_row(photo_id: ColumnElement[int], wanted: IsFavourite | AddedSince) -> ColumnElement[bool]:
    """A condition on a row of the table of photos, asked of the row itself where that is at hand."""
    added, favourite = photo.c.added_at, photo.c.favourite
    condition = added >= wanted.moment if isinstance(wanted, AddedSince) else favourite.is_(True)
    return condition if photo_id is photo.c.id else exists().where(photo.c.id == photo_id, condition)


def _photos_of(wanted: Filter, roots: Roots) -> Select[Any]:
    """The ids of the photos that meet a filter, and never NULL among them, which would make of "not in" no answer."""
    match wanted:
        case HasLabel(label):
            return _photos_with([label])
        case ListedIn(album, is_out):
            return select(listed.c.photo_id).where(listed.c.album_id == album, listed.c.is_out.is_(is_out))
        case InFolder():
            is_photo = file.c.photo_id.is_not(None)
            return select(file.c.photo_id).where(is_photo, lies_in(file.c, roots, [wanted]))
        case _:
            raise AssertionError(f"{wanted} is to be resolved before the catalogue is asked")


def _photos_with(labels: Sequence[LabelId]) -> Select[Any]:
    return select(tag.c.photo_id).where(tag.c.label_id.in_(labels), tag.c.source != TagSource.REJECTED)


def _inside(file: Columns, wanted: InFolder, roots: Roots) -> ColumnElement[bool]:
    """Roots inside the wanted path count as a whole, a root around it with the part at that path."""
    whole = [root for root, path in roots.items() if path.is_relative_to(wanted.path)]
    parts = [
        and_(file.folder_id == root, is_below(file, wanted.path.relative_to(path).as_posix()))
        for root, path in roots.items()
        if wanted.path != path and wanted.path.is_relative_to(path)
    ]
    return or_(file.folder_id.in_(whole), *parts)
