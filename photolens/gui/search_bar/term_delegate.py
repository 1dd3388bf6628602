"""TermDelegate: paints a label or an album that is offered: icon, name with what was typed in it, and what it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.search_bar.terms import Field, Offer

OFFER = Qt.ItemDataRole.UserRole
SOUGHT = Qt.ItemDataRole.UserRole + 1
PREFIX = Qt.ItemDataRole.UserRole + 2
"""What the name gets in front where it was typed without, as "label:"."""
FIRST = Qt.ItemDataRole.UserRole + 3
"""Whether the Tab key takes it while nothing is marked."""

ICON_PX, MARGIN_PX, GAP_PX = 16, 10, 10
RADIUS_PX = 6
KEY_PAD_PX, KEY_HEIGHT_PX = 5, 18
LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft

Index = QModelIndex | QPersistentModelIndex


class TermDelegate(QStyledItemDelegate):
    """Paints the lines of a TermList."""

    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self._list = parent

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_marked or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().colour("selected" if is_marked else "hover"))
            painter.drawRoundedRect(QRectF(option.rect), RADIUS_PX, RADIUS_PX)

    def _paint_name(self, painter: QPainter, room: QRect, index: Index) -> None:
        """What was typed stands out, if it is seen."""
        prefix, sought, colours = index.data(PREFIX), index.data(SOUGHT), theme.current()
        regular, strong = theme.scaled_font(0), theme.scaled_font(0, QFont.Weight.DemiBold)
        metrics = QFontMetrics(regular)
        space = room.width() - metrics.horizontalAdvance(prefix)
        name = metrics.elidedText(index.data(OFFER).name, Qt.TextElideMode.ElideRight, space)
        start = max(0, name.casefold().find(sought.casefold()))
        end = start + (len(sought) if name[start:].casefold().startswith(sought.casefold()) else 0)
        place = _written(painter, room, prefix, regular, colours.muted)
        for part, font in ((name[:start], regular), (name[start:end], strong), (name[end:], regular)):
            place = _written(painter, place, part, font, colours.text)

    def _paint_kind(self, painter: QPainter, room: QRect, field: Field, *, has_tab: bool) -> int:
        """At the end of the line: what it is, and the key that takes it; gives the width that is left."""
        font = theme.scaled_font(-1)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.current().colour("muted"))
        end = room.right()
        if has_tab:
            end = _paint_key(painter, room, metrics) - GAP_PX
        text = self.tr("Album") if field is Field.ALBUM else self.tr("Label")
        left = end - metrics.horizontalAdvance(text)
        painter.drawText(QRect(left, room.top(), end - left + 1, room.height()), LINE, text)
        return left - GAP_PX - room.left()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(OFFER)
        if not isinstance(offer, Offer):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        inside = option.rect.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0)
        square = QRect(inside.left(), inside.center().y() - ICON_PX // 2 + 1, ICON_PX, ICON_PX)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, square)
        room = inside.adjusted(ICON_PX + GAP_PX, 0, 0, 0)
        marked = self._list.currentRow()
        has_tab = index.row() == marked or (marked < 0 and index.data(FIRST))
        room.setWidth(self._paint_kind(painter, room, offer.field, has_tab=has_tab))
        self._paint_name(painter, room, index)
        painter.restore()


def _paint_key(painter: QPainter, room: QRect, metrics: QFontMetrics) -> int:
    """A key cap at the end of a line; gives where it begins."""
    text = "Tab"
    width = metrics.horizontalAdvance(text) + 2 * KEY_PAD_PX
    cap = QRectF(room.right() - width, room.center().y() - KEY_HEIGHT_PX / 2 + 1, width, KEY_HEIGHT_PX)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.current().colour("faint"))
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.current().colour("muted"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
    return int(cap.left())


def _written(painter: QPainter, place: QRect, text: str, font: QFont, colour: str) -> QRect:
    """Write a piece of a line; gives what is left of it."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(place, LINE, text)
    return place.adjusted(QFontMetrics(font).horizontalAdvance(text), 0, 0, 0)
