import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from photolens.errors import DecodeError, MediaError
from photolens.media.damage import CUT_SHORT
from photolens.media.decode import ORIENTATION, Picture, decode
from photolens.media.formats import Format

Save = Callable[..., Path]

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
EXCHANGED = SRGB.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
STORED = {  # how a camera that was held so that the orientation applies has stored an upright picture
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def whole(picture_format: Format, data: bytes) -> Picture:
    return decode(picture_format, data, lambda _: 1.0)


def difference(a: Image.Image, b: Image.Image) -> float:
    """Mean absolute difference of two RGB pictures, in steps of 255."""
    return float(np.abs(np.asarray(a).astype(int) - np.asarray(b)).mean())


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize(
    ("name", "picture_format"), [("a.jpg", Format.JPEG), ("a.png", Format.PNG), ("a.webp", Format.WEBP)]
)
def test_all_eight_orientations_come_out_upright(
    orientation: int, name: str, picture_format: Format, landscape: Image.Image, saved: Save
) -> None:
    turn = STORED[orientation]
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    stored = landscape if turn is None else landscape.transpose(turn)

    picture = whole(picture_format, saved(stored, name, exif=exif, quality=95).read_bytes())

    assert (picture.width_px, picture.height_px) == picture.image.size == landscape.size
    assert difference(picture.image, landscape) < 4


@pytest.mark.parametrize("orientation", STORED)
def test_a_tiff_is_turned_once_not_twice(orientation: int, landscape: Image.Image, saved: Save) -> None:
    turn = STORED[orientation]
    stored = landscape if turn is None else landscape.transpose(turn)

    picture = whole(Format.TIFF, saved(stored, "a.tif", tiffinfo={ORIENTATION: orientation}).read_bytes())

    assert (picture.width_px, picture.height_px) == landscape.size
    assert difference(picture.image, landscape) == 0


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_upright(orientation: int, landscape: Image.Image, saved: Save) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation

    assert whole(Format.JPEG, saved(landscape, "a.jpg", exif=exif).read_bytes()).image.size == landscape.size


@pytest.mark.parametrize("fraction", [1.0, 0.51, 0.5, 0.26, 0.25, 0.125, 0.01])
def test_a_jpeg_is_decoded_no_smaller_than_asked(fraction: float, landscape: Image.Image, saved: Save) -> None:
    picture = decode(Format.JPEG, saved(landscape, "a.jpg").read_bytes(), lambda _: fraction)

    assert (picture.width_px, picture.height_px) == landscape.size
    assert 480 * fraction <= picture.image.width <= max(480 / 8, 480 * fraction * 2)


@pytest.mark.parametrize("fraction", [1.0, 0.5, 0.2, 0.05])
def test_others_are_made_smaller_at_once_but_keep_twice_what_is_asked(
    fraction: float, landscape: Image.Image, saved: Save
) -> None:
    image = decode(Format.PNG, saved(landscape, "a.png").read_bytes(), lambda _: fraction).image

    assert min(480, 2 * 480 * fraction) <= image.width <= max(480 * fraction * 4, 1)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp", "a.avif"])
def test_a_profile_is_turned_into_srgb(name: str, saved: Save) -> None:
    red = Image.new("RGB", (64, 64), (250, 30, 60))
    data = saved(red, name, icc_profile=EXCHANGED, quality=100).read_bytes()
    picture_format = {"jpg": Format.JPEG, "tif": Format.TIFF}.get(name[2:]) or Format(name[2:].upper())

    assert whole(picture_format, data).image.getpixel((32, 32)) == pytest.approx((60, 30, 250), abs=6)


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}])
def test_cmyk_jpegs_have_their_colours(options: dict[str, object], landscape: Image.Image, saved: Save) -> None:
    data = saved(landscape.convert("CMYK"), "a.jpg", quality=95, **options).read_bytes()

    assert difference(whole(Format.JPEG, data).image, landscape) < 4
    assert difference(decode(Format.JPEG, data, lambda _: 0.25).image, landscape.reduce(4)) < 5


def test_sixteen_bit_grey_is_scaled_not_clipped(saved: Save) -> None:
    samples = np.linspace(0, 65535, 256 * 16).round().astype(np.uint16).reshape(16, 256)
    expected = samples / 257
    for name, picture_format in (("a.png", Format.PNG), ("a.tif", Format.TIFF)):
        grey = np.asarray(whole(picture_format, saved(Image.fromarray(samples), name).read_bytes()).image)

        assert np.abs(grey[..., 0] - expected).max() <= 1


