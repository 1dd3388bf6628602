"""Keys: what a key means in the review."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

Key, Modifier = Qt.Key, Qt.KeyboardModifier


class Command(Enum):
    """What the review is told to do."""

    ACCEPT = "accept"
    REJECT = "reject"
    SKIP = "skip"
    TAKE_BACK = "take back"
    SWITCH = "switch"
    """Between single photos and batches."""
    EXPLAIN = "explain"
    OPEN = "open"
    LEAVE = "leave"
    CONFIRM = "confirm"
    TICK = "tick"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


_ALWAYS = {
    Key.Key_Backspace: Command.TAKE_BACK,
    Key.Key_S: Command.SKIP,
    Key.Key_B: Command.SWITCH,
    Key.Key_E: Command.EXPLAIN,
    Key.Key_O: Command.OPEN,
    Key.Key_Escape: Command.LEAVE,
}
_ASKING = {
    Key.Key_A: Command.ACCEPT,
    Key.Key_Right: Command.ACCEPT,
    Key.Key_R: Command.REJECT,
    Key.Key_Left: Command.REJECT,
    Key.Key_Down: Command.SKIP,
    Key.Key_Up: Command.TAKE_BACK,
}
_BATCH = {
    Key.Key_Return: Command.CONFIRM,
    Key.Key_Enter: Command.CONFIRM,
    Key.Key_Space: Command.TICK,
    Key.Key_Left: Command.LEFT,
    Key.Key_Right: Command.RIGHT,
    Key.Key_Up: Command.UP,
    Key.Key_Down: Command.DOWN,
}
_REPEATING = {Command.LEFT, Command.RIGHT, Command.UP, Command.DOWN}
"""Commands that a key held down gives again and again; nobody answers without having looked."""


def command_of(event: QKeyEvent, *, is_batch: bool) -> Command | None:
    """The command of a key; None if it means nothing here."""
    if event.modifiers() & ~Modifier.KeypadModifier:
        return None
    key = Key(event.key())
    return _ALWAYS.get(key) or (_BATCH if is_batch else _ASKING).get(key)


def is_meant(event: QKeyEvent, command: Command) -> bool:
    """Whether a press counts: a key that is held down is one press, but for walking."""
    return not event.isAutoRepeat() or command in _REPEATING


def is_override(event: QEvent, *, is_batch: bool) -> bool:
    """Whether a shortcut of the window is about to take a key that belongs to the review."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.ShortcutOverride
        and command_of(event, is_batch=is_batch) is not None
    )
