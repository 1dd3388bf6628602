"""News: what is announced about the newest version of Photolens, and which of two versions is newer."""

import re
from dataclasses import dataclass
from datetime import date

_VERSION = re.compile(
    r"v?(?P<numbers>\d+(?:\.\d+)*)"
    r"(?:[-_.]?(?P<stage>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?P<stage_number>\d*))?"
    r"(?:[-_.]?(?P<post>post|rev|r)[-_.]?(?P<post_number>\d*))?"
    r"(?:[-_.]?(?P<dev>dev)[-_.]?(?P<dev_number>\d*))?"
    r"(?:\+[a-z0-9._-]+)?",
    re.ASCII | re.IGNORECASE,
)
"""As Python's packages are numbered, without epochs: https://packaging.python.org/specifications/version-specifiers."""
_STAGES = {"a": 0, "alpha": 0, "b": 1, "beta": 1, "c": 2, "rc": 2, "pre": 2, "preview": 2}
_DEV, _FINAL = -1, 3
_NEVER = -1, 0

_Key = tuple[tuple[int, ...], tuple[int, int], tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class News:
    """What is announced about a version.

    Raises:
        ValueError: `version` is none.
    """

    version: str
    """As "0.2.0", or "0.2.0rc1" before that."""
    date: date | None
    """When it was published, if that was told."""
    page: str
    """URL of the page where it can be downloaded; "" where none was told."""
    notes: tuple[str, ...]
    """What is new, a sentence each."""

    def __post_init__(self) -> None:
        version_key(self.version)

    def is_newer(self, than: str) -> bool:
        """Whether this is about a newer version than the one given.

        Raises:
            ValueError: `than` is no version.
        """
        return version_key(self.version) > version_key(than)


def version_key(version: str) -> _Key:
    """What sorts versions from the oldest to the newest: 0.9, 0.10.dev1, 0.10a1, 0.10rc1, 0.10 (= 0.10.0), 0.10.post1.

    Raises:
        ValueError: this is no version.
    """
    found = _VERSION.fullmatch(version.strip())
    if found is None:
        raise ValueError(f'"{version}" is no version')
    numbers = [int(number) for number in found["numbers"].split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    post = (0, int(found["post_number"] or 0)) if found["post"] else _NEVER
    # what is under development comes before what it will be: 1.0a1.dev1 before 1.0a1, 1.0.dev1 before all of 1.0
    dev = (0, int(found["dev_number"] or 0)) if found["dev"] else (1, 0)
    return tuple(numbers), _stage(found), post, dev


def _stage(found: re.Match[str]) -> tuple[int, int]:
    if found["stage"]:
        return _STAGES[found["stage"].lower()], int(found["stage_number"] or 0)
    return (_DEV if found["dev"] and not found["post"] else _FINAL), 0
