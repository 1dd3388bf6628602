"""Moment: when a photo was taken, from its EXIF, else its XMP."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from photolens.media.values import number, text

Moment = tuple[datetime | None, timedelta | None]
"""Local time without a zone, and what was added to UTC to get it; None where unknown."""

_TAKEN = ((0x9003, 0x9011, 0x9291), (0x9004, 0x9012, 0x9292))
"""Tags (time, offset, fraction of a second) of DateTimeOriginal and of DateTimeDigitized."""
_MODIFIED = (0x0132, 0x9010, 0x9290)
_GPS_TIME, _GPS_DATE = 7, 29
_EARLIEST_YEAR = 1826  # of the oldest photograph that still exists
_MAX_OFFSET = timedelta(hours=15)
_MAX_XMP_BYTES = 1 << 20
_UNKNOWN: Moment = (None, None)

_TIME = re.compile(
    r"(\d{4})[:\-/.](\d{1,2})[:\-/.](\d{1,2})[T ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d+))?(.*)",
    re.ASCII | re.DOTALL,
)
_OFFSET = re.compile(r"\s*(?:(Z)|([+-])(\d{1,2}):?(\d{2}))\s*", re.ASCII)
_XMP_TIMES = tuple(
    re.compile(rb"%s(?:=[\"']|>)([0-9T:.+\-Z ]{10,40})" % name)
    for name in (b"exif:DateTimeOriginal", b"photoshop:DateCreated", b"(?:xmp|xap):CreateDate")
)


def capture_moment(tags: Mapping[int, Any], gps: Mapping[int, Any], xmp: bytes) -> Moment:
    """When a photo was taken, as far as its file knows.

    In this order: DateTimeOriginal, DateTimeDigitized, XMP (DateTimeOriginal, DateCreated, CreateDate), the time of
    the GPS fix (which is UTC), and only when there is nothing else DateTime, which programs set when they save.
    """
    candidates = (
        *(_exif_moment(tags, names) for names in _TAKEN),
        _xmp_moment(xmp[:_MAX_XMP_BYTES]),
        _gps_moment(gps),
        _exif_moment(tags, _MODIFIED),
    )
    return next((moment for moment in candidates if moment[0] is not None), _UNKNOWN)


def parsed(written: str) -> Moment:
    """A time as EXIF or XMP writes it: "2014:10:22 11:03:33", "2014-10-22T11:03:33.5+02:00"."""
    match = _TIME.fullmatch(written.strip())
    if match is None:
        return _UNKNOWN
    *whole, fraction, offset = match.groups()
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in whole)
        moment = datetime(year, month, day, hour, minute, second, _microseconds(fraction))  # noqa: DTZ001 - local time
    except ValueError:
        return _UNKNOWN
    return (moment, parsed_offset(offset)) if moment.year >= _EARLIEST_YEAR else _UNKNOWN


def parsed_offset(written: str) -> timedelta | None:
    """What was added to UTC: "+02:00", "-0330", "Z"; None for anything else."""
    match = _OFFSET.fullmatch(written)
    if match is None:
        return None
    zulu, sign, hours, minutes = match.groups()
    offset = timedelta() if zulu else timedelta(hours=int(hours), minutes=int(minutes))
    if offset > _MAX_OFFSET:
        return None
    return -offset if sign == "-" else offset


def _microseconds(fraction: str | None) -> int:
    return int((fraction or "0")[:6].ljust(6, "0"))


def _exif_moment(tags: Mapping[int, Any], names: tuple[int, int, int]) -> Moment:
    written, offset, fraction = (text(tags.get(name)) or "" for name in names)
    moment, own_offset = parsed(written)
    if moment is not None and fraction.isascii() and fraction.isdigit():
        moment = moment.replace(microsecond=_microseconds(fraction))
    return moment, (parsed_offset(offset) if offset else own_offset)


def _xmp_moment(xmp: bytes) -> Moment:
    found = (pattern.search(xmp) for pattern in _XMP_TIMES)
    moments = (parsed(match[1].decode("ascii")) for match in found if match)
    return next((moment for moment in moments if moment[0] is not None), _UNKNOWN)


def _gps_moment(gps: Mapping[int, Any]) -> Moment:
    date, clock = text(gps.get(_GPS_DATE)), gps.get(_GPS_TIME)
    if date is None or not isinstance(clock, tuple):
        return _UNKNOWN
    parts = [number(part, 0, 60) for part in clock]
    whole = [f"{int(part):02d}" for part in parts if part is not None]
    return parsed(f"{date} {':'.join(whole)}Z") if len(whole) == len(parts) == 3 else _UNKNOWN
