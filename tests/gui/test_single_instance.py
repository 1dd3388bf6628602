"""One app for one library, over real processes, one of which is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from photolens.errors import LibraryInUseError
from photolens.gui import single_instance
from photolens.gui.single_instance import SingleInstance, server_name
from photolens.paths import LibraryPaths

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from photolens.gui.single_instance import SingleInstance
from photolens.paths import LibraryPaths

app = QCoreApplication([])
instance = SingleInstance(LibraryPaths(Path(sys.argv[1])))
is_first = instance.is_first(sys.argv[2:])
print(is_first, flush=True)
if is_first:
    instance.raise_requested.connect(lambda arguments: print(arguments, flush=True))
    app.exec()
"""


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(tmp_path / "library")


@pytest.fixture
def instance(paths: LibraryPaths, qapp: object) -> Iterator[SingleInstance]:
    first = SingleInstance(paths)
    yield first
    first.close()


def start(paths: LibraryPaths, *arguments: str) -> subprocess.Popen[str]:
    """Another process that starts on the same library."""
    return subprocess.Popen(
        [sys.executable, "-c", START, str(paths.folder), *arguments], stdout=subprocess.PIPE, text=True
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def killed(paths: LibraryPaths) -> None:
    """A first start has the library, and is killed with no chance to clean up."""
    process = start(paths)
    assert said(process) == "True"
    process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    process.communicate()


def test_the_first_start_has_the_library(instance: SingleInstance) -> None:
    assert instance.is_first()
    assert instance.is_first(), "asking again changes nothing"


def test_a_second_process_hands_its_arguments_to_the_first_and_ends(
    instance: SingleInstance, paths: LibraryPaths, qtbot: QtBot
) -> None:
    given = ["/photos/Süd see.jpg", "--search", "two\nlines"]
    if sys.platform == "linux":
        given.append(os.fsdecode(b"/photos/s\xfcd.jpg"))
    assert instance.is_first()
    with qtbot.waitSignal(instance.raise_requested, timeout=20_000) as raised:
        second = start(paths, *given)
    assert raised.args == [given]
    qtbot.waitUntil(lambda: second.poll() == 0, timeout=10_000)
    assert said(second) == "False"
    second.communicate()


def test_every_later_start_is_heard(instance: SingleInstance, paths: LibraryPaths, qtbot: QtBot) -> None:
    heard: list[list[str]] = []
    instance.raise_requested.connect(heard.append)
    assert instance.is_first()
    starts = [start(paths, str(number)) for number in range(3)]
    qtbot.waitUntil(lambda: sorted(heard) == [["0"], ["1"], ["2"]], timeout=20_000)
    assert {said(process) for process in starts} == {"False"}
    for process in starts:
        process.communicate()


@pytest.mark.usefixtures("killed")
def test_the_lock_and_the_socket_of_a_killed_start_count_for_nothing(
    instance: SingleInstance, paths: LibraryPaths, qtbot: QtBot
) -> None:
    assert (paths.folder / single_instance.LOCK).exists(), "the killed one left its lock behind"
    assert sys.platform == "win32" or (Path(QDir.tempPath()) / server_name(paths)).exists(), "and its socket"
    assert instance.is_first()
    with qtbot.waitSignal(instance.raise_requested, timeout=20_000):
        second = start(paths)
    second.communicate()


def test_a_closed_start_leaves_the_library_to_others(paths: LibraryPaths, qapp: object) -> None:
    for _ in range(2):
        instance = SingleInstance(paths)
        assert instance.is_first()
        instance.close()


def test_two_libraries_are_two_apps(instance: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(LibraryPaths(tmp_path / "other"))
    assert instance.is_first()
    assert other.is_first()
    other.close()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_library_is_the_same_whatever_link_leads_to_it(paths: LibraryPaths, tmp_path: Path) -> None:
    paths.folder.mkdir()
    (tmp_path / "link").symlink_to(paths.folder)
    assert server_name(LibraryPaths(tmp_path / "link")) == server_name(paths)
    assert server_name(LibraryPaths(tmp_path / "other")) != server_name(paths)


def test_a_first_start_that_does_not_answer_is_told_of(
    paths: LibraryPaths, monkeypatch: pytest.MonkeyPatch, instance: SingleInstance
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE_MS", 300)
    process = start(paths)
    assert said(process) == "True"
    if sys.platform != "win32":
        os.kill(process.pid, signal.SIGSTOP)
        begun_s = time.monotonic()
        with pytest.raises(LibraryInUseError, match="does not answer"):
            instance.is_first()
        assert time.monotonic() - begun_s < 5
    process.kill()
    process.communicate()


@pytest.mark.parametrize(
    "message",
    [b"{}\n", b"nonsense\n", b"[1, 2]\n", b"\xff\xfe\n", b"x" * (single_instance.LONGEST_MESSAGE + 1)],
    ids=["object", "nonsense", "numbers", "bytes", "endless"],
)
def test_what_is_no_message_is_not_listened_to(
    instance: SingleInstance, paths: LibraryPaths, qtbot: QtBot, message: bytes
) -> None:
    heard: list[list[str]] = []
    instance.raise_requested.connect(heard.append)
    assert instance.is_first()
    socket = QLocalSocket()
    socket.connectToServer(server_name(paths))
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.ConnectedState)
    socket.write(message)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=10_000)
    assert heard == []


def test_a_message_in_two_parts_is_one(instance: SingleInstance, paths: LibraryPaths, qtbot: QtBot) -> None:
    assert instance.is_first()
    message = json.dumps(["a", "b"]).encode() + b"\n"
    socket = QLocalSocket()
    socket.connectToServer(server_name(paths))
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.ConnectedState)
    socket.write(message[:4])
    socket.flush()
    with qtbot.assertNotEmitted(instance.raise_requested, wait=50):
        pass
    with qtbot.waitSignal(instance.raise_requested) as raised:
        socket.write(message[4:])
    assert raised.args == [["a", "b"]]
    socket.disconnectFromServer()


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are no files")
def test_only_this_user_can_reach_the_socket(instance: SingleInstance, paths: LibraryPaths) -> None:
    assert instance.is_first()
    assert (Path(QDir.tempPath()) / server_name(paths)).stat().st_mode & 0o077 == 0
