"""Examples: photos that show what a label means, or that do not, small and in a row, to be added and taken away."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from photolens.domain.photo import PhotoCard, PhotoId
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.file_manager import local_paths
from photolens.gui.grid import Thumbnails, Wish
from photolens.gui.grid.carrying import carried, carries
from photolens.gui.labels.tile import TILE_PX, Tile
from photolens.gui.labels.verdict import Verdict
from photolens.gui.problems.flow import FlowLayout
from photolens.library import Library

MOST_TILES = 20
"""Of more examples than these the newest are shown, and the others counted."""


class ExampleStrip(QFrame):
    """The examples of one kind. Files that are dropped on it are looked up in the library. Lives on the GUI thread."""

    said = Signal(object, object)
    """A tuple of PhotoIds, and a Verdict, or None for those that were taken away."""

    def __init__(self, context: Context, thumbnails: Thumbnails, verdict: Verdict) -> None:
        super().__init__()
        self._context, self._thumbnails, self._verdict = context, thumbnails, verdict
        self._photos: tuple[PhotoId, ...] = ()
        self._tiles: dict[PhotoId, Tile] = {}
        self._is_dropped_on = False
        self._flow = FlowLayout()
        self._bed = QWidget()
        self._hint, self._more = QLabel(), QLabel()
        self._lay_out()
        self.setAcceptDrops(True)
        thumbnails.arrived.connect(self._on_thumbnails_arrived)

    def show_photos(self, photos: tuple[PhotoId, ...]) -> None:
        """Show these, the newest last."""
        if photos == self._photos:
            return
        self._photos = photos
        shown = photos[-MOST_TILES:]
        for photo in [photo for photo in self._tiles if photo not in shown]:
            self._drop_tile(photo)
        for photo in shown:
            if photo not in self._tiles:
                self._put_tile(photo)
        self._tell()
        self._read(shown)

    def photos(self) -> tuple[PhotoId, ...]:
        """What it shows."""
        return self._photos

    # tiles

    def _put_tile(self, photo: PhotoId) -> None:
        tile = Tile(self._bed, self._thumbnails, photo)
        tile.removed.connect(partial(self._on_tile_removed, photo))
        tile.moved.connect(partial(self._on_tile_moved, photo))
        self._tiles[photo] = tile
        self._flow.addWidget(tile)
        tile.show()

    def _drop_tile(self, photo: PhotoId) -> None:
        tile = self._tiles.pop(photo)
        self._flow.removeWidget(tile)
        tile.hide()
        tile.deleteLater()

    def _read(self, photos: Sequence[PhotoId]) -> None:
        library = self._context.library
        lane = f"examples-{self._verdict.value}"
        self._context.tasks.run(partial(library.cards, photos), self._on_cards_read, lane=lane)

    def _on_cards_read(self, cards: dict[PhotoId, PhotoCard]) -> None:
        if not isValid(self):
            return  # the editor was closed meanwhile
        for photo, card in cards.items():
            if photo in self._tiles:
                self._tiles[photo].set_name(card.path.name)
        side = round(TILE_PX * self.devicePixelRatioF())
        wishes = [Wish(cards[photo], side, side) for photo in self._tiles if photo in cards]
        self._thumbnails.want(wishes, f"examples-{self._verdict.value}")

    def _on_thumbnails_arrived(self, photos: frozenset[PhotoId]) -> None:
        for photo in photos & self._tiles.keys():
            self._tiles[photo].update()

    def _on_tile_removed(self, photo: PhotoId) -> None:
        ordered = list(self._tiles)
        place = ordered.index(photo)
        heirs = ordered[place + 1 : place + 2] or ordered[max(0, place - 1) : place]
        if heirs:
            self._tiles[heirs[0]].setFocus()
        else:
            self.focusNextChild()
        self.said.emit((photo,), None)

    def _on_tile_moved(self, photo: PhotoId, by: int) -> None:
        ordered = list(self._tiles)
        place = ordered.index(photo) + by
        if 0 <= place < len(ordered):
            self._tiles[ordered[place]].setFocus()

    # texts

    def _lay_out(self) -> None:
        self._title = QLabel()
        self._title.setProperty("role", "section")
        for label in (self._hint, self._more):
            label.setProperty("role", "caption")
            label.setWordWrap(True)
        self._bed.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._bed.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._title, self._bed, self._more, self._hint):
            column.addWidget(widget)
        self._hint.setContentsMargins(10, 10, 10, 10)
        self._tell()

    def _tell(self) -> None:
        self._title.setText(self._titled())
        self.setAccessibleName(self._title.text())
        self._more.setText(self._told_of_others())
        self._more.setVisible(bool(self._more.text()))
        self._bed.setVisible(bool(self._photos))
        self._hint.setVisible(not self._photos)
        self._hint.setText(self._hinted())
        self._bed.updateGeometry()
        self.updateGeometry()

    def _titled(self) -> str:
        title = self.tr("Examples") if self._verdict is Verdict.YES else self.tr("Counterexamples")
        return f"{title}  {len(self._photos)}" if self._photos else title

    def _told_of_others(self) -> str:
        hidden = len(self._photos) - len(self._tiles)
        return self.tr("and %n more", "", hidden) if hidden else ""

    def _hinted(self) -> str:
        if self._verdict is Verdict.YES:
            return self.tr("Mark photos ✓ in the preview, or drop some here")
        return self.tr("Mark photos ✗ in the preview, or drop some here")

    # dropping

    def _set_dropped_on(self, is_dropped_on: bool) -> None:
        self._is_dropped_on = is_dropped_on
        self.update()

    def _on_found(self, photos: tuple[PhotoId, ...]) -> None:
        if not isValid(self):
            return  # the editor was closed meanwhile
        if photos:
            self.said.emit(photos, self._verdict)
        else:
            self._hint.setText(self.tr("Only photos that are in the library can be examples"))
            self._hint.show()

    # Qt's own

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self._is_dropped_on or self._hint.isVisible()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self._hint.geometry() if self._hint.isVisible() else self._bed.geometry())
        role, width = ("accent", 2.0) if self._is_dropped_on else ("line", 1.0)
        painter.setPen(QPen(theme.current().colour(role), width, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), theme.RADIUS_PX, theme.RADIUS_PX)
        painter.end()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carries(event.mimeData()) or local_paths(event.mimeData()):
            event.acceptProposedAction()
            self._set_dropped_on(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dropped_on(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dropped_on(False)
        event.acceptProposedAction()
        if photos := carried(event.mimeData()):
            self.said.emit(photos, self._verdict)
            return
        work = partial(photos_at, self._context.library, local_paths(event.mimeData()))
        self._context.tasks.run(work, self._on_found)


def photos_at(library: Library, paths: Sequence[Path]) -> tuple[PhotoId, ...]:
    """The photos of the library that lie at some places, in their order; any thread."""
    found = (library.photo_at(path) for path in paths)
    return tuple(dict.fromkeys(photo for photo in found if photo is not None))
