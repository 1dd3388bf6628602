"""Ticks: how the everyday labels are painted, and that a click anywhere on one of them ticks it."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import draw_icon

Index = QModelIndex | QPersistentModelIndex
NOTE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""What is said more quietly behind the text."""
GROUP_PX, LABEL_PX = 40, 30
BOX_PX = 16
GAP_PX = 10


class TickDelegate(QStyledItemDelegate):
    """Rows with a box in front. Groups are ticked with all that they hold."""

    def _paint_ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        is_current = _has(option, QStyle.StateFlag.State_HasFocus)
        if is_current or _has(option, QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().colour("selected" if is_current else "hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, -2, -1), theme.RADIUS_PX, theme.RADIUS_PX)

    def _paint_box(self, painter: QPainter, area: QRectF, state: Qt.CheckState, *, is_enabled: bool) -> None:
        colours = theme.current()
        is_on = state is not Qt.CheckState.Unchecked
        role = "line" if not is_enabled else "accent" if is_on else "faint"
        painter.setPen(QPen(colours.colour(role), 1))
        painter.setBrush(colours.colour("accent" if is_on and is_enabled else "raised"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if state is Qt.CheckState.PartiallyChecked:
            bar = QRectF(area.left() + 4, area.center().y() - 1, area.width() - 8, 2)
            painter.fillRect(bar, colours.colour("on_accent"))
        elif is_on:
            draw_icon(painter, area.adjusted(2, 2, -2, -2), "check", colours.colour("on_accent"))

    def _paint_words(self, painter: QPainter, area: QRect, index: Index, *, is_enabled: bool) -> None:
        weight = QFont.Weight.Normal if index.parent().isValid() else QFont.Weight.DemiBold
        painter.setFont(theme.scaled_font(0, weight))
        painter.setPen(theme.current().colour("text" if is_enabled else "faint"))
        metrics, text = painter.fontMetrics(), str(index.data())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        note = str(index.data(NOTE_ROLE) or "")
        rest = area.adjusted(metrics.horizontalAdvance(text) + GAP_PX, 0, 0, 0)
        painter.setFont(theme.scaled_font(-0.5))
        painter.setPen(theme.current().colour("muted" if is_enabled else "faint"))
        note = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, note)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        is_enabled = _has(option, QStyle.StateFlag.State_Enabled)
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole) or 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option)
        box = QRectF(rect.left() + 6, rect.center().y() - BOX_PX / 2 + 1, BOX_PX, BOX_PX)
        self._paint_box(painter, box, state, is_enabled=is_enabled)
        words = rect.adjusted(6 + BOX_PX + GAP_PX, 0, -GAP_PX, 0)
        self._paint_words(painter, words, index, is_enabled=is_enabled)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, LABEL_PX if index.parent().isValid() else GROUP_PX)

    @override
    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        is_click = isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton
        is_release = event.type() is QEvent.Type.MouseButtonRelease
        if not (is_key or (is_click and is_release)) or not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return False
        is_on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole) or 0) is Qt.CheckState.Checked
        ticked = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        return model.setData(model.index(index.row(), 0, index.parent()), ticked.value, Qt.ItemDataRole.CheckStateRole)


def _has(option: QStyleOptionViewItem, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)
