"""Vector cache: the index in memory and on disk, kept behind the embeddings of the catalogue, which are the truth."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

import numpy as np

from photolens.store.embeddings import Embeddings
from photolens.vision.vectors import VectorIndex

logger = logging.getLogger(__name__)


class VectorCache:
    """The vectors of one model, topped up from the catalogue whenever they are asked for. Safe from several threads."""

    def __init__(self, embeddings: Embeddings, folder: Path) -> None:
        self.embeddings = embeddings
        self._path = folder / (re.sub(r"[^A-Za-z0-9._-]", "_", embeddings.model_name) + ".json")
        self._lock = Lock()
        self._index: VectorIndex | None = None
        self._saved_row = -1

    def current(self) -> VectorIndex:
        """The index with every vector that is in the catalogue at this moment."""
        with self._lock:
            if self._index is None:
                self._index = self._loaded() or self._new()
            self._top_up(self._index)
            return self._index

    def save(self) -> None:
        """Write the index to its file if it has changed; the catalogue holds everything even if that fails."""
        index = self.current()
        if index.stamp.highest_row == self._saved_row:
            return
        try:
            index.save(self._path)
        except OSError:
            logger.warning("the index could not be saved; it is made anew when it is needed", exc_info=True)
        else:
            self._saved_row = index.stamp.highest_row

    def rebuild(self) -> None:
        """Forget the index and its file, and make both anew from the catalogue."""
        with self._lock:
            self._path.unlink(missing_ok=True)
            self._index, self._saved_row = None, -1
        self.save()

    def problems(self) -> Iterator[str]:
        """Where the file says something false, a sentence each. Lacking the newest vectors is not false."""
        if not self._path.exists():
            return
        saved = VectorIndex.load(self._path)
        if saved is None:
            yield f"the index file {self._path.name} is damaged"
            return
        if not self._fits(saved):
            yield f"the index file {self._path.name} holds other photos than the catalogue"
            return
        unequal = sum(self._unequal(saved))
        if unequal:
            yield f"the index file {self._path.name} has {unequal} vectors that are not the catalogue's"

    def _loaded(self) -> VectorIndex | None:
        """The index of the file, if it was made from what is still in the catalogue."""
        index = VectorIndex.load(self._path)
        if index is None or not self._fits(index):
            return None
        self._saved_row = index.stamp.highest_row
        return index

    def _fits(self, index: VectorIndex) -> bool:
        """Rows are only ever added at the end or removed, so the same count up to the same row means the same rows."""
        stamp, embeddings = index.stamp, self.embeddings
        is_ours = (stamp.model_id, stamp.dimensions) == (embeddings.model_name, embeddings.dimensions)
        return is_ours and embeddings.count(up_to_row=stamp.highest_row) == stamp.rows

    def _new(self) -> VectorIndex:
        return VectorIndex.empty(self.embeddings.model_name, self.embeddings.dimensions)

    def _top_up(self, index: VectorIndex) -> None:
        """Rows that were removed stay in memory until the next start: a photo without a place is not shown anyway."""
        if self.embeddings.highest_row() > index.stamp.highest_row:
            for run in self.embeddings.after(index.stamp.highest_row):
                index.add(run.photos, run.vectors, highest_row=run.highest_row)

    def _unequal(self, saved: VectorIndex) -> Iterator[int]:
        """How many vectors differ between a saved index and the catalogue, run by run."""
        keys = saved.keys()
        for run in self.embeddings.after(0):
            is_saved = np.isin(run.photos, keys)
            differ = np.any(saved.vectors_of(run.photos[is_saved]) != run.vectors[is_saved], axis=1)
            yield int(differ.sum())
