import warnings

import numpy as np
import pytest
from PIL import Image, ImageCms

from photolens.media import colour
from photolens.media.colour import flattened, to_srgb
from photolens.media.silence import silenced_pillow

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def profile_with_red_and_blue_exchanged() -> bytes:
    """The sRGB profile with its rXYZ and bXYZ tags renamed to each other."""
    return SRGB.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


def pixel(image: Image.Image) -> tuple[int, ...]:
    found = image.getpixel((0, 0))
    return found if isinstance(found, tuple) else (int(found or 0),)


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "CMYK", "YCbCr", "LAB", "HSV"]
)
def test_every_mode_becomes_one_of_three(mode: str) -> None:
    assert flattened(Image.new(mode, (30, 20)), 1).mode in {"L", "RGB", "CMYK"}


@pytest.mark.parametrize("mode", ["I;16", "I;16L", "I;16B", "I", "F"])
def test_every_deep_mode_becomes_grey(mode: str) -> None:
    assert flattened(Image.new(mode, (30, 20)), 1).mode == "L"


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_transparent_is_white(mode: str) -> None:
    assert pixel(flattened(Image.new(mode, (2, 2), 0), 1)) == (255, 255, 255)


def test_what_is_half_transparent_is_mixed_with_white() -> None:
    assert pixel(flattened(Image.new("RGBA", (2, 2), (255, 0, 0, 128)), 1)) == pytest.approx((255, 127, 127), abs=1)


def test_premultiplied_alpha_is_undone() -> None:
    image = Image.new("RGBA", (2, 2), (200, 100, 0, 128)).convert("RGBa")

    assert pixel(flattened(image, 1)) == pytest.approx((227, 177, 127), abs=2)


@pytest.mark.parametrize("transparency", [0, b"\x00\xff"])
def test_a_transparent_palette_entry_is_white(transparency: int | bytes) -> None:
    image = Image.new("P", (2, 1), 0)
    image.putpalette([9, 9, 9, 200, 10, 20])
    image.putpixel((1, 0), 1)
    image.info["transparency"] = transparency

    with silenced_pillow():
        flat = np.asarray(flattened(image, 1))

    assert flat.tolist() == [[[255, 255, 255], [200, 10, 20]]]


def test_a_transparent_colour_of_rgb_is_white() -> None:
    image = Image.new("RGB", (2, 2), (1, 2, 3))
    image.info["transparency"] = (1, 2, 3)

    assert pixel(flattened(image, 1)) == (255, 255, 255)


@pytest.mark.parametrize("top", [255, 1023, 4095, 16383, 65535])
def test_deep_grey_fills_the_range_of_its_sensor(top: int) -> None:
    samples = np.linspace(0, top, 256).round().astype(np.uint16).reshape(1, -1)

    flat = np.asarray(flattened(Image.fromarray(samples), 1))

    assert np.abs(flat[0].astype(int) - np.arange(256)).max() <= 1


@pytest.mark.parametrize("top", [1.0, 255.0, 65535.0])
def test_float_grey_fills_its_usual_range(top: float) -> None:
    samples = np.linspace(0, top, 256, dtype=np.float32).reshape(1, -1)

    assert np.abs(np.asarray(flattened(Image.fromarray(samples), 1))[0].astype(int) - np.arange(256)).max() <= 1


@pytest.mark.parametrize(
    "samples",
    [
        np.array([[-3.0, 0.0, 3.0]], dtype=np.float32),
        np.array([[-(2**31), 0, 2**31 - 1]], dtype=np.int32),
        np.array([[-1e38, 0.0, 1e38]], dtype=np.float32),
    ],
)
def test_unusual_ranges_are_stretched(samples: np.ndarray) -> None:
    assert np.asarray(flattened(Image.fromarray(samples), 1)).ravel().tolist() == pytest.approx([0, 128, 255], abs=1)


def test_infinities_are_the_extremes_and_what_is_no_number_is_black() -> None:
    samples = np.array([[np.nan, -np.inf, np.inf, 0.5]], dtype=np.float32)

    assert np.asarray(flattened(Image.fromarray(samples), 1)).ravel().tolist() == [0, 0, 255, 128]


def test_a_picture_of_nothing_but_nan_is_black() -> None:
    samples = np.full((2, 2), np.nan, dtype=np.float32)

    with warnings.catch_warnings(action="error"):
        assert not np.asarray(flattened(Image.fromarray(samples), 1)).any()


def test_strips_give_what_the_whole_gives(astronaut: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = astronaut.crop((0, 0, 503, 401)).convert("P")
    whole = flattened(picture, 3)

    monkeypatch.setattr(colour, "_STRIP_PIXELS", 503 * 3 * 2)

    assert whole.size == (168, 134)
    assert np.array_equal(np.asarray(flattened(picture, 3)), np.asarray(whole))


def test_deep_strips_share_one_range(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = np.arange(64 * 64, dtype=np.uint16).reshape(64, 64)
    monkeypatch.setattr(colour, "_STRIP_PIXELS", 64 * 4)

    column = np.asarray(flattened(Image.fromarray(samples), 2))[:, 0].astype(int)

    assert (np.diff(column) >= 3).all()
    assert column[-1] > 245


def test_a_profile_is_obeyed() -> None:
    shifted = to_srgb(Image.new("RGB", (4, 4), (250, 30, 60)), profile_with_red_and_blue_exchanged())

    assert pixel(shifted) == pytest.approx((60, 30, 250), abs=2)


def test_the_srgb_profile_costs_nothing(astronaut: Image.Image) -> None:
    assert to_srgb(astronaut, SRGB) is astronaut


@pytest.mark.parametrize("profile", [b"broken", SRGB[:200], SRGB[:-900], bytes(3000), b""])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_broken_profile_is_ignored(mode: str, profile: bytes) -> None:
    image = Image.new(mode, (4, 4), "white" if mode != "CMYK" else (0, 0, 0, 0))

    assert pixel(to_srgb(image, profile)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_a_profile_for_other_colours_is_ignored(mode: str) -> None:
    image = Image.new(mode, (4, 4))

    assert np.array_equal(np.asarray(to_srgb(image, SRGB)), np.asarray(image.convert("RGB")))
