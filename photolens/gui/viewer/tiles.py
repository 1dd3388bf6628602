"""Tiles: a row of small photos to choose from, by pointer and by keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from photolens.domain.photo import PhotoId
from photolens.gui import theme
from photolens.gui.fact_texts import percent_text

TILE_PX = 72
"""Height of a tile's photo."""
_NARROWEST, _WIDEST = 0.6, 2.0
"""Width of a tile for its height; what is beyond is cut off on both sides."""
_RING_PX = 4
"""Around the photo, for the ring of the one that is seen."""
_PHOTO_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """One photo of the row."""

    photo: PhotoId
    name: str
    match: float
    """In [0, 1]; not a number for the photo that the others are like."""
    score: float
    pixels: NDArray[np.uint8] | None
    """As `read_pixels` gives them; None if there are none."""


class Tiles(QListWidget):
    """A horizontal list of photos, one of them marked. Lives on the GUI thread."""

    photo_chosen = Signal(object)
    """PhotoId."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._marked: PhotoId | None = None
        self.setAccessibleName(self.tr("Similar photos"))
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSpacing(0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the arrow keys to the picture
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Painter(self))
        self.itemClicked.connect(self._on_item_chosen)
        self.itemActivated.connect(self._on_item_chosen)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these instead."""
        self.clear()
        for tile in tiles:
            self.addItem(self._item(tile))

    def mark(self, photo: PhotoId | None) -> None:
        """Mark the photo that is seen, and bring it into sight."""
        self._marked = photo
        found = next((item for item in self._items() if item.data(_PHOTO_ROLE) == photo), None)
        if found:
            self.setCurrentItem(found)
            self.scrollToItem(found, QAbstractItemView.ScrollHint.EnsureVisible)
        self.viewport().update()

    @property
    def marked(self) -> PhotoId | None:
        """The photo that is seen."""
        return self._marked

    def photos(self) -> list[PhotoId]:
        """All photos of the row."""
        return [item.data(_PHOTO_ROLE) for item in self._items()]

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _item(self, tile: Tile) -> QListWidgetItem:
        item = QListWidgetItem()
        pixmap = QPixmap() if tile.pixels is None else _pixmap(tile.pixels)
        ratio = pixmap.width() / max(1, pixmap.height()) if tile.pixels is not None else 1.0
        width = round(TILE_PX * min(_WIDEST, max(_NARROWEST, ratio)))
        item.setSizeHint(QSize(width + 2 * _RING_PX, TILE_PX + 2 * _RING_PX))
        item.setData(Qt.ItemDataRole.DecorationRole, pixmap)
        item.setData(_PHOTO_ROLE, tile.photo)
        item.setToolTip(self._told(tile))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._told(tile))
        return item

    def _told(self, tile: Tile) -> str:
        if isnan(tile.match):
            return tile.name
        return self.tr("{name}, {percent} match").format(name=tile.name, percent=percent_text(tile.match))

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.photo_chosen.emit(item.data(_PHOTO_ROLE))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The row goes sideways, whichever way the wheel turns."""
        bar, delta = self.horizontalScrollBar(), event.angleDelta()
        bar.setValue(bar.value() - (delta.y() or delta.x()))
        event.accept()


class _Painter(QStyledItemDelegate):
    """Paints one tile: the photo, cut to its tile, and a ring around the one that is seen or has the focus."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tiles, colours = self.parent(), theme.current()
        place = QRectF(option.rect).adjusted(_RING_PX, _RING_PX, -_RING_PX, -_RING_PX)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        _paint_photo(painter, place, index.data(Qt.ItemDataRole.DecorationRole))
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_marked = isinstance(tiles, Tiles) and index.data(_PHOTO_ROLE) == tiles.marked
        if has_focus or is_marked:
            painter.setPen(QPen(colours.colour("accent" if is_marked else "text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), theme.RADIUS_PX, theme.RADIUS_PX)
        painter.restore()


def _paint_photo(painter: QPainter, place: QRectF, pixmap: QPixmap) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(place, theme.RADIUS_PX - 2, theme.RADIUS_PX - 2)
    painter.setClipPath(shape)
    painter.fillRect(place, theme.current().colour("empty"))
    if not pixmap.isNull():
        painter.drawPixmap(place, pixmap, _middle(pixmap, place.width() / place.height()))
    painter.setClipping(False)


def _middle(pixmap: QPixmap, ratio: float) -> QRectF:
    """The largest part of a pixmap of this ratio, in its middle."""
    width, height = pixmap.width(), pixmap.height()
    wide, high = min(width, height * ratio), min(height, width / ratio)
    return QRectF((width - wide) / 2, (height - high) / 2, wide, high)


def _pixmap(pixels: NDArray[np.uint8]) -> QPixmap:
    height, width, _ = pixels.shape
    image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
    return QPixmap.fromImage(image.copy())  # a pixmap of the same format would go on using bytes that are soon gone
