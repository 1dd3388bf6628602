"""Terms: which label or album is being typed into a search, and what may be meant. No Qt.

The grammar is that of `photolens.search.parse`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from photolens.gui.names import Names
from photolens.search.parse import Term, format_term

MOST_WORDS = 4
"""A name that is typed without its field is looked for in no more words."""
SHORTEST = 2
"""Letters of a word that may be the beginning of a name."""
MOST_HINTS = 2


class Field(StrEnum):
    """What a term names."""

    LABEL = "label"
    ALBUM = "album"


@dataclass(frozen=True, slots=True)
class Offer:
    """A name that may be meant."""

    field: Field
    name: str
    text: str
    """The whole search text with it."""
    cursor: int
    """Where the typing goes on in that."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be meant where the cursor is."""

    offers: tuple[Offer, ...] = ()
    sought: str = ""
    """The part of a name that was typed."""
    is_term: bool = False
    """Whether the user types a term; otherwise these are hints only."""
    is_whole: bool = False
    """Whether what was typed is a name by itself already."""

    @property
    def is_unfinished(self) -> bool:
        """Whether a name is typed that is not whole yet, so that a search for it could only fail."""
        return self.is_term and not self.is_whole and bool(self.offers)


@dataclass(frozen=True, slots=True)
class _Gap:
    """The part of a text that a name may take the place of."""

    before: str
    after: str
    sought: str

    def filled(self, field: Field, name: str, prefix: str = "") -> Offer:
        """The text goes on after a space."""
        head = f"{self.before}{prefix}{_written(name)}"
        space = "" if self.after.startswith((" ", ",")) else " "
        step = 0 if self.after.startswith(",") else 1
        return Offer(field, name, f"{head}{space}{self.after}", len(head) + step)


_BARE = r'[^\s,"“”„]'
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_CURLED = r"[“„][^“”„]*[“”]"
_PARTIAL = rf'"(?:[^"\\]|\\.)*|[“„][^“”„]*|{_BARE}*'
_OPEN_TERM = re.compile(
    r"(?<!\S)-?(?P<field>label|tag|album):"
    rf"(?P<done>(?:(?:{_QUOTED}|{_CURLED}|{_BARE}+),+)*)(?P<partial>{_PARTIAL})$",
    re.IGNORECASE,
)
_VALUE = re.compile(rf"{_QUOTED}|{_CURLED}|{_BARE}+")
_CLOSED_TERM = re.compile(rf"(?<!\S)-?(?:label|tag|album):(?:{_QUOTED}|{_CURLED}|{_BARE}+|,)*", re.IGNORECASE)


def offers(text: str, cursor: int, names: Names) -> Offers:
    """What may be meant by what stands before the cursor."""
    before, after = text[:cursor], text[cursor:]
    if found := _OPEN_TERM.search(before):
        return _of_term(found, before, after, names)
    return _hints(before, after, names)


def _of_term(found: re.Match[str], before: str, after: str, names: Names) -> Offers:
    field = Field.ALBUM if found["field"].lower() == "album" else Field.LABEL
    partial = found["partial"]
    gap = _Gap(before[: found.start("partial")], after[_tail(partial, after) :], _read(partial))
    known = _names(field, names)
    taken = {_folded(_read(value)) for value in _VALUE.findall(found["done"])}
    matching = _matching((name for name in known if _folded(name) not in taken), gap.sought)
    is_whole = _folded(gap.sought) in map(_folded, known)
    if is_whole and len(matching) == 1:
        matching = []
    filled = tuple(gap.filled(field, name) for name in matching)
    return Offers(filled, gap.sought, is_term=True, is_whole=is_whole)


def _hints(before: str, after: str, names: Names) -> Offers:
    """Names that begin with the last words; the more words, the better."""
    if after[:1].strip():
        return Offers()
    found = next((found for gap in _gaps(before, after) if (found := _beginning(gap, names))), None)
    return found or Offers()


def _beginning(gap: _Gap, names: Names) -> Offers | None:
    minus, sought = ("-", gap.sought[1:]) if gap.sought.startswith("-") else ("", gap.sought)
    if len(sought) < SHORTEST:
        return None
    found = [
        (place, gap.filled(field, name, f"{minus}{field}:"))
        for field in Field
        for place, name in enumerate(_matching(_names(field, names), sought))
        if _folded(name).startswith(_folded(sought))
    ]
    found.sort(key=lambda placed: placed[0])  # the best label and the best album before the second best
    return Offers(tuple(offer for _, offer in found[:MOST_HINTS]), sought) if found else None


def _gaps(before: str, after: str) -> Iterator[_Gap]:
    """The last words before the cursor, the most words first."""
    start = max((found.end() for found in _CLOSED_TERM.finditer(before)), default=0)
    starts = [start + found.start() for found in re.finditer(r"\S+", before[start:])]
    if before[-1:].strip():
        for begin in starts[-MOST_WORDS:]:
            yield _Gap(before[:begin], after, before[begin:])


def _names(field: Field, names: Names) -> list[str]:
    return list((names.albums if field is Field.ALBUM else names.labels).values())


def _matching(names: Iterable[str], sought: str) -> list[str]:
    """Those that have a text in them: first those that begin with it, then those of which a word does."""
    wanted = _folded(sought)
    found = (name for name in names if wanted in _folded(name))
    return sorted(found, key=lambda name: (_rank(_folded(name), wanted), _folded(name)))


def _rank(name: str, wanted: str) -> int:
    if name.startswith(wanted):
        return 0 if name == wanted else 1
    return 2 if f" {wanted}" in name else 3


def _tail(partial: str, after: str) -> int:
    """How many characters after the cursor still belong to the name that is typed."""
    if partial[:1] not in ('"', "“", "„"):
        return _end(rf"{_BARE}*", after)
    rest = re.match(r'[^"“”„]*["“”]', after)
    if rest is not None and ":" not in rest[0]:
        return rest.end()
    return _end(rf"{_BARE}*", after)


def _end(pattern: str, text: str) -> int:
    found = re.match(pattern, text)
    return found.end() if found else 0


def _read(value: str) -> str:
    """The name in what was typed; the last quote may be missing."""
    if value[:1] == '"':
        inside = value[1:-1] if len(value) > 1 and _is_closed(value) else value[1:]
        return re.sub(r'\\(["\\])', r"\1", inside)
    return value.strip("“”„")


def _is_closed(value: str) -> bool:
    return re.fullmatch(_QUOTED, value) is not None


def _written(name: str) -> str:
    """A name with quotes where it needs them."""
    return format_term(Term(Field.LABEL, (name,))).partition(":")[2]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
