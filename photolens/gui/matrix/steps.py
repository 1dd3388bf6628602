"""Steps: which cell a key of the keyboard leads to."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from photolens.gui.matrix.layout import Cell

_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def step(cell: Cell, event: QKeyEvent, size: tuple[int, int], page: int) -> Cell | None:
    """The cell that a key leads to, of so many rows and columns; None if the key means something else.

    `page` is how many rows are in sight.
    """
    key = Qt.Key(event.key())
    is_far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    last_row, last_column = size[0] - 1, size[1] - 1
    match key:
        case Qt.Key.Key_Home:
            wanted = Cell(0 if is_far else cell.row, 0)
        case Qt.Key.Key_End:
            wanted = Cell(last_row if is_far else cell.row, last_column)
        case Qt.Key.Key_PageUp:
            wanted = Cell(cell.row - page, cell.column)
        case Qt.Key.Key_PageDown:
            wanted = Cell(cell.row + page, cell.column)
        case _ if key in _ARROWS:
            down, across = _ARROWS[key]
            wanted = Cell(cell.row + down, cell.column + across)
        case _:
            return None
    return Cell(max(0, min(last_row, wanted.row)), max(0, min(last_column, wanted.column)))
