from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolens.media.moment import capture_moment, parsed, parsed_offset

NOON = datetime(2014, 10, 22, 12, 3, 33)  # noqa: DTZ001 - local time, as cameras write it
WRITTEN = "2014:10:22 12:03:33"
ORIGINAL, ORIGINAL_OFFSET, ORIGINAL_FRACTION = 0x9003, 0x9011, 0x9291
DIGITIZED, MODIFIED = 0x9004, 0x0132


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (WRITTEN, (NOON, None)),
        ("2014-10-22T12:03:33", (NOON, None)),
        ("2014/10/22 12:03:33", (NOON, None)),
        ("2014:10:22 12:03:33+02:00", (NOON, timedelta(hours=2))),
        ("2014-10-22T12:03:33.25Z", (NOON.replace(microsecond=250_000), timedelta())),
        ("2014-10-22T12:03-03:30", (NOON.replace(second=0), -timedelta(hours=3.5))),
        ("2014:10:22 12:03:33 something", (NOON, None)),
        ("0000:00:00 00:00:00", (None, None)),
        ("    :  :     :  :  ", (None, None)),
        ("2014:13:22 12:03:33", (None, None)),
        ("2014:10:22 25:03:33", (None, None)),
        ("1000:10:22 12:03:33", (None, None)),
        ("٢٠١٤:10:22 12:03:33", (None, None)),
        ("", (None, None)),
    ],
)
def test_times_are_read_as_cameras_and_programs_write_them(written: str, expected: object) -> None:
    assert parsed(written) == expected


@pytest.mark.parametrize("written", ["+25:00", "+2", "02:00", "CEST", "", "+15:01"])
def test_offsets_that_cannot_be_are_unknown(written: str) -> None:
    assert parsed_offset(written) is None


def test_offset_and_fraction_come_from_their_own_tags() -> None:
    tags = {ORIGINAL: WRITTEN, ORIGINAL_OFFSET: "+05:45", ORIGINAL_FRACTION: "17 "}

    assert capture_moment(tags, {}, b"") == (NOON.replace(microsecond=170_000), timedelta(hours=5, minutes=45))


def test_the_capture_comes_before_the_scan_and_the_scan_before_the_last_change() -> None:
    tags = {ORIGINAL: WRITTEN, DIGITIZED: "2015:01:01 00:00:00", MODIFIED: "2016:01:01 00:00:00"}

    assert capture_moment(tags, {}, b"")[0] == NOON
    assert capture_moment({**tags, ORIGINAL: "0000:00:00 00:00:00"}, {}, b"")[0] == datetime(2015, 1, 1)  # noqa: DTZ001
    assert capture_moment({MODIFIED: WRITTEN}, {}, b"")[0] == NOON


@pytest.mark.parametrize(
    "xmp",
    [
        b'<rdf:Description exif:DateTimeOriginal="2014-10-22T12:03:33+02:00"/>',
        b"<exif:DateTimeOriginal>2014-10-22T12:03:33+02:00</exif:DateTimeOriginal>",
        b"<rdf:Description photoshop:DateCreated='2014-10-22T12:03:33+02:00'/>",
        b'<rdf:Description xmp:CreateDate="2014-10-22T12:03:33+02:00"/>',
        b'<rdf:Description xap:CreateDate="2014-10-22T12:03:33+02:00"/>',
    ],
)
def test_xmp_is_asked_before_the_last_change(xmp: bytes) -> None:
    assert capture_moment({MODIFIED: "2016:01:01 00:00:00"}, {}, xmp) == (NOON, timedelta(hours=2))


def test_the_time_of_the_gps_fix_is_utc() -> None:
    assert capture_moment({}, {29: "2014:10:22", 7: (12.0, 3.0, 33.9)}, b"") == (NOON, timedelta())


@pytest.mark.parametrize("clock", [None, (), (12.0,), (12.0, 3.0, float("nan")), (61.0, 0.0, 0.0), "12:03"])
def test_a_broken_gps_time_is_unknown(clock: object) -> None:
    assert capture_moment({}, {29: "2014:10:22", 7: clock}, b"") == (None, None)


@given(st.text())
def test_any_text_is_a_time_or_none(written: str) -> None:
    parsed(written)


@given(st.binary())
def test_any_xmp_is_a_time_or_none(xmp: bytes) -> None:
    capture_moment({}, {}, b'exif:DateTimeOriginal="' + xmp)
