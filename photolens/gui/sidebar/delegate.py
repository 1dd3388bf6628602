"""RowDelegate: paints one row of the sidebar: an icon, a name, and how many photos there are."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import draw_icon
from photolens.gui.sidebar.entries import Entry
from photolens.gui.sidebar.model import ENTRY_ROLE

ROW_PX = 30
ICON_PX = 16
GAP_PX = 8

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RowDelegate(QStyledItemDelegate):
    """Paints the content of a row; the ground under it is the view's."""

    def _paint_caption(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        painter.setFont(theme.scaled_font(-1.5, QFont.Weight.DemiBold))
        painter.setPen(theme.current().colour("muted"))
        painter.drawText(rect.adjusted(GAP_PX, 8, -GAP_PX, 0), _LEFT, entry.title)

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: Entry, *, is_selected: bool) -> None:
        colours = theme.current()
        square = QRectF(rect.left() + 2, rect.center().y() - ICON_PX / 2 + 1, ICON_PX, ICON_PX)
        draw_icon(painter, square, entry.icon, colours.colour("accent" if is_selected else "muted"))
        space = rect.adjusted(ICON_PX + GAP_PX + 2, 0, -GAP_PX, 0)
        space.setRight(space.right() - self._paint_count(painter, space, entry))
        font = theme.scaled_font(0, QFont.Weight.Medium if is_selected else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(colours.colour("muted" if entry.is_offline else "text"))
        text = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideMiddle, space.width())
        painter.drawText(space, _LEFT, text)

    def _paint_count(self, painter: QPainter, space: QRect, entry: Entry) -> int:
        """Paint the number at the right; the width that it takes from the name."""
        if not entry.count:
            return 0
        font = theme.scaled_font(-1)
        text = QLocale().toString(entry.count)
        painter.setFont(font)
        painter.setPen(theme.current().colour("muted"))
        painter.drawText(space, _RIGHT, text)
        return QFontMetrics(font).horizontalAdvance(text) + GAP_PX

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        if entry.place is None:
            self._paint_caption(painter, rect, entry)
            return
        state: QStyle.StateFlag = option.state
        self._paint_entry(painter, rect, entry, is_selected=bool(state & QStyle.StateFlag.State_Selected))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_PX)
