"""Vectors: the nearest photos to a vector, exactly. A cache of one model's embeddings that can always be made anew.

Every search looks at every vector. Measured on two cores without AVX-512 (384 dimensions, best 100, one thread):

    float16 rows, numkong's dot product      7 ms at 100,000      63 ms at 1,000,000
    usearch.index.search(exact=True)        21 ms (8 on both)    170 ms (80 to 130 on both)
    HNSW, connectivity 16, expansion 512     3 ms, recall 0.997, but 39 s to build 100,000 on both cores

So exact search meets what is wanted (50 ms and 100 ms), has no graph to build, to tune or to rot, and honours filters
as they are. From about 1,500,000 photos on, where 100 ms are used up, HNSW would pay. numkong holds the dot products
that usearch itself is made of, and comes with it; called directly it gives the scores of all rows, as filters need.

float16 costs 0.0003 of recall at 100 (bfloat16 0.001, usearch's int8 0.02 to 0.04). Memory: 2 bytes a dimension, 8 for
the key and 4 for each id up to the highest: 0.78 GB at 1,000,000 x 384, all but 12 MB of which is mapped from the file
after a start and can be dropped by the system at will.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Lock

import numkong
import numpy as np
from numpy.typing import NDArray

from photolens.vision import vector_file
from photolens.vision.vector_file import RUN_ROWS, Stamp

__all__ = ["Neighbours", "Stamp", "VectorIndex"]

Keys = NDArray[np.int64]
Halves = NDArray[np.float16]
Floats = NDArray[np.float32]

HIGHEST_KEY = 100_000_000
"""Photo ids are counted up from 1, so a table of places indexed by id is small; a larger id is a bug."""
SPARSE = 4
"""Where less than one row in so many is wanted, copying the wanted ones is quicker than scoring all."""
SCORES_AT_ONCE = 1 << 24
"""64 MB of scores: a thousand phrases over a large library are answered in blocks of this size."""
PACKED_FROM = 8
"""Queries from which on numkong's matrix product beats as many single passes (1.6 ms a query against 7 at 100,000)."""
_NONE, _NOWHERE = 0, -1


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Photos, best first: `keys` int64 and `scores` float32 (cosines), both (k,) or (queries, k).

    k is smaller than what was asked for when there are fewer candidates. Equal scores are in the order of their keys.
    """

    keys: Keys
    scores: Floats


@dataclass(frozen=True, slots=True)
class _Run:
    """Up to RUN_ROWS vectors: `keys` int64 (n,), 0 where a vector no longer counts, and `rows` float16 (n, d).

    Never changed once it can be seen: whoever holds runs may search them while others add.
    """

    keys: Keys
    rows: Halves


class VectorIndex:
    """The vectors of one model by photo id. Owns its arrays; safe to call from any thread.

    A search takes the present runs under the lock and works without it, so it waits for one `add` at most, and sees
    each `add` and `remove` whole or not at all.
    """

    def __init__(self, model_id: str, dimensions: int) -> None:
        self.model_id = model_id
        self.dimensions = dimensions
        self._lock = Lock()
        self._saving = Lock()
        self._runs: tuple[_Run, ...] = ()
        self._tail = np.empty((0, dimensions), np.float16)
        self._where = np.full(2, _NOWHERE, np.int32)
        self._count = 0
        self._dead = 0
        self._highest_row = 0

    @classmethod
    def empty(cls, model_id: str, dimensions: int) -> "VectorIndex":
        """An index without vectors."""
        return cls(model_id, dimensions)

    @classmethod
    def load(cls, path: Path) -> "VectorIndex | None":
        """The index saved at `path`, or None where there is none that can be trusted. Compare its `stamp`.

        10,000 vectors take 3 ms, 1,000,000 about 0.1 s: the vectors are mapped and read when first searched.
        """
        contents = vector_file.read(path)
        if contents is None or not _are_keys(contents.keys):
            return None
        index = cls(contents.stamp.model_id, contents.stamp.dimensions)
        index._fill(contents.keys, contents.matrix)
        index._highest_row = contents.stamp.highest_row
        return index

    def save(self, path: Path) -> None:
        """Replace the file at `path` by one of the present vectors and their stamp, or leave it as it was.

        Raises:
            OSError: the file cannot be written.
        """
        with self._saving:
            with self._lock:
                if self._dead:
                    self._compact()
                runs, stamp = self._runs, self._stamp()
            keys = np.concatenate([run.keys for run in runs] or [np.empty(0, np.int64)])
            vector_file.write(path, stamp, keys, [run.rows for run in runs])

    @property
    def stamp(self) -> Stamp:
        """What the index holds at this moment."""
        with self._lock:
            return self._stamp()

    def __len__(self) -> int:
        return self._count

    def __contains__(self, key: int) -> bool:
        with self._lock:
            return 0 < key < len(self._where) and bool(self._where[key] != _NOWHERE)

    def keys(self) -> Keys:
        """The photo ids that have a vector, int64 (n,), rising."""
        with self._lock:
            return np.flatnonzero(self._where != _NOWHERE).astype(np.int64)

    def add(self, keys: Keys, vectors: Floats, *, highest_row: int | None = None) -> None:
        """Take in unit vectors, float32 (n, dimensions), of photo ids, int64 (n,); known ids get the new vector.

        `highest_row` is the highest row id of the embedding table among them, for the stamp; their highest key if None.

        Raises:
            ValueError: the shapes do not fit, a key is not a photo id, or a number is not finite.
        """
        keys, rows = self._accepted(keys, vectors)
        if not len(keys):
            return
        with self._lock:
            self._grow_where(int(keys.max()))
            self._forget(keys)
            self._append(keys, rows)
            self._highest_row = max(self._highest_row, int(keys.max()) if highest_row is None else highest_row)
            if self._dead > max(RUN_ROWS, self._count):
                self._compact()

    def remove(self, keys: Keys) -> None:
        """Forget the vectors of photo ids, int64 (n,); unknown ids are fine."""
        with self._lock:
            self._forget(np.unique(np.asarray(keys, np.int64)))

    def vectors_of(self, keys: Keys) -> Floats:
        """The vectors of photo ids, float32 (n, dimensions), in their order, as precise as float16.

        Raises:
            KeyError: one of them has no vector.
        """
        keys = np.asarray(keys, np.int64)
        runs, places = self._places(keys)
        if (places == _NOWHERE).any():
            raise KeyError(int(keys[places == _NOWHERE][0]))
        return self._rows_at(runs, places).astype(np.float32)

    def scores_of(self, queries: Floats, keys: Keys) -> Floats:
        """Cosines of photo ids, int64 (n,), in their order: float32 (n,) or (queries, n); NaN if it has none."""
        runs, places = self._places(np.asarray(keys, np.int64))
        known = places != _NOWHERE
        rows = self._rows_at(runs, places[known])
        wanted = self._as_queries(queries)
        scores = np.full((len(wanted), len(places)), np.nan, np.float32)
        scores[:, known] = _scores(wanted, [rows[start : start + RUN_ROWS] for start in range(0, len(rows), RUN_ROWS)])
        return scores[0] if np.ndim(queries) == 1 else scores

    def search(self, queries: Floats, k: int, among: Keys | None = None) -> Neighbours:
        """The `k` best photos for one unit vector, float32 (dimensions,), or for many, (queries, dimensions).

        With `among`, int64 (n,), only these photo ids are candidates; those without a vector are passed over.

        Raises:
            ValueError: the shapes do not fit, or `k` is negative.
        """
        if k < 0:
            raise ValueError(f"k must not be negative, it is {k}")
        wanted = self._as_queries(queries)
        runs = self._candidates(None if among is None else np.asarray(among, np.int64))
        keys = np.concatenate([run.keys for run in runs] or [np.empty(0, np.int64)])
        found = _search(wanted, keys, [run.rows for run in runs], k)
        return Neighbours(found.keys[0], found.scores[0]) if np.ndim(queries) == 1 else found

    def _stamp(self) -> Stamp:
        return Stamp(self.model_id, self.dimensions, self._count, self._highest_row)

    def _as_queries(self, queries: Floats) -> Halves:
        rows = np.atleast_2d(np.asarray(queries, np.float32))
        if rows.ndim != 2 or rows.shape[1] != self.dimensions:
            raise ValueError(f"queries must be (n, {self.dimensions}), they are {np.shape(queries)}")
        return rows.astype(np.float16)

    def _accepted(self, keys: Keys, vectors: Floats) -> tuple[Keys, Halves]:
        """Checked keys and rounded vectors; the last one of each key wins."""
        keys = np.asarray(keys, np.int64)
        rows = np.asarray(vectors, np.float32)
        if keys.ndim != 1 or rows.shape != (len(keys), self.dimensions):
            raise ValueError(f"{keys.shape} keys do not fit {rows.shape} vectors of {self.dimensions} dimensions")
        if len(keys) and not (keys.min() > 0 and keys.max() <= HIGHEST_KEY):
            raise ValueError(f"keys must be from 1 to {HIGHEST_KEY}")
        if not np.isfinite(rows).all():
            raise ValueError("vectors must be finite")
        _, last = np.unique(keys[::-1], return_index=True)
        kept = np.sort(len(keys) - 1 - last)
        return keys[kept], rows[kept].astype(np.float16)

    def _places(self, keys: Keys) -> tuple[tuple[_Run, ...], NDArray[np.int32]]:
        """The present runs, and where each key lies in them; both of one moment."""
        with self._lock:
            return self._runs, self._look_up(keys)

    def _look_up(self, keys: Keys) -> NDArray[np.int32]:
        return self._where.take(keys, mode="clip")  # both ends of the table say "nowhere"

    def _grow_where(self, highest: int) -> None:
        if highest > len(self._where) - 2:
            grown = np.full(highest + highest // 2 + 2, _NOWHERE, np.int32)
            grown[: len(self._where)] = self._where
            self._where = grown

    def _forget(self, keys: Keys) -> None:
        """Marks the vectors of keys as dead: a row is never overwritten, because a search may be reading it."""
        places = self._look_up(keys)
        runs = list(self._runs)
        for number, offsets in _by_run(places, len(runs)):
            marked = runs[number].keys.copy()
            marked[offsets] = _NONE
            runs[number] = _Run(marked, runs[number].rows)
        self._runs = tuple(runs)
        known = keys[places != _NOWHERE]
        self._where[known] = _NOWHERE
        self._count -= len(known)
        self._dead += len(known)

    def _append(self, keys: Keys, rows: Halves) -> None:
        """Fills the last run up, then opens new ones; all runs but the last are full."""
        self._count += len(keys)
        for start, end in self._pieces(len(keys)):
            if not self._runs or len(self._runs[-1].keys) == RUN_ROWS:
                self._tail = np.empty((RUN_ROWS, self.dimensions), np.float16)
                self._runs = (*self._runs, _Run(np.empty(0, np.int64), self._tail[:0]))
            used = len(self._runs[-1].keys)
            full = used + end - start
            self._tail[used:full] = rows[start:end]
            first = (len(self._runs) - 1) * RUN_ROWS + used
            self._where[keys[start:end]] = np.arange(first, first + end - start)
            grown = _Run(np.concatenate([self._runs[-1].keys, keys[start:end]]), self._tail[:full])
            self._runs = (*self._runs[:-1], grown)

    def _pieces(self, count: int) -> list[tuple[int, int]]:
        """Slices of `count` rows that each fit into one run."""
        used = len(self._runs[-1].keys) % RUN_ROWS if self._runs else 0
        cuts = [0, *range(RUN_ROWS - used, count, RUN_ROWS), count]
        return [(start, end) for start, end in pairwise(cuts) if end > start]

    def _fill(self, keys: Keys, matrix: Halves) -> None:
        """Takes full runs of a matrix as they are, without copying; the rest is copied, so that it can grow."""
        whole = len(keys) - len(keys) % RUN_ROWS
        starts = range(0, whole, RUN_ROWS)
        self._runs = tuple(_Run(keys[at : at + RUN_ROWS], matrix[at : at + RUN_ROWS]) for at in starts)
        self._count, self._dead = whole, 0
        self._where = np.full(int(keys.max(initial=0)) + 2, _NOWHERE, np.int32)
        self._where[keys[:whole]] = np.arange(whole)
        self._append(keys[whole:], matrix[whole:])

    def _compact(self) -> None:
        """Drops the dead rows. Copies everything, so it is done when half is dead, and before saving."""
        alive = [run.keys != _NONE for run in self._runs]
        keys = np.concatenate([run.keys[mask] for run, mask in zip(self._runs, alive, strict=True)])
        self._fill(keys, np.concatenate([run.rows[mask] for run, mask in zip(self._runs, alive, strict=True)]))

    def _rows_at(self, runs: Sequence[_Run], places: NDArray[np.int32]) -> Halves:
        order = np.argsort(places, kind="stable")
        rows = np.empty((len(places), self.dimensions), np.float16)
        done = 0
        for number, offsets in _by_run(places[order], len(runs)):
            rows[order[done : done + len(offsets)]] = runs[number].rows[offsets]
            done += len(offsets)
        return rows

    def _candidates(self, among: Keys | None) -> Sequence[_Run]:
        """The runs to search, with only the wanted rows counting."""
        runs, places = self._places(np.empty(0, np.int64) if among is None else among)
        if among is None:
            return runs
        is_wanted = np.zeros(len(runs) * RUN_ROWS + 1, np.bool_)  # the last place is "nowhere"
        is_wanted[places] = True
        parts = (is_wanted[number * RUN_ROWS :][: len(run.keys)] for number, run in enumerate(runs))
        return [_narrowed(run, part) for run, part in zip(runs, parts, strict=True) if part.any()]


def _are_keys(keys: Keys) -> bool:
    return not len(keys) or bool(keys.min() > 0 and keys.max() <= HIGHEST_KEY and np.bincount(keys).max() == 1)


def _by_run(places: NDArray[np.int32], runs: int) -> Iterator[tuple[int, NDArray[np.int32]]]:
    """The number of each run that has some of the places, and their offsets in it."""
    places = np.sort(places)
    cuts = np.searchsorted(places, np.arange(runs + 1) * RUN_ROWS)
    for number in np.flatnonzero(np.diff(cuts)):
        yield int(number), places[cuts[number] : cuts[number + 1]] % RUN_ROWS


def _narrowed(run: _Run, is_wanted: NDArray[np.bool_]) -> _Run:
    """A run in which only some rows count."""
    if SPARSE * np.count_nonzero(is_wanted) < len(run.keys):
        return _Run(run.keys[is_wanted], run.rows[is_wanted])
    return _Run(np.where(is_wanted, run.keys, _NONE), run.rows)


def _search(queries: Halves, keys: Keys, parts: Sequence[Halves], k: int) -> Neighbours:
    """The best of many queries, float16 (m, d), a block of them at a time."""
    dead = np.flatnonzero(keys == _NONE)
    k = min(k, len(keys) - len(dead))
    found_keys = np.empty((len(queries), k), np.int64)
    found_scores = np.empty((len(queries), k), np.float32)
    block = max(1, SCORES_AT_ONCE // max(1, len(keys)))
    for start in range(0, len(queries) if k else 0, block):
        scores = _scores(queries[start : start + block], parts)
        scores[:, dead] = -np.inf
        for number, row in enumerate(scores, start):
            best = _best(row, keys, k)
            found_keys[number], found_scores[number] = keys[best], row[best]
    return Neighbours(found_keys, found_scores)


def _scores(queries: Halves, parts: Sequence[Halves]) -> Floats:
    """Cosines of queries, float16 (m, d), with the rows of all parts, float32 (m, n), within [-1, 1].

    numkong keeps the interpreter's lock: at a part (1 ms of work) at a time a GUI thread is not held up.
    """
    scores = np.empty((len(queries), sum(len(part) for part in parts)), np.float32)
    if not len(queries):  # numkong refuses emptiness
        return scores
    product = _product(queries)
    done = 0
    for part in parts:
        scores[:, done : done + len(part)] = product(part)
        done += len(part)
    np.fmax(scores, -1.0, out=scores)  # float16 unit vectors may have a cosine of 1.0005; fmax also ends a damaged NaN
    return np.fmin(scores, 1.0, out=scores)


def _product(queries: Halves) -> Callable[[Halves], NDArray[np.floating]]:
    if len(queries) < PACKED_FROM:
        return lambda rows: np.asarray(numkong.cdist(queries, rows, metric="dot"))
    packed = numkong.dots_pack(queries, "float16")
    return lambda rows: np.asarray(numkong.dots_packed(rows, packed)).T


def _best(scores: Floats, keys: Keys, k: int) -> NDArray[np.int64]:
    """Where the `k` best scores are, best first, equal ones by key; exact at the last place too."""
    bar = np.partition(scores, len(scores) - k)[len(scores) - k]
    rows = np.flatnonzero(scores >= bar)
    return rows[np.lexsort((keys[rows], -scores[rows]))[:k]]
