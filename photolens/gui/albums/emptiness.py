"""Emptiness: what to say of a label or an album without photos."""

from PySide6.QtCore import QCoreApplication

from photolens.domain.album import Album, AlbumKind
from photolens.domain.label import LabelCount
from photolens.gui.empty_state import EmptyMessage

translate = QCoreApplication.translate


def empty_album(album: Album | None) -> EmptyMessage:
    """An album holds nothing; None for one that is gone."""
    if album is None:
        return gone()
    match album.kind:
        case AlbumKind.MANUAL:
            hint = translate("Emptiness", "Drag photos onto it in the sidebar, or press B on a selection.")
            return _said("album", translate("Emptiness", "“{name}” is empty"), album.name, hint)
        case AlbumKind.SMART:
            hint = translate("Emptiness", "It holds what its search finds. New photos come in by themselves.")
            return _said("search", translate("Emptiness", "Nothing matches “{name}” yet"), album.name, hint)
        case AlbumKind.LABEL:
            hint = translate("Emptiness", "Photos that get its label come in by themselves.")
            return _said("tag", translate("Emptiness", "“{name}” is empty"), album.name, hint)


def empty_label(counted: LabelCount | None) -> EmptyMessage:
    """No photo has a label; None for one that is gone."""
    if counted is None:
        return gone()
    if counted.label.proposed is None:
        title = translate("Emptiness", "Looking for “{name}”")
        hint = translate("Emptiness", "Photos that have this label appear here.")
        return _said("sparkles", title, counted.label.name, hint)
    title = translate("Emptiness", "No photo is labelled “{name}” yet")
    hint = translate("Emptiness", "Confirm what comes near, or describe it in other words.")
    return _said("tag", title, counted.label.name, hint)


def gone() -> EmptyMessage:
    """A label or an album that is no more."""
    return EmptyMessage("circle-check", translate("Emptiness", "This is not in the library any more"))


def _said(icon: str, title: str, name: str, hint: str) -> EmptyMessage:
    return EmptyMessage(icon, title.format(name=name), hint)
