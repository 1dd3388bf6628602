"""SearchFrame: the rounded ground of the search bar: magnifier, border, a shortcut, and what is dropped."""

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import draw_icon
from photolens.gui.search_bar.pictures import has_picture

HEIGHT_PX = 40
RADIUS_PX = 12
LEFT_PX = 38
"""Where the magnifier's column ends."""
MAGNIFIER_PX = 17
ROOMY_PX = 520
"""A narrower bar has no room for the shortcut beside what stands in it."""


class SearchFrame(QWidget):
    """Paints itself and takes pictures that are dropped. Lives on the GUI thread."""

    dropped = Signal(QMimeData)
    """There are pictures in it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self._is_lit = self._is_dropping = False
        self._is_idle = True

    def set_look(self, *, is_lit: bool, is_idle: bool) -> None:
        """Lit while the user types into it; idle when nothing is asked for and it only waits."""
        self._is_lit, self._is_idle = is_lit, is_idle
        self.update()

    def _set_dropping(self, is_dropping: bool) -> None:
        self._is_dropping = is_dropping
        self.update()

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.current()
        is_lit = self._is_lit or self._is_dropping
        pen = QPen(colours.colour("accent" if is_lit else "line"), 1.5 if is_lit else 1)
        inset = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(colours.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS_PX, RADIUS_PX)

    def _paint_magnifier(self, painter: QPainter) -> None:
        colour = theme.current().colour("accent" if self._is_lit else "muted")
        square = QRectF(13, (self.height() - MAGNIFIER_PX) / 2, MAGNIFIER_PX, MAGNIFIER_PX)
        draw_icon(painter, square, "search", colour)

    def _paint_shortcut(self, painter: QPainter) -> None:
        """The key that leads here, quietly at the end."""
        painter.setPen(theme.current().colour("faint"))
        painter.setFont(theme.scaled_font(-1))
        text = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.rect().adjusted(0, 0, -14, 0), end, text)

    # Qt

    @override
    def sizeHint(self) -> QSize:
        return QSize(560, HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(260, HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_magnifier(painter)
        if self._is_idle and not self._is_lit and self.width() >= ROOMY_PX:
            self._paint_shortcut(painter)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_picture(event.mimeData()):
            self._set_dropping(True)
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dropping(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dropping(False)
        if has_picture(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData())
