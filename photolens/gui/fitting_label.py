"""Fitting label: a line of text that makes the best of the width it gets."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override


class FittingLabel(QLabel):
    """Paints the longest of several texts that fits, or a part of the briefest; the longest is its tooltip then.

    Screen readers always get the longest. Takes whatever width it is given, and asks for none.
    """

    def __init__(self, *texts: str, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__()
        self._texts = [""]
        self._elide = elide
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if texts:
            self.set_texts(*texts)

    def set_texts(self, *texts: str) -> None:
        """Show one of these; the longest comes first."""
        if list(texts) != self._texts:
            self._texts = list(texts)
            self.setAccessibleName(texts[0])
            self.update()

    def shown(self) -> str:
        """The text that is painted at the current width."""
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        fitting = (text for text in self._texts if metrics.horizontalAdvance(text) <= width)
        return next(fitting, None) or metrics.elidedText(self._texts[-1], self._elide, width)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._texts[0]), metrics.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown()
        self.setToolTip("" if shown == self._texts[0] else self._texts[0])
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextSingleLine, shown)
        painter.end()
