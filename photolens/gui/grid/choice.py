"""Choice: which photos are selected and on which one the keyboard is."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from photolens.domain.photo import PhotoId
from photolens.gui.grid.selection import Selection

Ids = NDArray[np.int64]


class Choice(QObject):
    """Selection and current photo of one grid. Positions within; ids for the world. Lives on the GUI thread."""

    selection_changed = Signal()
    current_changed = Signal(object)
    """PhotoId or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: Ids = np.empty(0, np.int64)
        self._selection = Selection()
        self._selected: tuple[PhotoId, ...] | None = ()
        self._current: int | None = None

    @property
    def selection(self) -> Selection:
        """What is selected; not to be changed but by `change` and `set`."""
        return self._selection

    @property
    def selected(self) -> tuple[PhotoId, ...]:
        """The selected photos, in the order in which they are shown."""
        if self._selected is None:
            self._selected = tuple(self._ids[self._selection.positions].tolist())
        return self._selected

    @property
    def current(self) -> int | None:
        """The position of the current photo."""
        return self._current

    @property
    def current_id(self) -> PhotoId | None:
        """The current photo."""
        return None if self._current is None else PhotoId(int(self._ids[self._current]))

    def begin(self, ids: Ids) -> None:
        """Other photos are shown: nothing is selected."""
        self._take(ids, Selection(len(ids)), None)

    def carry(self, ids: Ids) -> None:
        """The same place is shown anew: the same photos are selected, as far as they are still there."""
        self._take(ids, self._selection.carried(self._ids, ids), find(ids, self.current_id))

    def set(self, selection: Selection) -> None:
        """Select other photos."""
        is_same = selection == self._selection
        self._selection = selection
        if not is_same:
            self._selected = None
            self.selection_changed.emit()

    def change(self, change: Callable[[Selection], None]) -> None:
        """Apply a change to the selection."""
        changed = self._selection.copy()
        change(changed)
        self.set(changed)

    def select(self, photos: Iterable[PhotoId]) -> None:
        """Select these of the photos that are shown, and no others."""
        selection = Selection(len(self._ids))
        selection.add(np.flatnonzero(np.isin(self._ids, np.array(list(photos), np.int64))))
        self.set(selection)

    def set_current(self, position: int | None) -> None:
        """Put the keyboard on a photo."""
        if position != self._current:
            self._current = position
            self.current_changed.emit(self.current_id)

    def _take(self, ids: Ids, selection: Selection, current: int | None) -> None:
        count, had_current = len(self._selection), self._current is not None
        self._ids, self._selection, self._selected, self._current = ids, selection, None, current
        if len(selection) != count:
            self.selection_changed.emit()
        if had_current and current is None:
            self.current_changed.emit(None)


def find(ids: Ids, photo: PhotoId | None) -> int | None:
    """The position of a photo among ids; a millisecond for a million."""
    if photo is None:
        return None
    found = np.flatnonzero(ids == photo)
    return int(found[0]) if len(found) else None
