import numpy as np
import pytest

from photolens.gui.grid.arrangement import Arrangement
from photolens.gui.grid.gaps import gap_at, gap_one_on, moved
from photolens.gui.grid.layout import GridMode, Layout
from photolens.gui.grid.outline import Outline
from photolens.gui.grid.rows import Metrics

WIDTH_PX, CELL_PX = 632, 144
IDS = np.array([10, 20, 30, 40, 50], np.int64)


def squares(count: int) -> Layout:
    """Four squares in a row."""
    arrangement = Arrangement(np.arange(count), np.ones(count, np.float32), ())
    return Layout(Outline.of(arrangement), Metrics(WIDTH_PX, CELL_PX), GridMode.SQUARE)


def test_a_point_on_the_left_half_of_a_photo_lies_before_it_and_on_the_right_half_behind() -> None:
    plan = squares(10)
    box = plan.box(1)
    before = gap_at(plan, 10, box.left + 5, box.top + 5)
    behind = gap_at(plan, 10, box.right - 5, box.top + 5)
    assert before is not None
    assert behind is not None
    assert (before.position, behind.position) == (1, 2)
    assert plan.box(0).right <= before.x_px <= box.left
    assert (before.top_px, before.bottom_px) == (box.top, box.bottom)


def test_the_ends_of_a_row_are_gaps_of_that_row() -> None:
    plan = squares(10)
    second = plan.box(4)
    first_gap = gap_at(plan, 10, 0, second.top + 5)
    last_gap = gap_at(plan, 10, WIDTH_PX - 1, plan.box(0).top + 5)
    assert first_gap is not None
    assert last_gap is not None
    assert first_gap.position == last_gap.position == 4
    assert first_gap.top_px > last_gap.top_px
    assert first_gap.x_px < last_gap.x_px


@pytest.mark.parametrize(("y_px", "position"), [(-50, 1), (5000, 9)])
def test_above_and_below_everything_the_nearest_row_counts(y_px: int, position: int) -> None:
    plan = squares(10)
    gap = gap_at(plan, 10, plan.box(1).left + 1, y_px)
    assert gap is not None
    assert gap.position == position


def test_between_two_rows_there_is_a_gap_too() -> None:
    plan = squares(10)
    gap = gap_at(plan, 10, plan.box(1).left + 1, plan.box(0).bottom + 1)
    assert gap is not None
    assert gap.position == 5


def test_without_photos_there_is_no_gap() -> None:
    assert gap_at(squares(0), 0, 10, 10) is None


@pytest.mark.parametrize(
    ("photos", "gap", "expected"),
    [
        ([40], 1, [10, 40, 20, 30, 50]),
        ([10], 5, [20, 30, 40, 50, 10]),
        ([10, 30], 4, [20, 40, 10, 30, 50]),
        ([50, 10], 2, [20, 10, 50, 30, 40]),
        ([20, 30], 2, [10, 20, 30, 40, 50]),
    ],
)
def test_photos_move_together_and_keep_their_own_order(photos: list[int], gap: int, expected: list[int]) -> None:
    assert IDS[moved(IDS, photos, gap)].tolist() == expected


@pytest.mark.parametrize(
    ("selected", "step", "expected"),
    [
        ([2], -1, [10, 30, 20, 40, 50]),
        ([2], 1, [10, 20, 40, 30, 50]),
        ([1, 3], 1, [10, 30, 50, 20, 40]),
        ([1, 3], -1, [20, 40, 10, 30, 50]),
        ([0, 1], -1, [10, 20, 30, 40, 50]),
        ([3, 4], 1, [10, 20, 30, 40, 50]),
        ([0, 2], -1, [10, 30, 20, 40, 50]),
    ],
)
def test_a_step_goes_past_one_photo_that_stays(selected: list[int], step: int, expected: list[int]) -> None:
    chosen = np.array(selected, np.int64)
    gap = gap_one_on(chosen, len(IDS), step)
    assert IDS[moved(IDS, IDS[chosen].tolist(), gap)].tolist() == expected
