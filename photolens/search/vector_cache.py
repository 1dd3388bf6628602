"""Vector cache: the index in memory and on disk, kept behind the embeddings of the catalogue, which are the truth."""

import logging
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

import numpy as np

from photolens.paths import model_stem
from photolens.store.embeddings import Embeddings
from photolens.vision.vectors import VectorIndex

logger = logging.getLogger(__name__)


class VectorCache:
    """The vectors of one model, topped up from the catalogue whenever they are asked for. Safe from several threads."""

    def __init__(self, embeddings: Embeddings, folder: Path) -> None:
        self.embeddings = embeddings
        self._path = folder / f"{model_stem(embeddings.model_name)}.json"
        self._lock = Lock()
        self._index: VectorIndex | None = None
        self._saved_row, self._saved_count = -1, 0

    def current(self) -> VectorIndex:
        """The index with every vector that is in the catalogue at this moment."""
        with self._lock:
            if self._index is None:
                self._index = self._loaded() or self._new()
            self._top_up(self._index)
            return self._index

    def count(self) -> int:
        """How many of the catalogue's vectors the index holds."""
        return int(np.isin(self.embeddings.rows(), self.current().rows()).sum())

    @property
    def is_loaded(self) -> bool:
        """Whether the index is in memory, because somebody asked for it."""
        return self._index is not None

    def save(self, *, slack: float = 0.0) -> None:
        """Write the index to its file if that lacks more than `slack`, a fraction, of the vectors.

        The catalogue holds everything even if writing fails, or is put off.
        """
        index = self.current()
        if index.stamp.highest_row == self._saved_row or len(index) - self._saved_count <= slack * len(index):
            return
        try:
            index.save(self._path)
        except OSError:
            logger.warning("the index could not be saved; it is made anew when it is needed", exc_info=True)
        else:
            self._saved_row, self._saved_count = index.stamp.highest_row, len(index)

    def rebuild(self) -> None:
        """Forget the index and its file, and make both anew from the catalogue."""
        with self._lock:
            self._path.unlink(missing_ok=True)
            self._index, self._saved_row, self._saved_count = None, -1, 0
        self.save()

    def problems(self) -> Iterator[str]:
        """Where the file says something false, a sentence each. Lacking the newest vectors is not false."""
        if not self._path.exists():
            return
        saved = VectorIndex.load(self._path)
        if saved is None:
            yield f"the index file {self._path.name} is damaged"
        elif not self._fits(saved):
            yield f"the index file {self._path.name} was made from another catalogue"
        elif unequal := sum(self._unequal(saved)):
            yield f"the index file {self._path.name} has {unequal} vectors that are not the catalogue's"

    def _loaded(self) -> VectorIndex | None:
        """The index of the file, if it was made from this catalogue."""
        index = VectorIndex.load(self._path)
        if index is None or not self._fits(index):
            return None
        self._saved_row, self._saved_count = index.stamp.highest_row, len(index)
        return index

    def _fits(self, index: VectorIndex) -> bool:
        """Whether an index was made from this catalogue, and most of it is still there.

        Rows are added at the end with ids that are never used twice, so an index that has the newest row it should have
        has all older ones. A catalogue that was restored from a backup gives the same ids to other vectors.
        """
        stamp, embeddings = index.stamp, self.embeddings
        if (stamp.model_id, stamp.dimensions) != (embeddings.model_name, embeddings.dimensions):
            return False
        newest = next(embeddings.after(stamp.highest_row - 1, chunk=1), None) if stamp.rows else None
        if newest is None or newest.rows.tolist() != [stamp.highest_row]:
            return False
        is_alive = embeddings.count(up_to_row=stamp.highest_row) * 2 > stamp.rows
        return is_alive and np.array_equal(index.vectors_of(newest.rows), newest.vectors)

    def _new(self) -> VectorIndex:
        return VectorIndex.empty(self.embeddings.model_name, self.embeddings.dimensions)

    def _top_up(self, index: VectorIndex) -> None:
        if self.embeddings.highest_row() > index.stamp.highest_row:
            for run in self.embeddings.after(index.stamp.highest_row):
                index.add(run.rows, run.vectors)

    def _unequal(self, saved: VectorIndex) -> Iterator[int]:
        """How many of the catalogue's vectors a saved index lacks or has wrong, run by run."""
        held = saved.rows()
        for run in self.embeddings.after(0):
            old = run.rows <= saved.stamp.highest_row
            is_held = np.isin(run.rows, held)
            differ = np.any(saved.vectors_of(run.rows[is_held]) != run.vectors[is_held], axis=1)
            yield int(differ.sum()) + int((old & ~is_held).sum())
