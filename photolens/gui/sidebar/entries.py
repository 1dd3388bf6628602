"""Entries: what the sidebar lists, as plain values made from an inventory. No Qt widgets.

Another section is one more function in `sections_of`.
"""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from photolens.domain.folder import FolderNode, FolderState
from photolens.domain.overview import Overview
from photolens.gui.inventory import Inventory
from photolens.gui.places import AllPhotos, Favourites, InsideFolder, Place, Problems, RecentlyAdded
from photolens.gui.sidebar.album_entries import albums
from photolens.gui.sidebar.entry import FOLDERS, LIBRARY, Entry, Kind, caption
from photolens.gui.sidebar.label_entries import labels
from photolens.gui.wording import title_of

translate = QCoreApplication.translate


def sections_of(inventory: Inventory) -> tuple[Entry, ...]:
    """The captions with what belongs below them."""
    overview = inventory.overview
    return (_library(overview), albums(inventory.albums), labels(inventory.labels), _folders(overview))


def _library(overview: Overview) -> Entry:
    rows = [
        _shelf(AllPhotos(), "images", overview.photos),
        _shelf(Favourites(), "heart", overview.favourites),
        _shelf(RecentlyAdded(), "clock", overview.recent),
    ]
    if overview.failures:
        rows.append(_shelf(Problems(), "triangle-alert", overview.failures))
    return caption(LIBRARY, translate("Sidebar", "Library"), rows)


def _shelf(place: Place, icon: str, count: int) -> Entry:
    return Entry(type(place).__name__, title_of(place), icon, place, count)


def _folders(overview: Overview) -> Entry:
    roots = partial(_below, overview.folders, _twins(node.path for node in overview.folders))
    title = translate("Sidebar", "Folders")
    return Entry(FOLDERS, title, kind=Kind.CAPTION, has_children=bool(overview.folders), children=roots)


def _twins(paths: Iterable[Path]) -> frozenset[str]:
    """The names that more than one folder has."""
    return frozenset(name for name, number in Counter(path.name for path in paths).items() if number > 1)


def _below(nodes: Iterable[FolderNode], twins: frozenset[str] = frozenset()) -> tuple[Entry, ...]:
    return tuple(_folder(node, is_twin=node.path.name in twins) for node in nodes)


def _folder(node: FolderNode, *, is_twin: bool) -> Entry:
    place = InsideFolder(node.path)
    is_offline = node.state is FolderState.OFFLINE
    return Entry(
        key=str(node.path),
        title=f"{title_of(place)} ({node.path.parent.name})" if is_twin else title_of(place),
        icon="unplug" if is_offline else "folder",
        place=place,
        count=node.photos,
        is_offline=is_offline,
        has_children=bool(node.children),
        children=partial(_below, node.children),
    )
