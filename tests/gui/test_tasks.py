import threading
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from photolens.domain.change import LibraryChange
from photolens.errors import LibraryError
from photolens.gui.context import Context
from photolens.gui.tasks import TaskFailed


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot, context: Context) -> None:
    answers: list[tuple[bool, bool]] = []
    main = threading.main_thread()
    context.tasks.run(
        lambda: threading.current_thread() is main,
        lambda was_here: answers.append((was_here, threading.current_thread() is main)),
    )
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(False, True)]


def test_in_a_lane_only_the_newest_is_answered(qtbot: QtBot, context: Context) -> None:
    answers: list[int] = []
    go = threading.Event()

    def answer(number: int) -> int:
        go.wait()
        return number

    for number in range(1, 9):
        context.tasks.run(partial(answer, number), answers.append, lane="search")
    go.set()
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    assert answers == [8]


def test_what_waits_in_a_lane_and_is_old_is_never_begun(qtbot: QtBot, context: Context) -> None:
    begun: list[int] = []
    go = threading.Event()
    for _ in range(3):
        context.tasks.run(go.wait)
    for number in range(5):
        context.tasks.run(partial(begun.append, number), lane="search")
    go.set()
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    assert begun == [4]


def test_a_lane_that_was_dropped_is_not_answered(qtbot: QtBot, context: Context) -> None:
    answers: list[int] = []
    context.tasks.run(lambda: 1, answers.append, lane="search")
    context.tasks.drop("search")
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    assert answers == []


def test_changes_are_made_one_after_the_other_and_told_to_all(qtbot: QtBot, context: Context) -> None:
    made: list[int] = []
    told: list[LibraryChange] = []
    context.mailbox.subscribe(LibraryChange, told.append)

    def change(number: int) -> LibraryChange:
        made.append(number)
        return LibraryChange(files=True)

    for number in range(50):
        context.tasks.change(partial(change, number))
    qtbot.waitUntil(lambda: len(told) == 50)
    assert made == list(range(50))


def test_a_failure_goes_to_the_one_who_asked(qtbot: QtBot, context: Context) -> None:
    errors: list[Exception] = []

    def fail() -> None:
        raise LibraryError("the disk is full; make room")

    context.tasks.run(fail, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "the disk is full; make room"


def test_a_failure_that_nobody_answers_for_is_told_in_a_sentence(
    qtbot: QtBot, context: Context, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[TaskFailed] = []
    context.mailbox.subscribe(TaskFailed, told.append)

    def fail() -> None:
        raise LibraryError("the disk is full; make room")

    def blunder() -> None:
        raise ZeroDivisionError("division by zero")

    context.tasks.run(fail)
    context.tasks.run(blunder)
    qtbot.waitUntil(lambda: len(told) == 2)
    reasons = {failed.reason for failed in told}
    assert "the disk is full; make room" in reasons
    assert any("log file" in reason for reason in reasons)
    assert "ZeroDivisionError" in caplog.text


def test_closing_finishes_every_change(qtbot: QtBot, context: Context) -> None:
    made: list[int] = []

    def change(number: int) -> LibraryChange:
        made.append(number)
        return LibraryChange()

    for number in range(20):
        context.tasks.change(partial(change, number))
    context.tasks.close()
    assert made == list(range(20))


def test_what_is_asked_for_after_closing_is_never_begun(context: Context) -> None:
    begun: list[int] = []

    def change() -> LibraryChange:
        begun.append(1)
        return LibraryChange()

    context.tasks.close()
    context.tasks.run(lambda: begun.append(0))
    context.tasks.change(change)
    assert begun == []
    assert context.tasks.is_idle
