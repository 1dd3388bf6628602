"""Label sets: labels and their groups in a file that people can read, edit and pass on; and the ones that come with us.

A label set is UTF-8 TOML, of 5 MB at most:

    format = "photolens-labels-1"

    [[group]]
    name = "Day or night"
    exclusive = true            # at most one of its labels applies to a photo; false when left out

    [[label]]
    name = "birthday"           # different for every label, whatever the case of its letters
    group = "People and events" # one of the groups above; in none when left out
    phrasings = ["a birthday cake with candles", "people celebrating a birthday"]
    not = ["a wedding"]         # what it is easily mistaken for
    strictness = 0.0            # added to the proposed threshold, in logits: more is stricter

Only `format` and the names are needed.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import isfinite
from pathlib import Path
from secrets import token_hex
from types import MappingProxyType
from typing import Any

from photolens.errors import UsageError
from photolens.paths import resource

FORMAT = "photolens-labels-1"
MAX_BYTES = 5_000_000
"""Of a file: thousands of labels, and little enough to be read at once."""


@dataclass(frozen=True, slots=True)
class LabelSetGroup:
    """A group of labels; of an exclusive one, at most one label applies to a photo."""

    name: str
    exclusive: bool


@dataclass(frozen=True, slots=True)
class LabelSetEntry:
    """A label as a file tells it."""

    name: str
    group: str | None = None
    phrasings: tuple[str, ...] = ()
    """Other ways to say it; without any, its name has to do."""
    negatives: tuple[str, ...] = ()
    """What it is not: `not` in the file."""
    strictness: float = 0.0
    """Added to the proposed threshold, in logits."""


@dataclass(frozen=True, slots=True)
class LabelSet:
    """Groups and labels, both in the order in which they are shown."""

    groups: tuple[LabelSetGroup, ...]
    labels: tuple[LabelSetEntry, ...]


def read_label_set(path: Path) -> LabelSet:
    """The label set in a file.

    Raises:
        UsageError: the file cannot be read, is too large, is no TOML, or says something that cannot be.
    """
    try:
        read = _parsed(tomllib.loads(_text(path)))
        _check(read)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path} cannot be read as TOML: {error}") from error
    except UsageError as error:
        raise UsageError(f"{path} cannot be used as a label set: {error}") from error
    return read


def write_label_set(path: Path, label_set: LabelSet) -> None:
    """Write a label set into a file, in one step; equal sets make equal files, and reading one gives the set again.

    Raises:
        UsageError: the set could not be read again, or the file cannot be written; it is as it was then.
    """
    try:
        _check(label_set)
        _replace(path, _small("\n".join(_lines(label_set)).encode()))
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
    except (UsageError, UnicodeEncodeError) as error:
        raise UsageError(f"{path} cannot be written: {error}") from error


@cache
def starting_sets() -> Mapping[str, LabelSet]:
    """The label sets that come with Photolens, by name ("people-and-events") and in the order to show them in."""
    files = sorted(resource("labels").glob("*.toml"))
    return MappingProxyType({path.stem.partition("-")[2]: read_label_set(path) for path in files})


def starting_set(name: str | None = None) -> LabelSet:
    """One of the label sets that come with Photolens, or all of them as one.

    Raises:
        UsageError: there is none of this name.
    """
    sets = starting_sets()
    if name is not None and name not in sets:
        raise UsageError(f'there is no starting set "{name}": choose one of {", ".join(sets)}')
    chosen = sets.values() if name is None else [sets[name]]
    return LabelSet(
        tuple(group for each in chosen for group in each.groups),
        tuple(label for each in chosen for label in each.labels),
    )


def _text(path: Path) -> str:
    with path.open("rb") as file:
        read = _small(file.read(MAX_BYTES + 1))
    return read.decode("utf-8-sig")  # editors on Windows like to begin with a mark


def _small(content: bytes) -> bytes:
    if len(content) > MAX_BYTES:
        raise UsageError(f"a label set may have {MAX_BYTES / 1e6:.0f} MB at most")
    return content


def _parsed(written: dict[str, Any]) -> LabelSet:
    """What TOML told, in its types; raises UsageError where it has others."""
    if written.get("format") != FORMAT:
        raise UsageError(f'it does not begin with format = "{FORMAT}"')
    _know(written, {"format", "group", "label"}, "it")
    return LabelSet(
        tuple(_group(told, number) for number, told in enumerate(_tables(written, "group"), 1)),
        tuple(_entry(told, number) for number, told in enumerate(_tables(written, "label"), 1)),
    )


def _tables(written: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    tables = written.get(kind, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UsageError(f"write each {kind} below a line [[{kind}]]")
    return tables


def _group(told: dict[str, Any], number: int) -> LabelSetGroup:
    name = _name(told, f"group {number}")
    where = f'the group "{name}"'
    _know(told, {"name", "exclusive"}, where)
    exclusive = told.get("exclusive", False)
    if not isinstance(exclusive, bool):
        raise UsageError(f"exclusive of {where} must be true or false")
    return LabelSetGroup(name, exclusive)


def _entry(told: dict[str, Any], number: int) -> LabelSetEntry:
    name = _name(told, f"label {number}")
    where = f'the label "{name}"'
    _know(told, {"name", "group", "phrasings", "not", "strictness"}, where)
    group = told.get("group")
    if group is not None and not isinstance(group, str):
        raise UsageError(f"group of {where} must be a text")
    phrasings, negatives = _texts(told, "phrasings", where), _texts(told, "not", where)
    return LabelSetEntry(name, group, phrasings, negatives, _number(told, "strictness", where))


def _name(told: dict[str, Any], where: str) -> str:
    name = told.get("name")
    if not isinstance(name, str):
        raise UsageError(f"{where} needs a name, a text")
    return name


def _know(told: dict[str, Any], known: set[str], where: str) -> None:
    if unknown := told.keys() - known:
        raise UsageError(f"{where} has a field that Photolens does not know: {min(unknown)}")


def _texts(told: dict[str, Any], field: str, where: str) -> tuple[str, ...]:
    texts = told.get(field, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise UsageError(f"{field} of {where} must be a list of texts")
    return tuple(texts)


def _number(told: dict[str, Any], field: str, where: str) -> float:
    number = told.get(field, 0.0)
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise UsageError(f"{field} of {where} must be a number")
    try:
        return float(number)
    except OverflowError:
        return float("inf")  # which is refused with the others that are not finite


def _check(label_set: LabelSet) -> None:
    """Raises UsageError where a set contradicts itself."""
    groups = [group.name for group in label_set.groups]
    _check_names(groups, "group")
    _check_names([label.name for label in label_set.labels], "label")
    for label in label_set.labels:
        where = f'the label "{label.name}"'
        if label.group is not None and label.group not in groups:
            raise UsageError(f'{where} is in the group "{label.group}", which is not there')
        if not all(text.strip() for text in (*label.phrasings, *label.negatives)):
            raise UsageError(f"{where} has an empty phrasing")
        if not isfinite(label.strictness):
            raise UsageError(f"strictness of {where} must be a finite number")


def _check_names(names: list[str], kind: str) -> None:
    seen: set[str] = set()
    for name in names:
        if not name.strip():
            raise UsageError(f"a {kind} has an empty name")
        if name.casefold() in seen:
            raise UsageError(f'there are two {kind}s "{name}"')
        seen.add(name.casefold())


def _lines(label_set: LabelSet) -> Iterator[str]:
    yield f"format = {_quoted(FORMAT)}"
    for group in label_set.groups:
        yield from ("", "[[group]]", f"name = {_quoted(group.name)}", f"exclusive = {str(group.exclusive).lower()}")
    for label in label_set.labels:
        yield from ("", "[[label]]", f"name = {_quoted(label.name)}")
        if label.group is not None:
            yield f"group = {_quoted(label.group)}"
        yield from _listed("phrasings", label.phrasings)
        yield from _listed("not", label.negatives)
        if label.strictness:
            yield f"strictness = {float(label.strictness)!r}"
    yield ""


def _listed(field: str, texts: tuple[str, ...]) -> Iterator[str]:
    if len(texts) == 1:
        yield f"{field} = [{_quoted(texts[0])}]"
    elif texts:
        yield from (f"{field} = [", *(f"    {_quoted(text)}," for text in texts), "]")


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own, and it alone wants DEL escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _replace(path: Path, written: bytes) -> None:
    partial = path.with_name(f".{token_hex(8)}.part")  # of a length that fits wherever the name itself fits
    try:
        partial.write_bytes(written)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
