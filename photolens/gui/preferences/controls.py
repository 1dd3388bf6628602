"""Controls: two that Qt lacks: a switch, and a few choices side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QToolButton
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import icon

SWITCH = QSize(40, 24)
KNOB_PX = 16


class Switch(QCheckBox):
    """On or off, told by where the knob is and not by colour alone."""

    @override
    def sizeHint(self) -> QSize:
        return SWITCH

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, is_on = theme.current(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(1, (self.height() - SWITCH.height()) / 2 + 1, SWITCH.width() - 2, SWITCH.height() - 2)
        painter.setPen(colours.colour("accent" if is_on or self.hasFocus() else "faint"))
        painter.setBrush(colours.colour("accent" if is_on else "raised"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        left = track.right() - KNOB_PX - 3 if is_on else track.left() + 3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("on_accent" if is_on else "muted"))
        painter.drawEllipse(QRectF(left, track.center().y() - KNOB_PX / 2, KNOB_PX, KNOB_PX))
        if is_on and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colours.colour("text"))
            painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        painter.end()


class Choice(NamedTuple):
    """One of several."""

    value: str
    text: str
    icon: str


class Segments(QFrame):
    """A few choices side by side, one of them taken. Arrow keys go from one to the next."""

    chosen = Signal(str)
    """The value of the choice that the user took."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self._buttons = {choice.value: _button(choice) for choice in choices}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for value, button in self._buttons.items():
            self._group.addButton(button)
            row.addWidget(button)
            button.toggled.connect(lambda is_on, value=value: self._on_button_toggled(value, is_on))

    def set_value(self, value: str) -> None:
        """Show which is taken, without asking for it."""
        with QSignalBlocker(self):
            self._buttons[value].setChecked(True)

    def value(self) -> str:
        """The value of the choice that is taken; "" at first."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def button(self, value: str) -> QToolButton:
        """The button of a choice."""
        return self._buttons[value]

    def _on_button_toggled(self, value: str, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(value)


def _button(choice: Choice) -> QToolButton:
    button = QToolButton()
    button.setText(f" {choice.text}")
    button.setAccessibleName(choice.text)
    button.setProperty("kind", "segment")
    button.setIcon(icon(choice.icon, "muted"))
    button.setIconSize(QSize(14, 14))
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
