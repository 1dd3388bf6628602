"""Loading: pictures read from files on two threads of their own, the most wanted first. No widgets, no pixmaps."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from threading import Condition, Thread
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QImageReader

from photolens.domain.photo import PhotoId
from photolens.errors import MediaError
from photolens.media import read_pixels

logger = logging.getLogger(__name__)

THREADS = 2
BLUNT = 1.15
"""A picture that had to be enlarged more than so much looks blunt."""


class Key(NamedTuple):
    """A picture of a photo, cut to so many device pixels."""

    photo: PhotoId
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Job:
    """One picture to read."""

    key: Key
    path: Path
    original_px: tuple[int, int] | None = None
    """Width and height of the photo, if the path is of the photo itself and not of its thumbnail."""

    @property
    def name(self) -> tuple[Key, bool]:
        """What it is known by while it is under way."""
        return self.key, self.original_px is not None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a job; posted to the mailbox."""

    loader: int
    """Whose job it was: the `id` of the loader."""
    job: Job
    image: QImage | None
    """The middle of the photo in the shape of the key; None if the file is not there or is broken."""
    is_enough: bool
    """Whether the file had about all the pixels that the key asks for."""


class Loader:
    """Owns the threads, which start with the first job. Used from one thread, the GUI's."""

    def __init__(self, post: Callable[[Loaded], None]) -> None:
        self._post = post
        self._condition = Condition()
        self._waiting: list[Job] = []
        self._under_way: set[tuple[Key, bool]] = set()
        self._is_open = True
        self._threads: list[Thread] = []

    def set_jobs(self, jobs: Sequence[Job]) -> None:
        """What is to be read, the most wanted first; whatever waited and is not among them is dropped."""
        with self._condition:
            if not self._is_open:
                return
            self._waiting = [job for job in reversed(jobs) if job.name not in self._under_way]
            self._condition.notify_all()
        if jobs and not self._threads:
            self._start()

    def done(self, job: Job) -> None:
        """The picture has been taken in; the same job may come again."""
        with self._condition:
            self._under_way.discard(job.name)

    def close(self) -> None:
        """Begin nothing more and wait for the pictures that are being read."""
        with self._condition:
            self._is_open = False
            self._waiting.clear()
            self._condition.notify_all()
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _start(self) -> None:
        self._threads = [Thread(target=self._work, name=f"photolens-thumbnail-{n}") for n in range(THREADS)]
        for thread in self._threads:
            thread.start()

    def _work(self) -> None:
        while job := self._next():
            image, is_enough = _read(job)
            self._post(Loaded(id(self), job, image, is_enough))

    def _next(self) -> Job | None:
        with self._condition:
            while self._is_open and not self._waiting:
                self._condition.wait()
            if not self._is_open:
                return None
            job = self._waiting.pop()
            self._under_way.add(job.name)
            return job


def _read(job: Job) -> tuple[QImage | None, bool]:
    try:
        return _read_thumbnail(job) if job.original_px is None else _read_original(job, job.original_px)
    except Exception:
        logger.exception("could not read %s", job.path)  # one picture may fail; the thread must live on
        return None, True


def _read_thumbnail(job: Job) -> tuple[QImage | None, bool]:
    """Scaled and cut while it is decoded: QImageReader leaves the other threads alone meanwhile."""
    reader = QImageReader(str(job.path))
    size = reader.size()
    if size.isEmpty():
        return None, True
    scale = _cover(size.toTuple(), job.key)
    scaled = QSize(ceil(size.width() * scale), ceil(size.height() * scale))
    reader.setScaledSize(scaled)
    left, top = _middle(scaled.toTuple(), job.key)
    reader.setScaledClipRect(QRect(left, top, job.key.width_px, job.key.height_px))
    image = reader.read()
    return (None if image.isNull() else image), scale <= BLUNT


def _read_original(job: Job, size_px: tuple[int, int]) -> tuple[QImage | None, bool]:
    """The photo itself, as large as covers the key, or as large as it is."""
    long_side_px = ceil(max(size_px) * _cover(size_px, job.key))
    try:
        pixels = read_pixels(job.path, long_side_px)
    except MediaError as error:
        logger.info("no sharp picture of %s: %s", job.path, error)  # its thumbnail stays
        return None, True
    shape_px = pixels.shape[1], pixels.shape[0]
    shrunk = min(1.0, 1 / _cover(shape_px, job.key))
    key = job.key._replace(
        width_px=round(job.key.width_px * shrunk) or 1, height_px=round(job.key.height_px * shrunk) or 1
    )
    left, top = _middle(shape_px, key)
    cut = pixels[top : top + key.height_px, left : left + key.width_px]
    height, width, _ = cut.shape
    image = QImage(cut.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32)
    return image.copy(), True  # QImage does not own the bytes that it is given


def _cover(size_px: tuple[int, int], key: Key) -> float:
    """How much larger a picture has to be to cover the key."""
    return max(key.width_px / size_px[0], key.height_px / size_px[1])


def _middle(size_px: tuple[int, int], key: Key) -> tuple[int, int]:
    """Left and top of the key in the middle of a picture."""
    return max(0, (size_px[0] - key.width_px) // 2), max(0, (size_px[1] - key.height_px) // 2)
