"""Delegate: how the rows of the labels' table are painted: headings of groups, meters, and small buttons."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from photolens.domain.label import Label, LabelCount
from photolens.gui import theme
from photolens.gui.icons import draw_icon
from photolens.gui.labels.listing import GroupRow
from photolens.gui.labels.model import COUNTS, ROW_ROLE, Column, threshold_text
from photolens.gui.labels.scale import STEPS, step_of

Index = QModelIndex | QPersistentModelIndex
PADDING_PX = 8
METER_PX = 64
BUTTON_PX = 26
ICON_PX = 15
SWITCH_W_PX, SWITCH_H_PX = 30, 16

translate = QCoreApplication.translate


class Spot(StrEnum):
    """What a click on a row can hit."""

    REVIEW = "review"
    EDIT = "edit"
    EXCLUSIVE = "exclusive"


class RowDelegate(QStyledItemDelegate):
    """Paints rows, and knows where their buttons are. `hovered` tells where the pointer is, in the viewport."""

    def __init__(self, hovered: Callable[[], QPoint | None], parent: QObject) -> None:
        super().__init__(parent)
        self._hovered = hovered

    def spot_at(self, rect: QRect, index: Index, point: QPoint) -> Spot | None:
        """The button of a cell that lies under a point."""
        row = index.data(ROW_ROLE)
        if isinstance(row, LabelCount) and index.column() == Column.ACTIONS:
            return next((spot for spot, area in buttons(rect).items() if area.contains(point)), None)
        if isinstance(row, GroupRow) and row.group.name and exclusive_area(rect).contains(point):
            return Spot.EXCLUSIVE
        return None

    # painting

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, row: GroupRow, title: str) -> None:
        colours, rect = theme.current(), _rect(option)
        painter.setFont(theme.scaled_font(0, QFont.Weight.DemiBold))
        painter.setPen(colours.colour("text"))
        words = rect.adjusted(PADDING_PX, 8, 0, 0)
        right = exclusive_area(rect).left() if row.group.name else rect.right()
        title = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, right - words.left() - 48)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        left = words.left() + painter.fontMetrics().horizontalAdvance(title) + PADDING_PX
        painter.setFont(theme.scaled_font(0))
        painter.setPen(colours.colour("muted"))
        painter.drawText(words.adjusted(left - words.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(row.labels))
        if row.group.name:
            self._paint_exclusive(painter, exclusive_area(rect), row)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.colour("line"))
        if _has(option, QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(colours.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 9, -1, -3), theme.RADIUS_PX, theme.RADIUS_PX)

    def _paint_exclusive(self, painter: QPainter, area: QRect, row: GroupRow) -> None:
        is_under = (point := self._hovered()) is not None and area.contains(point)
        role = "text" if is_under or row.group.is_exclusive else "muted"
        painter.setPen(theme.current().colour(role))
        words = area.adjusted(0, 0, -SWITCH_W_PX - 8, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, exclusive_words())
        switch = QRectF(0, 0, SWITCH_W_PX, SWITCH_H_PX)
        switch.moveCenter(QRectF(area).center())
        switch.moveRight(area.right() - 1)
        _paint_switch(painter, switch, is_on=row.group.is_exclusive)

    def _paint_threshold(self, painter: QPainter, rect: QRect, label: Label) -> None:
        colours, text = theme.current(), rect.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
        if label.threshold is not None and rect.width() > METER_PX + 60:
            meter = QRectF(text.left(), rect.center().y() - 2, METER_PX, 5)
            _paint_meter(painter, meter, step_of(label.threshold) / STEPS)
            text.setLeft(round(meter.right()) + 10)
        painter.setPen(colours.colour("muted"))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, threshold_text(label))

    def _paint_buttons(self, painter: QPainter, rect: QRect, *, is_lively: bool) -> None:
        colours, point = theme.current(), self._hovered()
        for spot, area in buttons(rect).items():
            is_under = point is not None and area.contains(point)
            if is_under:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.colour("line"))
                painter.drawRoundedRect(area, theme.RADIUS_PX, theme.RADIUS_PX)
            name = {Spot.REVIEW: "list-checks", Spot.EDIT: "pencil"}.get(spot, "")
            icon = QRectF(0, 0, ICON_PX, ICON_PX)
            icon.moveCenter(QRectF(area).center())
            draw_icon(painter, icon, name, colours.colour("text" if is_under else "muted" if is_lively else "faint"))

    def _paint_count(self, painter: QPainter, rect: QRect, text: str, column: Column) -> None:
        is_known = text not in ("–", "…")
        role = "faint" if not is_known else "muted" if column is Column.REJECTED else "text"
        painter.setPen(theme.current().colour(role))
        painter.drawText(
            rect.adjusted(0, 0, -PADDING_PX, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text
        )

    def _paint_name(self, painter: QPainter, rect: QRect, text: str) -> None:
        words = rect.adjusted(PADDING_PX + 22, 0, -PADDING_PX, 0)
        icon = QRectF(rect.left() + PADDING_PX, 0, 14, 14)
        icon.moveTop(rect.center().y() - 6)
        draw_icon(painter, icon, "tag", theme.current().colour("muted"))
        painter.setPen(theme.current().colour("text"))
        fitting = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, fitting)

    def _paint_label(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: LabelCount) -> None:
        rect, column, text = _rect(option), Column(index.column()), str(index.data())
        is_chosen = _has(option, QStyle.StateFlag.State_Selected)
        is_under = (point := self._hovered()) is not None and rect.top() <= point.y() <= rect.bottom()
        if is_chosen or is_under:
            painter.fillRect(rect, theme.current().colour("selected" if is_chosen else "hover"))
        painter.setFont(theme.scaled_font(0))
        if column is Column.NAME:
            self._paint_name(painter, rect, text)
        elif column is Column.THRESHOLD:
            self._paint_threshold(painter, rect, row.label)
        elif column in COUNTS:
            self._paint_count(painter, rect, text, column)
        else:
            self._paint_buttons(painter, rect, is_lively=is_chosen or is_under)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, GroupRow):
            self._paint_group(painter, option, row, str(index.data()))
        elif isinstance(row, LabelCount):
            self._paint_label(painter, option, index, row)
        painter.restore()


def exclusive_words() -> str:
    """What the switch of a group says."""
    return translate("Labels", "At most one per photo")


def exclusive_area(rect: QRect) -> QRect:
    """Where the heading of a group has its switch, with the words for it."""
    width = QFontMetrics(theme.scaled_font(0)).horizontalAdvance(exclusive_words()) + 8 + SWITCH_W_PX
    return QRect(rect.right() - PADDING_PX - width, rect.top() + 8, width, rect.height() - 8)


def buttons(rect: QRect) -> dict[Spot, QRect]:
    """Where a row has its buttons."""
    top, right = rect.center().y() - BUTTON_PX // 2 + 1, rect.right() - PADDING_PX
    places = ((Spot.REVIEW, right - 2 * BUTTON_PX - 4), (Spot.EDIT, right - BUTTON_PX))
    return {spot: QRect(left, top, BUTTON_PX, BUTTON_PX) for spot, left in places}


def _paint_switch(painter: QPainter, area: QRectF, *, is_on: bool) -> None:
    colours = theme.current()
    painter.setPen(QPen(colours.colour("accent" if is_on else "faint"), 1))
    painter.setBrush(colours.colour("accent" if is_on else "raised"))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    side = area.height() - 6
    left = area.right() - side - 3 if is_on else area.left() + 3
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("on_accent" if is_on else "muted"))
    painter.drawEllipse(QRectF(left, area.top() + 3, side, side))


def _paint_meter(painter: QPainter, area: QRectF, share: float) -> None:
    """The part of all possible matches that is enough for the label, at the right end of a line."""
    accent = QColor(theme.current().accent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().colour("line"))
    painter.drawRoundedRect(area, 2.5, 2.5)
    left = area.left() + share * area.width()
    painter.setBrush(accent)
    painter.drawRoundedRect(QRectF(left, area.top(), area.right() - left, area.height()), 2.5, 2.5)
    painter.drawRoundedRect(QRectF(left - 1.5, area.top() - 3, 3, area.height() + 6), 1.5, 1.5)


def _rect(option: QStyleOptionViewItem) -> QRect:
    return QRect(option.rect)


def _has(option: QStyleOptionViewItem, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)
