"""Colours: the scale of the heat map. No Qt.

From yellow to blue with even steps of lightness, so that it is read without seeing hues, and in grey print as well.
Light means little on a light ground, and much on a dark one.
"""

from math import cos, radians, sin
from typing import NamedTuple


class Colour(NamedTuple):
    """Red, green and blue of sRGB, each in [0, 255]."""

    red: int
    green: int
    blue: int


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)

_LIGHTEST, _DARKEST = 0.965, 0.36
"""Lightness in Oklab of the ends on a light ground."""
_DIMMEST, _BRIGHTEST = 0.27, 0.90
"""The same on a dark ground."""
_YELLOW_DEG, _BLUE_DEG = 100.0, 268.0
_LEAST_CHROMA, _MOST_CHROMA = 0.035, 0.115
"""Chosen so that every colour between is one of sRGB."""


def colour_at(share: float, *, is_dark: bool) -> Colour:
    """The colour of a value that lies so far, in [0, 1], between the lowest and the highest."""
    bounded = max(0.0, min(1.0, share))
    start, end = (_DIMMEST, _BRIGHTEST) if is_dark else (_LIGHTEST, _DARKEST)
    blueness = 1.0 - bounded if is_dark else bounded
    chroma = _LEAST_CHROMA + (_MOST_CHROMA - _LEAST_CHROMA) * bounded
    hue = radians(_YELLOW_DEG + (_BLUE_DEG - _YELLOW_DEG) * blueness)
    return _from_oklab(start + (end - start) * bounded, chroma * cos(hue), chroma * sin(hue))


def ink_on(ground: Colour) -> Colour:
    """Black or white, whichever is read better on a colour; the contrast is at least 4.5:1 on any."""
    return max(BLACK, WHITE, key=lambda ink: contrast(ink, ground))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """Relative luminance, in [0, 1] (WCAG 2.2)."""
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _from_oklab(lightness: float, a: float, b: float) -> Colour:
    """Oklab to sRGB, with the matrices of its author (B. Ottosson, "A perceptual color space", 2020)."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return Colour(
        _encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _encoded(linear: float) -> int:
    """Light to a number of sRGB (IEC 61966-2-1)."""
    bounded = max(0.0, min(1.0, linear))
    return round(255 * (12.92 * bounded if bounded <= 0.0031308 else 1.055 * bounded ** (1 / 2.4) - 0.055))


def _linear(number: int) -> float:
    share = number / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
