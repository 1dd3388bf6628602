"""Limits: what is refused from a picture's header alone, before memory is spent on its pixels."""

from PIL import ImageFile

from photolens.errors import DecodeError, NotAPictureError
from photolens.media.formats import Format
from photolens.media.unread import RAW_KIND

MAX_PIXELS = 256_000_000
"""Larger pictures are refused. The largest phone cameras make 200 megapixels."""
MAX_DECODED_PIXELS = 128_000_000
"""The same for a picture that cannot be decoded at a smaller size: about 560 MB as RGB in Pillow (measured)."""
MAX_COPIED_PIXELS = 64_000_000
"""The same for the formats whose decoders keep the picture several times over: 15 bytes a pixel (WebP, measured)."""
MAX_SIDE_PX = 500_000

_COPYING = frozenset({Format.WEBP, Format.HEIF, Format.AVIF})
_NEW_SUBFILE_TYPE, _SUB_IFDS, _DNG_VERSION = 254, 330, 50706


def refuse_huge(picture: ImageFile.ImageFile) -> None:
    """To be asked when the header is parsed.

    Raises:
        DecodeError: the picture has more than `MAX_PIXELS`, or a side beyond `MAX_SIDE_PX`.
    """
    width, height = picture.size
    if width < 1 or height < 1:
        raise DecodeError("the picture has no pixels")
    if max(width, height) > MAX_SIDE_PX or width * height > MAX_PIXELS:
        raise DecodeError(_too_large(picture, MAX_PIXELS))


def decodable_pixels(picture_format: Format) -> int:
    """How many pixels of that format may be decoded at once."""
    return MAX_COPIED_PIXELS if picture_format in _COPYING else MAX_DECODED_PIXELS


def refuse_undecodable(picture: ImageFile.ImageFile, picture_format: Format) -> None:
    """To be asked after `draft`, when `picture.size` is what will be decoded.

    Raises:
        DecodeError: more than `decodable_pixels` would have to be held in memory.
    """
    limit = decodable_pixels(picture_format)
    if picture.width * picture.height > limit:
        raise DecodeError(_too_large(picture, limit))


def refuse_raw(picture: ImageFile.ImageFile) -> None:
    """A camera RAW may be named .tif; its first picture is a small preview, which must not pass for the photo.

    Raises:
        NotAPictureError: it is a DNG, or its first picture calls itself a reduced version of others inside.
    """
    tags = getattr(picture, "tag_v2", {})
    is_preview = tags.get(_NEW_SUBFILE_TYPE, 0) == 1 and _SUB_IFDS in tags
    if is_preview or _DNG_VERSION in tags:
        raise NotAPictureError(f"{RAW_KIND}, a format that Photolens does not read yet")


def _too_large(picture: ImageFile.ImageFile, limit: int) -> str:
    size = f"{picture.width} × {picture.height} pixels"
    return f"too large: {size}, and Photolens decodes up to {limit // 1_000_000} megapixels of such a file"
