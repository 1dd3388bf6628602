"""Selection: which positions are selected, as one array of booleans, so that a million at once cost nothing. No Qt."""

import numpy as np
from numpy.typing import NDArray


class Selection:
    """What is selected among n photos, and the anchor from which Shift extends."""

    def __init__(self, count: int = 0) -> None:
        self._mask = np.zeros(count, np.bool_)
        self.anchor: int | None = None
        """The photo that was selected last on its own; None if nothing was yet."""

    def __len__(self) -> int:
        return int(np.count_nonzero(self._mask))

    def __contains__(self, position: int) -> bool:
        return bool(self._mask[position])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Selection) and np.array_equal(self._mask, other._mask)

    __hash__ = None  # type: ignore[assignment]

    def copy(self) -> "Selection":
        """The same selection, to go on from."""
        other = Selection()
        other._mask, other.anchor = self._mask.copy(), self.anchor
        return other

    @property
    def positions(self) -> NDArray[np.int64]:
        """The selected positions, ascending."""
        return np.flatnonzero(self._mask)

    def flags(self, first: int, end: int) -> list[bool]:
        """For each of a run of positions whether it is selected."""
        flags: list[bool] = self._mask[first:end].tolist()
        return flags

    def runs(self) -> NDArray[np.int64]:
        """(r, 2): first and last position of each run of neighbours that are selected."""
        edges = np.flatnonzero(np.diff(self._mask.astype(np.int8), prepend=0, append=0))
        return edges.reshape(-1, 2) - (0, 1)

    def only(self, position: int) -> None:
        """Select one photo and no other."""
        self._mask[:] = False
        self._mask[position] = True
        self.anchor = position

    def toggle(self, position: int) -> None:
        """Select a photo, or leave it out, whatever the others are."""
        self._mask[position] = not self._mask[position]
        self.anchor = position

    def extend(self, position: int, start: int | None, *, is_added: bool = False) -> None:
        """Select everything from the anchor to a photo; in addition to what is selected, or instead of it.

        start: where the anchor is if there is none yet; at the photo itself if that is None too.
        """
        if self.anchor is None:
            self.anchor = position if start is None else start
        if not is_added:
            self._mask[:] = False
        self._mask[min(self.anchor, position) : max(self.anchor, position) + 1] = True

    def add(self, positions: NDArray[np.int64]) -> None:
        """Select some more photos."""
        self._mask[positions] = True

    def everything(self) -> None:
        """Select all photos."""
        self._mask[:] = True

    def nothing(self) -> None:
        """Select no photo."""
        self._mask[:] = False

    def carried(self, old_ids: NDArray[np.int64], new_ids: NDArray[np.int64]) -> "Selection":
        """The same photos selected where they lie now. Ids are small positive numbers."""
        moved = Selection(len(new_ids))
        if self._mask.any() and len(new_ids):
            is_selected = np.zeros(1 + max(int(old_ids.max()), int(new_ids.max())), np.bool_)
            is_selected[old_ids[self._mask]] = True
            moved._mask = is_selected[new_ids]
        if self.anchor is not None:
            found = np.flatnonzero(new_ids == old_ids[self.anchor])
            moved.anchor = int(found[0]) if len(found) else None
        return moved
