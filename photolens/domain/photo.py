"""Photo: a content, the facts that its file tells, and the places where it lies."""

from dataclasses import dataclass
from datetime import datetime, timedelta
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
