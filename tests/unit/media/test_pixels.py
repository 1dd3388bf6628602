"""Pixels for screens: upright, sRGB, in the order of Qt's RGB32."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photolens.errors import DecodeError, NotAPictureError, UnreadableError
from photolens.media import read_pixels

Saved = Callable[..., Path]


def test_a_picture_comes_in_its_own_size_and_colours(saved: Saved, landscape: Image.Image) -> None:
    found = read_pixels(saved(landscape, "a.png"))
    assert (found.shape, found.dtype.name, found.flags.c_contiguous) == ((320, 480, 4), "uint8", True)
    np.testing.assert_array_equal(found[..., 2::-1], np.asarray(landscape))
    assert (found[..., 3] == 255).all()


def test_a_picture_is_turned_upright(saved: Saved, landscape: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = read_pixels(saved(landscape, "a.png", exif=exif))
    np.testing.assert_array_equal(found[..., 2::-1], np.rot90(np.asarray(landscape), -1))


@pytest.mark.parametrize(
    ("long_side_px", "shape"), [(120, (80, 120)), (479, (319, 479)), (480, (320, 480)), (9999, (320, 480))]
)
def test_the_long_side_is_as_asked_for_and_never_enlarged(
    saved: Saved, landscape: Image.Image, long_side_px: int, shape: tuple[int, int]
) -> None:
    found = read_pixels(saved(landscape, "a.jpg", quality=95), long_side_px)
    assert found.shape == (*shape, 4)
    small = np.asarray(landscape.resize(shape[::-1], Image.Resampling.BICUBIC))
    assert np.abs(found[..., 2::-1].astype(int) - small).mean() < 6


def test_what_is_transparent_is_white(saved: Saved) -> None:
    found = read_pixels(saved(Image.new("RGBA", (4, 4), (9, 9, 9, 0)), "a.png"))
    assert (found == 255).all()


def test_grey_pictures_have_all_channels(saved: Saved) -> None:
    assert read_pixels(saved(Image.new("L", (3, 2), 77), "a.png"))[0, 0].tolist() == [77, 77, 77, 255]


def test_what_cannot_be_read_is_told_as_by_read_photo(tmp_path: Path, saved: Saved, landscape: Image.Image) -> None:
    with pytest.raises(UnreadableError):
        read_pixels(tmp_path / "nowhere.jpg")
    (tmp_path / "note.txt").write_text("a note")
    with pytest.raises(NotAPictureError):
        read_pixels(tmp_path / "note.txt")
    whole = saved(landscape, "whole.png").read_bytes()
    (tmp_path / "half.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DecodeError):
        read_pixels(tmp_path / "half.png")
