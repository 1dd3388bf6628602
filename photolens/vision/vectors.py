"""Vectors: the nearest photos to a vector, in a usearch index: a cache of the embeddings of one model.

Every search is exact: usearch compares the query with every vector, so recall is 1 but for float16 rounding. Its graph
(HNSW) answers faster only where exact search is fast enough anyway, finds less, and takes minutes to build;
`python -m tests.bench.vectors --hnsw` measures both. So the graph is kept as thin as usearch allows: adding is quick.

It only grows: usearch 2.23 crashed and mixed vectors up after removals. So its keys are the row ids of the embedding
table, which are never used twice. A row that was deleted is still found; whoever looks up its photo leaves it out.

Memory: about 2.1 bytes a dimension and vector: 0.8 GB at 1,000,000 x 384.
"""

import json
import logging
import secrets
import threading
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from usearch.index import Index

log = logging.getLogger(__name__)

Rows = NDArray[np.int64]
Floats = NDArray[np.float32]

FEW = 10_000
"""Up to so many candidates are fetched and compared one by one; more are picked out of a ranking of all."""
DEEPEST = 8192
"""How deep such a ranking goes at most before the candidates are fetched after all."""
CHECKED_BYTES = 1 << 28
"""Files up to this size (about 330,000 vectors) are read twice when loaded, to check that no bit has changed."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was made from; it may serve only a table of embeddings that says the same."""

    model_id: str
    dimensions: int
    rows: int
    """How many vectors it holds."""
    highest_row: int
    """The highest row id of the embedding table among them; 0 while it is empty."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Row ids, best first: `rows` int64 (n,), their cosines `scores` float32 (n,). Equal scores are in row order."""

    rows: Rows
    scores: Floats


