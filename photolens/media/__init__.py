"""Media: a file's bytes to pixels and facts. The only room that knows Pillow; imported by decode processes.

`read_photo` is the door for indexing, `read_pixels` for screens, `read_squares` for a query photo from outside the
library and for a model that comes later, `unread_kind` for a scan that wants to leave other files closed, and
`ThumbnailFolder` for all.
"""

from photolens.media.fingerprint import content_hash, hamming, hash_file, perceptual_hash
from photolens.media.pixels import read_pixels
from photolens.media.reading import DecodedPhoto, read_photo, read_squares
from photolens.media.silence import silence_native_stderr
from photolens.media.thumbnails import THUMBNAIL_PX, ThumbnailFolder
from photolens.media.unread import unread_kind

__all__ = [
    "THUMBNAIL_PX",
    "DecodedPhoto",
    "ThumbnailFolder",
    "content_hash",
    "hamming",
    "hash_file",
    "perceptual_hash",
    "read_photo",
    "read_pixels",
    "read_squares",
    "silence_native_stderr",
    "unread_kind",
]
