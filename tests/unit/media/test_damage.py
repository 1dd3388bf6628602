import struct
import zlib

import pytest
from PIL import Image

from photolens.errors import DecodeError, NotAPictureError
from photolens.media.damage import CUT_SHORT, is_cut_short, told_as_decode_error
from photolens.media.formats import Format

COMPLETE_JPEG = b"\xff\xd8\xff\xda\xff\xd9"


@pytest.mark.parametrize(
    "error",
    [
        OSError("broken"),
        SyntaxError("no"),
        ValueError("no"),
        struct.error("unpack"),
        EOFError(),
        zlib.error("Error -3"),
        OverflowError(),
        KeyError(3),
        RecursionError(),
        AssertionError(),
        ZeroDivisionError(),
    ],
)
def test_whatever_a_decoder_raises_is_told_and_chained(error: Exception) -> None:
    with (
        pytest.raises(DecodeError, match="this JPEG is damaged") as told,
        told_as_decode_error(Format.JPEG, COMPLETE_JPEG),
    ):
        raise error

    assert told.value.__cause__ is error


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError("image file is truncated (3 bytes not processed)"), CUT_SHORT),
        (OSError("Unsupported BMP compression (6)"), "of a kind that Photolens cannot decode"),
        (MemoryError(), "not enough memory"),
        (Image.DecompressionBombError("Image size (10 pixels)"), "too large"),
    ],
)
def test_common_causes_have_their_own_sentence(error: Exception, sentence: str) -> None:
    with pytest.raises(DecodeError, match=sentence), told_as_decode_error(Format.JPEG, COMPLETE_JPEG):
        raise error


def test_our_own_errors_pass_through() -> None:
    with pytest.raises(NotAPictureError, match="mine"), told_as_decode_error(Format.JPEG, b""):
        raise NotAPictureError("mine")


def test_the_users_interrupt_passes_through() -> None:
    with pytest.raises(KeyboardInterrupt), told_as_decode_error(Format.JPEG, b""):
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("picture_format", "data"),
    [
        (Format.JPEG, COMPLETE_JPEG[:-1]),
        (Format.JPEG, b"\xff\xd8" + COMPLETE_JPEG + b"\xff\xda picture"),
        (Format.PNG, b"\x89PNG\r\n\x1a\n IDAT"),
        (Format.WEBP, b"RIFF\x10\0\0\0WEBP"),
        (Format.TIFF, b"II*\0\x40\0\0\0"),
        (Format.GIF, b"GIF89a\0\0"),
        (Format.BMP, b"BM\x40\0\0\0"),
        (Format.HEIF, b"\0\0\0\x08ftyp\0\0\0\x20meta"),
        (Format.AVIF, b"\0\0\0\x08ftyp\0\0\0\1mdat\0\0\0\0\0\0\1\0"),
    ],
)
def test_files_that_say_that_more_should_follow_are_cut_short(picture_format: Format, data: bytes) -> None:
    assert is_cut_short(picture_format, data)


@pytest.mark.parametrize(
    ("picture_format", "data"),
    [
        (Format.JPEG, COMPLETE_JPEG),
        (Format.JPEG, b"\xff\xd8" + COMPLETE_JPEG + COMPLETE_JPEG + b"trailer"),
        (Format.WEBP, b"RIFF\x04\0\0\0WEBP"),
        (Format.GIF, b"GIF89a;\0\0"),
        (Format.HEIF, b"\0\0\0\x08ftyp\0\0\0\x08meta"),
        (Format.HEIF, b"\0\0\0\x08ftyp\0\0\0\x00mdat everything"),
        (Format.HEIF, b"\0\0\0\x08ftyp\0\0\0\x03no box"),
    ],
)
def test_complete_files_are_not(picture_format: Format, data: bytes) -> None:
    assert not is_cut_short(picture_format, data)
