import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photolens.domain.framing import Fit, Framing
from photolens.media.square import fraction_for, square_of

SIDES = st.integers(1, 60)


@given(SIDES, SIDES, st.integers(1, 40), st.sampled_from(Fit), st.floats(0.1, 1.5))
def test_the_square_has_the_shape_that_was_asked_for(w: int, h: int, side: int, fit: Fit, zoom: float) -> None:
    square = square_of(Image.new("RGB", (w, h), (7, 8, 9)), Framing(side, fit, zoom))

    assert square.shape == (side, side, 3)
    assert square.dtype == np.uint8
    assert (square == (7, 8, 9)).all()


@given(SIDES, SIDES, st.integers(1, 40), st.sampled_from(Fit), st.floats(0.1, 1.5))
def test_the_fraction_leaves_enough_pixels(w: int, h: int, side: int, fit: Fit, zoom: float) -> None:
    fraction = fraction_for((w, h), Framing(side, fit, zoom))

    assert 0 < fraction <= 1
    if fraction < 1:
        kept = min(zoom, 1) * min(w, h) if fit is Fit.CROP else min(w, h)
        assert kept * fraction >= side * 0.999


def test_cropping_keeps_the_middle() -> None:
    picture = Image.new("RGB", (300, 100), "red")
    picture.paste("blue", (100, 0, 200, 100))

    # Bicubic looks two pixels beyond the edge of the square.
    assert (square_of(picture, Framing(50))[:, 2:-2] == (0, 0, 255)).all()


def test_squeezing_keeps_everything() -> None:
    picture = Image.new("RGB", (300, 100), "red")
    picture.paste("blue", (150, 0, 300, 100))
    square = square_of(picture, Framing(50, Fit.SQUEEZE))

    assert (square[:, :20] == (255, 0, 0)).all()
    assert (square[:, 30:] == (0, 0, 255)).all()


@pytest.mark.parametrize("zoom", [1.0, 0.875])
def test_cropping_is_resizing_the_short_side_and_cutting_the_middle_out(zoom: float, landscape: Image.Image) -> None:
    side = 112
    short = round(side / zoom)
    resized = landscape.resize((short * 480 // 320, short), Image.Resampling.BICUBIC)
    left, top = (resized.width - side) // 2, (resized.height - side) // 2
    expected = np.asarray(resized.crop((left, top, left + side, top + side))).astype(int)

    assert np.abs(square_of(landscape, Framing(side, Fit.CROP, zoom)) - expected).mean() < 1.5
