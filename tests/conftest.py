"""Fixtures for every test: no network, no leaked threads or processes, pictures made on the spot, a library to use."""

import multiprocessing
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from photolens.library import Library

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Files that only the project's own machines have; tests that need them skip elsewhere."""

MakePhoto = Callable[..., Path]


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
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 5
    while left := [*_own_threads(before), *multiprocessing.active_children()]:
        assert time.monotonic() < deadline, f"left behind: {left}"
        time.sleep(0.05)


def _own_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Threads that the test started; daemons of libraries that live as long as the process are theirs to keep."""
    return [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]


@pytest.fixture
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
