import numpy as np
import pytest

from photolens.labelling.threshold import CLEAR, USUAL_SPREAD, bar, carried, experience, proposed

PLAIN = np.random.default_rng(0).standard_normal(500)


def test_as_many_photos_stand_above_the_carried_bar() -> None:
    logits = np.random.default_rng(1).permutation(PLAIN) * 3 - 7
    height = carried(PLAIN, logits, 1.5)
    assert (logits >= height).sum() == pytest.approx((PLAIN >= 1.5).sum(), abs=1)


def test_unchanged_logits_keep_their_bar() -> None:
    assert carried(PLAIN, PLAIN, 1.5) == pytest.approx(1.5)
    assert carried(PLAIN, PLAIN, 99.0) == pytest.approx(99.0)


def test_a_bar_above_all_photos_stays_above_all() -> None:
    assert carried(PLAIN, PLAIN * 4, PLAIN.max() + 1) == pytest.approx(4 * PLAIN.max() + 4)


def test_without_photos_the_bar_is_the_bar() -> None:
    assert carried(np.zeros(0), np.zeros(0), 3.0) == 3.0


def test_photos_that_are_all_alike_do_no_harm() -> None:
    assert np.isfinite(carried(np.zeros(9), np.ones(9), 3.0))


def test_encoders_that_spread_more_have_a_higher_bar_and_none_a_lower_one() -> None:
    assert bar(0.0) == bar(USUAL_SPREAD / 2) == bar(USUAL_SPREAD) == CLEAR
    assert bar(2 * USUAL_SPREAD) == pytest.approx(2 * CLEAR)
    assert bar(100.0) == bar(1000.0)


def test_answers_of_one_kind_tell_next_to_nothing_of_the_threshold() -> None:
    assert experience(0, 0) == 0
    assert experience(50, 0) == experience(1, 0) < 0.2
    assert experience(2, 2) < experience(10, 10) < experience(100, 100) < 1


def test_the_proposal_falls_from_cautious_to_eager() -> None:
    steps = [proposed(told) for told in (0.0, 0.5, 1.0)]
    assert steps == sorted(steps, reverse=True)
    assert 0 < steps[-1] < 0.5 < steps[0] < 1
