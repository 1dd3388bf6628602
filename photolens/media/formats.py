"""Formats: which pictures Photolens reads, how they are recognised by their first bytes, and who opens them.

Pillow's plugins are called by name: nothing but these formats ever reaches a decoder, the plugins of other formats
are never imported, and Pillow's process-wide registry and limits stay as they are.
"""

import io
from enum import StrEnum
from functools import cache
from importlib import import_module

from PIL import ImageFile

from photolens.errors import NotAPictureError
from photolens.media.bare_png import bare_png
from photolens.media.unread import RAW_EXTENSIONS, RAW_KIND, refusal

HEAD_BYTES = 4096
"""How much of a file's beginning `sniff` wants to see."""


class Format(StrEnum):
    """A format that Photolens reads; its value is Pillow's name for it. MPO is read as the JPEG that it begins with."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    TIFF = "TIFF"
    GIF = "GIF"
    BMP = "BMP"
    HEIF = "HEIF"
    AVIF = "AVIF"


_PLUGINS = {
    Format.JPEG: ("PIL.JpegImagePlugin", "JpegImageFile"),
    Format.PNG: ("PIL.PngImagePlugin", "PngImageFile"),
    Format.WEBP: ("PIL.WebPImagePlugin", "WebPImageFile"),
    Format.TIFF: ("PIL.TiffImagePlugin", "TiffImageFile"),
    Format.GIF: ("PIL.GifImagePlugin", "GifImageFile"),
    Format.BMP: ("PIL.BmpImagePlugin", "BmpImageFile"),
    Format.HEIF: ("pillow_heif", "HeifImageFile"),
    Format.AVIF: ("PIL.AvifImagePlugin", "AvifImageFile"),
}
_BEGINNINGS = (
    (b"\xff\xd8\xff", Format.JPEG),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
    (b"II+\0", Format.TIFF),
    (b"MM\0+", Format.TIFF),
)
_BMP_HEADER_BYTES = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIF_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
)  # fmt: skip


def sniff(head: bytes, suffix: str) -> Format:
    """The format of a file, by its content.

    Args:
        head: the file's first `HEAD_BYTES` bytes, or all of it.
        suffix: its extension with the dot; it decides only between a TIFF and a camera RAW.

    Raises:
        NotAPictureError: Photolens does not read this; the text says what it is.
    """
    found = _format_of(head)
    if found is Format.TIFF and (suffix.lower() in RAW_EXTENSIONS or head[8:10] == b"CR"):
        raise NotAPictureError(f"{RAW_KIND}, a format that Photolens does not read yet")
    if found is None:
        raise NotAPictureError(refusal(head, suffix))
    return found


def open_as(picture_format: Format, data: bytes) -> ImageFile.ImageFile:
    """Parse the header of a picture; no pixel is decoded yet.

    Raises whatever Pillow's plugin raises, which can be nearly anything: see `decode`.
    """
    plugin = _plugin(picture_format)
    try:
        return plugin(io.BytesIO(data))
    except Exception:
        # Pillow refuses a whole PNG for one bad text, profile or animation chunk.
        if picture_format is not Format.PNG:
            raise
        return plugin(io.BytesIO(bare_png(data)))


def _format_of(head: bytes) -> Format | None:
    for beginning, picture_format in _BEGINNINGS:
        if head.startswith(beginning):
            return picture_format
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BMP_HEADER_BYTES:
        return Format.BMP
    return _format_of_brands(head)


def _format_of_brands(head: bytes) -> Format | None:
    # ISO/IEC 14496-12, 4.3: size, "ftyp", major brand, minor version, then compatible brands of four bytes each.
    if head[4:8] != b"ftyp":
        return None
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12]} | {head[at : at + 4] for at in range(16, end, 4)}
    if brands & _AVIF_BRANDS:
        return Format.AVIF
    return Format.HEIF if brands & _HEIF_BRANDS else None


@cache
def _plugin(picture_format: Format) -> type[ImageFile.ImageFile]:
    module_name, class_name = _PLUGINS[picture_format]
    module = import_module(module_name)
    # One decode process is meant to use one core: the pool is what keeps all of them busy.
    if picture_format is Format.AVIF:
        vars(module)["DEFAULT_MAX_THREADS"] = 1
    if picture_format is Format.HEIF:
        vars(import_module("pillow_heif.options"))["DECODE_THREADS"] = 1
    plugin: type[ImageFile.ImageFile] = vars(module)[class_name]
    return plugin
