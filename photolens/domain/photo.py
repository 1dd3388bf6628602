"""Photo: a content, the facts that its file tells, and the places where it lies."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from pathlib import Path
from typing import NewType

PhotoId = NewType("PhotoId", int)
ContentHash = NewType("ContentHash", str)
"""Hexadecimal BLAKE2b-160 of a file's bytes: 40 characters."""


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What a file tells about its photo; None where it says nothing or something impossible."""

    width_px: int
    """Width as seen upright, after the EXIF orientation."""
    height_px: int
    format: str
    """Pillow's name of the format: JPEG, PNG, HEIF, ..."""
    captured_at: datetime | None = None
    """Local wall-clock time of the capture, without a zone."""
    utc_offset: timedelta | None = None
    """What was added to UTC to get `captured_at`."""
    camera_make: str | None = None
    camera_model: str | None = None
    lens: str | None = None
    exposure_s: float | None = None
    f_number: float | None = None
    iso: int | None = None
    focal_length_mm: float | None = None
    latitude_deg: float | None = None
    """WGS 84, north positive, in [-90, 90]."""
    longitude_deg: float | None = None
    """WGS 84, east positive, in [-180, 180]."""
    altitude_m: float | None = None


class Flag(IntEnum):
    """What the user decided about a photo."""

    REJECT = -1
    NONE = 0
    PICK = 1


@dataclass(frozen=True, slots=True)
class PhotoCard:
    """What a screen full of photos shows of each."""

    id: PhotoId
    content: ContentHash
    width_px: int
    """Width as seen upright."""
    height_px: int
    taken_at: datetime
    """Local wall-clock time: of the capture, else of the file."""
    favourite: bool
    rating: int
    """Stars, 0 to 5."""
    flag: Flag
    caption: str
    path: Path
    """A place that can be reached; any place, if none can."""
    is_offline: bool
    """Whether none of its places can be reached now."""


@dataclass(frozen=True, slots=True)
class PhotoDetails:
    """All that the library knows of one photo."""

    card: PhotoCard
    facts: PhotoFacts
    size_bytes: int
    added_at: datetime
    """When the library first saw it: UTC, without a zone."""
    places: tuple[Path, ...]
    """Every place where it lay at the last scan, those that can be reached first."""
