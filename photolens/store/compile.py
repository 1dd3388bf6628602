"""Compile: the filters of a query into SQL."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, true
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from photolens.domain.folder import FileState, FolderId, FolderState
from photolens.domain.query import AddedSince, Filter, InFolder, IsFavourite
from photolens.store import tables

folder, photo = tables.folder, tables.photo

Columns = ReadOnlyColumnCollection[str, Any]

Roots = Mapping[FolderId, Path]
"""Where each folder lies."""


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


def is_such(filters: Sequence[Filter]) -> ColumnElement[bool]:
    """The condition on a row of the table of photos that it meets every filter but those by folder."""
    return and_(true(), *(_of_photo(wanted) for wanted in filters if not isinstance(wanted, InFolder)))


def is_below(file: Columns, relative_path: str) -> ColumnElement[bool]:
    """The condition that a file is, or lies in, `relative_path` ("" is the whole folder)."""
    if not relative_path:
        return true()
    # "0" is the character after "/": a range is what the index of (folder_id, relative_path) can answer
    inside = and_(file.relative_path >= relative_path + "/", file.relative_path < relative_path + "0")
    return or_(file.relative_path == relative_path, inside)


def _of_file(file: Columns, wanted: Filter, roots: Roots) -> ColumnElement[bool]:
    if isinstance(wanted, InFolder):
        return _inside(file, wanted, roots)
    return exists().where(photo.c.id == file.photo_id, _of_photo(wanted))


def _of_photo(wanted: IsFavourite | AddedSince) -> ColumnElement[bool]:
    if isinstance(wanted, IsFavourite):
        return photo.c.favourite.is_(True)
    return photo.c.added_at >= wanted.moment


def _inside(file: Columns, wanted: InFolder, roots: Roots) -> ColumnElement[bool]:
    """Roots inside the wanted path count as a whole, a root around it with the part at that path."""
    whole = [root for root, path in roots.items() if path.is_relative_to(wanted.path)]
    parts = [
        and_(file.folder_id == root, is_below(file, wanted.path.relative_to(path).as_posix()))
        for root, path in roots.items()
        if wanted.path != path and wanted.path.is_relative_to(path)
    ]
    return or_(file.folder_id.in_(whole), *parts)
