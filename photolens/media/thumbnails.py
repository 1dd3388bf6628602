"""Thumbnails: small JPEG pictures, kept in one folder under the hash of the file that they show."""

import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from photolens.domain.photo import ContentHash

THUMBNAIL_PX = 500
"""Long side of a thumbnail: an eighth of 4000 pixels, so that a 12-megapixel JPEG is decoded at 1/8 of its size."""
_LONGEST_PX = 512
"""4032 / 8 and the like stay as they are: resizing by one percent costs more than the rest of a thumbnail."""
THUMBNAIL_QUALITY = 80


def thumbnail_jpeg(image: Image.Image) -> bytes:
    """An upright sRGB picture as a JPEG, its long side about `THUMBNAIL_PX`; a smaller picture is not enlarged."""
    buffer = io.BytesIO()
    small = image if max(image.size) <= _LONGEST_PX else fitted(image, THUMBNAIL_PX)
    small.save(buffer, "JPEG", quality=THUMBNAIL_QUALITY)
    return buffer.getvalue()


def fitted(image: Image.Image, long_side_px: int) -> Image.Image:
    """`image`, made smaller (bicubic) if its long side is longer than that."""
    longest = max(image.size)
    if longest <= long_side_px:
        return image
    width, height = (max(1, round(side * long_side_px / longest)) for side in image.size)
    return image.resize((width, height), Image.Resampling.BICUBIC)


@dataclass(frozen=True)
class ThumbnailFolder:
    """Owns a folder of thumbnails: `ab/abcdef….jpg`. Safe for many processes; everything in it can be made again."""

    folder: Path

    def path_of(self, content: ContentHash) -> Path:
        """Where the thumbnail of this content lies, or would lie."""
        return self.folder / content[:2] / f"{content}.jpg"

    def exists(self, content: ContentHash) -> bool:
        """Whether there is a thumbnail of this content."""
        return self.path_of(content).is_file()

    def save(self, content: ContentHash, jpeg: bytes) -> Path:
        """Keep a thumbnail: readers see the old one or the whole new one, never a part. Gives its path.

        Raises:
            OSError: the folder cannot be written, or the disk is full; nothing is left behind then.
        """
        path = self.path_of(content)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(jpeg)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        return path

    def remove(self, content: ContentHash) -> None:
        """Forget a thumbnail; it is no error if there is none."""
        self.path_of(content).unlink(missing_ok=True)

    def __iter__(self) -> Iterator[ContentHash]:
        """Every content that has a thumbnail here, in no order."""
        return (ContentHash(path.stem) for path in self.folder.glob("??/[!.]*.jpg"))
