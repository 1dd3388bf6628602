from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from photolens.errors import NotAPictureError
from photolens.media.formats import Format, open_as, sniff

Save = Callable[..., Path]

SAVED_AS = {
    Format.JPEG: "jpg",
    Format.PNG: "png",
    Format.WEBP: "webp",
    Format.TIFF: "tif",
    Format.GIF: "gif",
    Format.BMP: "bmp",
    Format.HEIF: "heic",
    Format.AVIF: "avif",
}


@pytest.mark.parametrize("picture_format", Format)
def test_every_format_is_recognised_by_its_content_whatever_its_name(
    picture_format: Format, landscape: Image.Image, saved: Save
) -> None:
    path = saved(landscape, f"photo.{SAVED_AS[picture_format]}")

    assert sniff(path.read_bytes()[:4096], ".txt") is picture_format


@pytest.mark.parametrize("picture_format", Format)
def test_every_format_opens_at_its_size(picture_format: Format, landscape: Image.Image, saved: Save) -> None:
    path = saved(landscape, f"photo.{SAVED_AS[picture_format]}")

    assert open_as(picture_format, path.read_bytes()).size == landscape.size


def test_multi_picture_objects_are_the_jpeg_they_begin_with(landscape: Image.Image, saved: Save) -> None:
    path = saved(landscape, "3d.mpo", format="MPO", save_all=True, append_images=[landscape.rotate(180)])

    assert sniff(path.read_bytes(), ".mpo") is Format.JPEG
    assert open_as(Format.JPEG, path.read_bytes()).size == landscape.size


def test_a_tiff_with_the_name_of_a_camera_raw_is_left_alone(landscape: Image.Image, saved: Save) -> None:
    head = saved(landscape, "preview.tif").read_bytes()[:4096]

    with pytest.raises(NotAPictureError, match="camera RAW"):
        sniff(head, ".NEF")


def test_a_jpeg_with_the_name_of_a_camera_raw_is_a_jpeg(landscape: Image.Image, saved: Save) -> None:
    assert sniff(saved(landscape, "photo.jpg").read_bytes(), ".nef") is Format.JPEG


@pytest.mark.parametrize(
    ("major", "compatible", "expected"),
    [
        (b"heic", b"mif1", Format.HEIF),
        (b"mif1", b"heic", Format.HEIF),
        (b"mif1", b"avif", Format.AVIF),
        (b"avis", b"msf1", Format.AVIF),
    ],
)
def test_the_brands_tell_heif_and_avif_apart(major: bytes, compatible: bytes, expected: Format) -> None:
    assert sniff(b"\0\0\0\x14ftyp" + major + b"\0\0\0\0" + compatible, "") is expected


def test_brands_behind_the_first_box_do_not_count() -> None:
    with pytest.raises(NotAPictureError, match="a video"):
        sniff(b"\0\0\0\x10ftypisom\0\0\0\0avif", ".heic")


def test_text_that_begins_with_bm_is_no_bitmap() -> None:
    with pytest.raises(NotAPictureError, match="a text file"):
        sniff(b"BMW, Opel, Volkswagen: a list of cars", ".list")
