"""Notice: one quiet sentence over the picture, saying why it is not seen in full and what to do."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from photolens.gui import icons, theme
from photolens.gui.viewer.feed import Trouble

_ICONS = {
    Trouble.GONE: "image-off",
    Trouble.OFFLINE: "unplug",
    Trouble.MISSING: "image-off",
    Trouble.UNREADABLE: "triangle-alert",
}
_ICON_PX = 18
_WIDEST_PX = 640
_MARGIN_PX = 16


class Notice(QFrame):
    """A card near the lower edge of the picture; hidden while there is no trouble."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._icon = _Icon(self)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._label, 1)
        self.hide()

    def show_trouble(self, trouble: Trouble | None, name: str = "", reason: str = "") -> None:
        """Tell of this trouble with the file of this name, or go away."""
        if trouble:
            self._icon.show_icon(_ICONS[trouble])
            self._label.setText(self._sentence(trouble, name, reason))
            self.setAccessibleName(self._label.text())
        self.setVisible(trouble is not None)

    def text(self) -> str:
        """What it tells."""
        return self._label.text() if not self.isHidden() else ""

    def place(self, width_px: int, bottom_px: int) -> None:
        """Lie in the middle of so wide an area, just above `bottom_px`."""
        wanted = self._label.fontMetrics().horizontalAdvance(self._label.text()) + _ICON_PX + 48
        width = min(_WIDEST_PX, wanted, width_px - 2 * _MARGIN_PX)
        height = max(44, self.heightForWidth(width))
        self.setGeometry((width_px - width) // 2, bottom_px - height - _MARGIN_PX, width, height)

    def _sentence(self, trouble: Trouble, name: str, reason: str) -> str:
        match trouble:
            case Trouble.GONE:
                return self.tr("This photo is no longer in the library. Go on to another one, or back to the photos.")
            case Trouble.OFFLINE:
                return self.tr("This photo is on a drive that is not connected. Connect it to see the photo in full.")
            case Trouble.MISSING:
                return self.tr(
                    "{name} is not where it was. If you moved it, the next look at your folders finds it again."
                ).format(name=name)
            case Trouble.UNREADABLE:
                return self.tr("{name} cannot be shown in full: {reason}.").format(name=name, reason=reason)


class _Icon(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self.setFixedSize(QSize(_ICON_PX, _ICON_PX))

    def show_icon(self, name: str) -> None:
        self._name = name
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw_icon(painter, QRectF(self.rect()), self._name, theme.current().colour("muted"))
        painter.end()
