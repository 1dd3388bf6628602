import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL.TiffImagePlugin import IFDRational

from photolens.media.values import number, text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Canon", "Canon"),
        ("  NIKON CORPORATION  \0\0", "NIKON CORPORATION"),
        ("EOS\0left over from a longer name", "EOS"),
        ("a\x07b\r\nc\u202ed", "a b c d"),
        (b"Pentax", "Pentax"),
        ("CafÃ©", "Café"),
        ("Café", "Café"),
        ("x" * 500, "x" * 120),
        ("", None),
        (" \0", None),
        (None, None),
        (7, None),
        (("a", "b"), None),
    ],
)
def test_text_is_one_clean_line(value: object, expected: str | None) -> None:
    assert text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, 5.0),
        (IFDRational(1, 4), 0.25),
        (Fraction(1, 8), 0.125),
        ((200, 400), 200.0),
        (IFDRational(1, 0), None),
        (IFDRational(0, 0), None),
        (math.inf, None),
        (math.nan, None),
        (10**400, None),
        ("5", None),
        (b"5", None),
        ((), None),
        (None, None),
    ],
)
def test_numbers_are_finite(value: object, expected: float | None) -> None:
    assert number(value) == expected


def test_numbers_keep_to_their_range() -> None:
    assert number(90, 0, 90) == 90
    assert number(90.001, 0, 90) is None
    assert number(-0.001, 0, 90) is None


@given(st.one_of(st.text(), st.binary()))
def test_any_text_is_bounded_and_printable(value: str | bytes) -> None:
    found = text(value)

    assert found is None or (0 < len(found) <= 120 and found.isprintable())
