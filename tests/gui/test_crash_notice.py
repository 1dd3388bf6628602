"""What the user is told when something went wrong that nobody foresaw."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from photolens.crashes import CrashWatch, reports
from photolens.gui import crash_notice
from photolens.gui.context import Context
from photolens.gui.crash_notice import CrashNotice

Told = list[tuple[str, str, Callable[[], object]]]


@pytest.fixture
def shown() -> list[Path]:
    """The reports that the user asked to see."""
    return []


@pytest.fixture
def notice(context: Context, shown: list[Path]) -> CrashNotice:
    return CrashNotice(context.mailbox, shown.append, context.mailbox)


@pytest.fixture
def told(notice: CrashNotice) -> Told:
    words: Told = []
    notice.told.connect(lambda text, button, do: words.append((text, button, do)))
    return words


@pytest.fixture
def watch(context: Context, notice: CrashNotice, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashWatch]:
    """A watch as the app has one; pytest does not take what it sees for failures."""
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    with CrashWatch(context.library.paths) as watching:
        watching.set_listener(notice.note)
        yield watching


def fail(kind: type[Exception]) -> None:
    sys.excepthook(kind, kind("nobody foresaw this"), None)


def test_a_report_is_told_with_the_way_to_it(
    watch: CrashWatch, told: Told, shown: list[Path], context: Context, qtbot: QtBot
) -> None:
    fail(ZeroDivisionError)
    qtbot.waitUntil(lambda: len(told) == 1)
    [(text, button, do)] = told
    assert text == "Something went wrong; a report was written. Nothing was sent."
    assert button == "Show report"
    do()
    assert shown == reports(context.library.paths)


def test_a_report_of_another_thread_is_told_on_this_one(watch: CrashWatch, told: Told, qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: int("no number"))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(told) == 1)


def test_the_user_is_told_once_a_minute_at_most(
    watch: CrashWatch, told: Told, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in (ZeroDivisionError, IndexError, KeyError):
        fail(kind)
    arrived: list[str] = []
    context.mailbox.subscribe(str, arrived.append)
    context.mailbox.post("all reports were delivered before this")
    qtbot.waitUntil(lambda: len(arrived) == 1)
    assert len(reports(context.library.paths)) == 3
    assert len(told) == 1
    monkeypatch.setattr(crash_notice, "PAUSE_S", 0.0)
    fail(ValueError)
    qtbot.waitUntil(lambda: len(told) == 2)


def test_how_the_last_run_ended_is_told(notice: CrashNotice, told: Told, shown: list[Path]) -> None:
    report = Path("crash-2031-01-01-120000.txt")
    notice.tell_of_last_run(report)
    [(text, _, do)] = told
    assert text == "Photolens ended unexpectedly last time. Nothing was sent."
    do()
    assert shown == [report]
