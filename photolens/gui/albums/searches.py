"""Searches: the saved search of an album, as the search that a person would type. No Qt."""

from photolens.domain.query import (
    AddedSince,
    AddedWithin,
    AnyOf,
    Filter,
    HasLabel,
    InAlbum,
    InFolder,
    IsFavourite,
    Not,
    Query,
)
from photolens.gui.names import Names
from photolens.gui.places import AllPhotos, Favourites, InsideFolder, RecentlyAdded, Results, Shelf
from photolens.search.parse import SearchText, Term, format_text, parse


def search_of(query: Query, names: Names) -> Results | None:
    """The place that shows what a query asks for; None if no search can be typed for it."""
    scope: Shelf = AllPhotos()
    terms: list[Term] = []
    for wanted in query.filters:
        shelf, term = _shelf(wanted), _term(wanted, names)
        if shelf is not None and scope == AllPhotos():
            scope = shelf
        elif term is not None:
            terms.append(term)
        else:
            return None
    text = format_text(SearchText(query.phrase, tuple(terms)))
    return Results(text, query.photos, query.pictures, scope)


def words_of(text: str) -> str:
    """A search text as a name: `sunset label:dog,cat` is "sunset, dog, cat"; what must not be there is left out."""
    said = parse(text)
    values = [value for term in said.terms if not term.is_negated for value in term.values]
    return ", ".join(part for part in [said.phrase, *values] if part) or text.strip()


def _shelf(wanted: Filter) -> Shelf | None:
    """The shelf to which a filter keeps a search."""
    match wanted:
        case InFolder(path):
            return InsideFolder(path)
        case IsFavourite():
            return Favourites()
        case AddedSince() | AddedWithin():
            return RecentlyAdded()
        case _:
            return None


def _term(wanted: Filter, names: Names) -> Term | None:
    """The term that means a filter, as `label:beach`; None if there is none, or if a name is not known any more."""
    match wanted:
        case HasLabel(label) if label in names.labels:
            return Term("label", (names.labels[label],))
        case InAlbum(album) if album in names.albums:
            return Term("album", (names.albums[album],))
        case Not(part) if (term := _term(part, names)) and not term.is_negated:
            return Term(term.field, term.values, is_negated=True)
        case AnyOf(parts):
            return _joined([_term(part, names) for part in parts])
        case _:
            return None


def _joined(terms: list[Term | None]) -> Term | None:
    """One term of which any value will do; None unless all are plain ones of one field."""
    plain = [term for term in terms if term is not None and not term.is_negated]
    if len(plain) < len(terms) or len({term.field for term in plain}) != 1:
        return None
    return Term(plain[0].field, tuple(value for term in plain for value in term.values))
