"""Worker: what runs inside a decode process. It knows only `media`, so that it starts fast and stays small."""

import os
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photolens.domain.framing import Framing
from photolens.domain.photo import ContentHash, PhotoFacts
from photolens.errors import MediaError
from photolens.media import ThumbnailFolder, read_photo, read_squares, silence_native_stderr

MEMORY_LIMIT_BYTES = 4 << 30
"""Address space of a decode process: what a file of the largest allowed size needs, and no more."""

NICENESS = 10
"""Beside busy programs a decode process gets about a tenth of a core; alone it gets all of it."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a decode process sends back: all that the catalogue and the encoder need of a file."""

    content_hash: ContentHash
    size_bytes: int
    perceptual_hash: int
    facts: PhotoFacts
    squares: NDArray[np.uint8]
    """uint8 (k, side_px, side_px, 3), with k from 1 to 8."""


@dataclass(frozen=True, slots=True)
class KnownPhoto:
    """Where to find the pixels of a photo that the library has."""

    content: ContentHash
    thumbnail: Path
    originals: tuple[Path, ...]
    """Files that held this content when they were last seen."""


def prepare() -> None:
    """Make this process one that its parent can rely on: deaf to Ctrl-C, bounded, and gone when the parent is.

    And one that steps back: the window, a search and the user's other programs come first.
    """
    if sys.platform != "win32":
        os.nice(NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silence_native_stderr()
    _limit_memory()
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def read(path: Path, framing: Framing, thumbnails: ThumbnailFolder) -> ReadFile:
    """Read a file once, and save its thumbnail.

    Raises:
        MediaError: the file cannot become a photo.
    """
    photo = read_photo(path, framing)
    if not thumbnails.exists(photo.content_hash):
        thumbnails.save(photo.content_hash, photo.thumbnail)
    return ReadFile(photo.content_hash, photo.size_bytes, photo.perceptual_hash, photo.facts, photo.squares)


def view(photo: KnownPhoto, framing: Framing) -> NDArray[np.uint8]:
    """The squares of a photo that the library has, uint8 (k, side_px, side_px, 3).

    From a file that still holds it. Else from its thumbnail, as when the drive is unplugged: what the JPEG lost there
    turns the starter's vectors by a cosine of 0.96, which is too much to be the rule.

    Raises:
        MediaError: neither can be read.
    """
    for original in photo.originals:
        with suppress(MediaError):
            return read_squares(original, framing, photo.content)
    return read_squares(photo.thumbnail, framing)


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 (exists on Unix only)

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))


def _leave_with_parent() -> None:
    """A parent that was killed cannot tell its children."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)
