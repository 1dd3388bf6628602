"""Crash reports: what is written when something goes wrong that nobody foresaw, and what is not."""

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from photolens import __version__
from photolens.crashes import CrashWatch, delete_reports, reports
from photolens.crashes.reports import LOG_LINES, LONGEST_LINE, MOST_KEPT
from photolens.errors import LibraryError, PhotolensError
from photolens.logs import end_log, log_to
from photolens.paths import LibraryPaths

Fail = Callable[[], object]

RUN = """
import os, signal, sys, threading
from pathlib import Path
from photolens.crashes import CrashWatch
from photolens.errors import PhotolensError
from photolens.paths import LibraryPaths

with CrashWatch(LibraryPaths(Path(sys.argv[1]))):
    print("running", flush=True)
    {end}
"""


@pytest.fixture(autouse=True)
def passed_on(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What comes out behind the watch, instead of pytest, which would take every exception for a failure."""
    errors: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *failure: errors.append(failure[1]))
    monkeypatch.setattr(threading, "excepthook", lambda failed: errors.append(failed.exc_value))
    return errors


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    folder = tmp_path / "library"
    folder.mkdir()
    return LibraryPaths(folder)


def fail_in_slot(fail: Fail) -> None:
    """An exception that nobody caught comes to `sys.excepthook`, from slots as well."""
    try:
        fail()
    except Exception as error:  # noqa: BLE001 (whatever the test wants)
        sys.excepthook(type(error), error, error.__traceback__)


def fail_on_thread(fail: Fail) -> None:
    thread = threading.Thread(target=fail, name="a-worker")
    thread.start()
    thread.join()


def divide() -> object:
    return 1 / 0


def only_report(paths: LibraryPaths) -> str:
    [report] = reports(paths)
    return report.read_text(encoding="utf-8")


def run(paths: LibraryPaths, end: str) -> subprocess.CompletedProcess[str]:
    """A process with a watch, which ends like this."""
    command = [sys.executable, "-W", "error", "-c", RUN.format(end=end), str(paths.folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def next_start(paths: LibraryPaths) -> list[Path]:
    with CrashWatch(paths) as watch:
        return watch.left_behind


# while the app runs


def test_an_exception_that_nobody_caught_is_reported_with_what_was_running(paths: LibraryPaths) -> None:
    with CrashWatch(paths):
        fail_in_slot(divide)
        report = only_report(paths)
    assert "stays on this computer: Photolens sends it to nobody" in report
    assert f"Photolens  {__version__}" in report
    assert f"Python     {sys.version.split()[0]}" in report
    assert "On the thread MainThread" in report
    assert "ZeroDivisionError: division by zero" in report
    assert "in divide" in report


def test_an_exception_of_a_thread_is_reported(paths: LibraryPaths) -> None:
    with CrashWatch(paths):
        fail_on_thread(divide)
        report = only_report(paths)
    assert "On the thread a-worker" in report
    assert "in divide" in report


def test_exceptions_are_handed_on_as_before(paths: LibraryPaths, passed_on: list[object]) -> None:
    hooks = sys.excepthook, threading.excepthook
    with CrashWatch(paths):
        fail_in_slot(divide)
        fail_on_thread(divide)
    assert [type(error) for error in passed_on] == [ZeroDivisionError] * 2
    assert (sys.excepthook, threading.excepthook) == hooks


def test_whoever_listens_is_told_of_each_report(paths: LibraryPaths) -> None:
    told: list[Path] = []
    with CrashWatch(paths) as watch:
        watch.set_listener(told.append)
        fail_in_slot(divide)
    assert told == reports(paths)


def test_the_same_again_and_again_is_reported_once(paths: LibraryPaths) -> None:
    with CrashWatch(paths):
        for _ in range(1000):
            fail_in_slot(divide)
        assert len(reports(paths)) == 1
        fail_in_slot(lambda: int("x"))
        assert len(reports(paths)) == 2, "another mistake is another report"


def test_a_run_that_goes_all_wrong_keeps_its_first_reports(paths: LibraryPaths) -> None:
    told: list[Path] = []
    with CrashWatch(paths) as watch:
        watch.set_listener(told.append)
        for number in range(MOST_KEPT + 5):
            fail_in_slot(_mistake(number))
    assert sorted(told) == sorted(reports(paths))
    assert len(told) == MOST_KEPT


def _mistake(number: int) -> Fail:
    """Each at another line."""
    code = compile("\n" * number + "1 / 0", f"<mistake {number}>", "exec")
    return lambda: exec(code, {})  # noqa: S102 (the line above)


def test_the_oldest_reports_make_way(paths: LibraryPaths) -> None:
    paths.crash_reports.mkdir()
    old = [paths.crash_reports / f"crash-2020-01-{day:02}-120000.txt" for day in range(1, MOST_KEPT + 1)]
    for report in old:
        report.write_text("old")
    with CrashWatch(paths):
        fail_in_slot(divide)
    assert len(reports(paths)) == MOST_KEPT
    assert not old[0].exists()
    assert old[1].exists()


def test_the_last_lines_of_the_log_stand_in_the_report(paths: LibraryPaths) -> None:
    log = log_to(paths.log)
    for number in range(LOG_LINES + 10):
        logging.getLogger("photolens.test").warning("line %d", number)
    with CrashWatch(paths):
        fail_in_slot(divide)
    end_log(log)
    report = only_report(paths)
    assert f"line {LOG_LINES + 9}\n" in report
    assert "line 10\n" in report
    assert "line 9\n" not in report


def test_the_log_keeps_the_traceback_too(paths: LibraryPaths) -> None:
    log = log_to(paths.log)
    with CrashWatch(paths):
        fail_in_slot(divide)
    end_log(log)
    logged = paths.log.read_text(encoding="utf-8")
    assert reports(paths)[0].name in logged
    assert "ZeroDivisionError" in logged


def test_what_the_catalogue_holds_does_not_get_into_a_report(paths: LibraryPaths) -> None:
    caption = " ".join(["grandmother", "by", "the", "sea"])

    def fail() -> None:
        with create_engine("sqlite://").connect() as connection:
            connection.execute(text("INSERT INTO nowhere VALUES (:caption)"), {"caption": caption})

    with CrashWatch(paths):
        with pytest.raises(SQLAlchemyError, match=caption):
            fail()
        fail_in_slot(fail)
    report = only_report(paths)
    assert caption not in report
    assert "INSERT INTO nowhere" in report


def test_a_report_has_no_endless_lines(paths: LibraryPaths) -> None:
    with CrashWatch(paths):
        fail_in_slot(lambda: getattr(paths, "x" * 3000))
        fail_in_slot(lambda: open("/nowhere/" + "x" * 5000 + "\udcff"))  # noqa: PTH123, SIM115 (it fails)
    longest = [max(map(len, report.read_text(encoding="utf-8").splitlines())) for report in reports(paths)]
    assert longest == [LONGEST_LINE] * 2


def test_a_wish_to_end_is_no_crash(paths: LibraryPaths) -> None:
    with CrashWatch(paths):
        for wish in (KeyboardInterrupt(), SystemExit(0)):
            sys.excepthook(type(wish), wish, None)
    assert reports(paths) == []


def test_a_folder_that_takes_no_files_harms_nobody(tmp_path: Path, passed_on: list[object]) -> None:
    paths = LibraryPaths(tmp_path / "library")
    paths.folder.mkdir()
    paths.crash_reports.write_text("a file where the folder should be")
    with CrashWatch(paths) as watch:
        fail_in_slot(divide)
        fail_on_thread(divide)
    assert watch.left_behind == []
    assert len(passed_on) == 2


# how a run ends


def test_a_clean_end_leaves_nothing(paths: LibraryPaths) -> None:
    with CrashWatch(paths):
        assert len(list(paths.crash_reports.iterdir())) == 1
    assert list(paths.crash_reports.iterdir()) == []
    assert next_start(paths) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("name", ["SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE"])
def test_a_hard_crash_becomes_a_report_at_the_next_start(paths: LibraryPaths, name: str) -> None:
    done = run(paths, f"signal.raise_signal(signal.{name})")
    assert done.returncode == -getattr(signal, name)
    assert reports(paths) == []
    assert next_start(paths) == reports(paths)
    report = only_report(paths)
    assert "Fatal Python error" in report
    assert 'File "<string>"' in report
    assert f"Photolens  {__version__}" in report
    assert next_start(paths) == [], "it is told once"
    assert len(reports(paths)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_whoever_wants_pythons_own_traces_keeps_them(paths: LibraryPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONFAULTHANDLER", "1")
    done = run(paths, "os.kill(os.getpid(), signal.SIGSEGV)")
    assert "Fatal Python error: Segmentation fault" in done.stderr
    assert next_start(paths) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_process_that_was_killed_left_no_report(paths: LibraryPaths) -> None:
    done = run(paths, "os.kill(os.getpid(), signal.SIGKILL)")
    assert done.returncode == -signal.SIGKILL
    assert len(list(paths.crash_reports.iterdir())) == 1
    assert next_start(paths) == []
    assert list(paths.crash_reports.iterdir()) == []


def test_an_exception_that_ends_the_app_becomes_a_report_at_the_next_start(paths: LibraryPaths) -> None:
    done = run(paths, "[][0]")
    assert done.returncode == 1
    assert "IndexError" in done.stderr, "and is told where it was started, as always"
    assert next_start(paths) == reports(paths)
    assert "IndexError: list index out of range" in only_report(paths)


@pytest.mark.parametrize("end", ["raise PhotolensError('no screen')", "raise KeyboardInterrupt", "sys.exit(3)"])
def test_an_end_that_somebody_wanted_or_was_told_of_is_no_crash(paths: LibraryPaths, end: str) -> None:
    assert run(paths, end).stdout == "running\n"
    assert next_start(paths) == []
    assert reports(paths) == []


def test_a_trace_that_cannot_be_read_is_passed_over(paths: LibraryPaths) -> None:
    (paths.crash_reports / "running-1").mkdir(parents=True)
    (paths.crash_reports / "running-2").write_bytes(b"")
    (paths.crash_reports / "running-3").write_bytes(b"\xff\xfe\x00 not what it was")
    (paths.crash_reports / "running-4").write_text("head\n\n== What happened ==\nfault\n")
    assert len(next_start(paths)) == 1
    assert {path.name for path in paths.crash_reports.iterdir()} == {"running-1", reports(paths)[0].name}


def test_two_crashes_in_one_second_are_two_reports(paths: LibraryPaths) -> None:
    paths.crash_reports.mkdir()
    for number in (1, 2, 3):
        trace = paths.crash_reports / f"running-{number}"
        trace.write_text(f"head\n\n== What happened ==\nfault {number}\n")
        os.utime(trace, (1_700_000_000, 1_700_000_000))
    assert len(next_start(paths)) == 3
    assert [f"fault {number}" in report.read_text() for number, report in zip((3, 2, 1), reports(paths), strict=True)]
    assert reports(paths)[2].stem == reports(paths)[1].stem.removesuffix("-02")


# deleting


def test_all_reports_are_deleted_and_nothing_else(paths: LibraryPaths) -> None:
    with CrashWatch(paths):
        fail_in_slot(divide)
        delete_reports(paths)
        assert reports(paths) == []
        assert len(list(paths.crash_reports.iterdir())) == 1, "the trace of this run stays"


def test_there_are_no_reports_where_nothing_ever_ran(paths: LibraryPaths) -> None:
    assert reports(paths) == []
    delete_reports(paths)


def test_a_report_that_cannot_be_deleted_is_named(paths: LibraryPaths) -> None:
    stubborn = paths.crash_reports / "crash-2020-01-01-120000.txt"
    stubborn.mkdir(parents=True)
    with pytest.raises(LibraryError, match=stubborn.name) as caught:
        delete_reports(paths)
    assert isinstance(caught.value, PhotolensError)


def test_a_packaged_app_tells_its_edition(paths: LibraryPaths, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    release = tmp_path / "release.toml"
    addition: dict[str, Any] = {"name": "a", "address": "b", "bytes": 1, "unpacked_bytes": 2, "sha256": "c"}
    monkeypatch.setenv("PHOTOLENS_RELEASE", str(release))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    said = "\n".join(f"{name} = {value!r}" for name, value in addition.items())
    for written, edition in ((f"[clip]\n{said}", "light edition"), ("", "full edition"), ("[[", "0, packaged\n")):
        release.write_text(written, encoding="utf-8")
        with CrashWatch(paths):
            [trace] = paths.crash_reports.iterdir()
            assert edition in trace.read_text()
