"""RowDelegate: paints one row of the sidebar: an icon, a name, a sign, and how many photos there are."""

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import draw_icon
from photolens.gui.sidebar.covers import Covers
from photolens.gui.sidebar.entry import Entry, Kind
from photolens.gui.sidebar.model import ENTRY_ROLE

ROW_PX = 30
ICON_PX = 16
GAP_PX = 8
SIGN_PX = 12
COVER_PX = 3
"""How far a cover reaches beyond where an icon would be."""
COVER_RADIUS_PX = 4
NARROWEST_NAME_PX = 110
"""Where there is less room than this for a name and a number, the second number is left to the tooltip."""

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RowDelegate(QStyledItemDelegate):
    """Paints the content of a row; the ground under it is the view's."""

    def __init__(self, covers: Covers, parent: QObject) -> None:
        super().__init__(parent)
        self._covers = covers

    def _paint_caption(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        painter.setFont(theme.scaled_font(-1.5, QFont.Weight.DemiBold))
        painter.setPen(theme.current().colour("muted"))
        painter.drawText(rect.adjusted(GAP_PX, 8, -GAP_PX, 0), _LEFT, entry.title)

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: Entry, *, is_selected: bool) -> None:
        square = QRectF(rect.left() + 2, rect.center().y() - ICON_PX / 2 + 1, ICON_PX, ICON_PX)
        cover = None if entry.cover is None else self._covers.picture(entry.cover)
        if cover is None:
            colour = theme.current().colour("accent" if is_selected else "muted")
            draw_icon(painter, square, entry.icon, colour)
        else:
            _paint_cover(painter, square.adjusted(-COVER_PX, -COVER_PX, COVER_PX, COVER_PX), cover)
        space = rect.adjusted(ICON_PX + GAP_PX + 2, 0, -GAP_PX, 0)
        space.setRight(space.right() - self._paint_counts(painter, space, entry))
        self._paint_title(painter, space, entry, is_selected=is_selected)

    def _paint_title(self, painter: QPainter, space: QRect, entry: Entry, *, is_selected: bool) -> None:
        font = theme.scaled_font(0, QFont.Weight.Medium if is_selected else QFont.Weight.Normal)
        is_quiet = entry.is_offline or entry.kind is Kind.INVITATION
        colours, metrics = theme.current(), QFontMetrics(font)
        sign_px = SIGN_PX + GAP_PX if entry.sign else 0
        text = metrics.elidedText(entry.title, Qt.TextElideMode.ElideMiddle, space.width() - sign_px)
        painter.setFont(font)
        painter.setPen(colours.colour("muted" if is_quiet else "text"))
        painter.drawText(space, _LEFT, text)
        if entry.sign:
            left = space.left() + metrics.horizontalAdvance(text) + GAP_PX
            draw_icon(painter, _sign_at(left, space), entry.sign, colours.colour("muted"))

    def _paint_counts(self, painter: QPainter, space: QRect, entry: Entry) -> int:
        """Paint the numbers at the right; the width that they take from the name."""
        width = self._paint_number(painter, space, "…" if entry.is_pending else _figure(entry.count))
        confirmed = _figure(entry.confirmed)
        if confirmed and space.width() - width >= NARROWEST_NAME_PX:
            space = space.adjusted(0, 0, -width, 0)
            taken = self._paint_number(painter, space, confirmed)
            left = space.right() + 1 - taken - SIGN_PX + GAP_PX // 2
            draw_icon(painter, _sign_at(left, space), "check", theme.current().colour("accent"))
            width += taken + SIGN_PX
        return width

    def _paint_number(self, painter: QPainter, space: QRect, text: str) -> int:
        if not text:
            return 0
        font = theme.scaled_font(-1)
        painter.setFont(font)
        painter.setPen(theme.current().colour("muted"))
        painter.drawText(space, _RIGHT, text)
        return QFontMetrics(font).horizontalAdvance(text) + GAP_PX

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        if entry.kind is Kind.CAPTION:
            self._paint_caption(painter, rect, entry)
            return
        state: QStyle.StateFlag = option.state
        self._paint_entry(painter, rect, entry, is_selected=bool(state & QStyle.StateFlag.State_Selected))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_PX)


def _paint_cover(painter: QPainter, square: QRectF, cover: QPixmap) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(square, COVER_RADIUS_PX, COVER_RADIUS_PX)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(outline)
    painter.drawPixmap(square, cover, QRectF(cover.rect()))
    painter.restore()


def _figure(count: int | None) -> str:
    return QLocale().toString(count) if count else ""


def _sign_at(left: int, space: QRect) -> QRectF:
    """A small icon beside text, in the middle of a row."""
    return QRectF(left, space.center().y() - SIGN_PX / 2 + 1, SIGN_PX, SIGN_PX)
