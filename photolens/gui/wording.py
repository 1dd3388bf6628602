"""Wording: the library's values in words for people, where more than one screen says them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from photolens.domain.history import Action, ActionKind
from photolens.gui.history_words import said_of_albums, said_of_labels
from photolens.gui.names import Names
from photolens.gui.places import (
    AllPhotos,
    Favourites,
    InsideAlbum,
    InsideFolder,
    ManagingLabels,
    Place,
    Problems,
    RecentlyAdded,
    Results,
    Reviewing,
    WithLabel,
)

translate = QCoreApplication.translate

NO_NAMES = Names()

_OF_ALBUMS = {
    ActionKind.ADD_ALBUM,
    ActionKind.EDIT_ALBUM,
    ActionKind.REMOVE_ALBUM,
    ActionKind.PUT_IN,
    ActionKind.TAKE_OUT,
    ActionKind.ARRANGE,
}


def title_of(place: Place, names: Names = NO_NAMES) -> str:  # noqa: PLR0911 (one for each kind of place)
    """The name of a place, as the sidebar and the window's title say it; `names`: of labels and albums."""
    match place:
        case Results():
            return place.phrase.strip() or translate("Wording", "Similar photos")
        case WithLabel() | InsideAlbum() | Reviewing() | ManagingLabels():
            return _title_of_collection(place, names)
        case AllPhotos():
            return translate("Wording", "All photos")
        case Favourites():
            return translate("Wording", "Favourites")
        case RecentlyAdded():
            return translate("Wording", "Recently added")
        case InsideFolder(path):
            return path.name or str(path)
        case Problems():
            return translate("Wording", "Problems")


def _title_of_collection(place: WithLabel | InsideAlbum | Reviewing | ManagingLabels, names: Names) -> str:
    match place:
        case WithLabel(label):
            return names.labels.get(label) or translate("Wording", "Label")
        case InsideAlbum(album):
            return names.albums.get(album) or translate("Wording", "Album")
        case Reviewing(label):
            return translate("Wording", "Review: {label}").format(label=names.labels.get(label, ""))
        case ManagingLabels():
            return translate("Wording", "Labels")


def said(action: Action) -> str:  # noqa: PLR0911 (one for each kind of action)
    """What was done, as a sentence without an end: "3 photos rated 4"."""
    count, value = action.count, action.value
    match action.kind:
        case ActionKind.FAVOURITE:
            return _marked(value, count)
        case ActionKind.RATING:
            return _rated(value, count)
        case ActionKind.FLAG:
            return _flagged(value, count)
        case ActionKind.CAPTION:
            return translate("Wording", "Caption of %n photo(s) changed", "", count)
        case ActionKind.REMOVE_FOLDER:
            return translate("Wording", "Folder “{folder}” removed from the library").format(folder=Path(value).name)
        case ActionKind.BIN:
            return translate("Wording", "%n file(s) moved to the bin", "", count)
        case kind:
            return said_of_albums(action) if kind in _OF_ALBUMS else said_of_labels(action)


def _marked(value: str, count: int) -> str:
    if value == "1":
        return translate("Wording", "%n photo(s) added to favourites", "", count)
    return translate("Wording", "%n photo(s) removed from favourites", "", count)


def _rated(value: str, count: int) -> str:
    if value == "0":
        return translate("Wording", "Rating of %n photo(s) removed", "", count)
    return translate("Wording", "%n photo(s) rated {stars}", "", count).format(stars="★" * int(value))


def _flagged(value: str, count: int) -> str:
    if value == "1":
        return translate("Wording", "%n photo(s) picked", "", count)
    if value == "-1":
        return translate("Wording", "%n photo(s) rejected", "", count)
    return translate("Wording", "Flag of %n photo(s) removed", "", count)
