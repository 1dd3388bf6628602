"""Saved query: the search of a smart album as JSON text, and back.

The text is ASCII: JSON escapes what SQLite could not store, such as the bytes of a path that are no UTF-8.
"""

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from photolens.domain.query import (
    AddedSince,
    AddedWithin,
    AllOf,
    AnyOf,
    Filter,
    HasLabel,
    InAlbum,
    InFolder,
    IsFavourite,
    ListedIn,
    Not,
    OneOf,
    Query,
)
from photolens.errors import LibraryError

VERSION = 1

_KINDS: dict[str, type[Filter]] = {
    "in_folder": InFolder,
    "is_favourite": IsFavourite,
    "added_since": AddedSince,
    "added_within": AddedWithin,
    "has_label": HasLabel,
    "in_album": InAlbum,
    "listed_in": ListedIn,
    "one_of": OneOf,
    "not": Not,
    "any_of": AnyOf,
    "all_of": AllOf,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def to_text(query: Query) -> str:
    """A query as it is kept; its pictures are not, for they may lie anywhere."""
    filters = list(map(_kept, query.filters))
    kept = {"version": VERSION, "phrase": query.phrase, "photos": query.photos, "filters": filters}
    return json.dumps(kept, default=int)  # an id may be of a timeline, and so a number of NumPy


def from_text(text: str) -> Query:
    """The query that was kept.

    Raises:
        LibraryError: a newer Photolens wrote it, or it is damaged.
    """
    try:
        kept = json.loads(text)
        query = Query(kept["phrase"], tuple(kept["photos"]), filters=_filters(kept["filters"]))
    except (ValueError, KeyError, TypeError) as error:
        raise _unknown() from error
    if kept["version"] != VERSION:
        raise _unknown()
    return query


def _unknown() -> LibraryError:
    return LibraryError("a saved search is of a newer Photolens; update this one, or give its album another search")


def _kept(wanted: Filter) -> dict[str, Any]:
    return {"kind": _NAMES[type(wanted)]} | {it.name: _value(getattr(wanted, it.name)) for it in fields(wanted)}


def _value(value: Any) -> Any:
    match value:
        case Path():
            return str(value)
        case datetime():
            return value.isoformat()
        case tuple():
            return list(map(_value, value))
        case _:
            return _kept(value) if type(value) in _NAMES else value


def _filter(kept: dict[str, Any]) -> Filter:
    kind = _KINDS[kept["kind"]]
    values = {name: _READ.get(name, _as_it_is)(value) for name, value in kept.items() if name != "kind"}
    return kind(**values)


def _filters(kept: list[dict[str, Any]]) -> tuple[Filter, ...]:
    return tuple(map(_filter, kept))


def _as_it_is(value: Any) -> Any:
    return value


_READ: dict[str, Callable[[Any], Any]] = {
    "path": Path,
    "moment": datetime.fromisoformat,
    "photos": tuple,
    "part": _filter,
    "parts": _filters,
}
"""How the values of a filter are read, by name."""
