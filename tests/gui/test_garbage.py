import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from photolens.gui.garbage import Collector


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    owner = QObject()
    collector = Collector(owner)
    collector.start()
    yield collector
    collector.stop()
    owner.deleteLater()


class Knot:
    """Garbage that only a collection finds, and that tells where it was freed."""

    freed: list[threading.Thread]

    def __init__(self, freed: list[threading.Thread]) -> None:
        self.freed, self.me = freed, self

    def __del__(self) -> None:
        self.freed.append(threading.current_thread())


def test_garbage_of_other_threads_is_freed_on_this_one(qtbot: QtBot, collector: Collector) -> None:
    freed: list[threading.Thread] = []

    def litter() -> None:
        for _ in range(5000):
            Knot(freed)

    worker = threading.Thread(target=litter)
    worker.start()
    worker.join()
    assert freed == []
    qtbot.waitUntil(lambda: len(freed) == 5000)
    assert set(freed) == {threading.main_thread()}


def test_python_collects_by_itself_again_afterwards(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
