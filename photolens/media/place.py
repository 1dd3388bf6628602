"""Place: where a photo was taken, from its GPS tags (Exif 3.0, section 4.6.6)."""

from collections.abc import Mapping
from typing import Any

from photolens.media.values import number, text

_LATITUDE_REF, _LATITUDE, _LONGITUDE_REF, _LONGITUDE, _ALTITUDE_REF, _ALTITUDE = 1, 2, 3, 4, 5, 6
_BELOW_SEA_LEVEL = frozenset({1, 3})  # 3 is new in Exif 3.0: the same against the ellipsoid's sea level
_LOWEST_M, _HIGHEST_M = -12_000, 100_000


def place_of(gps: Mapping[int, Any]) -> tuple[float | None, float | None, float | None]:
    """Latitude and longitude in degrees, north and east positive, and altitude in metres.

    Latitude and longitude are there both or not at all; exactly (0, 0) is how devices say that they do not know.
    """
    latitude = _degrees(gps.get(_LATITUDE), text(gps.get(_LATITUDE_REF)), "NS", 90)
    longitude = _degrees(gps.get(_LONGITUDE), text(gps.get(_LONGITUDE_REF)), "EW", 180)
    if latitude is None or longitude is None or (latitude, longitude) == (0, 0):
        return None, None, None
    return latitude, longitude, _altitude(gps)


def _degrees(value: Any, reference: str | None, hemispheres: str, limit: int) -> float | None:
    if not isinstance(value, tuple) or not 1 <= len(value) <= 3 or not reference:
        return None
    hemisphere = reference[0].upper()
    parts = [number(part, 0, limit if at == 0 else 60) for at, part in enumerate(value)]
    if hemisphere not in hemispheres or None in parts:
        return None
    degrees: float = sum(part / 60**at for at, part in enumerate(parts) if part is not None)
    if degrees > limit:
        return None
    return degrees if hemisphere == hemispheres[0] else -degrees


def _altitude(gps: Mapping[int, Any]) -> float | None:
    metres = number(gps.get(_ALTITUDE), 0, _HIGHEST_M)
    reference = gps.get(_ALTITUDE_REF)
    below = reference[0] if isinstance(reference, bytes) and reference else reference
    if metres is not None and isinstance(below, int) and below in _BELOW_SEA_LEVEL:
        return -metres if -metres >= _LOWEST_M else None
    return metres
