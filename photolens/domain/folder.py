"""Folder: a watched root, the files below it, and what became of a file that could not be indexed."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NewType

from photolens.domain.photo import PhotoId

FolderId = NewType("FolderId", int)
FileId = NewType("FileId", int)


class FolderState(StrEnum):
    """Whether a folder can be reached. Nothing inside an offline folder is ever touched."""

    ONLINE = "online"
    OFFLINE = "offline"


class FileState(StrEnum):
    """Whether a file was where it should be when its folder was last scanned."""

    PRESENT = "present"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Folder:
    """A root that the user added."""

    id: FolderId
    path: Path
    volume: str
    """Names the volume the folder was added from; another one mounted in its place is not this folder."""
    state: FolderState


@dataclass(frozen=True, slots=True)
class FolderNode:
    """A root, or a folder below one that holds photos."""

    path: Path
    photos: int
    """Different photos at or below it."""
    state: FolderState
    """Of its root."""
    children: "tuple[FolderNode, ...]"
    """By name."""


@dataclass(frozen=True, slots=True)
class Target:
    """A folder to look through, or the part of it at a relative path."""

    folder: Folder
    below: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies, and the size and time by which a change of it is noticed."""

    folder_id: FolderId
    relative_path: str
    """Below the folder, parts joined by "/"; bytes that are no UTF-8 as Python's surrogate escapes."""
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What the catalogue knows of a file, as the scan compares it."""

    id: FileId
    place: Place
    state: FileState
    photo_id: PhotoId | None
    is_complete: bool
    """False while its photo still lacks a vector of the model in use."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file (or a folder that could not be listed) that is not in the library, and why."""

    path: Path
    stage: str
    """format, read, decode or scan."""
    reason: str
    attempts: int
