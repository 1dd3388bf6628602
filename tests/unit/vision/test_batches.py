"""BatchSize and Lane, with times that the test tells instead of measuring."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import numpy as np
import pytest
from numpy.typing import NDArray

from photolens.vision.batches import CEILING, LONGEST_S, SETTLED_RUNS, SLOW_RUNS, TRIES, BatchSize
from photolens.vision.lanes import BatchError, Lane


def settle(sizes: BatchSize, seconds: Callable[[int], float]) -> int:
    """Runs batches that take so long until the size no longer changes."""
    for _ in range(100):
        sizes.note(sizes.size, seconds(sizes.size))
    assert sizes.is_settled
    return sizes.size


def test_batches_grow_while_more_at_once_is_faster() -> None:
    assert settle(BatchSize(), lambda size: 1e-3 + 1e-6 * size) == CEILING


def test_they_stay_at_the_size_from_which_on_nothing_is_gained() -> None:
    assert settle(BatchSize(), lambda size: max(8, size) * 1e-4) == 8


def test_one_size_that_gains_nothing_may_be_chance() -> None:
    assert settle(BatchSize(), lambda size: {1: 1e-3, 2: 2e-3}.get(size, 1e-3)) > 64


def test_a_batch_never_takes_long() -> None:
    size = settle(BatchSize(), lambda size: 0.01 + 0.01 * size)
    assert size > 1
    assert 0.01 + 0.01 * size <= LONGEST_S


def test_a_busy_moment_is_not_held_against_a_size_for_ever() -> None:
    sizes = BatchSize()
    assert settle(sizes, lambda size: 0.5 * size) == 1
    for _ in range(SETTLED_RUNS // 100):
        settle(sizes, lambda size: max(8, size) * 1e-4)
    assert settle(sizes, lambda size: max(8, size) * 1e-4) == 8


def test_a_slow_computer_takes_one_at_a_time() -> None:
    assert settle(BatchSize(), lambda size: 0.5 * size) == 1


def test_they_stop_where_memory_ends() -> None:
    sizes = BatchSize(lambda: sizes.size < 16)
    assert settle(sizes, lambda _: 1e-3) == 16


def test_the_first_run_of_a_size_is_not_held_against_it() -> None:
    sizes, seen = BatchSize(), set[int]()

    def seconds(size: int) -> float:
        is_first = size not in seen
        seen.add(size)
        return 1.0 if is_first else 1e-3

    assert TRIES == 2
    assert settle(sizes, seconds) == CEILING


def test_what_does_not_fit_is_never_tried_again() -> None:
    sizes = BatchSize()
    while sizes.size < 32:
        sizes.note(sizes.size, 1e-3)
    assert sizes.shrink(32)
    assert sizes.size == 16
    assert settle(sizes, lambda _: 1e-3) == 16


def test_two_threads_that_fail_at_the_same_size_halve_it_once() -> None:
    sizes = BatchSize()
    while sizes.size < 32:
        sizes.note(sizes.size, 1e-3)
    assert sizes.shrink(32)
    assert sizes.shrink(32)
    assert sizes.size == 16


def test_there_is_nothing_below_one() -> None:
    assert not BatchSize().shrink(1)


def test_a_part_of_a_batch_says_nothing() -> None:
    sizes = BatchSize()
    for _ in range(10):
        sizes.note(sizes.size + 1, 1e-3)
    assert sizes.size == 1


def test_a_computer_that_became_slow_gets_smaller_batches_and_one_that_slept_does_not() -> None:
    sizes = BatchSize()
    size = settle(sizes, lambda size: max(8, size) * 1e-4)
    for seconds in (100.0, 1e-3, 100.0, 1e-3):
        sizes.note(size, seconds)
    assert sizes.size == size
    for _ in range(SLOW_RUNS):
        sizes.note(size, 1.0)
    assert sizes.size == size // 2


class Negative:
    """A device that gives each number its negative, and tells in which order it was asked."""

    def __init__(self) -> None:
        self.asked = list[str]()
        self.fails_at = -1

    def start(self, batch: NDArray[np.float32]) -> "Negative.Work":
        self.asked.append(f"start {batch[0]:g}")
        if self.fails_at in batch:
            raise RuntimeError("broken")
        return Negative.Work(self, batch)

    class Work:
        def __init__(self, device: "Negative", batch: NDArray[np.float32]) -> None:
            self.device, self.batch = device, batch

        def wait(self) -> NDArray[np.float32]:
            self.device.asked.append(f"wait {self.batch[0]:g}")
            return -self.batch


def lane_of(device: Negative, depth: int, turn: Callable[[], AbstractContextManager[None]] = nullcontext) -> Lane:
    sizes = BatchSize()
    sizes._settle(2)
    return Lane(device.start, turn, sizes=sizes, depth=depth)


@pytest.mark.parametrize("depth", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_a_lane_returns_everything_in_order(depth: int, count: int) -> None:
    items = np.arange(count, dtype=np.float32)
    parts = list(lane_of(Negative(), depth).run(items))
    np.testing.assert_array_equal(np.concatenate([*parts, np.empty(0, np.float32)]), -items)


def test_a_deep_lane_puts_the_next_batch_to_work_before_it_waits_for_the_last_one() -> None:
    device = Negative()
    list(lane_of(device, 2).run(np.arange(6, dtype=np.float32)))
    assert device.asked == ["start 0", "start 2", "wait 0", "start 4", "wait 2", "wait 4"]


def test_a_failure_tells_the_size_and_spoils_nothing_that_was_returned() -> None:
    device, parts = Negative(), list[NDArray[np.float32]]()
    device.fails_at = 4
    with pytest.raises(BatchError) as caught:
        parts.extend(lane_of(device, 1).run(np.arange(6, dtype=np.float32)))
    assert caught.value.size == 2
    assert str(caught.value.error) == "broken"
    np.testing.assert_array_equal(np.concatenate(parts), [0, -1, -2, -3])
