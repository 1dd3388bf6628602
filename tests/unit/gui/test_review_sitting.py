"""The sitting of a review: what is asked next, and what was said, without a window."""

from photolens.domain.photo import PhotoId
from photolens.gui.review.sitting import ROUND, Phase, Sitting
from photolens.labelling.results import Candidate, ReviewQueue


def candidates(*photos: int, score: float = 0.5) -> tuple[Candidate, ...]:
    return tuple(Candidate(PhotoId(photo), score) for photo in photos)


def queue(*uncertain: int, sure: tuple[int, ...] = (), threshold: float = 0.5, score: float = 0.5) -> ReviewQueue:
    return ReviewQueue(threshold, candidates(*uncertain, score=score), candidates(*sure, score=0.95), 0)


def begun(*uncertain: int, sure: tuple[int, ...] = ()) -> Sitting:
    sitting = Sitting()
    sitting.set_batch_size(3)
    sitting.refill(queue(*uncertain, sure=sure))
    return sitting


def asked(sitting: Sitting) -> list[int]:
    return [candidate.photo for candidate in sitting.waiting]


def phase(sitting: Sitting) -> Phase:
    return sitting.phase


def batch(sitting: Sitting) -> list[int]:
    return [candidate.photo for candidate in sitting.batch]


def test_nothing_is_asked_before_the_first_queue() -> None:
    assert Sitting().phase is Phase.WAITING


def test_answers_go_through_the_queue_and_then_to_batches() -> None:
    sitting = begun(1, 2, sure=(7, 8, 9, 10))
    assert sitting.answer(has_label=True).accepted == {1}
    assert sitting.answer(has_label=False).rejected == {2}
    assert (sitting.phase, batch(sitting), sitting.sure) == (Phase.BATCH, [7, 8, 9], 4)
    step = sitting.confirm({PhotoId(8)})
    assert step.accepted == {7, 9}
    assert step.rejected == {8}
    sitting.confirm(())
    assert (sitting.phase, sitting.answered) == (Phase.DONE, 6)


def test_a_photo_that_is_sure_is_not_asked_about_alone() -> None:
    assert asked(begun(1, 7, 2, sure=(7,))) == [1, 2]


def test_what_was_answered_or_skipped_never_comes_again() -> None:
    sitting = begun(1, 2, 3)
    sitting.answer(has_label=True)
    sitting.skip()
    sitting.refill(queue(2, 1, 4, 3))
    assert asked(sitting) == [3, 4]


def test_the_photo_on_show_stays_where_it_is_with_its_newer_score() -> None:
    sitting = begun(1, 2, 3)
    sitting.refill(queue(3, 1, 2, threshold=0.4, score=0.6))
    assert asked(sitting) == [1, 3, 2]
    assert sitting.waiting[0].score == 0.6
    assert sitting.threshold == 0.4


def test_the_batch_on_show_stays_as_it_is() -> None:
    sitting = begun(sure=(7, 8, 9, 10))
    sitting.refill(queue(sure=(10, 9, 11)))
    assert (batch(sitting), sitting.sure) == ([7, 8, 9], 5)


def test_a_round_ends_after_so_many_answers() -> None:
    sitting = begun(*range(1, 2 * ROUND))
    for _ in range(ROUND):
        sitting.answer(has_label=True)
    assert sitting.phase is Phase.DONE
    assert sitting.has_open_questions
    sitting.switch()
    assert (sitting.phase, sitting.current) == (Phase.ASKING, Candidate(PhotoId(ROUND + 1), 0.5))


def test_photos_that_are_as_good_as_decided_leave_no_question_open() -> None:
    sitting = Sitting()
    sitting.refill(queue(1, 2, score=0.001))
    assert not sitting.has_open_questions


def test_going_back_asks_again_and_forgets_the_answer() -> None:
    sitting = begun(1, 2)
    sitting.answer(has_label=True)
    sitting.skip()
    assert sitting.phase is Phase.DONE
    assert sitting.back().answered == frozenset()
    assert (asked(sitting), sitting.phase, sitting.skipped) == ([2], Phase.ASKING, 0)
    assert sitting.back().accepted == {1}
    assert (asked(sitting), sitting.answered, sitting.can_go_back) == ([1, 2], 0, False)


def test_going_back_to_a_batch_shows_it_again() -> None:
    sitting = begun(sure=(7, 8, 9, 10))
    sitting.confirm({PhotoId(8)})
    assert batch(sitting) == [10]
    sitting.back()
    assert (batch(sitting), sitting.sure, sitting.answered) == ([7, 8, 9], 4, 0)


def test_an_answer_that_was_undone_elsewhere_is_asked_again() -> None:
    sitting = begun(1, 2)
    sitting.answer(has_label=True)
    step = sitting.heard({PhotoId(1): None})
    assert step is not None
    assert asked(sitting) == [1, 2]


def test_an_older_answer_that_was_undone_elsewhere_may_come_again() -> None:
    sitting = begun(1, 2, 3)
    sitting.answer(has_label=True)
    sitting.answer(has_label=True)
    assert sitting.heard({PhotoId(1): None}) is None
    sitting.refill(queue(1, 3))
    assert (asked(sitting), sitting.answered) == ([3, 1], 1)


def test_an_answer_that_was_given_elsewhere_counts() -> None:
    sitting = begun(1, 2, sure=(7, 8))
    assert sitting.heard({PhotoId(1): True, PhotoId(7): False, PhotoId(99): None}) is None
    assert (asked(sitting), sitting.sure, sitting.said, sitting.answered) == ([2], 1, 2, 0)


def test_a_batch_that_was_answered_elsewhere_makes_way_for_the_next() -> None:
    sitting = begun(sure=(7, 8, 9, 10))
    sitting.heard(dict.fromkeys((PhotoId(7), PhotoId(8), PhotoId(9)), True))
    assert batch(sitting) == [10]


def test_one_goes_to_batches_and_back_where_there_is_something() -> None:
    sitting = begun(1, sure=(7,))
    sitting.switch()
    assert phase(sitting) is Phase.BATCH
    sitting.switch()
    assert phase(sitting) is Phase.ASKING
    alone = begun(1)
    alone.switch()
    assert phase(alone) is Phase.ASKING


def test_after_the_batches_come_the_questions_that_are_open() -> None:
    sitting = begun(1, sure=(7,))
    sitting.switch()
    sitting.confirm(())
    assert phase(sitting) is Phase.ASKING


def test_a_photo_can_be_brought_forward() -> None:
    sitting = begun(1, 2, 3)
    sitting.ask_next(PhotoId(3))
    assert asked(sitting) == [3, 1, 2]


def test_new_photos_do_not_disturb_the_end() -> None:
    sitting = begun(1)
    sitting.answer(has_label=True)
    sitting.refill(queue(2, 3))
    assert (sitting.phase, sitting.has_open_questions) == (Phase.DONE, True)
