"""Understand: the terms in the phrase of a query become filters."""

from collections.abc import Callable, Iterator

from photolens.domain.label import LabelId
from photolens.domain.query import AlbumId, AnyOf, Filter, HasLabel, InAlbum, Not, Query
from photolens.search.parse import Term, parse

LabelNamed = Callable[[str], LabelId]
AlbumNamed = Callable[[str], AlbumId]
"""Both raise UsageError for a name that nothing has."""


def understood(query: Query, label: LabelNamed, album: AlbumNamed) -> Query:
    """The same query, with the terms of its phrase as filters and only words in the phrase.

    Raises:
        UsageError: a term names a label or an album that is not there.
    """
    text = parse(query.phrase)
    if not text.terms:
        return query
    filters = tuple(_filter(term, label, album) for term in text.terms)
    return Query(text.phrase, query.photos, query.pictures, (*query.filters, *filters))


def _filter(term: Term, label: LabelNamed, album: AlbumNamed) -> Filter:
    parts = tuple(_parts(term, label, album))
    wanted: Filter = parts[0] if len(parts) == 1 else AnyOf(parts)
    return Not(wanted) if term.is_negated else wanted


def _parts(term: Term, label: LabelNamed, album: AlbumNamed) -> Iterator[Filter]:
    for name in term.values:
        yield InAlbum(album(name)) if term.field == "album" else HasLabel(label(name))
