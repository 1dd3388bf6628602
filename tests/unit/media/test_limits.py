import io
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, TiffImagePlugin

from photolens.errors import DecodeError, NotAPictureError
from photolens.media import decode as decoding
from photolens.media import limits
from photolens.media.decode import decode
from photolens.media.formats import Format

Save = Callable[..., Path]


def png_of(width: int, height: int) -> bytes:
    """A valid beginning of a PNG that claims these dimensions."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(60_000, 60_000), (20_000, 8_000), (2_000_000, 1), (1, 600_000), (2**31 - 1, 1)])
def test_a_decompression_bomb_is_refused_by_its_header_alone(size: tuple[int, int]) -> None:
    bomb = png_of(*size)
    tracemalloc.start()
    before = time.perf_counter()

    with pytest.raises(DecodeError, match=r"too large: .* megapixels"):
        decode(Format.PNG, bomb, lambda _: 1.0)

    assert time.perf_counter() - before < 0.5
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_the_sentence_tells_the_size_and_the_limit() -> None:
    with pytest.raises(DecodeError, match="60000 × 50000 pixels, and Photolens decodes up to 256 megapixels"):
        decode(Format.PNG, png_of(60_000, 50_000), lambda _: 1.0)


def test_large_pictures_within_the_limits_do_not_warn(monkeypatch: pytest.MonkeyPatch, landscape: Image.Image) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100_000)
    data = _jpeg(landscape)

    assert decode(Format.JPEG, data, lambda _: 1.0).width_px == 480


def test_a_jpeg_beyond_the_decoded_limit_is_read_when_a_smaller_one_is_enough(
    monkeypatch: pytest.MonkeyPatch, landscape: Image.Image
) -> None:
    monkeypatch.setattr(limits, "MAX_DECODED_PIXELS", 480 * 320 - 1)
    data = _jpeg(landscape)

    assert decode(Format.JPEG, data, lambda _: 0.5).image.size == (240, 160)
    with pytest.raises(DecodeError, match="too large"):
        decode(Format.JPEG, data, lambda _: 0.6)


def test_a_progressive_jpeg_is_not_as_it_keeps_everything_in_memory(
    monkeypatch: pytest.MonkeyPatch, landscape: Image.Image
) -> None:
    monkeypatch.setattr(limits, "MAX_DECODED_PIXELS", 480 * 320 - 1)
    monkeypatch.setattr(decoding, "MAX_DECODED_PIXELS", 480 * 320 - 1)

    with pytest.raises(DecodeError, match="too large"):
        decode(Format.JPEG, _jpeg(landscape, progressive=True), lambda _: 0.5)


def test_formats_whose_decoders_copy_have_a_limit_of_their_own(
    monkeypatch: pytest.MonkeyPatch, landscape: Image.Image, saved: Save
) -> None:
    monkeypatch.setattr(limits, "MAX_COPIED_PIXELS", 480 * 320 - 1)

    assert decode(Format.PNG, saved(landscape, "a.png").read_bytes(), lambda _: 1.0)
    with pytest.raises(DecodeError, match="too large"):
        decode(Format.WEBP, saved(landscape, "a.webp").read_bytes(), lambda _: 1.0)


@pytest.mark.parametrize("tags", [{50706: b"\1\4\0\0"}, {254: 1, 330: 8}])
def test_a_camera_raw_that_calls_itself_a_tiff_is_left_alone(
    tags: dict[int, object], landscape: Image.Image, saved: Save
) -> None:
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    for tag, value in tags.items():
        directory[tag] = value
        directory.tagtype[tag] = 1 if isinstance(value, bytes) else 4
    data = saved(landscape, "raw.tif", tiffinfo=directory).read_bytes()

    with pytest.raises(NotAPictureError, match="camera RAW"):
        decode(Format.TIFF, data, lambda _: 1.0)


def _jpeg(image: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", **options)
    return buffer.getvalue()
