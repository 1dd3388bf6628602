"""Gliding: a wheel's notches become smooth motion."""

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QScrollBar
from typing_extensions import override

DURATION_MS = 140


class Glide(QVariantAnimation):
    """Moves a scroll bar to where the wheel has sent it; more notches send it further. Runs only while it moves."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._target = 0
        self.setDuration(DURATION_MS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)

    def by(self, distance_px: int) -> None:
        """Go so much further down, or up if it is negative."""
        is_running = self.state() is QVariantAnimation.State.Running
        start = self._target if is_running else self._bar.value()
        self._target = min(max(self._bar.minimum(), start + distance_px), self._bar.maximum())
        self.stop()
        self.setStartValue(self._bar.value())
        self.setEndValue(self._target)
        self.start()

    @override
    def updateCurrentValue(self, value: object) -> None:
        if isinstance(value, int) and self.state() is QVariantAnimation.State.Running:
            self._bar.setValue(value)
