"""Decode: a picture file's bytes to upright 8-bit sRGB, no larger than needed."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from PIL import Image, ImageFile

from photolens.media.colour import flattened, to_srgb
from photolens.media.damage import told_as_decode_error
from photolens.media.formats import Format, open_as
from photolens.media.limits import MAX_DECODED_PIXELS, decodable_pixels, refuse_huge, refuse_raw, refuse_undecodable
from photolens.media.silence import silenced_pillow

ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = frozenset(turn for orientation, turn in _UPRIGHT.items() if orientation >= 5)
_IMAGEMAGICK_EXIF = "Raw profile type exif"  # hexadecimal text in PNG files from before PNG had a chunk for EXIF
_DCT_SCALES = (8, 4, 2)
_REDUCING_GAP = 2.0
"""Box means first, bicubic for the last halving; hardly to be told from bicubic alone (Pillow, `reducing_gap`)."""


@dataclass(frozen=True)
class Picture:
    """A decoded picture: mode RGB in sRGB, upright, of the size that was asked for or larger."""

    image: Image.Image
    width_px: int
    """Width of the whole picture as seen upright; `image` may be smaller."""
    height_px: int
    format: Format
    exif: Image.Exif
    xmp: bytes


def decode(picture_format: Format, data: bytes, fraction_for: Callable[[tuple[int, int]], float]) -> Picture:
    """Decode the first frame of a picture.

    Args:
        picture_format: as `formats.sniff` found it.
        data: the whole file.
        fraction_for: how small, in (0, 1], a picture of a given (width, height) may come out.

    Raises:
        NotAPictureError: it is a camera RAW that calls itself a TIFF.
        DecodeError: it is truncated, damaged, of an unknown variant, or beyond `limits`.
    """
    with silenced_pillow(), told_as_decode_error(picture_format, data):
        picture = open_as(picture_format, data)
        refuse_raw(picture)
        refuse_huge(picture)
        size = picture.size
        fraction = fraction_for(size)
        _load(picture, picture_format, fraction)
        size = picture.size if picture_format is Format.TIFF else size  # Pillow has turned a TIFF while loading it
        image = _small_srgb(picture, size, fraction)
        return _upright(image, size, picture, picture_format)


def _load(picture: ImageFile.ImageFile, picture_format: Format, fraction: float) -> None:
    if picture_format is Format.JPEG and not _is_huge_progressive(picture):
        _draft(picture, fraction)
    if picture_format is Format.HEIF and picture.width * picture.height > decodable_pixels(picture_format):
        # pillow_heif takes the thumbnail inside, if that is a true copy of the picture and large enough.
        picture.draft(None, (ceil(picture.width * fraction), ceil(picture.height * fraction)))
    refuse_undecodable(picture, picture_format)
    picture.load()


def _is_huge_progressive(picture: ImageFile.ImageFile) -> bool:
    # A progressive JPEG keeps all its coefficients in memory, at whatever size it is decoded.
    return "progressive" in picture.info and picture.width * picture.height > MAX_DECODED_PIXELS


def _draft(picture: ImageFile.ImageFile, fraction: float) -> None:
    """Have libjpeg scale by 1/8, 1/4 or 1/2 while it transforms the blocks."""
    scale = next((scale for scale in _DCT_SCALES if fraction * scale <= 1), 1)
    picture.draft(None, (max(1, picture.width // scale), max(1, picture.height // scale)))


def _small_srgb(picture: ImageFile.ImageFile, size: tuple[int, int], fraction: float) -> Image.Image:
    excess = max(picture.size) / (max(size) * fraction)
    small = flattened(picture, int(excess / _REDUCING_GAP))
    return to_srgb(small, picture.info.get("icc_profile"))


def _upright(
    image: Image.Image, size: tuple[int, int], picture: ImageFile.ImageFile, picture_format: Format
) -> Picture:
    exif, xmp = _exif(picture), _xmp(picture)
    orientation = exif.get(ORIENTATION)
    turn = _UPRIGHT.get(orientation) if isinstance(orientation, int) else None
    width, height = size[::-1] if turn in _ON_ITS_SIDE else size
    upright = image if turn is None else image.transpose(turn)
    upright.info = {}  # comments and the like would follow into the thumbnail; `upright` may be `picture` itself
    return Picture(upright, width, height, picture_format, exif, xmp)


def _exif(picture: ImageFile.ImageFile) -> Image.Exif:
    """Read after the pixels: PNG may have it at its end, and TIFF is turned by Pillow and then loses its orientation.

    `getexif` would take an orientation from XMP too, which no browser follows.
    """
    exif = Image.Exif()
    try:
        if "exif" in picture.info:
            exif.load(picture.info["exif"])
        elif _IMAGEMAGICK_EXIF in picture.info:
            exif.load(bytes.fromhex("".join(picture.info[_IMAGEMAGICK_EXIF].split("\n")[3:])))
        elif hasattr(picture, "tag_v2"):
            return picture.getexif()
    except Exception:  # noqa: BLE001 - broken metadata never costs a photo, whatever the parser trips over
        return Image.Exif()
    return exif


def _xmp(picture: ImageFile.ImageFile) -> bytes:
    xmp = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    return xmp if isinstance(xmp, bytes) else str(xmp).encode(errors="replace")
