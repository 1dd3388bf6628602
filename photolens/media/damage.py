"""Damage: from whatever a decoder raised to one sentence that a person understands."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PIL import Image

from photolens.errors import DecodeError, MediaError
from photolens.media.formats import Format

CUT_SHORT = "the file ends too early; it may be half copied"

_WORDS_OF_TRUNCATION = ("truncat", "end of file", "unexpected end", "premature", "ran out of data")
_WORDS_OF_VARIANTS = ("unsupported", "not supported", "not implemented", "unknown", "unrecognized", "cannot handle")


@contextmanager
def told_as_decode_error(picture_format: Format, data: bytes) -> Iterator[None]:
    """Within it, every exception but ours becomes a chained `DecodeError` with a sentence about this file."""
    try:
        yield
    except MediaError:
        raise
    except Exception as error:  # a decoder raises whatever its parser trips over
        raise DecodeError(_sentence(error, picture_format, data)) from error


def is_cut_short(picture_format: Format, data: bytes) -> bool:
    """Whether the structure of a file says that more bytes should follow; False where it says nothing."""
    return _CUT_SHORT[picture_format](data)


def _sentence(error: Exception, picture_format: Format, data: bytes) -> str:
    words = str(error).lower()
    if isinstance(error, MemoryError):
        return "there is not enough memory to decode this picture"
    if isinstance(error, Image.DecompressionBombError):
        return "too large: a frame in it has more pixels than Photolens decodes"
    if any(word in words for word in _WORDS_OF_TRUNCATION) or is_cut_short(picture_format, data):
        return CUT_SHORT
    if any(word in words for word in _WORDS_OF_VARIANTS):
        return f"this {picture_format} is of a kind that Photolens cannot decode, or it is damaged"
    return f"this {picture_format} is damaged"


def _has_cut_box(data: bytes) -> bool:
    """Whether a top-level box of ISO/IEC 14496-12 reaches beyond the end of the file."""
    at = 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size == 0:  # to the end of the file
            return False
        if size < 8:  # no box at all
            return False
        at += size
    return at > len(data)


def _is_jpeg_cut_short(data: bytes) -> bool:
    # A thumbnail inside has an end of its own: only one after the last start of a scan counts.
    return data.rfind(b"\xff\xd9") <= data.rfind(b"\xff\xda")


def _is_tiff_cut_short(data: bytes) -> bool:
    # Many programs write the tags behind the pixels; the header tells where they begin.
    return int.from_bytes(data[4:8], "little" if data[:1] == b"I" else "big") > len(data)


_CUT_SHORT: dict[Format, Callable[[bytes], bool]] = {
    Format.JPEG: _is_jpeg_cut_short,
    Format.PNG: lambda data: b"IEND" not in data,
    Format.WEBP: lambda data: int.from_bytes(data[4:8], "little") + 8 > len(data),
    Format.TIFF: _is_tiff_cut_short,
    Format.GIF: lambda data: not data.rstrip(b"\0").endswith(b";"),
    Format.BMP: lambda data: int.from_bytes(data[2:6], "little") > len(data),
    Format.HEIF: _has_cut_box,
    Format.AVIF: _has_cut_box,
}
