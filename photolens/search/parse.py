"""Parse: what a person types into a query: words, and terms such as `label:beach`, `-tag:dog` or `album:"At sea"`."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a search text."""

    field: str
    """"label" (also for "tag:"), or "album"."""
    values: tuple[str, ...]
    """The names, any of which will do."""
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class SearchText:
    """A search text taken apart."""

    phrase: str
    """The words that are no terms."""
    terms: tuple[Term, ...] = ()


_FIELDS = {"label": "label", "tag": "label", "album": "album"}

_BARE = r'[^\s,"“”„]+'
_QUOTED = r'"(?=[^"]*[^\s"])(?:[^"\\]|\\["\\]|\\(?!["\\]))*"'
"""Inside, a backslash stands before a quote or another backslash. Something must be in it."""
_CURLED = r"[“„](?=[^“”„]*[^\s“”„])[^“”„]*[“”]"
"""As keyboards of several languages make them of straight quotes."""

_VALUE = re.compile(f"{_QUOTED}|{_CURLED}|{_BARE}")
_TERM = re.compile(
    rf"(?<!\S)(?P<minus>-?)(?P<field>{'|'.join(_FIELDS)}):"
    rf"(?P<values>(?:{_VALUE.pattern})(?:,+(?:{_VALUE.pattern}))*),*(?!\S)",
    re.IGNORECASE,
)


def parse(text: str) -> SearchText:
    """Take a search text apart; never fails: what is no term is a word."""
    terms: list[Term] = []
    while found := list(_TERM.finditer(text)):  # again, for what was around a term may be one itself
        terms += map(_term, found)
        text = " ".join(_TERM.sub(" ", text).split())
    return SearchText(" ".join(text.split()), tuple(terms))


def format_text(asked: SearchText) -> str:
    """Write a search text that `parse` takes apart into this one again.

    The words come first, unless a quote among them would swallow a term.
    """
    terms = list(map(format_term, asked.terms))
    text = " ".join([asked.phrase, *terms] if asked.phrase else terms)
    return text if parse(text) == asked else " ".join([*terms, asked.phrase])


def format_term(term: Term) -> str:
    """Write a term; with quotes where a name needs them."""
    return f"{'-' if term.is_negated else ''}{term.field}:{','.join(map(_written, term.values))}"


def _term(found: re.Match[str]) -> Term:
    values = tuple(_read(value) for value in _VALUE.findall(found["values"]))
    return Term(_FIELDS[found["field"].lower()], values, is_negated=bool(found["minus"]))


def _read(value: str) -> str:
    if value[0] == '"':
        return re.sub(r'\\(["\\])', r"\1", value[1:-1])
    return value[1:-1] if value[0] in "“„" else value


def _written(value: str) -> str:
    if re.fullmatch(_BARE, value):
        return value
    escaped = re.sub(r'(["\\])', r"\\\1", value)
    return f'"{escaped}"'
