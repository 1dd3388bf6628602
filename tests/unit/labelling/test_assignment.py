"""Who gets which label: thresholds, exclusive groups, and the user's word."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from photolens.labelling.assignment import Rules, Word, assign


def scores(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_a_label_is_given_from_its_own_threshold_on() -> None:
    found = assign(scores((0.5, 0.5), (0.49, 0.9)), Rules([0.5, 0.8], [None, None]))
    assert found.is_given.tolist() == [[True, False], [False, True]]


def test_an_exclusive_group_gives_its_surest_label_and_others_are_left_alone() -> None:
    found = assign(scores((0.8, 0.95, 0.9)), Rules([0.3, 0.3, 0.3], [7, 7, None]))
    assert found.is_given.tolist() == [[False, True, True]]
    assert found.scores[0, 1] < 0.95, "the share of the group is less than what it is alone"
    assert found.scores[0, 2] == np.float32(0.9)


def test_a_rejected_label_leaves_its_group_to_the_others() -> None:
    said = {1: Word(rejected=np.array([0]))}
    found = assign(scores((0.8, 0.95), (0.8, 0.95)), Rules([0.5, 0.5], [7, 7]), said)
    assert found.is_given.tolist() == [[True, False], [False, True]]


def test_among_others_a_label_need_not_be_as_clear_as_alone() -> None:
    alone, among = Rules([0.6] * 3, [None] * 3, [2.0] * 3), Rules([0.6] * 3, [7, 7, None], [2.0] * 3)
    found = scores((0.4, 0.05, 0.4))
    assert not assign(found, alone).is_given.any()
    assert assign(found, among).is_given.tolist() == [[True, False, False]]


def test_a_label_without_others_in_its_group_is_as_alone() -> None:
    assert assign(scores((0.4,)), Rules([0.6], [7], [2.0])).is_given.tolist() == [[False]]


def test_what_the_user_answered_is_not_given_again() -> None:
    said = {0: Word(accepted=np.array([0]), rejected=np.array([1])), 1: Word(taken=np.array([2]))}
    found = assign(scores((0.9, 0.0), (0.9, 0.0), (0.0, 0.9)), Rules([0.5, 0.5], [None, None]), said)
    assert not found.is_given.any()


@given(
    st.lists(st.lists(st.floats(0, 1, width=32), min_size=3, max_size=3), min_size=1, max_size=20),
    st.lists(st.floats(0.01, 0.99), min_size=3, max_size=3),
    st.lists(st.floats(0, 8), min_size=3, max_size=3),
)
def test_an_exclusive_group_never_gives_two(
    rows: list[list[float]], thresholds: list[float], eases: list[float]
) -> None:
    found = assign(np.array(rows, np.float32), Rules(thresholds, [1, 1, 1], eases))
    assert found.is_given.sum(axis=1).max() <= 1
