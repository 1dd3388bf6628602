"""What decode processes do to files that harm them; imported by its bare name in those processes."""

import os
import signal
import threading
from pathlib import Path
from typing import Any

from photolens.domain.framing import Framing
from photolens.indexing import worker
from photolens.indexing.decoding import Squares
from photolens.indexing.worker import KnownPhoto, ReadFile

_read = worker.read
_view = worker.view


def read_or_hang(path: Path, *rest: Any) -> ReadFile:
    """Never come back from a harmful file."""
    if is_harmful(path):
        threading.Event().wait()
    return _read(path, *rest)


def read_or_crash(path: Path, *rest: Any) -> ReadFile:
    """Die of a harmful file, as a decoder that reads where it must not."""
    if is_harmful(path):
        os.kill(os.getpid(), signal.SIGSEGV)
    return _read(path, *rest)


def read_or_exhaust(path: Path, *rest: Any) -> ReadFile:
    """Ask for more memory than a process may have."""
    if is_harmful(path):
        bytearray(worker.MEMORY_LIMIT_BYTES)
    return _read(path, *rest)


def view_or_crash(photo: KnownPhoto, framing: Framing) -> Squares:
    """Die of a photo whose file is harmful."""
    if is_harmful(photo.originals[0]):
        os.kill(os.getpid(), signal.SIGSEGV)
    return _view(photo, framing)


def is_harmful(path: Path) -> bool:
    """Whether the test made this file to do harm."""
    return path.read_bytes().endswith(b"harmful")
