"""Files: the bytes of a picture file, from regular files only, and its content hash."""

import os
import stat
from io import BufferedReader
from pathlib import Path

from photolens.errors import DecodeError, UnreadableError
from photolens.media.formats import HEAD_BYTES, Format, sniff

MAX_FILE_BYTES = 512 * 1024 * 1024
"""Larger files are refused: a file is held in memory once, and a decode process must stay small."""
# Windows knows neither of the last two, and wants to be told that a file is no text.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def open_regular(path: Path) -> BufferedReader:
    """Open a regular file for reading; never blocks, not even on a pipe.

    Raises:
        UnreadableError: it is missing, locked, no regular file, or its disk does not answer.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableError(_irregular(path))
        # The file may be exchanged for a pipe after the look at it: opening must not wait for a writer.
        return os.fdopen(os.open(path, _FLAGS), "rb")
    except OSError as error:
        raise UnreadableError(_reason(error)) from error


def read_picture_file(path: Path) -> tuple[Format, bytes]:
    """A picture's format and all bytes of its file; files that are no pictures are not read beyond their beginning.

    Raises:
        UnreadableError: the file cannot be opened or read.
        NotAPictureError: its format is not read.
        DecodeError: it is empty, or larger than `MAX_FILE_BYTES`.
    """
    with open_regular(path) as file:
        try:
            head = file.read(HEAD_BYTES)
            picture_format = sniff(head, path.suffix) if head else None
            file.seek(0)
            _refuse_large(os.fstat(file.fileno()).st_size)
            data = file.read() if picture_format else b""
        except OSError as error:
            raise UnreadableError(_reason(error)) from error
    if picture_format is None:
        raise DecodeError("the file is empty")
    return picture_format, data


def _refuse_large(size_bytes: int) -> None:
    if size_bytes > MAX_FILE_BYTES:
        raise DecodeError(f"too large: Photolens reads files of up to {MAX_FILE_BYTES >> 20} MB")


def _irregular(path: Path) -> str:
    return "this is a folder, not a file" if path.is_dir() else "this is a device or a pipe, not a file"


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the file is not there"
    if isinstance(error, PermissionError):
        return "you do not have permission to read this file"
    return f"the file could not be read: {error.strerror or 'the disk does not answer'}"
