"""Icon label: an icon that stands beside words, always in the colours of the theme that is applied."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import draw_icon


class IconLabel(QWidget):
    """Paints an icon of `resources/icons`; says nothing to screen readers, as the words beside it do."""

    def __init__(self, name: str = "", role: str = "muted", size_px: int = 16) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setFixedSize(size_px, size_px)

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon; none for an empty name."""
        self._name, self._role = name, role
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            painter = QPainter(self)
            draw_icon(painter, QRectF(self.rect()), self._name, theme.current().colour(self._role))
            painter.end()
