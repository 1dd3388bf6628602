"""The real app crashes, and the next start knows of it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from photolens import __version__
from photolens.crashes import CrashWatch, reports
from photolens.gui import translation
from photolens.gui.application import Application
from photolens.gui.crash_notice import tell_of_crashes
from photolens.gui.single_instance import _is_taken, server_name
from photolens.library import Library
from photolens.paths import LibraryPaths

PATIENCE_S = 60.0

Start = Callable[[], subprocess.Popen[str]]


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(tmp_path / "library")


@pytest.fixture
def start(environment: dict[str, str], paths: LibraryPaths, tmp_path: Path) -> Iterator[Start]:
    """Starts the app without a screen, and waits until it answers; kills what is left."""
    started: list[subprocess.Popen[str]] = []

    def begin() -> subprocess.Popen[str]:
        log = tmp_path / f"stderr-{len(started)}"
        with log.open("w") as stderr:
            process = subprocess.Popen(
                [sys.executable, "-m", "photolens"], text=True, stderr=stderr, start_new_session=True,
                env=environment | {"QT_QPA_PLATFORM": "offscreen"}, cwd=tmp_path,
            )  # fmt: skip
        started.append(process)
        wait_for(lambda: process.poll() is None and is_answering(paths), log)
        return process

    yield begin
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=PATIENCE_S)


def is_answering(paths: LibraryPaths) -> bool:
    """Whether the app has come so far that it hears of later starts, which its event loop does."""
    return _is_taken(server_name(paths), b"[]\n")


def wait_for(condition: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_crash_is_reported_at_the_next_start_and_stays_on_disk(
    start: Start, paths: LibraryPaths, tmp_path: Path
) -> None:
    crashing = start()
    os.kill(crashing.pid, signal.SIGSEGV)
    assert crashing.wait(timeout=PATIENCE_S) == -signal.SIGSEGV
    assert reports(paths) == [], "a process that is gone writes nothing"

    again = start()
    [report] = reports(paths)
    told = report.read_text(encoding="utf-8")
    assert "Segmentation fault" in told
    assert "photolens/gui/application.py" in told.replace(os.sep, "/")
    assert f"Photolens  {__version__}" in told

    again.terminate()
    assert again.wait(timeout=PATIENCE_S) == 0
    assert list(paths.crash_reports.iterdir()) == [report]


@contextmanager
def running(qapp: QApplication, paths: LibraryPaths) -> Iterator[Application]:
    """The app in this process, after a run that crashed, until it has told of that."""
    paths.crash_reports.mkdir(parents=True)
    (paths.crash_reports / "running-1").write_text("head\n\n== What happened ==\nFatal Python error: Aborted\n")
    with CrashWatch(paths) as watch:
        application = Application(qapp, Library.open(paths.folder))
        tell_of_crashes(application.window, watch)
        application.start()
        try:
            yield application
        finally:
            application.close()
    translation.uninstall(qapp)  # other tests read the words of the source


class Opened(QObject):
    """Stands where the desktop's programs would be."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(url.toLocalFile())


@pytest.fixture
def opened() -> Iterator[Opened]:
    programs = Opened()
    QDesktopServices.setUrlHandler("file", programs, "take")  # type: ignore[arg-type]  # it wants a str
    yield programs
    QDesktopServices.unsetUrlHandler("file")


def test_the_user_is_told_once_and_can_read_the_report(
    qtbot: QtBot, qapp: QApplication, paths: LibraryPaths, opened: Opened
) -> None:
    with running(qapp, paths) as application:
        toasts = application.window.toasts
        qtbot.waitUntil(lambda: toasts.text() == "Photolens ended unexpectedly last time. Nothing was sent.")
        [button] = toasts.findChildren(QPushButton)
        assert button.text() == "Show report"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert opened.paths == [str(reports(paths)[0])]

        with qtbot.waitSignal(application.window.browser.gallery.filled):
            application.window.browser.gallery.reload()
        assert toasts.text() == ""


def test_a_mistake_in_a_slot_is_reported_and_told_and_the_app_goes_on(
    qtbot: QtBot, qapp: QApplication, paths: LibraryPaths
) -> None:
    with qtbot.captureExceptions() as exceptions, running(qapp, paths) as application:
        toasts = application.window.toasts
        qtbot.waitUntil(lambda: toasts.text() != "")
        QTimer.singleShot(0, application, lambda: int("no number"))
        qtbot.waitUntil(lambda: toasts.text().startswith("Something went wrong; a report was written."))
        assert application.window.isVisible()
    assert [kind for kind, *_ in exceptions] == [ValueError]
    assert any("no number" in report.read_text(encoding="utf-8") for report in reports(paths))
