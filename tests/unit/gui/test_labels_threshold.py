"""Where thresholds lie on their line, what is shown around one, and what is said of photos."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolens.domain.photo import PhotoId
from photolens.gui.labels.around import NEAR, SUREST, Answered, Around, around
from photolens.gui.labels.scale import STEPS, spread, step_of, threshold_at
from photolens.gui.labels.verdict import Verdict, Verdicts, next_verdict
from photolens.labelling.results import Preview

NOTHING_SAID = Verdicts()


def preview_of(*scores: float) -> Preview:
    ranked = np.sort(np.array(scores, np.float32))[::-1]
    return Preview(np.arange(len(ranked), dtype=np.int64) + 1, ranked, 0.5)


def large_preview(count: int = 100_000) -> Preview:
    return preview_of(*np.linspace(0.001, 0.999, count).tolist())


# the line


@given(st.integers(0, STEPS))
def test_every_position_is_found_again(step: int) -> None:
    assert step_of(threshold_at(step)) == step


def test_one_half_is_in_the_middle() -> None:
    assert threshold_at(STEPS // 2) == pytest.approx(0.5)


def test_there_is_as_much_room_between_90_and_99_percent_as_between_10_and_1() -> None:
    assert step_of(0.99) - step_of(0.9) == pytest.approx(step_of(0.1) - step_of(0.01), abs=1)
    assert step_of(0.99) - step_of(0.9) > step_of(0.55) - step_of(0.46)


@pytest.mark.parametrize(("threshold", "step"), [(0.0, 0), (1e-12, 0), (1.0, STEPS)])
def test_what_lies_beyond_the_line_is_at_its_end(threshold: float, step: int) -> None:
    assert step_of(threshold) == step


def test_every_photo_is_counted_in_one_stretch_of_the_line() -> None:
    scores = np.array([0.0, 0.2, 0.5001, 0.9, 1.0], np.float32)
    counts = spread(scores, 10)
    assert counts.sum() == len(scores)
    assert counts[0] == 1
    assert counts[5] == 1
    assert counts[-1] == 1


def test_no_photos_make_no_bars() -> None:
    assert spread(np.empty(0, np.float32), 4).tolist() == [0, 0, 0, 0]


# around the line


def shown_around(preview: Preview, threshold: float, verdicts: Verdicts = NOTHING_SAID) -> Around:
    return around(preview, threshold, Answered.of(preview, verdicts))


def test_what_the_user_answered_counts_more_than_the_line() -> None:
    verdicts = Verdicts([PhotoId(3)], [PhotoId(1)])
    assert shown_around(preview_of(0.9, 0.8, 0.3), 0.5, verdicts).caught == 2
    assert shown_around(preview_of(0.9, 0.8, 0.3), 0.5, Verdicts([PhotoId(3)])).caught == 3


def test_of_few_photos_all_are_shown_with_the_line_between_them() -> None:
    shown = shown_around(preview_of(0.9, 0.8, 0.3), 0.5)
    assert shown.arrangement.ids.tolist() == [1, 2, 3]
    assert (shown.line, shown.caught) == (2, 2)
    assert [section.start for section in shown.arrangement.sections] == [0, 2]


def test_of_many_photos_the_surest_and_those_next_to_the_line_are_shown() -> None:
    shown = shown_around(large_preview(), 0.5)
    assert shown.caught == 50_000
    ids = shown.arrangement.ids
    assert ids[:SUREST].tolist() == list(range(1, SUREST + 1))
    assert ids[SUREST : shown.line].tolist() == list(range(shown.caught - NEAR + 1, shown.caught + 1))
    assert ids[shown.line :].tolist() == list(range(shown.caught + 1, shown.caught + NEAR + 1))
    assert [section.start for section in shown.arrangement.sections] == [0, SUREST, shown.line]


def test_no_photo_is_shown_twice_whatever_the_threshold() -> None:
    preview = large_preview(1000)
    for step in range(0, STEPS + 1, 7):
        ids = shown_around(preview, threshold_at(step)).arrangement.ids
        assert len(np.unique(ids)) == len(ids)


def test_a_line_above_all_photos_has_one_section_below_it() -> None:
    shown = shown_around(preview_of(0.3, 0.2), 0.5)
    assert (shown.line, shown.caught) == (0, 0)
    assert [section.start for section in shown.arrangement.sections] == [0]


def test_a_line_below_all_photos_has_one_section_above_it() -> None:
    shown = shown_around(preview_of(0.9, 0.8), 0.5)
    assert (shown.line, shown.caught) == (2, 2)
    assert len(shown.arrangement.sections) == 1


def test_an_empty_library_shows_nothing() -> None:
    assert shown_around(preview_of(), 0.5).arrangement.sections == ()


# verdicts


def test_the_last_word_on_a_photo_counts() -> None:
    said = Verdicts([PhotoId(1), PhotoId(2)], [PhotoId(3)]).with_said([PhotoId(2)], Verdict.NO)
    assert said.accepted == (1,)
    assert said.rejected == (3, 2)


def test_a_word_can_be_taken_back() -> None:
    said = Verdicts([PhotoId(1), PhotoId(2)])
    assert dict(said.with_said([PhotoId(1)], None)) == {PhotoId(2): Verdict.YES}
    assert len(said) == 2


def test_three_clicks_lead_back_to_the_start() -> None:
    verdict: Verdict | None = None
    seen = [verdict := next_verdict(verdict) for _ in range(3)]
    assert seen == [Verdict.YES, Verdict.NO, None]
