"""Album entries: the section of the albums in the sidebar. No Qt widgets."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from photolens.domain.album import AlbumKind, AlbumSummary
from photolens.gui.places import InsideAlbum
from photolens.gui.sidebar.entry import ALBUMS, Entry, Kind, caption

NEW_ALBUM = "new album"
"""The key of the row that makes the first album."""
ICONS = {AlbumKind.MANUAL: "album", AlbumKind.SMART: "search", AlbumKind.LABEL: "tag"}

translate = QCoreApplication.translate


def albums(summaries: Sequence[AlbumSummary]) -> Entry:
    """The caption with a row for each album, or with the invitation to make one."""
    rows = [_album(summary) for summary in summaries] or [_invitation()]
    return caption(ALBUMS, translate("Sidebar", "Albums"), rows, takes_photos=True)


def _album(summary: AlbumSummary) -> Entry:
    album = summary.album
    return Entry(
        f"album/{album.id}",
        album.name,
        ICONS[album.kind],
        InsideAlbum(album.id),
        summary.count,
        sign="" if album.kind is AlbumKind.MANUAL or summary.cover is None else ICONS[album.kind],
        cover=summary.cover,
        tip=f"{album.name}\n{_kind(album.kind)}",
        takes_photos=album.kind is not AlbumKind.SMART,
    )


def _invitation() -> Entry:
    title = translate("Sidebar", "New album…")
    tip = translate("Sidebar", "Photos dropped here become an album.")
    return Entry(NEW_ALBUM, title, "plus", kind=Kind.INVITATION, tip=tip, takes_photos=True)


def _kind(kind: AlbumKind) -> str:
    match kind:
        case AlbumKind.MANUAL:
            return translate("Sidebar", "An album that you fill: drop photos here.")
        case AlbumKind.SMART:
            return translate("Sidebar", "A saved search: it fills itself.")
        case AlbumKind.LABEL:
            return translate("Sidebar", "Everything with a label; photos dropped here are pinned to it.")
