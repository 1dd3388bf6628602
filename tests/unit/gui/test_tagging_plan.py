"""What is meant to be said of a selection's labels, one press after the other."""

import pytest

from photolens.domain.label import LabelId
from photolens.gui.tagging.plan import Mark, Plan
from photolens.gui.tagging.standing import Say, Standing

BEACH = LabelId(1)


def plan(*, auto: int = 0, confirmed: int = 0, rejected: int = 0) -> Plan:
    """A plan for three photos."""
    return Plan([Standing(BEACH, "beach", 3, auto=auto, confirmed=confirmed, rejected=rejected)])


def pressed(made: Plan, times: int) -> list[Say | None]:
    """What is meant after each press."""
    said = []
    for _ in range(times):
        made.toggle(BEACH)
        said.append(made.says.get(BEACH))
    return said


def test_nothing_is_meant_at_first() -> None:
    assert plan(confirmed=1).says == {}


@pytest.mark.parametrize(
    ("made", "mark"),
    [
        (plan(), Mark.NONE),
        (plan(rejected=2), Mark.NONE),
        (plan(rejected=3), Mark.REJECTED),
        (plan(auto=1), Mark.SOME),
        (plan(auto=1, confirmed=1, rejected=1), Mark.SOME),
        (plan(auto=2, confirmed=1), Mark.ALL),
    ],
)
def test_the_mark_tells_how_many_have_it(made: Plan, mark: Mark) -> None:
    assert made.mark(BEACH) is mark


def test_what_none_has_is_confirmed_for_all_and_let_be_again() -> None:
    assert pressed(plan(), 3) == [Say.CONFIRM, None, Say.CONFIRM]


def test_what_some_have_is_confirmed_then_taken_away_then_let_be() -> None:
    assert pressed(plan(confirmed=1), 3) == [Say.CONFIRM, Say.TAKE_BACK, None]


def test_what_all_have_by_the_users_word_is_taken_back() -> None:
    assert pressed(plan(confirmed=3), 2) == [Say.TAKE_BACK, None]


def test_what_photolens_thinks_goes_away_by_a_rejection_only() -> None:
    assert pressed(plan(auto=3), 3) == [Say.REJECT, Say.CONFIRM, None]


def test_what_is_meant_shows_in_the_mark() -> None:
    made = plan(confirmed=1)
    marks = []
    for _ in range(3):
        made.toggle(BEACH)
        marks.append(made.mark(BEACH))
    assert marks == [Mark.ALL, Mark.NONE, Mark.SOME]


def test_a_rejection_can_be_meant_at_once_and_be_let_be() -> None:
    made = plan(confirmed=3)
    made.toggle_rejection(BEACH)
    assert made.says == {BEACH: Say.REJECT}
    assert made.mark(BEACH) is Mark.REJECTED
    made.toggle_rejection(BEACH)
    assert made.says == {}


def test_what_is_rejected_for_all_cannot_be_rejected_again() -> None:
    made = plan(rejected=3)
    made.toggle_rejection(BEACH)
    assert made.says == {}


def test_a_rejection_gives_way_to_the_next_press() -> None:
    made = plan()
    made.toggle_rejection(BEACH)
    made.toggle(BEACH)
    assert made.says == {BEACH: Say.CONFIRM}
