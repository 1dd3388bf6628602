"""Overview: how many photos there are, and how many different ones lie at or below each folder.

SQLite counts the files of each folder. Only photos that lie in several places are looked at one by one: in a folder
around several of these places they count once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, and_, distinct, exists, func, select

from photolens.domain.folder import FileState, Folder, FolderId, FolderNode
from photolens.domain.overview import RECENT_DAYS, Overview
from photolens.domain.query import AddedWithin, IsFavourite
from photolens.store import folders, tables
from photolens.store.compile import is_such
from photolens.store.database import Database

photo, file = tables.photo, tables.file

_Spot = tuple[FolderId, str]
"""A root and a folder below it, its parts joined by "/" ("" is the root itself)."""


def overview_of(database: Database) -> Overview:
    """What a catalogue holds at this moment."""
    with database.reading() as connection:
        failures = connection.execute(select(func.count()).select_from(tables.failure)).scalar_one()
        return Overview(
            photos=_photos(connection),
            favourites=_count(connection, is_such([IsFavourite()])),
            recent=_count(connection, is_such([AddedWithin(RECENT_DAYS)])),
            failures=failures,
            folders=_tree(connection),
        )


_is_photo = and_(file.c.photo_id.is_not(None), file.c.state == FileState.PRESENT)


def _photos(connection: Connection) -> int:
    return connection.execute(select(func.count(distinct(file.c.photo_id))).where(_is_photo)).scalar_one()


def _count(connection: Connection, condition: ColumnElement[bool]) -> int:
    is_there = exists().where(file.c.photo_id == photo.c.id, file.c.state == FileState.PRESENT)
    return connection.execute(select(func.count()).select_from(photo).where(condition, is_there)).scalar_one()


def _tree(connection: Connection) -> tuple[FolderNode, ...]:
    roots = folders.all_of(connection)
    files = select(file.c.folder_id, file.c.parent_path, func.count()).where(_is_photo)
    rows = connection.execute(files.group_by(file.c.folder_id, file.c.parent_path))
    direct = {(root, spot): count for root, spot, count in rows}
    tree = _Tree([*direct, *((root.id, "") for root in roots)])
    tree.count(direct, _of_several_places(connection))
    return tuple(tree.node(root, root.path, "") for root in roots)


def _of_several_places(connection: Connection) -> list[tuple[_Spot, int]]:
    """The folder and the photo of each file that is not the only one of its photo."""
    several = select(file.c.photo_id).where(_is_photo).group_by(file.c.photo_id).having(func.count() > 1)
    files = select(file.c.folder_id, file.c.parent_path, file.c.photo_id).where(_is_photo, file.c.photo_id.in_(several))
    return [((root, spot), photo_id) for root, spot, photo_id in connection.execute(files).all()]


class _Tree:
    """Some folders and all that are around them, numbered from the outside to the inside, and their photos."""

    def __init__(self, spots: Iterable[_Spot]) -> None:
        every = {(root, around) for root, spot in spots for around in _around(spot)}
        ordered = sorted(every, key=lambda it: (_depth(it[1]), it[1].casefold(), it))
        self._numbers = {spot: number for number, spot in enumerate(ordered)}
        self._depths = np.array([_depth(spot) for _, spot in ordered], np.int64)
        self._parents = np.array([self._numbers[root, _parent(spot)] for root, spot in ordered], np.int64)
        self._photos = np.zeros(len(ordered), np.int64)
        self._children: dict[_Spot, list[str]] = {}
        for root, spot in ordered:
            if spot:
                self._children.setdefault((root, _parent(spot)), []).append(spot)

    def count(self, direct: Mapping[_Spot, int], repeated: Sequence[tuple[_Spot, int]]) -> None:
        """Take in how many files lie in each folder; `repeated` are those of them whose photos lie elsewhere too."""
        self._photos[[self._numbers[spot] for spot in direct]] = list(direct.values())
        numbers = np.array([self._numbers[spot] for spot, _ in repeated], np.int64)
        np.subtract.at(self._photos, numbers, 1)
        for level in self._levels():
            np.add.at(self._photos, self._parents[level], self._photos[level])
        self._photos += self._different(numbers, np.array([photo_id for _, photo_id in repeated], np.int64))

    def node(self, root: Folder, path: Path, spot: str) -> FolderNode:
        """A folder with those inside it."""
        children = (self.node(root, root.path / inner, inner) for inner in self._children.get((root.id, spot), ()))
        return FolderNode(path, int(self._photos[self._numbers[root.id, spot]]), root.state, tuple(children))

    def _levels(self) -> Iterator[NDArray[np.int64]]:
        """The folders of each depth, the deepest first; the roots have nothing around them and are left out."""
        for depth in range(int(self._depths.max(initial=0)), 0, -1):
            yield np.flatnonzero(self._depths == depth)

    def _different(self, numbers: NDArray[np.int64], photos: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many of these photos, each in the folder of that number, are at or below each folder."""
        counts, pairs = np.zeros_like(self._photos), np.stack([numbers, photos], axis=1)
        for depth in range(int(self._depths.max(initial=0)), -1, -1):
            is_here = self._depths[pairs[:, 0]] == depth
            here = np.unique(pairs[is_here], axis=0)
            np.add.at(counts, here[:, 0], 1)
            here[:, 0] = self._parents[here[:, 0]]
            pairs = np.concatenate([pairs[~is_here], here]) if depth else pairs
        return counts


def _around(spot: str) -> Iterator[str]:
    """A folder and all that are around it, up to the root."""
    while spot:
        yield spot
        spot = _parent(spot)
    yield ""


def _parent(spot: str) -> str:
    return spot.rpartition("/")[0]


def _depth(spot: str) -> int:
    return spot.count("/") + 1 if spot else 0
