"""Covers: the small pictures of albums in the sidebar."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from photolens.domain.photo import ContentHash
from photolens.gui.context import Context
from photolens.library import Library

SIDE_PX = 66
"""Enough for a row on the densest of screens."""
LANE = "covers"


class Covers(QObject):
    """Reads the thumbnails of covers and keeps those that are wanted. Lives on the GUI thread."""

    arrived = Signal()
    """There are more pictures now."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pictures: dict[ContentHash, QPixmap] = {}
        self._wanted: frozenset[ContentHash] = frozenset()

    def picture(self, content: ContentHash) -> QPixmap | None:
        """The middle square of a photo; None while it is not there."""
        return self._pictures.get(content)

    def want(self, contents: Iterable[ContentHash]) -> None:
        """Have the pictures of these contents, and forget all others."""
        self._wanted = frozenset(contents)
        self._pictures = {content: kept for content, kept in self._pictures.items() if content in self._wanted}
        missing = sorted(self._wanted - self._pictures.keys())
        if missing:
            self._context.tasks.run(partial(_read, self._context.library, missing), self._on_read, lane=LANE)

    def _on_read(self, images: dict[ContentHash, QImage]) -> None:
        found = {content: QPixmap.fromImage(image) for content, image in images.items() if content in self._wanted}
        self._pictures |= found
        if found:
            self.arrived.emit()


def _read(library: Library, contents: Iterable[ContentHash]) -> dict[ContentHash, QImage]:
    """On another thread: what can be had of them."""
    images = {content: _square(library, content) for content in contents}
    return {content: image for content, image in images.items() if not image.isNull()}


def _square(library: Library, content: ContentHash) -> QImage:
    reader = QImageReader(str(library.thumbnail(content)))
    size = reader.size()
    if size.isValid():
        least = QSize(SIDE_PX, SIDE_PX)
        reader.setScaledSize(size.scaled(least, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    middle = QRect(0, 0, SIDE_PX, SIDE_PX)
    middle.moveCenter(image.rect().center())
    return image.copy(middle)
