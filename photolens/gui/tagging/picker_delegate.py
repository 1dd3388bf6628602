"""PickerDelegate: paints a label of the picker: a box that is ticked, half ticked, crossed or empty, name and tally."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import draw_icon
from photolens.gui.tagging.picker_model import ROW, PickerModel, PickerRow
from photolens.gui.tagging.plan import Mark
from photolens.gui.tagging.words import share

ROW_PX = 32
BOX_PX = 16
SPARKLES_PX = 12
MARGIN_PX = 10
GAP_PX = 10
RADIUS_PX = 6
LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter


class PickerDelegate(QStyledItemDelegate):
    """Paints rows of a PickerModel."""

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().colour("selected" if is_current else "hover"))
            painter.drawRoundedRect(QRectF(option.rect), RADIUS_PX, RADIUS_PX)

    def _paint_box(self, painter: QPainter, box: QRectF, mark: Mark) -> None:
        colours = theme.current()
        is_filled = mark in {Mark.ALL, Mark.SOME}
        painter.setPen(QPen(colours.colour("accent" if is_filled else "faint"), 1))
        painter.setBrush(colours.colour("accent" if is_filled else "raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        inner = box.adjusted(2, 2, -2, -2)
        if mark is Mark.ALL:
            draw_icon(painter, inner, "check", colours.colour("on_accent"))
        elif mark is Mark.SOME:
            painter.setPen(QPen(colours.colour("on_accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(inner.center() - _DASH, inner.center() + _DASH)
        elif mark is Mark.REJECTED:
            draw_icon(painter, inner, "x", colours.colour("danger"))

    def _paint_words(self, painter: QPainter, space: QRect, row: PickerRow, model: PickerModel) -> None:
        colours, metrics = theme.current(), painter.fontMetrics()
        intention = model.intention(row)
        note = intention or _note(row)
        painter.setPen(colours.colour("accent" if intention else "muted"))
        painter.drawText(space, LINE | Qt.AlignmentFlag.AlignTrailing, note)
        used = metrics.horizontalAdvance(note) + GAP_PX if note else 0
        if row.standing is not None and row.standing.auto and not intention:
            used += self._paint_sparkles(painter, space, metrics.horizontalAdvance(note))
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideMiddle, space.width() - used)
        painter.setPen(colours.colour("text"))
        painter.drawText(space, LINE | Qt.AlignmentFlag.AlignLeading, name)

    def _paint_sparkles(self, painter: QPainter, space: QRect, note_px: int) -> int:
        """Photolens thinks so, of some photos at least; the width that this takes, in pixels."""
        gap = SPARKLES_PX // 2 if note_px else 0
        place = QRect(0, 0, SPARKLES_PX, SPARKLES_PX)
        place.moveCenter(space.center())
        place.moveRight(space.right() - note_px - gap)
        draw_icon(painter, QRectF(place), "sparkles", theme.current().colour("muted"))
        return SPARKLES_PX + gap + GAP_PX

    def _paint_offer(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        colours = theme.current()
        draw_icon(painter, _box(option.rect), "plus", colours.colour("accent"))
        painter.setPen(colours.colour("accent"))
        space = _words_space(option.rect)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, space.width())
        painter.drawText(space, LINE | Qt.AlignmentFlag.AlignLeading, text)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW_PX)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, row = index.model(), index.data(ROW)
        if not (isinstance(model, PickerModel) and isinstance(row, PickerRow)):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        if row.standing is None:
            self._paint_offer(painter, option, index.data())
        else:
            self._paint_box(painter, _box(option.rect), row.mark)
            self._paint_words(painter, _words_space(option.rect), row, model)
        painter.restore()


_DASH = QRectF(0, 0, 4, 0).topRight()


def _note(row: PickerRow) -> str:
    """How many have it, or have it not by the user's word."""
    standing = row.standing
    if standing is None or not (standing.having or standing.rejected):
        return ""
    return share(standing)


def _box(rect: QRect) -> QRectF:
    return QRectF(rect.x() + MARGIN_PX, rect.y() + (rect.height() - BOX_PX) / 2, BOX_PX, BOX_PX)


def _words_space(rect: QRect) -> QRect:
    return rect.adjusted(MARGIN_PX + BOX_PX + GAP_PX, 0, -MARGIN_PX, 0)
