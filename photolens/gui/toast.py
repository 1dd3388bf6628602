"""Toasts: one short sentence at a time over the foot of a widget, sometimes with a way to take it back."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QWidget,
)
from typing_extensions import override

STAY_MS = 6000
STAY_WITH_ACTION_MS = 10000
RISE_PX = 8
RISE_MS = 120
FOOT_PX = 52
"""Between a toast and the foot of its host, where the status bar is."""
SIDE_PX = 16
WIDEST_PX = 560

Action = Callable[[], object]


class Toasts(QFrame):
    """Shows sentences over `host`; the newest replaces the one before. Lives on the GUI thread.

    A toast goes by itself, but never while the pointer is over it or its button has the focus. Esc on it sends it away.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setProperty("kind", "toast")
        self._host = host
        self._then: Action | None = None
        self._before: QWidget | None = None
        self._label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._button = QPushButton()
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self._on_button_clicked)
        self._stay = QTimer(self, singleShot=True)
        self._stay.timeout.connect(self.dismiss)
        self._rise = QPropertyAnimation(self, b"pos", self)
        self._rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._lay_out()
        self.hide()
        host.installEventFilter(self)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._on_focus_changed)

    def show_toast(self, text: str, action: str = "", then: Action | None = None) -> None:
        """Show a sentence; with `action`, a button of these words that calls `then` and ends the toast."""
        self._label.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._button.setAccessibleDescription(text)
        self._then = then
        self._appear()
        self._stay.setInterval(STAY_WITH_ACTION_MS if action else STAY_MS)
        self._wait()
        announce(self._host, text)

    def text(self) -> str:
        """The sentence that is shown; empty if none is."""
        return "" if self.isHidden() else self._label.text()

    def dismiss(self) -> None:
        """Send the toast away; the focus goes back to where it was before."""
        had_focus = self._button.hasFocus()
        self._stay.stop()
        self._rise.stop()
        self.hide()
        if had_focus and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(16)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, xOffset=0, yOffset=4)
        shadow.setColor(Qt.GlobalColor.black)
        self.setGraphicsEffect(shadow)

    def _appear(self) -> None:
        """At its place; it rises there unless the desktop asks for no motion, or it is there already."""
        was_hidden = self.isHidden()
        self._rise.stop()
        place = self._settle()
        self.show()
        self.raise_()
        duration_ms = min(RISE_MS, self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self))
        if was_hidden and duration_ms > 0:
            self._rise.setDuration(duration_ms)
            self._rise.setStartValue(place + QPoint(0, RISE_PX))
            self._rise.setEndValue(place)
            self._rise.start()

    def _settle(self) -> QPoint:
        """Fit the size to the text and the host, and go to the place."""
        widest = max(160, min(WIDEST_PX, self._host.width() - 2 * SIDE_PX))
        margins = self._row.contentsMargins()
        beside = margins.left() + margins.right()
        if not self._button.isHidden():
            beside += self._button.sizeHint().width() + self._row.spacing()
        words = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 2
        self._label.setFixedWidth(min(words, widest - beside))
        self._row.activate()
        self.resize(self.sizeHint())
        x = (self._host.width() - self.width()) // 2
        place = QPoint(x, self._host.height() - self.height() - FOOT_PX)
        self.move(place)
        return place

    def _wait(self) -> None:
        """Begin to wait for the end, unless the user is busy with the toast."""
        if self.isHidden() or self.underMouse() or self._button.hasFocus():
            self._stay.stop()
        else:
            self._stay.start()

    def _on_button_clicked(self) -> None:
        then, self._then = self._then, None
        self.dismiss()
        if then is not None:
            then()

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self._button:
            self._before = before
            self._stay.stop()
        elif before is self._button and self.isVisible():
            self._wait()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and self.isVisible():
            self._rise.stop()
            self._settle()
        return super().eventFilter(watched, event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._stay.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._button.hasFocus() and self.isVisible():
            self._stay.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say a text, politely; `widget` is what it is about."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
