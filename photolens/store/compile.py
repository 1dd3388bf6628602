"""Compile: the filters of a query into SQL."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, select

from photolens.domain.folder import FileState, FolderState
from photolens.domain.photo import PhotoId
from photolens.domain.query import Filter
from photolens.store import tables

folder, file = tables.folder, tables.file


def matching(filters: Sequence[Filter]) -> Select[PhotoId]:
    """Ids of the photos with a file that is present, in a folder that is online, and meets every filter."""
    reachable = and_(
        file.c.photo_id.is_not(None), file.c.state == FileState.PRESENT, folder.c.state == FolderState.ONLINE
    )
    return select(file.c.photo_id).distinct().join(folder).where(reachable, *map(_condition, filters))


def _condition(condition: Filter) -> ColumnElement[bool]:
    """Compare the whole path, so that a filter may name a root, a part of one, or what several roots lie in."""
    path = folder.c.path + "/" + file.c.relative_path
    below = condition.path.as_posix().rstrip("/")
    return and_(path >= below + "/", path < below + "0")
