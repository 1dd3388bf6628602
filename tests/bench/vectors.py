"""Searches, loads and saves of the vector index: `python -m tests.bench.vectors --json`.

The vectors are made, not photographed: a mixture of 2,000 clusters in 64 dimensions, turned into 384. That is
nearer to CLIP's (few effective dimensions, neighbours at high cosines) than uniform noise is.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray
from usearch.index import Index

from photolens.vision.vectors import VectorIndex

Floats = NDArray[np.float32]
CHUNK, QUERIES, BEST = 10_000, 50, 100


class Mixture:
    """Unit vectors from one mixture, float32 (n, dimensions), the same for the same seed."""

    def __init__(self, dimensions: int, seed: int = 0) -> None:
        self._rng = np.random.default_rng(seed)
        self._turn = self._rng.standard_normal((64, dimensions)).astype(np.float32)
        self._centres = self._rng.standard_normal((2000, 64)).astype(np.float32)

    def draw(self, count: int) -> Floats:
        """`count` vectors."""
        near = 0.6 * self._rng.standard_normal((count, 64)).astype(np.float32)
        found = (self._centres[self._rng.integers(0, 2000, count)] + near) @ self._turn
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        return found.astype(np.float32)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what the work gave."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def percentiles(work: Callable[[Floats], Any], queries: Floats) -> dict[str, float]:
    """Milliseconds for one query, warm."""
    work(queries[0])
    times = [1000 * timed(lambda query=query: work(query))[0] for query in queries]  # type: ignore[misc] # bound now
    return {"p50_ms": round(float(np.median(times)), 2), "p95_ms": round(float(np.percentile(times, 95)), 2)}


def filled(size: int, mixture: Mixture, queries: Floats) -> tuple[VectorIndex, NDArray[np.int64], float]:
    """An index, the true best keys in float32 (queries, BEST), and the seconds that `add` took."""
    index = VectorIndex.empty("bench", queries.shape[1])
    best_keys, best_scores = np.zeros((len(queries), 0), np.int64), np.zeros((len(queries), 0), np.float32)
    spent = 0.0
    for start, rows in _chunks(size, mixture):
        keys = np.arange(start + 1, start + 1 + len(rows))
        began = time.perf_counter()
        index.add(keys, rows)
        spent += time.perf_counter() - began
        scores = np.hstack([best_scores, queries @ rows.T])
        candidates = np.hstack([best_keys, np.tile(keys, (len(queries), 1))])
        kept = np.argsort(-scores, axis=1)[:, :BEST]
        best_keys, best_scores = np.take_along_axis(candidates, kept, 1), np.take_along_axis(scores, kept, 1)
    return index, best_keys, spent


def _chunks(size: int, mixture: Mixture) -> Iterator[tuple[int, Floats]]:
    for start in range(0, size, CHUNK):
        yield start, mixture.draw(min(CHUNK, size - start))


def recall(found: NDArray[np.int64], true: NDArray[np.int64]) -> float:
    """Share of the true best keys that were found."""
    shares = [len(np.intersect1d(one, other)) / len(other) for one, other in zip(found, true, strict=True)]
    return round(float(np.mean(shares)), 4)


def searches(index: VectorIndex, queries: Floats, true: NDArray[np.int64]) -> dict[str, Any]:
    """What searching costs, and what it finds."""
    keys = index.rows()
    rng = np.random.default_rng(1)
    some = {share: rng.choice(keys, int(share * len(keys)), replace=False) for share in (0.1, 0.9)}
    return {
        "all": percentiles(lambda query: index.search(query, BEST), queries),
        "among_10_percent": percentiles(lambda query: index.search(query, BEST, some[0.1]), queries),
        "among_90_percent": percentiles(lambda query: index.search(query, BEST, some[0.9]), queries),
        "recall_at_100": recall(np.stack([index.search(query, BEST).rows for query in queries]), true),
    }


def files(index: VectorIndex, query: Floats, folder: Path) -> tuple[dict[str, float], VectorIndex]:
    """What saving and loading cost, and the index that was loaded."""
    path = folder / "vectors.json"
    save_s, _ = timed(lambda: index.save(path))
    load_s, loaded = timed(lambda: VectorIndex.load(path))
    first_s, _ = timed(lambda: loaded.search(query, BEST))
    costs = {
        "save_s": save_s,
        "load_s": load_s,
        "first_search_s": first_s,
        "file_mb": sum(file.stat().st_size for file in folder.iterdir()) / 1e6,
    }
    return {name: round(value, 4) for name, value in costs.items()}, loaded


def hnsw(index: VectorIndex, queries: Floats, true: NDArray[np.int64]) -> dict[str, Any]:
    """What usearch's graph would cost instead, with settings that reach a recall of 0.99 here."""
    graph = Index(
        ndim=index.stamp.dimensions, metric="ip", dtype="f16", connectivity=16, expansion_add=128, expansion_search=512
    )
    build_s, _ = timed(lambda: graph.add(index.rows(), index.vectors_of(index.rows())))
    found = np.stack([graph.search(query, BEST).keys.astype(np.int64) for query in queries])
    costs = percentiles(lambda query: graph.search(query, BEST), queries)
    return {"build_s": round(build_s, 1), "recall_at_100": recall(found, true), **costs}


def measure(size: int, dimensions: int, *, with_hnsw: bool) -> dict[str, Any]:
    """Everything about one size."""
    mixture = Mixture(dimensions)
    queries = mixture.draw(QUERIES)
    before = psutil.Process().memory_info().rss
    index, true, add_s = filled(size, mixture, queries)
    resident = psutil.Process().memory_info().rss - before
    found = {"vectors": size, "add_s": round(add_s, 2), "resident_mb": round(resident / 1e6, 1)}
    with tempfile.TemporaryDirectory() as folder:
        costs, loaded = files(index, queries[0], Path(folder))
        del index
        found |= costs | searches(loaded, queries, true)
        return found | ({"hnsw": hnsw(loaded, queries, true)} if with_hnsw else {})


def main() -> None:
    """Print one line a size, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--dimensions", type=int, default=384)
    parser.add_argument("--hnsw", action="store_true", help="measure usearch's graph too; building it takes minutes")
    args = parser.parse_args()
    found = [measure(size, args.dimensions, with_hnsw=args.hnsw) for size in args.sizes]
    if args.json:
        print(json.dumps({"bench": "vectors", "dimensions": args.dimensions, "data": "made clusters", "sizes": found}))
        return
    for one in found:
        print("  ".join(f"{name} {value}" for name, value in one.items()))


if __name__ == "__main__":
    main()
