"""Carrying: which photos of the library a drag carries, for the app's own places to take."""

import os
from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData

from photolens.domain.photo import PhotoId

PHOTOS_TYPE = "application/x-photolens-photos"
"""The process, whose library they are of, and then the ids, as decimal numbers with blanks between."""
_MINE = QByteArray(f"{os.getpid()} ".encode())


def carry(data: QMimeData, photos: Iterable[PhotoId]) -> None:
    """Let a drag carry photos of the library besides what it carries for other programs."""
    data.setData(PHOTOS_TYPE, _MINE + " ".join(map(str, photos)).encode())


def carries(data: QMimeData) -> bool:
    """Whether a drag carries photos of the library that this process has open."""
    return data.data(PHOTOS_TYPE).startsWith(_MINE)


def carried(data: QMimeData) -> tuple[PhotoId, ...]:
    """The photos that a drag carries, in their order; none if it comes from elsewhere, as from another Photolens."""
    if not carries(data):
        return ()
    return tuple(PhotoId(int(word)) for word in bytes(data.data(PHOTOS_TYPE).data()).split()[1:])
