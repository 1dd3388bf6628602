"""Matching: which labels are meant by what the user types. No Qt."""

from collections.abc import Iterable, Mapping

from photolens.domain.label import LabelId


def matching(names: Mapping[LabelId, str], typed: str) -> list[LabelId]:
    """The labels whose names have a text in them, in whatever case: those that begin with it come first."""
    sought = folded(typed)
    found = [label for label, name in names.items() if sought in folded(name)]
    return sorted(found, key=lambda label: (_rank(folded(names[label]), sought), folded(names[label])))


def called(names: Mapping[LabelId, str], typed: str) -> LabelId | None:
    """The label of exactly this name, in whatever case."""
    return next((label for label, name in names.items() if folded(name) == folded(typed)), None)


def folded(text: str) -> str:
    """A name as it is compared: without case and without spaces around it or twice within."""
    return " ".join(text.casefold().split())


def without(names: Mapping[LabelId, str], labels: Iterable[LabelId]) -> dict[LabelId, str]:
    """The other names."""
    left_out = set(labels)
    return {label: name for label, name in names.items() if label not in left_out}


def _rank(name: str, sought: str) -> int:
    """The whole name, its beginning, the beginning of a word, and anywhere."""
    if name == sought:
        return 0
    if name.startswith(sought):
        return 1
    return 2 if f" {sought}" in name else 3
