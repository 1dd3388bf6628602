"""BusyLine: a thin line that moves while a search is under way, and is not seen when the answer comes at once."""

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from photolens.gui import theme

PATIENCE_MS = 250
"""Most answers are there before; a line that flashes would only unsettle."""
ROUND_MS = 1400
HEIGHT_PX = 2


class BusyLine(QWidget):
    """Start and stop it with `set_busy`; at rest it takes no time and no attention."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(HEIGHT_PX)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_timeout)
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=ROUND_MS)
        self._motion.setLoopCount(-1)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._motion.valueChanged.connect(self._on_motion_value_changed)
        self.hide()

    def set_busy(self, is_busy: bool) -> None:
        """Show the line after a moment, or hide it now."""
        if not is_busy:
            self._patience.stop()
            self.hide()
        elif not self.isVisible() and not self._patience.isActive():
            self._patience.start()

    def _on_patience_timeout(self) -> None:
        self.show()
        self._motion.start()

    def _on_motion_value_changed(self, _value: object) -> None:
        self.update()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._motion.stop()
        super().hideEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        length = self.width() * 0.3
        left = (self.width() + length) * float(self._motion.currentValue() or 0) - length
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("accent"))
        painter.drawRoundedRect(QRectF(left, 0, length, self.height()), 1, 1)
