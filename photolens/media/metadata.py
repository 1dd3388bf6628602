"""Metadata: what a picture's EXIF and XMP tell of the moment, the camera and the place.

Nothing in here makes a photo fail: what is missing, broken or impossible is None.
Tags by their numbers in Exif 3.0 (CIPA DC-008), section 4.6.
"""

from collections.abc import Mapping
from typing import Any

from PIL import ExifTags, Image

from photolens.domain.photo import PhotoFacts
from photolens.media.decode import Picture
from photolens.media.moment import capture_moment
from photolens.media.place import place_of
from photolens.media.silence import silenced_pillow
from photolens.media.values import number, text

_MAKE, _MODEL, _LENS = 0x010F, 0x0110, 0xA434
_EXPOSURE, _F_NUMBER, _FOCAL_LENGTH = 0x829A, 0x829D, 0x920A
_SENSITIVITIES = (0x8827, 0x8832, 0x8831)  # photographic sensitivity, recommended exposure index, standard output
_SENSITIVITY_OVERFLOW = 65535  # what the first of them says when the number does not fit in its 16 bits


def facts_of(picture: Picture) -> PhotoFacts:
    """Everything that a decoded picture's file tells about it."""
    with silenced_pillow():
        main, inner = _tags(picture.exif, None), _tags(picture.exif, ExifTags.IFD.Exif)
        gps = _tags(picture.exif, ExifTags.IFD.GPSInfo)
    tags = {**main, **inner}
    captured_at, utc_offset = capture_moment(tags, gps, picture.xmp)
    latitude, longitude, altitude = place_of(gps)
    return PhotoFacts(
        width_px=picture.width_px,
        height_px=picture.height_px,
        format=str(picture.format),
        captured_at=captured_at,
        utc_offset=utc_offset,
        camera_make=text(tags.get(_MAKE)),
        camera_model=text(tags.get(_MODEL)),
        lens=text(tags.get(_LENS)),
        exposure_s=number(tags.get(_EXPOSURE), 1e-7, 1e6),
        f_number=number(tags.get(_F_NUMBER), 0.1, 1000),
        iso=_iso(tags),
        focal_length_mm=number(tags.get(_FOCAL_LENGTH), 0.1, 100_000),
        latitude_deg=latitude,
        longitude_deg=longitude,
        altitude_m=altitude,
    )


def _tags(exif: Image.Exif, ifd: int | None) -> Mapping[int, Any]:
    try:
        return dict(exif if ifd is None else exif.get_ifd(ifd))
    except Exception:  # noqa: BLE001 - broken metadata never costs a photo, whatever the parser trips over
        return {}


def _iso(tags: Mapping[int, Any]) -> int | None:
    found = [number(tags.get(tag), 1, 10_000_000) for tag in _SENSITIVITIES]
    known = [int(value) for value in found if value is not None]
    fitting = [value for value in known if value != _SENSITIVITY_OVERFLOW]
    return next(iter(fitting or known), None)