def test_the_first_frame_of_an_animation_is_the_picture(landscape: Image.Image, saved: Save) -> None:
    frames = [landscape, Image.new("RGB", landscape.size, "blue")]
    for name, picture_format in (("a.gif", Format.GIF), ("a.png", Format.PNG), ("a.webp", Format.WEBP)):
        data = saved(frames[0], name, save_all=True, append_images=frames[1:]).read_bytes()

        assert difference(whole(picture_format, data).image, landscape) < 12


def test_heic_is_decoded(landscape: Image.Image, saved: Save) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    data = saved(landscape.transpose(Image.Transpose.ROTATE_90), "a.heic", exif=exif.tobytes(), quality=90).read_bytes()

    picture = whole(Format.HEIF, data)

    assert (picture.width_px, picture.height_px) == landscape.size
    assert difference(picture.image, landscape) < 5


def test_a_picture_carries_nothing_of_its_file_along(landscape: Image.Image, saved: Save) -> None:
    data = saved(landscape, "a.jpg", comment=b"secret", dpi=(300, 300), icc_profile=SRGB).read_bytes()
    buffer = io.BytesIO()

    whole(Format.JPEG, data).image.save(buffer, "JPEG")

    assert b"secret" not in buffer.getvalue()
    assert SRGB[:128] not in buffer.getvalue()


SMALL = Image.effect_mandelbrot((96, 64), (-2.0, -1.0, 1.0, 1.0), 40)


def encoded(picture_format: Format, **options: object) -> bytes:
    buffer = io.BytesIO()
    SMALL.convert("RGB").save(buffer, picture_format.value, **options)
    return buffer.getvalue()


FUZZED = {
    "jpeg": (Format.JPEG, encoded(Format.JPEG, exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0", icc_profile=SRGB)),
    "progressive": (Format.JPEG, encoded(Format.JPEG, progressive=True)),
    "png": (Format.PNG, encoded(Format.PNG, icc_profile=SRGB)),
    "tiff": (Format.TIFF, encoded(Format.TIFF, tiffinfo={ORIENTATION: 6})),
    "lzw": (Format.TIFF, encoded(Format.TIFF, compression="tiff_lzw")),
    "gif": (Format.GIF, encoded(Format.GIF)),
    "bmp": (Format.BMP, encoded(Format.BMP)),
    "webp": (Format.WEBP, encoded(Format.WEBP)),
}


@pytest.mark.parametrize("kind", FUZZED)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_flipped_bytes_give_a_picture_or_an_error_of_ours(kind: str, data: st.DataObject) -> None:
    picture_format, intact = FUZZED[kind]
    damaged = bytearray(intact)
    for at, value in data.draw(
        st.lists(st.tuples(st.integers(3, len(intact) - 1), st.integers(0, 255)), min_size=1, max_size=12)
    ):
        # Headers are where it matters: half of the flips go there.
        damaged[at if value % 2 else 3 + at % 300] = value

    with suppress(MediaError):
        assert decode(picture_format, bytes(damaged), lambda _: 0.5).image.mode == "RGB"


@pytest.mark.parametrize("kind", FUZZED)
@settings(max_examples=25, deadline=None)
@given(kept=st.floats(0.15, 0.93))
def test_a_half_copied_file_is_told_as_that(kind: str, kept: float) -> None:
    picture_format, intact = FUZZED[kind]

    with pytest.raises(DecodeError, match=CUT_SHORT):
        whole(picture_format, intact[: int(len(intact) * kept)])


@settings(max_examples=60, deadline=None)
@given(noise=st.binary(max_size=300), picture_format=st.sampled_from(Format))
def test_any_bytes_give_an_error_of_ours(noise: bytes, picture_format: Format) -> None:
    with pytest.raises(MediaError):
        whole(picture_format, FUZZED["jpeg"][1][:2] + noise)


def test_real_orientation_examples_all_look_the_same(shared_photos: Path) -> None:
    for kind in ("Landscape", "Portrait"):
        pictures = [
            decode(Format.JPEG, (shared_photos / "exif-orientation" / f"{kind}_{at}.jpg").read_bytes(), lambda _: 0.2)
            for at in range(9)
        ]
        assert len({(picture.width_px, picture.height_px) for picture in pictures}) == 1
        assert (pictures[0].width_px > pictures[0].height_px) == (kind == "Landscape")
        # Each has its own number painted on it.
        assert max(difference(picture.image, pictures[0].image) for picture in pictures) < 8


@pytest.mark.parametrize("orientation", range(1, 9))
def test_real_tiffs_of_all_orientations_look_the_same(shared_photos: Path, orientation: int) -> None:
    folder = shared_photos / "pillow" / "images"
    turned = folder / f"g4_orientation_{orientation}.tif"
    upright = whole(Format.TIFF, (folder / "g4_orientation_1.tif").read_bytes())

    # Each was drawn anew.
    assert difference(whole(Format.TIFF, turned.read_bytes()).image, upright.image) < 1
