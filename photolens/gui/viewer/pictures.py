"""Pictures: decoded photos for the viewer, what is wanted most first, within a bound of memory."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.media import read_pixels

FITS_BYTES = 400_000_000
FITS_COUNT = 8
_THUMBNAILS_BYTES = 40_000_000
_URGENT_AT_ONCE = 2
"""Of the three threads of `Tasks`: one is left to everybody else, however fast photos are flicked through."""


class Detail(Enum):
    """How much of a photo is decoded."""

    THUMBNAIL = "thumbnail"
    FIT = "fit"
    """As large as it fits into the view."""
    LARGE = "large"
    """As large as it is zoomed."""


@dataclass(frozen=True, slots=True)
class Want:
    """A photo wanted in some detail, from a file; `side_px` is its long side, None for the whole picture."""

    photo: PhotoId
    detail: Detail
    path: Path
    side_px: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Pixels that can be painted."""

    image: QImage
    pixels: NDArray[np.uint8]
    """What `image` looks into: it must live as long."""
    is_whole: bool
    """Whether the file has no more pixels."""

    @property
    def side_px(self) -> int:
        """The long side."""
        return max(self.image.width(), self.image.height())

    def is_enough(self, side_px: int | None) -> bool:
        """Whether decoding again at this long side would give no more."""
        return self.is_whole or (side_px is not None and self.side_px >= side_px)


class Shelf:
    """Pictures by photo, those used last at the end; the others go when there is too much."""

    def __init__(self, most_bytes: int, most: int) -> None:
        self._most_bytes, self._most = most_bytes, most
        self._pictures: OrderedDict[PhotoId, Picture] = OrderedDict()

    def __len__(self) -> int:
        return len(self._pictures)

    @property
    def size_bytes(self) -> int:
        """What the pictures take."""
        return sum(picture.pixels.nbytes for picture in self._pictures.values())

    def get(self, photo: PhotoId) -> Picture | None:
        """The picture of a photo, which counts as a use of it."""
        if photo in self._pictures:
            self._pictures.move_to_end(photo)
        return self._pictures.get(photo)

    def put(self, photo: PhotoId, picture: Picture) -> None:
        """Keep a picture, and forget the oldest ones if it gets too much; the new one stays in any case."""
        self._pictures[photo] = picture
        self._pictures.move_to_end(photo)
        while len(self) > 1 and (len(self) > self._most or self.size_bytes > self._most_bytes):
            self._pictures.popitem(last=False)

    def drop(self, photo: PhotoId) -> None:
        """Forget the picture of a photo."""
        self._pictures.pop(photo, None)

    def clear(self) -> None:
        """Forget all of them."""
        self._pictures.clear()


class Pictures(QObject):
    """Decodes what is wanted, on other threads. Lives on the GUI thread, which never decodes.

    What is wanted is told anew with every step; what nobody wants any more is not begun. Wants of the first photo may
    be decoded beside each other, those of others (read ahead) only one at a time and when nothing else is.
    """

    changed = Signal(object)
    """PhotoId: there is more of it now, or it is known why there is not."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = context.tasks
        self._shelves = {
            Detail.THUMBNAIL: Shelf(_THUMBNAILS_BYTES, 64),
            Detail.FIT: Shelf(FITS_BYTES, FITS_COUNT),
            Detail.LARGE: Shelf(0, 1),  # only ever the one that is zoomed
        }
        self._wants: tuple[Want, ...] = ()
        self._under_way: set[Want] = set()
        self._failures: dict[Want, Exception] = {}

    def want(self, wants: Sequence[Want]) -> None:
        """Get these, the first the soonest; all others are not wanted any more."""
        self._wants = tuple(wants)
        self._begin_more()

    def levels(self, photo: PhotoId) -> list[Picture]:
        """What there is of a photo, the smallest first."""
        found = [shelf.get(photo) for shelf in self._shelves.values()]
        return [picture for picture in found if picture is not None]

    def has(self, want: Want) -> bool:
        """Whether a want is fulfilled: by itself, or by a picture that is larger."""
        if want.detail is Detail.THUMBNAIL:
            return bool(self.levels(want.photo))
        shelves = (self._shelves[Detail.FIT], self._shelves[Detail.LARGE])
        return any(kept.is_enough(want.side_px) for shelf in shelves if (kept := shelf.get(want.photo)))

    def failure(self, want: Want) -> Exception | None:
        """Why a want cannot be fulfilled."""
        return self._failures.get(want)

    def forgive(self) -> None:
        """Files that could not be read may be now: try them when they are wanted again."""
        self._failures.clear()

    def drop_large(self) -> None:
        """Free what zooming took."""
        self._shelves[Detail.LARGE].clear()

    def clear(self) -> None:
        """Want nothing and keep nothing."""
        self._wants = ()
        self._failures.clear()
        for shelf in self._shelves.values():
            shelf.clear()

    def _begin_more(self) -> None:
        for want in self._wants:
            is_urgent = want.photo == self._wants[0].photo
            if len(self._under_way) >= (_URGENT_AT_ONCE if is_urgent else 1):
                return
            if want not in self._under_way and want not in self._failures and not self.has(want):
                self._begin(want)

    def _begin(self, want: Want) -> None:
        self._under_way.add(want)

        def read() -> NDArray[np.uint8] | None:
            return read_pixels(want.path, want.side_px) if want in self._wants else None

        self._tasks.run(
            read,
            lambda pixels: self._on_pixels_read(want, pixels),
            failed=lambda error: self._on_read_failed(want, error),
        )

    def _on_pixels_read(self, want: Want, pixels: NDArray[np.uint8] | None) -> None:
        self._under_way.discard(want)
        is_of_use = want.detail is not Detail.LARGE or want in self._wants
        if pixels is not None and is_of_use:
            self._shelves[want.detail].put(want.photo, _picture(pixels, want))
            self.changed.emit(want.photo)
        self._begin_more()

    def _on_read_failed(self, want: Want, error: Exception) -> None:
        self._under_way.discard(want)
        self._failures[want] = error
        self.changed.emit(want.photo)
        self._begin_more()


def _picture(pixels: NDArray[np.uint8], want: Want) -> Picture:
    height, width, _ = pixels.shape
    image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
    is_all = want.side_px is None or max(width, height) < want.side_px
    return Picture(image, pixels, is_whole=is_all and want.detail is not Detail.THUMBNAIL)
