from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photolens.domain.framing import Fit, Framing, Resampling
from photolens.media.square import MOST_SQUARES, fraction_for, square_of, squares_of

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
        assert min(w, h) * fraction >= (round(side / min(zoom, 1)) if fit is Fit.CROP else side) * 0.999


def test_cropping_keeps_the_middle() -> None:
    picture = Image.new("RGB", (300, 100), "red")
    picture.paste("blue", (100, 0, 200, 100))

    # bicubic looks two pixels beyond the edge of the square
    assert (square_of(picture, Framing(50))[:, 2:-2] == (0, 0, 255)).all()


def test_squeezing_keeps_everything() -> None:
    picture = Image.new("RGB", (300, 100), "red")
    picture.paste("blue", (150, 0, 300, 100))
    square = square_of(picture, Framing(50, Fit.SQUEEZE))

    assert (square[:, :20] == (255, 0, 0)).all()
    assert (square[:, 30:] == (0, 0, 255)).all()


@pytest.mark.parametrize("zoom", [1.0, 0.875])
@pytest.mark.parametrize("resampling", Resampling)
@pytest.mark.parametrize("size", [(480, 320), (333, 501), (101, 100), (225, 449), (30, 37)])
def test_cropping_is_resizing_to_whole_pixels_and_cutting_the_middle_out(
    size: tuple[int, int], resampling: Resampling, zoom: float, landscape: Image.Image
) -> None:
    """As torchvision's Resize and CenterCrop do, which open_clip prepares pictures with."""
    side, picture = 112, landscape.resize(size)
    short = round(side / zoom)
    resized_size = [int(short * edge / min(size)) for edge in size]
    resized = picture.resize((resized_size[0], resized_size[1]), Image.Resampling[resampling.name])
    left, top = (round((edge - side) / 2) for edge in resized.size)
    expected = np.asarray(resized.crop((left, top, left + side, top + side))).astype(int)

    difference = np.abs(square_of(picture, Framing(side, Fit.CROP, zoom, resampling)) - expected)

    assert np.percentile(difference, 99) <= 2


def test_squares_are_those_of_open_clip(landscape: Image.Image) -> None:
    transform = pytest.importorskip("open_clip.transform", reason="the extra clip is not installed")
    for mode, fit in [("shortest", Fit.CROP), ("squash", Fit.SQUEEZE)]:
        for resampling in Resampling:
            prepare = transform.image_transform(
                96, is_train=False, mean=(0, 0, 0), std=(1, 1, 1), resize_mode=mode, interpolation=resampling.value
            )
            theirs = prepare(landscape).permute(1, 2, 0).numpy() * 255
            ours = square_of(landscape, Framing(96, fit, resampling=resampling))
            assert np.percentile(np.abs(ours - theirs), 99) <= 2


@given(SIDES, SIDES, st.integers(1, 16), st.sampled_from(Fit))
def test_a_picture_is_one_square_unless_it_is_long(w: int, h: int, side: int, fit: Fit) -> None:
    picture = Image.new("RGB", (w, h), (7, 8, 9))
    squares = squares_of(picture, Framing(side, fit))

    if max(w, h) <= 2 * min(w, h):
        assert np.array_equal(squares, square_of(picture, Framing(side, fit))[None])
    else:
        assert len(squares) == min(MOST_SQUARES, ceil(max(w, h) / min(w, h)))
    assert squares.shape[1:] == (side, side, 3)
    assert (squares == (7, 8, 9)).all()


@pytest.mark.parametrize("is_tall", [False, True])
@pytest.mark.parametrize("fit", Fit)
@pytest.mark.parametrize("long", [41, 70, 159, 200, 600])
def test_every_column_of_a_long_picture_is_in_a_square(long: int, fit: Fit, is_tall: bool) -> None:
    width = max(1, long // 100)  # at 30:1 a pixel of a square shows several columns
    for column in range(long - width + 1):
        picture = Image.new("RGB", (long, 20), "black")
        picture.paste("white", (column, 0, column + width, 20))
        squares = squares_of(picture.transpose(Image.Transpose.TRANSPOSE) if is_tall else picture, Framing(10, fit))
        assert squares.max() > 60, column


def test_the_tiles_of_a_long_picture_keep_its_proportions() -> None:
    picture = Image.new("RGB", (700, 100), "black")
    picture.paste("white", (600, 0, 700, 100))

    squares = squares_of(picture, Framing(50))

    assert [bool(square[:, 10:-10].any()) for square in squares] == [False] * 6 + [True]
    assert (squares[-1][:, 2:] == 255).all()
