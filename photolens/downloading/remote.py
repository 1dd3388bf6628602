"""Remote: what has to be known of a file elsewhere to bring it in, and who sends its bytes."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from photolens.errors import DownloadError

_BLOCK = 1 << 20


class Remote(Protocol):
    """A file elsewhere whose bytes can be no others."""

    @property
    def bytes(self) -> int:
        """Its size."""

    @property
    def checksum(self) -> str:
        """In hexadecimal digits."""

    @property
    def words(self) -> str:
        """What it is called in a sentence."""

    def is_same(self, path: Path) -> bool:
        """Whether a local file has exactly this content; reads it whole where its size agrees."""


RemoteT = TypeVar("RemoteT", bound=Remote)
_SentT_contra = TypeVar("_SentT_contra", bound=Remote, contravariant=True)


class Source(Protocol[_SentT_contra]):
    """Sends files. For one thread at a time."""

    def reading(self, file: _SentT_contra, start: int) -> AbstractContextManager[tuple[int, Iterator[bytes]]]:
        """Where the bytes begin, `start` or 0 if the server cannot skip, and the bytes as they come.

        Raises:
            DownloadError: the server refuses, stalls or breaks off.
        """

    def broken_off(self, file: _SentT_contra) -> DownloadError:
        """The server ended a file before its end."""


@dataclass(frozen=True, slots=True)
class WantedFile(Generic[RemoteT]):
    """A file to fetch."""

    remote: RemoteT
    target: str
    """Where it goes, relative to the staging folder."""


def has_content(path: Path, size: int, checksum: str, digest: Any = None) -> bool:
    """Whether a local file has that size and checksum; `digest` is another than an empty SHA-256 to begin with."""
    if not path.is_file() or path.stat().st_size != size:
        return False
    found = digest or sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return bool(found.hexdigest() == checksum)
