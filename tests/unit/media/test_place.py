import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL.TiffImagePlugin import IFDRational

from photolens.media.place import place_of

TOWER = {1: "N", 2: (48.0, 51.0, 29.6), 3: "E", 4: (2.0, 17.0, 40.2), 5: b"\0", 6: 35.0}
NOWHERE = (None, None, None)


def test_degrees_minutes_and_seconds_are_added_up() -> None:
    latitude, longitude, altitude = place_of(TOWER)

    assert latitude == pytest.approx(48.858222, abs=1e-6)
    assert longitude == pytest.approx(2.2945, abs=1e-6)
    assert altitude == 35.0


def test_south_and_west_and_below_the_sea_are_negative() -> None:
    latitude, longitude, altitude = place_of({**TOWER, 1: "S", 3: "West", 5: b"\1"})

    assert (latitude or 0) < -48
    assert (longitude or 0) < -2
    assert altitude == -35.0


@pytest.mark.parametrize("reference", [1, b"\1", b"\3"])
def test_the_reference_of_the_altitude_may_be_bytes_or_a_number(reference: object) -> None:
    assert place_of({**TOWER, 5: reference})[2] == -35.0


@pytest.mark.parametrize("value", [(48.858222,), (48.0, 51.493333), (IFDRational(48858222, 1000000), 0, 0)])
def test_degrees_may_be_decimal(value: object) -> None:
    assert place_of({**TOWER, 2: value})[0] == pytest.approx(48.858222, abs=1e-6)


@pytest.mark.parametrize(
    "broken",
    [
        {1: None},
        {1: ""},
        {1: "X"},
        {3: "N"},
        {2: None},
        {2: ()},
        {2: 48.0},
        {2: "48"},
        {2: (91.0, 0.0, 0.0)},
        {2: (90.0, 0.0, 1.0)},
        {2: (48.0, 61.0, 0.0)},
        {2: (-48.0, 0.0, 0.0)},
        {2: (math.nan, 0.0, 0.0)},
        {2: (IFDRational(48, 0), IFDRational(0, 0), IFDRational(1, 1))},
        {4: (181.0, 0.0, 0.0)},
        {4: (1.0, 2.0, 3.0, 4.0)},
        {2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)},
    ],
)
def test_a_broken_place_is_no_place(broken: dict[int, object]) -> None:
    assert place_of({**TOWER, **broken}) == NOWHERE


@pytest.mark.parametrize("altitude", [None, math.inf, IFDRational(1, 0), 1e6, -5.0, "35"])
def test_a_broken_altitude_leaves_the_place(altitude: object) -> None:
    latitude, _, found = place_of({**TOWER, 6: altitude})

    assert latitude is not None
    assert found is None


def test_the_equator_is_a_place() -> None:
    assert place_of({**TOWER, 2: (0.0, 0.0, 0.0)})[0] == 0.0


@given(st.dictionaries(st.integers(0, 7), st.one_of(st.text(), st.binary(), st.floats(), st.tuples(st.floats()))))
def test_anything_is_a_place_or_none(gps: dict[int, object]) -> None:
    latitude, longitude, _ = place_of(gps)

    assert (latitude is None) == (longitude is None)
    assert latitude is None or -90 <= latitude <= 90
