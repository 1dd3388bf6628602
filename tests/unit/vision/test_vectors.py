"""VectorIndex against a brute-force oracle, on disk after crashes, and between threads."""

from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from usearch.io import load_matrix

from photolens.vision import vector_file, vectors
from photolens.vision.vectors import Stamp, VectorIndex

DIMENSIONS = 24
ROUNDING = 2e-3
"""Two float16 unit vectors: 2**-11 relative in each number, with room."""


@pytest.fixture(autouse=True)
def _short_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs of 8 rows, so that small examples meet every border."""
    use_short_runs(monkeypatch)


def use_short_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "RUN_ROWS", 8)
    monkeypatch.setattr(vector_file, "RUN_ROWS", 8)


def unit(count: int, seed: int = 0) -> NDArray[np.float32]:
    found = np.random.default_rng(seed).standard_normal((count, DIMENSIONS)).astype(np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return found


def keys(*numbers: int) -> NDArray[np.int64]:
    return np.array(numbers, np.int64)


def filled(count: int, seed: int = 0) -> VectorIndex:
    index = VectorIndex.empty("model", DIMENSIONS)
    index.add(np.arange(1, count + 1), unit(count, seed))
    return index


def is_same(one: VectorIndex, other: VectorIndex) -> bool:
    return np.array_equal(one.keys(), other.keys()) and np.array_equal(
        one.vectors_of(one.keys()), other.vectors_of(one.keys())
    )


def assert_nearest(
    index: VectorIndex, truth: dict[int, NDArray[np.float32]], k: int, among: list[int] | None = None
) -> None:
    query = unit(1, seed=99)[0]
    found = index.search(query, k, None if among is None else keys(*among))
    cosines = {key: float(row @ query) for key, row in truth.items() if among is None or key in among}
    assert len(found.keys) == min(k, len(cosines))
    assert len(set(found.keys.tolist())) == len(found.keys)
    np.testing.assert_allclose(found.scores, [cosines[key] for key in found.keys.tolist()], atol=ROUNDING)
    best = sorted(cosines.values(), reverse=True)[: len(found.keys)]
    np.testing.assert_allclose(found.scores, best, atol=ROUNDING)
    order = list(zip((-found.scores).tolist(), found.keys.tolist(), strict=True))
    assert order == sorted(order)


KEYS = st.lists(st.integers(1, 60), max_size=30)
STEPS = st.lists(st.tuples(st.sampled_from(["add", "remove", "reload"]), KEYS, st.integers(0, 1000)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS, k=st.integers(0, 70), among=st.none() | st.lists(st.integers(-2, 80), max_size=50))
def test_any_history_leaves_what_brute_force_expects(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, list[int], int]],
    k: int,
    among: list[int] | None,
) -> None:
    index = VectorIndex.empty("model", DIMENSIONS)
    truth: dict[int, NDArray[np.float32]] = {}
    for what, numbers, seed in steps:
        if what == "add":
            rows = unit(len(numbers), seed)
            index.add(keys(*numbers), rows)
            truth.update(zip(numbers, rows, strict=True))
        elif what == "remove":
            index.remove(keys(*numbers))
            truth = {key: row for key, row in truth.items() if key not in numbers}
        else:
            index = reloaded(index, tmp_path_factory.mktemp("index") / "vectors.hbin")
    assert len(index) == len(truth)
    assert index.keys().tolist() == sorted(truth)
    for key, row in truth.items():
        assert key in index
        np.testing.assert_allclose(index.vectors_of(keys(key))[0], row, atol=ROUNDING)
    assert_nearest(index, truth, k, among)


def reloaded(index: VectorIndex, path: Path) -> VectorIndex:
    index.save(path)
    found = VectorIndex.load(path)
    assert found is not None
    assert found.stamp == index.stamp
    assert is_same(found, index)
    return found


def test_many_replacements_do_not_grow_the_index() -> None:
    index = filled(20)
    for seed in range(50):
        index.add(np.arange(1, 21), unit(20, seed))
    assert sum(len(run.keys) for run in index._runs) <= 60
    assert_nearest(index, dict(enumerate(unit(20, 49), 1)), 20)


def test_the_last_of_several_vectors_for_one_key_wins() -> None:
    index = VectorIndex.empty("model", DIMENSIONS)
    rows = unit(3)
    index.add(keys(5, 6, 5), rows)
    np.testing.assert_allclose(index.vectors_of(keys(6, 5, 5)), rows[[1, 2, 2]], atol=ROUNDING)
    assert len(index) == 2


def test_equal_scores_come_in_the_order_of_their_keys_even_at_the_last_place() -> None:
    index = VectorIndex.empty("model", DIMENSIONS)
    row = unit(1)[0]
    index.add(keys(*range(40, 0, -1)), np.tile(row, (40, 1)))
    for k in (1, 7, 40):
        assert index.search(row, k).keys.tolist() == list(range(1, k + 1))


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    index = reloaded(VectorIndex.empty("model", DIMENSIONS), tmp_path / "vectors.hbin")
    index.remove(keys(3))
    assert index.search(unit(1)[0], 5).keys.shape == (0,)
    assert index.search(unit(3), 5).scores.shape == (3, 0)
    assert index.search(unit(3)[:0], 5).keys.shape == (0, 0)
    assert index.vectors_of(keys()).shape == (0, DIMENSIONS)
    assert index.scores_of(unit(2), keys()).shape == (2, 0)
    assert 3 not in index


def test_a_batch_gives_what_single_queries_give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "SCORES_AT_ONCE", 100)  # two queries a block at 50 vectors
    index, queries = filled(50), unit(21, seed=3)
    for at_once in (100, 1000):  # one pass each, then numkong's matrix product
        monkeypatch.setattr(vectors, "SCORES_AT_ONCE", at_once)
        found = index.search(queries, 9)
        assert found.keys.shape == found.scores.shape == (21, 9)
        for number, query in enumerate(queries):
            single = index.search(query, 9)
            np.testing.assert_allclose(found.scores[number], single.scores, atol=1e-5)
            assert found.keys[number].tolist() == single.keys.tolist()


def test_a_unit_vector_never_scores_above_one() -> None:
    index = filled(50)
    assert index.search(index.vectors_of(index.keys()), 1).scores.max() <= 1.0


def test_scores_of_chosen_photos_keep_their_order_and_say_nan_for_the_unknown() -> None:
    index, rows, query = filled(30), unit(30), unit(1, seed=8)[0]
    found = index.scores_of(query, keys(30, 77, 2, 30))
    np.testing.assert_allclose(found, [rows[29] @ query, np.nan, rows[1] @ query, rows[29] @ query], atol=ROUNDING)
    assert index.scores_of(unit(4), keys(1, 2)).shape == (4, 2)


def test_an_unknown_photo_has_no_vector() -> None:
    with pytest.raises(KeyError, match="31"):
        filled(30).vectors_of(keys(1, 31))


@pytest.mark.parametrize(
    ("numbers", "rows"),
    [
        (keys(1, 2), unit(1)),
        (keys(0), unit(1)),
        (keys(vectors.HIGHEST_KEY + 1), unit(1)),
        (keys(1), unit(1)[:, :-1]),
        (keys(1), np.full((1, DIMENSIONS), np.nan, np.float32)),
    ],
)
def test_what_cannot_be_is_refused(numbers: NDArray[np.int64], rows: NDArray[np.float32]) -> None:
    index = filled(3)
    with pytest.raises(ValueError, match=r"must be|do not fit"):
        index.add(numbers, rows)
    assert len(index) == 3


def test_queries_of_another_length_and_negative_k_are_refused() -> None:
    with pytest.raises(ValueError, match="queries"):
        filled(3).search(np.zeros(DIMENSIONS + 1, np.float32), 1)
    with pytest.raises(ValueError, match="negative"):
        filled(3).search(unit(1)[0], -1)


def test_the_stamp_follows_what_was_added() -> None:
    index = filled(3)
    assert index.stamp == Stamp("model", DIMENSIONS, 3, 3)
    index.add(keys(2), unit(1), highest_row=70)
    index.remove(keys(1))
    assert index.stamp == Stamp("model", DIMENSIONS, 2, 70)


def test_usearch_reads_the_matrix_of_a_saved_file(tmp_path: Path) -> None:
    index, path = filled(20), tmp_path / "vectors.hbin"
    index.save(path)
    found = load_matrix(str(path), view=True)
    assert found is not None
    assert np.array_equal(np.asarray(found[:20], np.float32), index.vectors_of(index.keys()))


def test_there_is_nothing_to_load_where_there_is_no_file(tmp_path: Path) -> None:
    assert VectorIndex.load(tmp_path / "vectors.hbin") is None
    assert VectorIndex.load(tmp_path) is None


@pytest.mark.parametrize("rows", [0, 1, 20])
def test_a_file_cut_at_any_length_is_refused(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "vectors.hbin"
    filled(rows).save(path)
    whole = path.read_bytes()
    for length in chain(range(0, len(whole), 7), range(len(whole) - 40, len(whole))):
        path.write_bytes(whole[:length])
        assert VectorIndex.load(path) is None, length
    path.write_bytes(whole + b"\0")
    assert VectorIndex.load(path) is None


def test_a_file_with_any_damaged_byte_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vectors.hbin"
    filled(20).save(path)
    whole = path.read_bytes()
    for at in chain(range(0, len(whole), 5), range(len(whole) - 40, len(whole))):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        assert VectorIndex.load(path) is None, at


def test_a_photo_that_stands_twice_in_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vectors.hbin"
    rows = unit(2).astype(np.float16)
    vector_file.write(path, Stamp("model", DIMENSIONS, 2, 2), keys(4, 4), [rows])
    assert VectorIndex.load(path) is None


class _Crash(BaseException):
    """The process dies: nothing may be relied on to catch it."""


@pytest.mark.parametrize("step", ["_write_parts", "os.fsync", "Path.replace"])
def test_a_crash_while_saving_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "vectors.hbin"
    old = filled(20)
    old.save(path)

    def crash(*_: object) -> None:
        raise _Crash

    with monkeypatch.context() as patched:
        patched.setattr(f"photolens.vision.vector_file.{step}", crash)
        with pytest.raises(_Crash):
            filled(30, seed=1).save(path)
    found = VectorIndex.load(path)
    assert found is not None
    assert is_same(found, old)
    assert [left.name for left in tmp_path.iterdir()] == ["vectors.hbin"]


def test_what_a_killed_process_left_behind_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "vectors.hbin"
    path.with_name("vectors.hbin.new").write_bytes(b"half a file")
    filled(3).save(path)
    assert [left.name for left in tmp_path.iterdir()] == ["vectors.hbin"]


def test_saving_over_the_file_that_is_mapped_keeps_the_vectors(tmp_path: Path) -> None:
    path = tmp_path / "vectors.hbin"
    filled(30).save(path)
    index = VectorIndex.load(path)
    assert index is not None
    index.remove(keys(2, 29))
    index.add(keys(31), unit(1, seed=5))
    again = reloaded(index, path)
    index.save(path)
    assert is_same(again, index)


def test_a_file_can_be_read_into_memory_where_mapping_is_not_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_file, "IS_MAPPED", False)
    reloaded(filled(30), tmp_path / "vectors.hbin")


def test_searches_beside_additions_see_whole_batches_only() -> None:
    """Each batch replaces all keys by one common vector, so an answer that mixes batches shows two scores."""
    index, rows = VectorIndex.empty("model", DIMENSIONS), unit(60, seed=4)
    everyone, query = np.arange(1, 41), unit(1)[0]
    index.add(everyone, np.tile(rows[0], (40, 1)))

    def add() -> None:
        for row in rows:
            index.add(everyone, np.tile(row, (40, 1)))

    def search(among: NDArray[np.int64] | None) -> list[tuple[int, int]]:
        found = [index.search(query, 50, among) for _ in range(200)]
        return [(len(one.keys), len(set(one.scores.tolist()))) for one in found]

    with ThreadPoolExecutor(4) as pool:
        adding = pool.submit(add)
        searches = [pool.submit(search, among) for among in (None, everyone, everyone[::6])]
        adding.result()
        answers = set(chain.from_iterable(one.result() for one in searches))
    assert answers == {(40, 1), (7, 1)}


def test_runs_of_the_real_length_hold_together() -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(vectors, "RUN_ROWS", 16_384)
        rng = np.random.default_rng(0)
        rows = rng.standard_normal((40_000, 8)).astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        index = VectorIndex.empty("model", 8)
        index.add(np.arange(1, 40_001), rows)
        truth = rows @ rows[123]
        found = index.search(rows[123], 50)
        np.testing.assert_allclose(found.scores, np.sort(truth)[::-1][:50], atol=ROUNDING)
