"""Scan: what changed in a folder since the catalogue last saw it, by path, size and time. Opens no file."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from photolens.domain.folder import FileId, FileState, Folder, KnownFile, Place
from photolens.media import unread_kind
from photolens.store.intake import Rejected

JUNK_FOLDERS = frozenset({"$RECYCLE.BIN", "System Volume Information", "@eaDir", "lost+found", "__MACOSX"})
"""Folders of systems and of other programs, which hold no photos of the user's."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read: new, changed, or still without a vector."""

    path: Path
    place: Place
    known: KnownFile | None


@dataclass(slots=True)
class Scan:
    """The difference between a folder and the catalogue."""

    folder: Folder
    seen: int = 0
    unchanged: int = 0
    failed_before: int = 0
    """Files that failed when they last changed."""
    candidates: list[Candidate] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    """New files whose names tell that they are no pictures."""
    returned: list[FileId] = field(default_factory=list)
    """Files that were missing, and are there again as they were."""
    missing: list[FileId] = field(default_factory=list)
    """Photos' files that were there, and are no more."""
    forgotten: list[FileId] = field(default_factory=list)
    """Files that never became photos, and are no more."""
    unlisted: dict[str, str] = field(default_factory=dict)
    """Folders that could not be listed, by relative path, with the reason; what is in them is not missing."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """Walks folders. Names that match an `excluded` pattern, hidden folders and `skipped` paths are passed over."""

    excluded: Sequence[str] = ()
    skipped: frozenset[Path] = frozenset()

    def scan(self, folder: Folder, known: dict[str, KnownFile], below: str = "") -> Scan:
        """Compare a folder, or the part of it at `below`, with the files that the catalogue `known` there."""
        result, remaining = Scan(folder), dict(known)
        for entry, relative_path in self._walk(folder, below, result.unlisted):
            try:
                status = entry.stat()
            except OSError:
                continue  # it went away, or is a link to nothing: as if it had never been listed
            if not stat.S_ISREG(status.st_mode):
                continue
            place = Place(folder.id, relative_path, status.st_size, status.st_mtime_ns)
            _compare(result, Candidate(Path(entry.path), place, remaining.pop(relative_path, None)))
        _note_gone(result, remaining)
        return result

    def _walk(self, folder: Folder, below: str, unlisted: dict[str, str]) -> Iterator[tuple[os.DirEntry[str], str]]:
        """Every file with its relative path, deepest folders last. Links to folders are not followed."""
        pending = [below]
        while pending:
            relative = pending.pop()
            try:
                entries = sorted(os.scandir(folder.path / relative), key=lambda entry: entry.name)
            except (FileNotFoundError, NotADirectoryError):
                continue  # what the catalogue knows of it is gone
            except OSError as error:
                unlisted[relative] = f"the folder could not be listed: {error.strerror}"
                continue
            for entry in entries:
                path = f"{relative}/{entry.name}" if relative else entry.name
                if self._is_excluded(path):
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    yield entry, path
                elif self._is_of_interest(entry):
                    pending.append(path)

    def _is_excluded(self, relative_path: str) -> bool:
        name = relative_path.rpartition("/")[2]
        return any(fnmatchcase(name, pattern) or fnmatchcase(relative_path, pattern) for pattern in self.excluded)

    def _is_of_interest(self, entry: os.DirEntry[str]) -> bool:
        is_hidden = entry.name.startswith(".")
        return not is_hidden and entry.name not in JUNK_FOLDERS and Path(entry.path) not in self.skipped


def _compare(result: Scan, candidate: Candidate) -> None:
    """Put one file where it belongs in the result."""
    result.seen += 1
    known = candidate.known
    if known is None or _differs(candidate.place, known) or not known.is_complete:
        reason = unread_kind(candidate.path.name)
        if reason is None:
            result.candidates.append(candidate)
        else:
            result.rejected.append(Rejected(candidate.place, "format", reason))
    elif known.photo_id is None:
        result.failed_before += 1
    else:
        result.unchanged += 1
        if known.state is FileState.MISSING:
            result.returned.append(known.id)


def _differs(place: Place, known: KnownFile) -> bool:
    return (place.size_bytes, place.mtime_ns) != (known.place.size_bytes, known.place.mtime_ns)


def _note_gone(result: Scan, remaining: dict[str, KnownFile]) -> None:
    """Files that were not found, but for those in folders that could not be listed."""
    hidden = tuple(f"{folder}/" if folder else "" for folder in result.unlisted)
    for path, known in remaining.items():
        if path.startswith(hidden):
            continue
        if known.photo_id is None:
            result.forgotten.append(known.id)
        elif known.state is FileState.PRESENT:
            result.missing.append(known.id)
