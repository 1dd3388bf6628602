"""Strip: small pictures of the photos that are asked about next."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoCard, PhotoId
from photolens.gui.grid import Thumbnails
from photolens.gui.review.pictures import paint_photo, wish_of

TILE_PX = 56
GAP_PX = 6
MOST = 24
LANE = "review-next"


class Strip(QWidget):
    """Paints as many as fit, from the middle outwards to the right. A click brings a photo forward.

    For the pointer only: the keyboard walks through the photos anyway, by answering.
    """

    photo_chosen = Signal(object)
    """PhotoId."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._photos: tuple[PhotoId, ...] = ()
        self._cards: Mapping[PhotoId, PhotoCard] = {}
        self.setFixedHeight(TILE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Next; click one to see it now"))
        self.setAccessibleName(self.tr("What comes next"))
        thumbnails.arrived.connect(self._on_arrived)

    def show_photos(self, photos: Sequence[PhotoId], cards: Mapping[PhotoId, PhotoCard]) -> None:
        """Show these, the next one first."""
        self._photos, self._cards = tuple(photos[:MOST]), cards
        self._want()
        self.update()

    def photo_at(self, x: float) -> PhotoId | None:
        """The photo at so many pixels from the left."""
        for place, photo in self._places():
            if place.left() <= x <= place.right():
                return photo
        return None

    def _places(self) -> list[tuple[QRectF, PhotoId]]:
        """Where the photos are: in the middle, as many as there is room for."""
        count = min(len(self._photos), max(0, (self.width() + GAP_PX) // (TILE_PX + GAP_PX)))
        left = (self.width() - count * (TILE_PX + GAP_PX) + GAP_PX) / 2
        step = TILE_PX + GAP_PX
        return [(QRectF(left + n * step, 0, TILE_PX, TILE_PX), photo) for n, photo in enumerate(self._photos[:count])]

    def _want(self) -> None:
        size = QSize(TILE_PX, TILE_PX)
        shown = (photo for _place, photo in self._places())
        self._thumbnails.want(
            [wish_of(self._cards[photo], size, self) for photo in shown if photo in self._cards], LANE
        )

    def _on_arrived(self, photos: frozenset[PhotoId]) -> None:
        if not photos.isdisjoint(self._photos):
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, photo in self._places():
            paint_photo(painter, place, self._cards.get(photo), self._thumbnails)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._want()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        photo = self.photo_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and photo is not None:
            self.photo_chosen.emit(photo)
