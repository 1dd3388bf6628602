import pytest

from photolens.indexing.pace import Pace


def test_nothing_is_said_before_it_can_be_known() -> None:
    pace = Pace(now_s=100.0)
    pace.mark(101.0, 50)
    assert (pace.per_second, pace.eta_s(10)) == (0.0, None)


def test_speed_and_eta_follow_what_was_done() -> None:
    pace = Pace(now_s=0.0)
    pace.mark(10.0, 100)
    assert pace.per_second == pytest.approx(10.0)
    assert pace.eta_s(50) == pytest.approx(5.0)


def test_only_the_last_half_minute_counts() -> None:
    pace = Pace(now_s=0.0)
    for second in range(1, 61):
        pace.mark(float(second), second * 100)
    for second in range(61, 121):
        pace.mark(float(second), 6000 + (second - 60))
    assert pace.per_second == pytest.approx(1.0, rel=0.05)


def test_a_run_that_stands_still_has_no_eta() -> None:
    pace = Pace(now_s=0.0)
    pace.mark(10.0, 0)
    assert pace.eta_s(5) is None


def test_a_pause_says_nothing_about_the_speed() -> None:
    pace = Pace(now_s=0.0)
    pace.mark(10.0, 100)
    pace.restart(100.0)
    pace.mark(110.0, 200)
    assert pace.per_second == 10.0
    assert pace.eta_s(50) == 5.0
