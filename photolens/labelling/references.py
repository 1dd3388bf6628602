"""References: what the background says of each photo, kept, as no row of the embeddings ever gets another vector."""

from threading import Lock

import numpy as np
from numpy.typing import NDArray

from photolens.labelling.background import Background
from photolens.vision.encoder import Vectors


class References:
    """Four bytes for each row, for one model. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known = np.empty(0, np.float32)

    def of(self, rows: NDArray[np.int64], vectors: Vectors, background: Background) -> NDArray[np.float32]:
        """The references of rows, int64 (n,), with these vectors (n, dimensions): float32 (n,)."""
        with self._lock:
            self._make_room(int(rows.max(initial=-1)) + 1)
            is_new = np.isnan(self._known[rows])
            if is_new.any():
                self._known[rows[is_new]] = background.reference(vectors[is_new])
            return self._known[rows]

    def _make_room(self, size: int) -> None:
        if size > len(self._known):
            fresh = np.full(size - len(self._known), np.nan, np.float32)
            self._known = np.concatenate([self._known, fresh])
