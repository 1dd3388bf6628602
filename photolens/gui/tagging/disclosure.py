"""Disclosure: a quiet line of words that shows and hides what is below it."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import draw_icon

HEIGHT_PX = 22
ICON_PX = 12
GAP_PX = 4
EDGE_PX = 4
SMALLER_PT = -1.0
ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Disclosure(QAbstractButton):
    """A chevron that points down when it is open, and words. Enter and Space turn it."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self.set_words(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(theme.scaled_font(SMALLER_PT))
        self.hide()

    def set_words(self, text: str) -> None:
        """Say this."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(ICON_PX + GAP_PX + self.fontMetrics().horizontalAdvance(self.text()) + 2 * EDGE_PX, HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = colours.colour("text" if self.underMouse() else "muted")
        if self.hasFocus():
            painter.setPen(colours.colour("accent"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        icon = QRect(EDGE_PX, (self.height() - ICON_PX) // 2, ICON_PX, ICON_PX)
        words = self.rect().adjusted(EDGE_PX + ICON_PX + GAP_PX, 0, -EDGE_PX, 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            icon.moveRight(self.width() - EDGE_PX)
            words.moveLeft(EDGE_PX)
        draw_icon(painter, QRectF(icon), name, colour)
        painter.setPen(colour)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Enter opens photos elsewhere in the window
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() in {*ENTERS, Qt.Key.Key_Space}:
            event.accept()
            return True
        return super().event(event)
