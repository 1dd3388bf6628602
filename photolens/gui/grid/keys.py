"""Keys: what the keyboard asks of the grid. No widget."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt

from photolens.gui.grid.layout import Layout


class Stand(NamedTuple):
    """Where the keyboard is."""

    plan: Layout
    position: int
    last: int
    """The last position of all."""
    x_px: int
    """The line down the grid that keys up and down follow, however wide the photos on the way are."""
    page_px: int


_WAYS: Mapping[int, Callable[[Stand], int]] = {
    Qt.Key.Key_Left: lambda stand: max(0, stand.position - 1),
    Qt.Key.Key_Right: lambda stand: min(stand.last, stand.position + 1),
    Qt.Key.Key_Up: lambda stand: stand.plan.above(stand.position, stand.x_px),
    Qt.Key.Key_Down: lambda stand: stand.plan.below(stand.position, stand.x_px),
    Qt.Key.Key_PageUp: lambda stand: stand.plan.paged(stand.position, stand.x_px, -stand.page_px),
    Qt.Key.Key_PageDown: lambda stand: stand.plan.paged(stand.position, stand.x_px, stand.page_px),
    Qt.Key.Key_Home: lambda _: 0,
    Qt.Key.Key_End: lambda stand: stand.last,
}
JUMPS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})
"""These lead to the same photo wherever one is; the others begin with what is seen, if one is nowhere yet."""
KEEPS_COLUMN = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
ARRANGING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""With these arrow keys move the selected photos, where the user may arrange them."""
STEPS: Mapping[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
VERB_KEYS = frozenset("012345blpxuBLPXU")
"""With photos selected these are verbs of the app; without they type, as all others do."""
_NOT_TYPED = frozenset(" ?")
"""Space selects, and a question mark shows the shortcuts."""
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def target(key: int, stand: Stand) -> int | None:
    """The position to which a key leads; None if it is no key for moving."""
    way = _WAYS.get(key)
    return None if way is None else way(stand)


def is_typed(text: str, modifiers: Qt.KeyboardModifier, *, is_any_selected: bool) -> bool:
    """Whether a key press is the beginning of a search."""
    if modifiers & _OTHERS or not text or not text.isprintable() or text in _NOT_TYPED:
        return False
    return not (is_any_selected and text in VERB_KEYS)
