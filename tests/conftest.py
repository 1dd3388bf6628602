"""Fixtures for every test: no network, no leaked threads or processes, pictures made on the spot, a library to use."""

import gc
import multiprocessing
import os
import socket
import threading
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from photolens.library import Library

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Files that only the project's own machines have; tests that need them skip elsewhere."""

MakePhoto = Callable[..., Path]

MOST_WORKERS = 4
"""Each may take 3 GB, with torch and Qt in it."""


PATIENCE_MS = 30_000
"""For what Qt is waited for, unless a test says otherwise; on a busy machine five seconds were not always enough."""


def pytest_configure() -> None:
    """Make the waits of pytest-qt patient; only a test that fails waits so long. Leave each worker its own core."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
    for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitExposed, QtBot.waitActive):
        wait.__kwdefaults__ = dict(wait.__kwdefaults__ or {}, timeout=PATIENCE_MS)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Processes that share the tests: one a core for the whole suite, none for what was named on the command line."""
    is_everything = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return min(len(os.sched_getaffinity(0)), MOST_WORKERS) if is_everything else 0


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Collect what a test made as soon as nobody holds it: the models that it loaded are large.

    What was there before is not looked at again: with torch in the process that took longer than most tests, so that
    Python by itself put it off until gigabytes had come together.
    """
    result = yield
    gc.collect()
    gc.freeze()
    return result


def _blocked(self: socket.socket, address: Any, *_: Any) -> None:
    if self.family == getattr(socket, "AF_UNIX", None) or (isinstance(address, tuple) and address[0] == "127.0.0.1"):
        return _connect(self, address)
    raise AssertionError(f"a test reached for the network: {address}")


_connect = socket.socket.connect


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail the test that connects to anything but this machine."""
    monkeypatch.setattr(socket.socket, "connect", _blocked)


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models of the test's own, also for the processes that it starts; nothing is in it."""
    monkeypatch.setenv("PHOTOLENS_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


@pytest.fixture(autouse=True)
def no_leaks() -> Iterator[None]:
    """Fail the test that leaves a thread or a process behind."""
    before, children = set(threading.enumerate()), set(multiprocessing.active_children())
    yield
    deadline = time.monotonic() + 5
    while left := [*_own_threads(before), *set(multiprocessing.active_children()) - children]:
        assert time.monotonic() < deadline, f"left behind: {left}"
        time.sleep(0.05)


def _own_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Threads that the test started; daemons of libraries that live as long as the process are theirs to keep."""
    return [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]


@pytest.fixture(scope="session")
def make_photo() -> MakePhoto:
    """Makes a picture that differs from every other of another seed: `make_photo(path, seed=1, size=(64, 48))`."""

    def make(path: Path, seed: int = 0, size: tuple[int, int] = (64, 48), **save: Any) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        rough = np.random.default_rng(seed).integers(0, 256, (6, 8, 3), np.uint8)
        Image.fromarray(rough).resize(size, Image.Resampling.BICUBIC).save(path, **save)
        return path

    return make


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library beside the test's photos, which belong into `tmp_path / "photos"`."""
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """An empty folder for the test's photos."""
    folder = tmp_path / "photos"
    folder.mkdir()
    return folder
