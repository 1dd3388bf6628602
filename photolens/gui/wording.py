"""Wording: the library's values in words for people, where more than one screen says them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from photolens.domain.history import Action, ActionKind
from photolens.gui.places import AllPhotos, Favourites, InsideFolder, Place, Problems, RecentlyAdded

translate = QCoreApplication.translate


def title_of(place: Place) -> str:
    """The name of a place, as the sidebar and the window's title say it."""
    match place:
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
        case _:
            return place.phrase.strip() or translate("Wording", "Similar photos")


def said(action: Action) -> str:
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
