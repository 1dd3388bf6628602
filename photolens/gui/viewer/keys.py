"""Keys: what a key means in the viewer, as long as the window has no action for it."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

Key, Modifier = Qt.Key, Qt.KeyboardModifier


class Command(Enum):
    """What the viewer is told to do."""

    BACK = "back"
    NEXT = "next"
    PREVIOUS = "previous"
    FIRST = "first"
    LAST = "last"
    LARGER = "larger"
    SMALLER = "smaller"
    FIT = "fit"
    TOGGLE_FULL_SIZE = "toggle full size"
    TOGGLE_INFO = "toggle info"
    TOGGLE_FILMSTRIP = "toggle filmstrip"


_PLAIN = {
    Key.Key_Escape: Command.BACK,
    Key.Key_Right: Command.NEXT,
    Key.Key_Space: Command.NEXT,
    Key.Key_PageDown: Command.NEXT,
    Key.Key_Left: Command.PREVIOUS,
    Key.Key_Backspace: Command.PREVIOUS,
    Key.Key_PageUp: Command.PREVIOUS,
    Key.Key_Home: Command.FIRST,
    Key.Key_End: Command.LAST,
    Key.Key_Plus: Command.LARGER,
    Key.Key_Equal: Command.LARGER,
    Key.Key_Minus: Command.SMALLER,
    Key.Key_Z: Command.TOGGLE_FULL_SIZE,
    Key.Key_I: Command.TOGGLE_INFO,
    Key.Key_T: Command.TOGGLE_FILMSTRIP,
}
_WITH_CTRL = {
    Key.Key_0: Command.FIT,
    Key.Key_Plus: Command.LARGER,
    Key.Key_Equal: Command.LARGER,
    Key.Key_Minus: Command.SMALLER,
}
_MODIFIERS = {Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta, Key.Key_CapsLock}


def command_of(event: QKeyEvent) -> Command | None:
    """The command of a key press; None if it means nothing here."""
    key = Key(event.key())
    modifiers = event.modifiers() & ~(Modifier.KeypadModifier | Modifier.ShiftModifier)
    if modifiers == Modifier.ControlModifier:
        return _WITH_CTRL.get(key)
    if modifiers == Modifier.AltModifier:
        return Command.BACK if key is Key.Key_Left else None
    return _PLAIN.get(key) if not modifiers else None


def is_press(event: QEvent) -> bool:
    """Whether a key was pressed that is more than a modifier."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
        and event.key() not in _MODIFIERS
    )
