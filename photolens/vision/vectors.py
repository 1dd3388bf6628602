"""Vectors: the nearest photos to a vector, in a usearch index: a cache of the embeddings of one model.

Every search is exact: usearch compares the query with every vector, so recall is 1 but for float16 rounding. Its graph
(HNSW) answers faster only where exact search is fast enough anyway, finds less, and takes minutes to build;
`python -m tests.bench.vectors --hnsw` measures both. So the graph is kept as thin as usearch allows: adding is quick.

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

Keys = NDArray[np.int64]
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
    """The highest row id of the embedding table that went into it."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Photos, best first: `keys` int64 (n,) and their cosines, `scores` float32 (n,). Equal scores are in key order."""

    keys: Keys
    scores: Floats


class VectorIndex:
    """The vectors of one model by photo id. Safe to call from several threads; a search waits for one `add` at most."""

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

    def keys(self) -> Keys:
        """The photo ids that have a vector, int64 (n,), rising."""
        with self._lock:
            return np.sort(self._index.keys[:].astype(np.int64))

    def add(self, keys: Keys, vectors: Floats, *, highest_row: int) -> None:
        """Take in unit vectors, float32 (n, dimensions), of photo ids, int64 (n,); known ids get the new vector.

        `highest_row` is the highest row id of the embedding table among them.

        Raises:
            ValueError: the shapes do not fit, or an id comes twice.
        """
        if vectors.shape != (len(keys), self._stamp.dimensions) or len(np.unique(keys)) < len(keys):
            raise ValueError(f"{keys.shape} different keys do not fit vectors of shape {vectors.shape}")
        with self._lock:
            if len(keys):
                self._remove(keys)
                self._index.add(keys.astype(np.uint64), vectors)
            self._note(max(highest_row, self._stamp.highest_row))

    def remove(self, keys: Keys) -> None:
        """Forget the vectors of photo ids, int64 (n,); unknown ids are fine."""
        with self._lock:
            self._remove(keys)
            self._note(self._stamp.highest_row)

    def vectors_of(self, keys: Keys) -> Floats:
        """The vectors of photo ids that have one, float32 (n, dimensions), in their order, as precise as float16.

        Raises:
            KeyError: one of them has none.
        """
        with self._lock:
            if not np.all(self._contains(keys)):
                raise KeyError("a photo has no vector in the index")
            return self._vectors(keys)

    def search(self, query: Floats, k: int, among: Keys | None = None) -> Neighbours:
        """The `k` best photos for a unit vector, float32 (dimensions,), fewer if there are not so many.

        With `among`, int64 (n,), only these photo ids are candidates; those without a vector are passed over.

        Raises:
            ValueError: the shape does not fit, or `k` is less than 1.
        """
        if query.shape != (self._stamp.dimensions,) or k < 1:
            raise ValueError(f"cannot find {k} neighbours of a vector of shape {query.shape}")
        with self._lock:
            keys = self._nearest(query, k) if among is None else self._nearest_among(query, k, among)
            return _ranked(keys, self._vectors(keys) @ query, k)

    def _nearest(self, query: Floats, k: int) -> Keys:
        found: Any = self._index.search(query, min(k, len(self)), exact=True) if len(self) else None
        return np.empty(0, np.int64) if found is None else found.keys.astype(np.int64)

    def _nearest_among(self, query: Floats, k: int, among: Keys) -> Keys:
        """Pick the candidates out of a ranking of all, if they stand high enough in it; else compare each of them."""
        among = np.unique(among)
        depth = 4 * k * (1 + len(self) // max(1, len(among)))
        if len(among) > FEW and depth <= DEEPEST:
            ranking = self._nearest(query, depth)
            picked = ranking[np.isin(ranking, among, assume_unique=True)]
            if len(picked) >= k:
                return picked
        return among[self._contains(among)]

    def _contains(self, keys: Keys) -> NDArray[np.bool_]:
        return np.asarray(self._index.contains(keys.astype(np.uint64)), np.bool_).reshape(len(keys))

    def _vectors(self, keys: Keys) -> Floats:
        if not len(keys):
            return np.empty((0, self._stamp.dimensions), np.float32)
        return np.asarray(self._index.get(keys.astype(np.uint64)), np.float32)

    def _remove(self, keys: Keys) -> None:
        known = keys[self._contains(keys)] if len(keys) else keys
        if len(known):
            self._index.remove(known.astype(np.uint64))

    def _note(self, highest_row: int) -> None:
        old = self._stamp
        self._stamp = Stamp(old.model_id, old.dimensions, len(self._index), highest_row)


def _ranked(keys: Keys, scores: Floats, k: int) -> Neighbours:
    """The best `k`, equal scores in the order of their keys."""
    best = np.lexsort((keys, -scores))[:k]
    return Neighbours(keys[best], np.clip(scores[best], -1.0, 1.0).astype(np.float32))


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
