"""Progress row: how many new labels wait until the photos have been looked at for them."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.gui.fitting_label import FittingLabel

PACE_MS = 700


class ProgressRow(QWidget):
    """A sentence above a bar; hidden while nothing is added. Lives on the GUI thread."""

    due = Signal()
    """While it is seen, again and again: what waits should be counted anew."""

    def __init__(self) -> None:
        super().__init__()
        self._most = 0
        self._pace = QTimer(self, interval=PACE_MS)
        self._pace.timeout.connect(self.due)
        self.sentence = FittingLabel()
        self.sentence.setProperty("role", "muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Labels that are ready"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addWidget(self.bar)
        self.hide()

    def begin(self) -> None:
        """Labels are being added; how many wait is not known yet."""
        self._most = 0
        self.show_waiting(0)
        self.show()

    def show_waiting(self, number: int) -> None:
        """Photos are still to be looked at for so many labels; of none it is not known how long it takes."""
        self._most = max(self._most, number)
        self.bar.setRange(0, self._most if number else 0)
        self.bar.setValue(self._most - number)
        if number:
            self.sentence.set_texts(self.tr("Looking at your photos for %n label(s)…", "", number))
        elif self._most:
            self.sentence.set_texts(self.tr("Nearly done…"))
        else:
            self.sentence.set_texts(self.tr("Adding labels…"))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pace.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pace.stop()
