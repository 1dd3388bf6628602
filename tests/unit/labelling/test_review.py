import numpy as np

from photolens.labelling.review import confident, review_order
from photolens.vision.encoder import Vectors

SCORES = np.array([0.01, 0.3, 0.5, 0.7, 0.99, 0.35], np.float32)


def directions(*groups: int) -> Vectors:
    """Photos of which those with the same number look the same."""
    return np.eye(384, dtype=np.float32)[list(groups)]


def test_the_uncertain_come_first_and_the_certain_last() -> None:
    order = review_order(SCORES, 0.67).tolist()
    assert set(order[:3]) == {1, 5, 2}
    assert set(order[-2:]) == {0, 4}
    assert sorted(order) == list(range(6))


def test_no_more_are_asked_than_wanted() -> None:
    assert len(review_order(SCORES, 0.5, limit=2)) == 2
    assert len(review_order(SCORES[:0], 0.5)) == 0


def test_where_all_lie_far_below_the_best_are_asked() -> None:
    scores = np.array([1e-5, 1e-3, 1e-4], np.float32)
    assert review_order(scores, 0.67).tolist() == [1, 2, 0]


def test_photos_that_look_the_same_are_asked_about_once_first() -> None:
    scores = np.array([0.31, 0.32, 0.33, 0.9, 0.05], np.float32)
    order = review_order(scores, 0.67, directions(0, 0, 0, 1, 2), 3).tolist()
    assert len({0, 1, 2} & set(order)) == 1
    assert {3, 4} < set(order)


def test_repeats_are_asked_after_all_when_nothing_else_is_left() -> None:
    order = review_order(SCORES, 0.5, directions(0, 0, 0, 0, 0, 0), 6).tolist()
    assert sorted(order) == list(range(6))


def test_scores_of_zero_and_one_are_ordered_too() -> None:
    assert review_order(np.array([0.0, 1.0, 0.4], np.float32), 0.67)[0] == 2


def test_the_confident_are_well_above_the_threshold_surest_first() -> None:
    assert confident(SCORES, 0.5).tolist() == [4]
    assert confident(SCORES, 0.3).tolist() == [4, 3]
    assert confident(SCORES, 0.99).tolist() == []