class VectorIndex:
    """The vectors of one model by row id. Safe to call from several threads; a search waits for one `add` at most."""

    def __init__(self, stamp: Stamp, index: Index) -> None:
        self._stamp = stamp
        self._index = index
        self._lock = threading.Lock()

    @classmethod
    def empty(cls, model_id: str, dimensions: int) -> "VectorIndex":
        """An index without vectors."""
        index = Index(ndim=dimensions, metric="ip", dtype="f16", connectivity=2, expansion_add=1, expansion_search=1)
        return cls(Stamp(model_id, dimensions, 0, 0), index)

    @classmethod
    def load(cls, path: Path) -> "VectorIndex | None":
        """The index saved as `path`, or None where there is none that can be trusted."""
        try:
            record = json.loads(path.read_bytes())
            stamp = Stamp(**record["stamp"])
            index = _read(path.parent / record["file"], record["size_bytes"], record["crc32"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as reason:
            log.warning("%s cannot be used and is made anew: %s", path, reason)
            return None
        return cls(stamp, index) if (len(index), index.ndim) == (stamp.rows, stamp.dimensions) else None

    def save(self, path: Path) -> None:
        """Save as `path`: a small record that names the usearch file beside it.

        The record is replaced last, and in one step, so a crash leaves the old pair or the new one.

        Raises:
            OSError: the folder cannot be written; what was saved before is kept.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.stem}-{secrets.token_hex(4)}.usearch")
        with self._lock:
            self._index.save(str(fresh))
            record: dict[str, Any] = {"stamp": asdict(self._stamp)}
        record |= {"file": fresh.name, "size_bytes": fresh.stat().st_size, "crc32": _crc32(fresh)}
        partial = path.with_suffix(".part")
        partial.write_text(json.dumps(record), encoding="utf-8")
        partial.replace(path)
        for old in path.parent.glob(f"{path.stem}-*.usearch"):
            if old != fresh:
                old.unlink(missing_ok=True)

    @property
    def stamp(self) -> Stamp:
        """What the index was made from."""
        return self._stamp

    def __len__(self) -> int:
        return self._stamp.rows

    def rows(self) -> Rows:
        """The row ids that have a vector, int64 (n,), rising."""
        with self._lock:
            return np.sort(self._index.keys[:].astype(np.int64))

    def add(self, rows: Rows, vectors: Floats) -> None:
        """Take in unit vectors, float32 (n, dimensions), of row ids, int64 (n,), rising and higher than all before.

        Raises:
            ValueError: the shapes or the ids do not fit.
        """
        before = self._stamp
        if vectors.shape != (len(rows), before.dimensions) or np.any(np.diff(rows, prepend=before.highest_row) <= 0):
            raise ValueError(
                f"rows of shape {rows.shape} after {before.highest_row} do not fit vectors {vectors.shape}"
            )
        if not len(rows):
            return
        with self._lock:
            self._index.add(rows.astype(np.uint64), vectors)
            self._stamp = Stamp(before.model_id, before.dimensions, len(self._index), int(rows[-1]))

    def vectors_of(self, rows: Rows) -> Floats:
        """The vectors of row ids that have one, float32 (n, dimensions), in their order, as precise as float16.

        Raises:
            KeyError: one of them has none.
        """
        with self._lock:
            if not np.all(self._contains(rows)):
                raise KeyError("a row has no vector in the index")
            return self._vectors(rows)

    def search(self, query: Floats, k: int, among: Rows | None = None) -> Neighbours:
        """The `k` best rows for a unit vector, float32 (dimensions,), fewer if there are not so many.

        With `among`, int64 (n,), only these row ids are candidates; those without a vector are passed over.

        Raises:
            ValueError: the shape does not fit, or `k` is less than 1.
        """
        if query.shape != (self._stamp.dimensions,) or k < 1:
            raise ValueError(f"cannot find {k} neighbours of a vector of shape {query.shape}")
        with self._lock:
            rows = self._nearest(query, k) if among is None else self._nearest_among(query, k, among)
            return _ranked(rows, self._vectors(rows) @ query, k)

    def _nearest(self, query: Floats, k: int) -> Rows:
        found: Any = self._index.search(query, min(k, len(self)), exact=True) if len(self) else None
        return np.empty(0, np.int64) if found is None else found.keys.astype(np.int64)

    def _nearest_among(self, query: Floats, k: int, among: Rows) -> Rows:
        """Pick the candidates out of a ranking of all, if they stand high enough in it; else compare each of them."""
        depth = 4 * k * (1 + len(self) // max(1, len(among)))
        if len(among) > FEW and depth <= DEEPEST:
            ranking = self._nearest(query, depth)
            picked = ranking[np.isin(ranking, among)]
            if len(picked) >= k:
                return picked
        candidates = np.unique(among)
        return candidates[self._contains(candidates)]

    def _contains(self, rows: Rows) -> NDArray[np.bool_]:
        if not len(rows):
            return np.empty(0, np.bool_)
        return np.asarray(self._index.contains(rows.astype(np.uint64)), np.bool_).reshape(len(rows))

    def _vectors(self, rows: Rows) -> Floats:
        if not len(rows):
            return np.empty((0, self._stamp.dimensions), np.float32)
        return np.asarray(self._index.get(rows.astype(np.uint64)), np.float32)


def _ranked(rows: Rows, scores: Floats, k: int) -> Neighbours:
    """The best `k`, equal scores in the order of their rows."""
    best = np.lexsort((rows, -scores))[:k]
    return Neighbours(rows[best], np.clip(scores[best], -1.0, 1.0).astype(np.float32))


def _read(path: Path, size_bytes: int, crc32: int) -> Index:
    """The usearch file, if it is what was saved."""
    if path.stat().st_size != size_bytes or (size_bytes <= CHECKED_BYTES and _crc32(path) != crc32):
        raise ValueError(f"{path.name} is not what was saved")
    index = Index.restore(str(path))
    if index is None:
        raise ValueError(f"{path.name} is no usearch file")
    return index


def _crc32(path: Path) -> int:
    value = 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 22):
            value = zlib.crc32(chunk, value)
    return value
