"""VectorIndex against a brute-force oracle, on disk after damage and crashes, and between threads."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from photolens.vision import vectors
from photolens.vision.vectors import Stamp, VectorIndex

DIMENSIONS = 24
ROUNDING = 2e-3
"""Float16 unit vectors: 2**-11 relative in each number, with room."""

Truth = dict[int, NDArray[np.float32]]


def unit(count: int, seed: int = 0) -> NDArray[np.float32]:
    found = np.random.default_rng(seed).standard_normal((count, DIMENSIONS)).astype(np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return found


def rows(*numbers: int) -> NDArray[np.int64]:
    return np.array(numbers, np.int64)


def filled(count: int, seed: int = 0) -> VectorIndex:
    index = VectorIndex.empty("model", DIMENSIONS)
    index.add(np.arange(1, count + 1), unit(count, seed))
    return index


def is_same(one: VectorIndex, other: VectorIndex) -> bool:
    return np.array_equal(one.rows(), other.rows()) and np.array_equal(
        one.vectors_of(one.rows()), other.vectors_of(one.rows())
    )


def assert_nearest(index: VectorIndex, truth: Truth, k: int, among: list[int] | None = None) -> None:
    query = unit(1, seed=99)[0]
    found = index.search(query, k, None if among is None else rows(*among))
    cosines = {key: float(vector @ query) for key, vector in truth.items() if among is None or key in among}
    assert len(found.rows) == min(k, len(cosines))
    assert len(set(found.rows.tolist())) == len(found.rows)
    np.testing.assert_allclose(found.scores, [cosines[key] for key in found.rows.tolist()], atol=ROUNDING)
    best = sorted(cosines.values(), reverse=True)[: len(found.rows)]
    np.testing.assert_allclose(found.scores, best, atol=ROUNDING)
    order = list(zip((-found.scores).tolist(), found.rows.tolist(), strict=True))
    assert order == sorted(order)


STEPS = st.lists(st.tuples(st.booleans(), st.lists(st.integers(1, 5), max_size=20)), max_size=12)
AMONG = st.none() | st.lists(st.integers(0, 200), max_size=50)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS, k=st.integers(1, 70), among=AMONG, few=st.sampled_from([0, 10, 10_000]))
def test_any_history_leaves_what_brute_force_expects(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[bool, list[int]]],
    k: int,
    among: list[int] | None,
    few: int,
) -> None:
    index, truth = VectorIndex.empty("model", DIMENSIONS), Truth()
    for is_reloaded, gaps in steps:
        numbers = index.stamp.highest_row + np.cumsum(np.array(gaps, np.int64))
        vectors_added = unit(len(numbers), index.stamp.highest_row)
        index.add(numbers, vectors_added)
        truth.update(zip(numbers.tolist(), vectors_added, strict=True))
        if is_reloaded:
            index = reloaded(index, tmp_path_factory.mktemp("index") / "model.json")
    assert len(index) == len(truth)
    assert index.rows().tolist() == sorted(truth)
    assert index.stamp == Stamp("model", DIMENSIONS, len(truth), max(truth, default=0))
    for row, vector in truth.items():
        np.testing.assert_allclose(index.vectors_of(rows(row))[0], vector, atol=ROUNDING)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(vectors, "FEW", few)  # both ways to search among some
        assert_nearest(index, truth, k, among)


def reloaded(index: VectorIndex, path: Path) -> VectorIndex:
    index.save(path)
    found = VectorIndex.load(path)
    assert found is not None
    assert found.stamp == index.stamp
    assert is_same(found, index)
    return found


def test_many_candidates_are_picked_out_of_a_ranking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "FEW", 100)
    index, truth = filled(5000), dict(enumerate(unit(5000), start=1))
    for step in (2, 7, 40):
        assert_nearest(index, truth, 20, list(range(1, 5001, step)))
    worst = index.search(unit(1, seed=99)[0], 5000).rows[-200:]
    assert_nearest(index, truth, 20, worst.tolist())


def test_equal_scores_come_in_the_order_of_their_rows() -> None:
    index, vector = VectorIndex.empty("model", DIMENSIONS), unit(1)[0]
    index.add(np.arange(1, 41), np.tile(vector, (40, 1)))
    assert index.search(vector, 40).rows.tolist() == list(range(1, 41))


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    index = reloaded(VectorIndex.empty("model", DIMENSIONS), tmp_path / "model.json")
    index.add(rows(), unit(0))
    assert index.search(unit(1)[0], 5).rows.shape == (0,)
    assert index.search(unit(1)[0], 5, rows(1, 2)).scores.shape == (0,)
    assert index.vectors_of(rows()).shape == (0, DIMENSIONS)


def test_a_unit_vector_never_scores_above_one() -> None:
    index = filled(50)
    assert all(index.search(vector, 1).scores.max() <= 1.0 for vector in index.vectors_of(index.rows()))


def test_an_unknown_row_has_no_vector() -> None:
    with pytest.raises(KeyError):
        filled(30).vectors_of(rows(1, 31))


@pytest.mark.parametrize(
    ("numbers", "added"),
    [
        (rows(4, 5), unit(1)),
        (rows(4), unit(1)[:, :-1]),
        (rows(4, 4), unit(2)),
        (rows(5, 4), unit(2)),
        (rows(3), unit(1)),
    ],
)
def test_what_does_not_fit_is_refused(numbers: NDArray[np.int64], added: NDArray[np.float32]) -> None:
    index = filled(3)
    with pytest.raises(ValueError, match="do not fit"):
        index.add(numbers, added)
    assert index.stamp == Stamp("model", DIMENSIONS, 3, 3)


def test_queries_that_do_not_fit_are_refused() -> None:
    for query, k in ((np.zeros(DIMENSIONS + 1, np.float32), 1), (unit(1)[0], 0)):
        with pytest.raises(ValueError, match="cannot find"):
            filled(3).search(query, k)


def test_there_is_nothing_to_load_where_there_is_no_file(tmp_path: Path) -> None:
    assert VectorIndex.load(tmp_path / "model.json") is None
    assert VectorIndex.load(tmp_path) is None


@pytest.mark.parametrize("suffix", [".json", ".usearch"])
def test_a_file_that_was_cut_or_damaged_is_refused(tmp_path: Path, suffix: str) -> None:
    index = filled(20)
    index.save(tmp_path / "model.json")
    (path,) = tmp_path.glob(f"*{suffix}")
    whole = path.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 50)):
        path.write_bytes(whole[:at])
        assert VectorIndex.load(tmp_path / "model.json") is None, at
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        found = VectorIndex.load(tmp_path / "model.json")
        assert found is None or suffix == ".json", at


def test_a_record_of_another_index_is_refused(tmp_path: Path) -> None:
    filled(20).save(tmp_path / "model.json")
    record = json.loads((tmp_path / "model.json").read_text())
    record["stamp"]["rows"] = 21
    (tmp_path / "model.json").write_text(json.dumps(record))
    assert VectorIndex.load(tmp_path / "model.json") is None


class _CrashError(BaseException):
    """The process dies: nothing may be relied on to catch it."""


@pytest.mark.parametrize("step", ["write_text", "replace", "stat"])
def test_a_crash_while_saving_leaves_the_old_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    old = filled(20)
    old.save(tmp_path / "model.json")

    def crash(*_: object, **__: object) -> None:
        raise _CrashError

    with monkeypatch.context() as patched:
        patched.setattr(Path, step, crash)
        with pytest.raises(_CrashError):
            filled(30, seed=1).save(tmp_path / "model.json")
    found = VectorIndex.load(tmp_path / "model.json")
    assert found is not None
    assert is_same(found, old)


def test_saving_leaves_one_pair_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "model-dead0000.usearch").write_bytes(b"what a killed process left behind")
    (tmp_path / "other-00000000.usearch").write_bytes(b"of another model")
    for seed in range(3):
        filled(10, seed).save(tmp_path / "model.json")
    assert len(list(tmp_path.glob("model-*.usearch"))) == 1
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".usearch"}
    assert (tmp_path / "other-00000000.usearch").exists()


def test_searches_beside_additions_see_whole_batches_only() -> None:
    """Each batch adds ten equal vectors, so an answer that saw half a batch has another number of them."""
    index, vector = VectorIndex.empty("model", DIMENSIONS), unit(1)[0]

    def add() -> None:
        for batch in range(100):
            index.add(np.arange(10 * batch + 1, 10 * batch + 11), np.tile(vector, (10, 1)))

    def search() -> set[int]:
        return {len(index.search(vector, 1000).rows) % 10 for _ in range(200)}

    with ThreadPoolExecutor(4) as pool:
        searches = [pool.submit(search) for _ in range(3)]
        pool.submit(add).result()
        assert set().union(*(one.result() for one in searches)) == {0}
    assert len(index.search(vector, 1000).rows) == 1000
