"""Progress row: how many new labels wait until the photos have been looked at for them."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from photolens.gui.fitting_label import FittingLabel


class ProgressRow(QWidget):
    """A sentence above a bar; hidden while nothing is added. Lives on the GUI thread."""

    def __init__(self) -> None:
        super().__init__()
        self._most = 0
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
