"""Query: what a search asks for, as values that know nothing of SQL or of models."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class InFolder:
    """Only photos with a file below this absolute path."""

    path: Path


Filter = InFolder
"""A condition that a photo meets or does not meet; all of a query's must hold."""


@dataclass(frozen=True, slots=True)
class Query:
    """A phrase to rank by and the filters to rank within."""

    phrase: str
    filters: tuple[Filter, ...] = ()
