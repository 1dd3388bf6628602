from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from photolens.domain.photo import PhotoFacts
from photolens.media.decode import Picture, decode
from photolens.media.formats import Format, sniff
from photolens.media.metadata import facts_of

Save = Callable[..., Path]


def exif_of_a_phone() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Kamera & Sons"
    exif[ExifTags.Base.Model] = "K-1\0"
    exif[ExifTags.Base.Orientation] = 6
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    inner[ExifTags.Base.DateTimeOriginal] = "2019:07:14 21:05:09"
    inner[ExifTags.Base.OffsetTimeOriginal] = "+02:00"
    inner[ExifTags.Base.LensModel] = "K 4.2mm f/1.8"
    inner[ExifTags.Base.ExposureTime] = IFDRational(1, 250)
    inner[ExifTags.Base.FNumber] = IFDRational(9, 5)
    inner[ExifTags.Base.ISOSpeedRatings] = 64
    inner[ExifTags.Base.FocalLength] = IFDRational(42, 10)
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "S"
    gps[ExifTags.GPS.GPSLatitude] = (IFDRational(33), IFDRational(51), IFDRational(2436, 100))
    gps[ExifTags.GPS.GPSLongitudeRef] = "E"
    gps[ExifTags.GPS.GPSLongitude] = (IFDRational(151), IFDRational(12), IFDRational(5148, 100))
    gps[ExifTags.GPS.GPSAltitudeRef] = b"\1"
    gps[ExifTags.GPS.GPSAltitude] = IFDRational(5, 2)
    return exif


def facts(path: Path) -> PhotoFacts:
    data = path.read_bytes()
    return facts_of(decode(sniff(data, path.suffix), data, lambda _: 1.0))


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.avif", "a.heic"])
def test_every_format_tells_its_exif(name: str, landscape: Image.Image, saved: Save) -> None:
    found = facts(saved(landscape, name, exif=exif_of_a_phone().tobytes()))

    assert (found.width_px, found.height_px) == (320, 480)
    assert found.captured_at == datetime(2019, 7, 14, 21, 5, 9)  # noqa: DTZ001 - local time
    assert found.utc_offset == timedelta(hours=2)
    assert (found.camera_make, found.camera_model) == ("Kamera & Sons", "K-1")
    assert found.lens == "K 4.2mm f/1.8"
    assert found.exposure_s == pytest.approx(0.004)
    assert found.f_number == pytest.approx(1.8)
    assert found.iso == 64
    assert found.focal_length_mm == pytest.approx(4.2)
    assert found.latitude_deg == pytest.approx(-33.856767, abs=1e-6)
    assert found.longitude_deg == pytest.approx(151.214300, abs=1e-6)
    assert found.altitude_m == pytest.approx(-2.5)


def test_a_picture_without_exif_tells_its_size_and_format(landscape: Image.Image, saved: Save) -> None:
    assert facts(saved(landscape, "a.bmp")) == PhotoFacts(480, 320, "BMP")


@pytest.mark.parametrize(
    "exif", [b"", b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff", b"rubbish"]
)
def test_a_broken_exif_block_costs_nothing_but_itself(exif: bytes, landscape: Image.Image, saved: Save) -> None:
    assert facts(saved(landscape, "a.jpg", exif=exif)) == PhotoFacts(480, 320, "JPEG")


def test_an_exif_block_that_points_into_nowhere_keeps_the_rest(landscape: Image.Image, saved: Save) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Kamera"
    block = bytearray(exif.tobytes())
    block[6 + 8 : 6 + 10] = b"\2\0"  # one more tag than there is
    path = saved(landscape, "a.jpg", exif=bytes(block))

    assert facts(path).camera_make in {"Kamera", None}


@pytest.mark.parametrize("value", [IFDRational(1, 0), IFDRational(0, 0), IFDRational(0, 1)])
def test_broken_rationals_are_none(value: IFDRational, landscape: Image.Image, saved: Save) -> None:
    exif = exif_of_a_phone()
    inner, gps = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
    inner[ExifTags.Base.ExposureTime] = inner[ExifTags.Base.FNumber] = inner[ExifTags.Base.FocalLength] = value
    gps[ExifTags.GPS.GPSLatitude] = gps[ExifTags.GPS.GPSLongitude] = (value, value, value)

    found = facts(saved(landscape, "a.jpg", exif=exif))

    assert (found.exposure_s, found.f_number, found.focal_length_mm) == (None, None, None)
    assert (found.latitude_deg, found.longitude_deg, found.altitude_m) == (None, None, None)
    assert found.iso == 64


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({0x8827: (100, 200)}, 100),
        ({0x8827: 65535, 0x8832: 102_400}, 102_400),
        ({0x8827: 65535}, 65535),
        ({0x8827: 0}, None),
        ({}, None),
    ],
)
def test_the_sensitivity_beyond_sixteen_bits_stands_elsewhere(tags: dict[int, Any], expected: int | None) -> None:
    exif = Image.Exif()
    exif.update(tags)

    assert facts_of(Picture(Image.new("RGB", (1, 1)), 1, 1, Format.JPEG, exif, b"")).iso == expected


VALUES = st.one_of(
    st.none(),
    st.text(),
    st.binary(),
    st.integers(),
    st.floats(),
    st.tuples(),
    st.tuples(st.floats(), st.floats(), st.floats()),
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.sampled_from([*range(8), 29, 0x010F, 0x0132, 0x829A, 0x8827, 0x9003, 0x9011, 0x9291]), VALUES)
)
def test_whatever_stands_in_the_tags_facts_come_out(tags: dict[int, Any]) -> None:
    exif = Image.Exif()
    exif.update(tags)
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(tags)

    assert facts_of(Picture(Image.new("RGB", (1, 1)), 3, 2, Format.JPEG, exif, b"")).width_px == 3


@pytest.mark.parametrize(
    ("name", "captured_at", "utc_offset"),
    [
        ("immich/metadata/dates/datetimeoriginal-gps.jpg", "2025-12-01T11:30:00", None),
        ("immich/metadata/rating/mongolels.jpg", "2009-08-29T13:18:08.170000", None),
        ("exif-samples/jpg/gps/DSCN0010.jpg", "2008-10-22T16:28:39", None),
        ("pillow/images/exif_gps_typeerror.jpg", "2010-07-11T13:53:00", timedelta(hours=2)),
    ],
)
def test_real_photos_tell_when_they_were_taken(
    name: str, captured_at: str, utc_offset: timedelta | None, shared_photos: Path
) -> None:
    found = facts(shared_photos / name)

    assert found.captured_at == datetime.fromisoformat(captured_at)
    assert found.utc_offset == utc_offset
