import numpy as np
import pytest

from photolens.labelling.threshold import (
    AMONG_OTHERS,
    CLEAR,
    USUAL_SPREAD,
    bar,
    carried,
    ease,
    experience,
    proposed,
    reached,
)

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


def test_answers_of_one_kind_tell_nothing_of_the_threshold() -> None:
    assert experience(0, 0) == experience(50, 0) == experience(0, 50) == 0
    assert 0 < experience(2, 2) < experience(10, 10) < experience(100, 100) < 1
    assert experience(50, 2) == experience(2, 2)


def test_a_label_starts_where_other_photos_would_come_in() -> None:
    """Thirty photos stand apart from a thousand others, and ten of them were accepted."""
    chance = np.random.default_rng(2)
    its, others = chance.normal(6, 0.5, 30), chance.normal(0, 1, 1000)
    found = reached(its[:10], np.concatenate([its, others]))
    assert (its >= found).mean() > 0.8
    assert (others >= found).sum() <= 2


def test_a_label_that_does_not_stand_apart_starts_higher_than_one_that_does() -> None:
    chance = np.random.default_rng(3)
    its, others = chance.normal(3, 1, 50), chance.normal(0, 1, 3000)
    found = reached(its, np.concatenate([its, others]))
    assert (its >= found).mean() >= 0.3
    assert (others >= found).sum() < (others >= np.median(its) - 1).sum()


@pytest.mark.parametrize("own", [[5.0], [-50.0], [0.0, 0.0]])
def test_accepted_photos_unlike_all_others_do_no_harm(own: list[float]) -> None:
    assert np.isfinite(reached(np.array(own), PLAIN))
    assert np.isfinite(reached(np.array(own), np.zeros(7)))


def test_in_groups_labels_are_eased_until_answers_tell_where_they_end() -> None:
    eases = [ease(-8.0, proposed(told)) for told in (0.0, 0.5, 1.0)]
    assert eases == pytest.approx([8 + AMONG_OTHERS, (8 + AMONG_OTHERS) / 2, 0.0])
    assert ease(0.0, proposed(0.0)) == 0


def test_the_proposal_falls_from_cautious_to_eager() -> None:
    steps = [proposed(told) for told in (0.0, 0.5, 1.0)]
    assert steps == sorted(steps, reverse=True)
    assert 0 < steps[-1] < 0.5 < steps[0] < 1
