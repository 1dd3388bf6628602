"""PhotoCanvas: where photos lie, which are seen, how they are painted, and what has to be read for that."""

from collections.abc import Iterable, Iterator

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoId
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.grid.arrangement import Arrangement
from photolens.gui.grid.cells import Cell, CellPainter, device_rect
from photolens.gui.grid.choice import Choice, find
from photolens.gui.grid.gliding import Glide
from photolens.gui.grid.headings import headings, paint_backdrop, paint_heading, pinned
from photolens.gui.grid.holding import Hold, View, hold_at, hold_in, hold_top
from photolens.gui.grid.layout import GridMode, Layout
from photolens.gui.grid.model import Index, PhotoModel
from photolens.gui.grid.outline import Outline
from photolens.gui.grid.rows import Metrics
from photolens.gui.grid.thumbnails import Thumbnails, Wish

_DEMAND_MS = 20
"""While one scrolls, pictures are asked for at this pace."""
_RING_PX = 5
"""How far the focus ring reaches beyond its photo."""
_LANE = "grid"


class PhotoCanvas(QListView):
    """The grid without its input. Paints what is in view and nothing else. Lives on the GUI thread."""

    laid_out = Signal()
    """Photos lie elsewhere now: another arrangement, width, size or mode."""

    def __init__(self, context: Context, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._thumbnails = context, thumbnails
        self._photos = PhotoModel(context, self)
        self._cells = CellPainter(thumbnails)
        self._choice = Choice(self)
        self._cell_px, self._mode = 200, GridMode.JUSTIFIED
        self._outline = Outline.of(Arrangement.empty())
        self._plan = Layout(self._outline, Metrics(0, self._cell_px), self._mode)
        self._held: Hold | None = None
        self._is_laying_out = False
        self._hovered: int | None = None
        self._is_ring_shown = False
        self._glide = Glide(self.verticalScrollBar())
        self._demand = QTimer(self, singleShot=True, interval=_DEMAND_MS)
        self._demand.timeout.connect(self._on_demand_timeout)
        self._dress()
        self.setModel(self._photos)
        self._photos.dataChanged.connect(self._on_photos_data_changed)
        thumbnails.arrived.connect(self._on_thumbnails_arrived)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)
        self.setAccessibleName(self.tr("Photos"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(48)

    # what is shown

    def arrangement(self) -> Arrangement:
        """What is shown."""
        return self._photos.arrangement

    def set_arrangement(self, arrangement: Arrangement, *, keep: bool) -> None:
        """Show other photos.

        With `keep` they are the same place as before, only newer: selection and current photo stay, and so does the
        photo at the top; who looks at the very top goes on doing so. Else the view starts at the top, with nothing
        selected.
        """
        hold = hold_in(self._view(), self.arrangement().ids, arrangement.ids) if keep else None
        self._outline = Outline.of(arrangement)
        self._photos.reset(arrangement)
        self._lay_out(hold)
        if not keep:
            self._glide.stop()
            self.verticalScrollBar().setValue(0)
        (self._choice.carry if keep else self._choice.begin)(arrangement.ids)

    def refresh(self, photos: Iterable[PhotoId]) -> None:
        """The marks of some photos are others now, or a broken one may be whole again."""
        known = list(photos)
        self._thumbnails.retry(known)
        self._photos.refresh(known)

    def __len__(self) -> int:
        return len(self.arrangement())

    def __bool__(self) -> bool:
        return True  # an empty grid is a grid

    def position_of(self, photo: PhotoId) -> int | None:
        """Where a photo stands in the order that is shown; None if it is not shown."""
        return find(self.arrangement().ids, photo)

    def id_at(self, position: int) -> PhotoId | None:
        """The photo at a position; None beyond both ends."""
        ids = self.arrangement().ids
        return PhotoId(int(ids[position])) if 0 <= position < len(ids) else None

    # where it is

    @property
    def plan(self) -> Layout:
        """Where all photos lie."""
        return self._plan

    @property
    def scroll_px(self) -> int:
        """How far down the top of the view is."""
        return self.verticalScrollBar().value()

    def position_under(self, point: QPoint) -> int | None:
        """The position of the photo under a point of the viewport."""
        return self._plan.position_at(point.x(), point.y() + self.scroll_px)

    def top(self) -> tuple[PhotoId | None, int]:
        """The first photo in view, and how far its top is above the top of the view; negative if it is below."""
        first, end = self._view().seen()
        if first == end:
            return None, 0
        return self.id_at(first), self.scroll_px - self._plan.box(first).top

    def restore(self, photo: PhotoId | None, offset_px: int) -> None:
        """Scroll to where `top` gave this; nothing happens if the photo is not there any more."""
        position = None if photo is None else self.position_of(photo)
        if position is not None:
            self._glide.stop()
            self.verticalScrollBar().setValue(self._plan.box(position).top + offset_px)

    def show_position(self, position: int) -> None:
        """Scroll as little as needed to have a photo whole in view, below the heading that stays at the top."""
        box, metrics = self._plan.box(position), self._plan.metrics
        has_head = self._plan.has_heading(self._plan.section_at(box.top))
        highest = box.top - (metrics.header_px if has_head else metrics.margin_px)
        lowest = box.bottom + metrics.margin_px - self.viewport().height()
        self._glide.stop()
        if not lowest <= self.scroll_px <= highest:
            self.verticalScrollBar().setValue(highest if self.scroll_px > highest else min(lowest, highest))

    # how large

    @property
    def cell_px(self) -> int:
        """The height of rows, or the side of squares, that is aimed at."""
        return self._cell_px

    @property
    def mode(self) -> GridMode:
        """How photos fill the grid."""
        return self._mode

    def set_mode(self, mode: GridMode) -> None:
        """Fill the grid otherwise; the photo at the top stays there."""
        if mode is not self._mode:
            hold = hold_top(self._view())
            self._mode = mode
            self._lay_out(hold)

    def _resize_cells(self, size_px: int, about: QPoint | None) -> None:
        """What lies at a point of the viewport stays there."""
        hold = hold_top(self._view()) if about is None else hold_at(self._view(), about.x(), about.y())
        self._cell_px = size_px
        self._lay_out(hold)

    # between arrangement and view

    def _lay_out(self, hold: Hold | None) -> None:
        bar_px = self.verticalScrollBar().sizeHint().width()  # always left free: no photo moves when the bar appears
        width_px = self.maximumViewportSize().width() - bar_px
        self._plan = Layout(self._outline, Metrics(width_px, self._cell_px), self._mode)
        self._is_laying_out = True
        self.updateGeometries()
        if hold is not None:
            self.verticalScrollBar().setValue(hold.top_px(self._plan))
        self._is_laying_out = False
        self._hovered = None
        self.viewport().update()
        self._ask()
        self.laid_out.emit()

    def _view(self) -> View:
        return View(self._plan, self.scroll_px, self.viewport().height())

    # reading what is seen

    def _ask(self) -> None:
        if self.isVisible() and not self._demand.isActive():
            self._demand.start()

    def _on_demand_timeout(self) -> None:
        first, end = self._view().seen(screens=1)
        self._photos.want(first, end)
        self._thumbnails.want(self._wishes(first, end), _LANE)

    def _wishes(self, first: int, end: int) -> Iterator[Wish]:
        """What is in view comes first, then what is below, then what is above."""
        seen, unseen = self._view().seen()
        dpr, boxes = self.devicePixelRatioF(), self._plan.boxes(first, end)
        sizes = np.rint((boxes[:, 2:] - boxes[:, :2]) * dpr).astype(int).tolist()
        ids = self._photos.ids(first, end)
        for position in (*range(seen, unseen), *range(unseen, end), *range(first, seen)):
            card = self._photos.card(ids[position - first])
            if card is not None:
                yield Wish(card, *sizes[position - first])

    def _on_photos_data_changed(self) -> None:
        self.viewport().update()
        if self.isVisible():
            self._on_demand_timeout()

    def _on_thumbnails_arrived(self, photos: frozenset[PhotoId]) -> None:
        first, end = self._view().seen()
        for position, photo in enumerate(self._photos.ids(first, end), first):
            if photo in photos:
                self.viewport().update(self._in_view(position))

    # painting

    def _in_view(self, position: int) -> QRect:
        box = self._plan.box(position)
        return QRect(box.left, box.top - self.scroll_px, box.width, box.height)

    def _paint_cells(self, painter: QPainter, area: QRect) -> None:
        dpr = self.devicePixelRatioF()
        top = self.scroll_px + area.top() - _RING_PX
        first, end = self._plan.visible(top, top + area.height() + 2 * _RING_PX)
        ids, boxes = self._photos.ids(first, end), self._plan.boxes(first, end) - (0, self.scroll_px, 0, self.scroll_px)
        flags = self._choice.selection.flags(first, end)
        self._cells.use(dpr)
        painter.save()
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform
        )  # for pictures of another size, until theirs come
        painter.scale(1 / dpr, 1 / dpr)
        for position, (left, top, right, bottom) in enumerate(boxes.tolist(), first):
            photo = ids[position - first]
            cell = Cell(
                photo,
                self._photos.card(photo),
                self._photos.match_of(position),
                flags[position - first],
                position == self._hovered,
            )
            self._cells.paint(painter, device_rect(left, top, right - left, bottom - top, dpr), cell)
        self._paint_ring(painter, range(first, end), dpr)
        painter.restore()

    def _paint_ring(self, painter: QPainter, shown: range, dpr: float) -> None:
        current = self._choice.current
        if current is not None and current in shown and self._is_ring_shown and self.hasFocus():
            place = self._in_view(current)
            area = device_rect(place.left(), place.top(), place.width(), place.height(), dpr)
            self._cells.paint_focus(painter, area)

    def _paint_headings(self, painter: QPainter) -> None:
        sections, metrics = self.arrangement().sections, self._plan.metrics
        width_px = self.viewport().width()
        for section, top in headings(self._plan, self.scroll_px, self.viewport().height()):
            paint_heading(painter, sections[section], self._heading_area(top))
        if (stays := pinned(self._plan, self.scroll_px)) is not None:
            section, top = stays
            paint_backdrop(painter, QRectF(0, 0, width_px, top + metrics.header_px))
            paint_heading(painter, sections[section], self._heading_area(top))

    def _heading_area(self, top_px: int) -> QRectF:
        metrics = self._plan.metrics
        return QRectF(metrics.margin_px, top_px, metrics.inner_px, metrics.header_px)

    def _paint_above(self, painter: QPainter) -> None:
        """What is painted on top of everything."""

    # Qt's own

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().colour("canvas"))
        self._paint_cells(painter, event.rect())
        self._paint_headings(painter)
        self._paint_above(painter)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        held = self._held or hold_top(self._view())
        self._lay_out(held)
        self._held = held  # a window is resized in many steps: what was at the top first is what stays there

    @override
    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)  # the list's own would look at every photo

    @override
    def updateGeometries(self) -> None:
        bar, height_px = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._plan.height_px - height_px))
        bar.setPageStep(height_px)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._is_laying_out:
            self._held = None
        self.viewport().update()
        self._ask()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._demand.stop()
        self._glide.stop()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.viewport().update()

    @override
    def visualRect(self, index: Index) -> QRect:
        return self._in_view(index.row()) if index.isValid() and index.row() < len(self) else QRect()

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if index.isValid():
            self.show_position(index.row())

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        position = self.position_under(point)
        return QModelIndex() if position is None else self._photos.index(position)

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def verticalOffset(self) -> int:
        return self.scroll_px

    @override
    def isIndexHidden(self, index: Index) -> bool:
        return False

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Photos are selected in `choice`; Qt's own way, one index after the other, is for hundreds of them."""

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Nothing: the list's own would count the photos above each; `telling` says what there is to say."""

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Nothing, for the same reason."""

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())
