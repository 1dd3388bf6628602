from itertools import pairwise

import numpy as np
import pytest

from photolens.gui.matrix.colours import BLACK, WHITE, Colour, colour_at, contrast, ink_on, luminance

SHARES = [step / 50 for step in range(51)]
GROUNDS = pytest.mark.parametrize("is_dark", [False, True])

DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
PROTANOPIA = np.array(
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
)
TRITANOPIA = np.array(
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
)
"""How people see who lack a kind of cone: of linear sRGB (Machado, Oliveira and Fernandes 2009, severity 1)."""


def scale(*, is_dark: bool) -> list[Colour]:
    return [colour_at(share, is_dark=is_dark) for share in SHARES]


def lightness(luminance: float) -> float:
    """CIE L*, in [0, 100]."""
    return 116 * float(luminance ** (1 / 3)) - 16


def linear(colour: Colour) -> np.ndarray:
    shares = np.array(colour) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


@GROUNDS
def test_equal_steps_of_a_value_are_nearly_equal_steps_of_lightness(is_dark: bool) -> None:
    seen = [lightness(luminance(colour)) for colour in scale(is_dark=is_dark)]
    steps = np.diff(seen) if is_dark else -np.diff(seen)
    assert steps.min() > 0.5 * steps.mean()
    assert steps.max() < 1.6 * steps.mean()


def test_much_stands_out_from_the_ground() -> None:
    assert contrast(colour_at(1, is_dark=False), WHITE) > 8
    assert contrast(colour_at(0, is_dark=False), WHITE) < 1.2
    assert contrast(colour_at(1, is_dark=True), Colour(19, 19, 22)) > 8


@GROUNDS
def test_words_on_a_cell_can_be_read_whatever_its_value(is_dark: bool) -> None:
    assert min(contrast(ink_on(colour), colour) for colour in scale(is_dark=is_dark)) >= 4.5


@GROUNDS
def test_words_flip_once_along_the_scale(is_dark: bool) -> None:
    inks = [ink_on(colour) for colour in scale(is_dark=is_dark)]
    assert sum(one != other for one, other in pairwise(inks)) == 1
    assert set(inks) == {BLACK, WHITE}


@GROUNDS
@pytest.mark.parametrize("missing", [DEUTERANOPIA, PROTANOPIA, TRITANOPIA])
def test_the_order_is_seen_without_a_kind_of_cone(missing: np.ndarray, is_dark: bool) -> None:
    seen = [missing @ linear(colour) for colour in scale(is_dark=is_dark)]
    brightness = np.array([np.clip(each, 0, 1) @ [0.2126, 0.7152, 0.0722] for each in seen])
    steps = np.diff(brightness) if is_dark else -np.diff(brightness)
    assert (steps > 0).all()


def test_what_lies_beyond_the_ends_has_their_colours() -> None:
    assert colour_at(-3, is_dark=False) == colour_at(0, is_dark=False)
    assert colour_at(7, is_dark=True) == colour_at(1, is_dark=True)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(Colour(119, 119, 119), WHITE) == pytest.approx(4.48, abs=0.01)
