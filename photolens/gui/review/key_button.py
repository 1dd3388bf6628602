"""Key button: a button that shows the keys that do the same."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import draw_icon

ICON_PX = 16
GAP_PX, KEY_GAP_PX = 8, 4
SIDE_PX = 14
KEY_PX = 20
KEY_ALPHA = 0.55
"""Caps are quieter than the words."""
HEIGHT_PX = 36


class KeyButton(QPushButton):
    """An icon, words, and keys as caps. Only Space presses it while it has the focus: all other keys are the page's."""

    def __init__(self, icon: str, words: str, keys: Sequence[str], *, role: str = "text") -> None:
        super().__init__(words)
        self._icon, self._keys, self._role = icon, tuple(keys), role
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({', '.join(keys)})")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_words(self, words: str) -> None:
        """Say something else; the keys stay."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.setToolTip(f"{words} ({', '.join(self._keys)})")
            self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Show another icon of `resources/icons`."""
        self._icon = icon
        self.update()

    def _key_font_metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.scaled_font(-1))

    def _key_widths(self) -> list[int]:
        measure = self._key_font_metrics().horizontalAdvance
        return [max(KEY_PX, measure(key) + 10) for key in self._keys]

    def _content_px(self) -> int:
        keys = sum(self._key_widths()) + KEY_GAP_PX * (len(self._keys) - 1)
        return ICON_PX + GAP_PX + self.fontMetrics().horizontalAdvance(self.text()) + GAP_PX + 4 + keys

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._content_px() + 2 * SIDE_PX, HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Select}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left = (self.width() - self._content_px()) / 2
        middle = self.height() / 2
        draw_icon(painter, QRectF(left, middle - ICON_PX / 2, ICON_PX, ICON_PX), self._icon, self._colour(self._role))
        left += ICON_PX + GAP_PX
        words_px = self.fontMetrics().horizontalAdvance(self.text())
        painter.setFont(self.font())
        painter.setPen(self._colour(self._ink()))
        words = QRectF(left, 0, words_px + 1, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self.text())
        self._paint_keys(painter, left + words_px + GAP_PX + 4)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)

    def _paint_keys(self, painter: QPainter, left: float) -> None:
        painter.setFont(theme.scaled_font(-1))
        for key, width in zip(self._keys, self._key_widths(), strict=True):
            cap = QRectF(left + 0.5, (self.height() - KEY_PX) / 2 + 0.5, width - 1, KEY_PX - 1)
            painter.setPen(self._key_line())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(self._colour("on_accent" if self._is_primary else "muted"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            left += width + KEY_GAP_PX

    @property
    def _is_primary(self) -> bool:
        return bool(self.property("kind") == "primary")

    def _ink(self) -> str:
        return "on_accent" if self._is_primary else "text"

    def _colour(self, role: str) -> QColor:
        return theme.current().colour(role if self.isEnabled() else "faint")

    def _key_line(self) -> QColor:
        line = self._colour("on_accent" if self._is_primary else "faint")
        line.setAlphaF(KEY_ALPHA)
        return line
