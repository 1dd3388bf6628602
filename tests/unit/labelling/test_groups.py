import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolens.labelling.groups import NOBODY, decide, group_scores


def rows(*scores: list[float]) -> np.ndarray:
    return np.array(scores, np.float32)


def test_a_group_of_one_changes_nothing() -> None:
    alone = rows([0.1], [0.9])
    assert group_scores(alone) == pytest.approx(alone, rel=1e-5)


def test_shares_are_the_softmax_with_other_at_zero() -> None:
    logits = np.array([1.0, -2.0, 0.5])
    alone = (1 / (1 + np.exp(-logits)))[None].astype(np.float32)
    assert group_scores(alone)[0] == pytest.approx(np.exp(logits) / (1 + np.exp(logits).sum()), rel=1e-4)


def test_eases_are_added_to_the_logits() -> None:
    alone = rows([0.2, 0.3])
    odds = alone[0] / (1 - alone[0]) * np.exp([2.0, 0.0])
    assert group_scores(alone, np.array([2.0, 0.0]))[0] == pytest.approx(odds / (1 + odds.sum()), rel=1e-4)


def test_the_surest_wins_if_it_reaches_its_own_threshold() -> None:
    shares = rows([0.7, 0.2], [0.2, 0.7], [0.3, 0.2])
    assert decide(shares, np.array([0.6, 0.6])).tolist() == [0, 1, NOBODY]
    assert decide(shares, np.array([0.6, 0.99])).tolist() == [0, NOBODY, NOBODY]


def test_rivals_that_are_equally_sure_keep_each_other_out() -> None:
    assert decide(group_scores(rows([0.9, 0.9])), np.array([0.6, 0.6])).tolist() == [NOBODY]


def test_certainty_on_both_sides_stays_finite() -> None:
    shares = group_scores(rows([1.0, 1.0, 0.0]))
    assert shares[0].tolist() == pytest.approx([0.5, 0.5, 0.0], abs=1e-5)


def test_nothing_to_decide() -> None:
    assert decide(np.zeros((0, 2), np.float32), np.zeros(2)).shape == (0,)
    assert decide(np.zeros((3, 0), np.float32), np.zeros(0)).tolist() == [NOBODY] * 3
    assert group_scores(np.zeros((0, 2), np.float32)).shape == (0, 2)


@given(st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), min_size=1, max_size=20))
def test_shares_never_exceed_one_together(scores: list[list[float]]) -> None:
    shares = group_scores(np.array(scores, np.float32))
    assert (shares >= 0).all()
    assert (shares.sum(axis=1) <= 1 + 1e-5).all()
