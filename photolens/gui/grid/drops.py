"""Drops: what is dragged over a grid: files from elsewhere, and its own photos, which change places where they may."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPen

from photolens.domain.photo import PhotoId
from photolens.gui import theme
from photolens.gui.grid import dragging, keys
from photolens.gui.grid.carrying import carried, carries
from photolens.gui.grid.gaps import Gap, gap_at, gap_one_on, moved

if TYPE_CHECKING:
    from photolens.gui.grid.view import GridView

_TICK_MS = 16
_EDGE_PX = 40
"""Near the top and the bottom of the view photos that are held there make it scroll."""
_FASTEST_PX = 24
"""For each tick."""
_LINE_PX = 3


class Drops(QObject):
    """Follows drags over one grid. Points are of the viewport. Lives on the GUI thread."""

    def __init__(self, grid: "GridView") -> None:
        super().__init__(grid)
        self._grid = grid
        self._is_arrangeable = False
        self._are_files_over = False
        self._at: QPoint | None = None
        self._ticking = QTimer(self, interval=_TICK_MS)
        self._ticking.timeout.connect(self._on_ticking_timeout)

    @property
    def is_arrangeable(self) -> bool:
        """Whether the user may change the order of the photos."""
        return self._is_arrangeable

    def set_arrangeable(self, is_arrangeable: bool) -> None:
        """Say whether the user may change the order of the photos."""
        if is_arrangeable is not self._is_arrangeable:
            self._is_arrangeable = is_arrangeable
            self.leave()

    def enter(self, event: QDragEnterEvent) -> None:
        """Something is dragged in."""
        are_photos, data = carries(event.mimeData()), event.mimeData()
        if are_photos and self._is_arrangeable:
            self._follow(event.position().toPoint())
        elif not are_photos and data.hasUrls():
            self._are_files_over = True
        else:
            event.ignore()
            return
        event.acceptProposedAction()
        self._grid.viewport().update()

    def move(self, event: QDragMoveEvent) -> None:
        """It is dragged on."""
        if self._at is not None:
            self._follow(event.position().toPoint())
        event.setAccepted(self._are_files_over or self._at is not None)

    def leave(self) -> None:
        """It is dragged out, or was let go."""
        self._are_files_over, self._at = False, None
        self._ticking.stop()
        self._grid.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """It is let go."""
        self.leave()
        photos = carried(event.mimeData())
        is_taken = self._arrange(event.position().toPoint(), photos) if photos else self._take_files(event)
        if is_taken:
            event.acceptProposedAction()
        else:
            event.ignore()

    def arrange_by_key(self, event: QKeyEvent) -> bool:
        """Whether a key moves the selected photos; they are moved then."""
        step = keys.STEPS.get(event.key())
        return event.modifiers() == keys.ARRANGING and step is not None and self.move_selected(step)

    def move_selected(self, step: int) -> bool:
        """Move the selected photos by one photo backwards (-1) or onwards (1); whether that can be done here."""
        grid, chosen = self._grid, self._grid.selection.positions
        if not self._is_arrangeable or not len(chosen):
            return False
        self._move(grid.selected(), gap_one_on(chosen, len(grid), step))
        if grid.current_position is not None:
            grid.show_position(grid.current_position)
        return True

    def paint(self, painter: QPainter) -> None:
        """Show where it would go."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = theme.current().colour("accent")
        if self._are_files_over:
            painter.setPen(QPen(accent, 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._grid.viewport().rect().adjusted(4, 4, -4, -4), 10, 10)
        if self._at is not None and (gap := self._gap(self._at)) is not None:
            line = QRectF(gap.x_px - _LINE_PX / 2, gap.top_px - self._grid.scroll_px, _LINE_PX, 0)
            line.setHeight(gap.bottom_px - gap.top_px)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawRoundedRect(line, _LINE_PX / 2, _LINE_PX / 2)

    def _gap(self, at: QPoint) -> Gap | None:
        return gap_at(self._grid.plan, len(self._grid), at.x(), at.y() + self._grid.scroll_px)

    def _follow(self, at: QPoint) -> None:
        self._at = at
        if not self._ticking.isActive():
            self._ticking.start()
        self._grid.viewport().update()

    def _arrange(self, at: QPoint, photos: tuple[PhotoId, ...]) -> bool:
        gap = self._gap(at)
        if not self._is_arrangeable or gap is None:
            return False
        self._move(photos, gap.position)
        return True

    def _move(self, photos: Sequence[PhotoId], gap: int) -> None:
        """Show the photos where they go, and say so."""
        arrangement = self._grid.arrangement()
        order = moved(arrangement.ids, photos, gap)
        if (order == np.arange(len(order))).all():
            return
        self._grid.set_arrangement(arrangement.reordered(order), keep=True)
        self._grid.photos_arranged.emit(tuple(self._grid.arrangement().ids.tolist()))

    def _take_files(self, event: QDropEvent) -> bool:
        folders, pictures = dragging.dropped(event.mimeData())
        if folders:
            self._grid.folders_dropped.emit(folders)
        if pictures:
            self._grid.pictures_dropped.emit(pictures)
        return bool(folders or pictures)

    def _on_ticking_timeout(self) -> None:
        if self._at is None:
            return
        y, height = self._at.y(), self._grid.viewport().height()
        beyond = min(0, y - _EDGE_PX) + max(0, y - (height - _EDGE_PX))
        if beyond:
            bar = self._grid.verticalScrollBar()
            bar.setValue(bar.value() + max(-_FASTEST_PX, min(_FASTEST_PX, beyond // 2)))
