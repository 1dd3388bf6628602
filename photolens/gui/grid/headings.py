"""Headings: the titles of sections, in their places and, while one scrolls through them, at the top."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication

from photolens.gui import theme
from photolens.gui.grid.arrangement import Section
from photolens.gui.grid.layout import Layout

_LIFT_PX = 10
"""How far a heading is pushed beyond the top before it stays: the space above its text is not needed there."""
_BASELINE_PX = 18
"""From the bottom of a heading up to the line on which it is written."""
_FADE_PX = 10
_NOTE_PX = 10
"""Between title and note."""


def headings(plan: Layout, top_px: int, height_px: int) -> list[tuple[int, int]]:
    """Section and top, from the top of the view, of each heading in it that scrolls."""
    shown = plan.headings(top_px, top_px + height_px)
    return [(section, top - top_px) for section, top in shown if top - top_px >= -_LIFT_PX]


def pinned(plan: Layout, top_px: int) -> tuple[int, int] | None:
    """Section and top, from the top of the view, of the heading that stays; the next one pushes it out."""
    if not plan.height_px:
        return None
    section = plan.section_at(top_px - _LIFT_PX - 1)
    if not plan.has_heading(section) or plan.heading_top(section) - top_px >= -_LIFT_PX:
        return None
    if not plan.has_heading(section + 1):
        return section, -_LIFT_PX
    return section, min(-_LIFT_PX, plan.heading_top(section + 1) - top_px - plan.metrics.header_px)


def paint_heading(painter: QPainter, section: Section, area: QRectF) -> None:
    """Title and note of a section; `area` is the heading without the side margins."""
    colours, look = theme.current(), QApplication.font().toString()
    line = _line(section, area.width(), look)
    baseline = area.bottom() - _BASELINE_PX
    painter.setFont(_title_font(look))
    painter.setPen(colours.colour("text"))
    painter.drawText(QPointF(area.left(), baseline), line.title)
    painter.setFont(_note_font(look))
    painter.setPen(colours.colour("muted"))
    painter.drawText(QPointF(area.left() + line.note_px, baseline), line.note)


class _Line(NamedTuple):
    """A heading as it fits into a width."""

    title: str
    note: str
    note_px: float
    """Where the note begins."""


@lru_cache(maxsize=256)
def _line(section: Section, width_px: float, look: str) -> _Line:
    metrics = QFontMetricsF(_title_font(look))
    title = metrics.elidedText(section.title, Qt.TextElideMode.ElideRight, width_px)
    note_px = metrics.horizontalAdvance(title) + _NOTE_PX
    room_px = max(0.0, width_px - note_px)
    note = QFontMetricsF(_note_font(look)).elidedText(section.note, Qt.TextElideMode.ElideRight, room_px)
    return _Line(title, note, note_px)


@lru_cache(maxsize=4)
def _title_font(_look: str) -> QFont:
    return theme.scaled_font(2, QFont.Weight.DemiBold)


@lru_cache(maxsize=4)
def _note_font(_look: str) -> QFont:
    return theme.scaled_font(0)


def paint_backdrop(painter: QPainter, area: QRectF) -> None:
    """What a pinned heading stands on: canvas that lets go of the photos below softly."""
    canvas = theme.current().colour("canvas")
    fade = QLinearGradient(area.topLeft(), area.bottomLeft())
    clear = QColor(canvas)
    clear.setAlphaF(0)
    veil = QColor(canvas)
    veil.setAlphaF(0.97)
    fade.setColorAt(0, veil)
    fade.setColorAt(max(0.0, 1 - _FADE_PX / max(1.0, area.height())), veil)
    fade.setColorAt(1, clear)
    painter.fillRect(area, fade)
