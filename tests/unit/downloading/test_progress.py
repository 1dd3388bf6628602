"""Meter with a clock of its own."""

import pytest

from photolens.domain.model import DownloadProgress
from photolens.downloading.progress import EVERY_BYTES, Meter

MB = 1_000_000


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def told() -> list[DownloadProgress]:
    return []


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def meter(told: list[DownloadProgress], clock: Clock) -> Meter:
    return Meter("a model", 100 * MB, told.append, clock=clock)


def test_it_starts_at_what_is_there_with_no_speed(meter: Meter, told: list[DownloadProgress]) -> None:
    meter.start(30 * MB)
    assert told == [DownloadProgress("a model", 30 * MB, 100 * MB, 0.0, None)]


def test_what_was_there_before_does_not_count_for_the_speed(
    meter: Meter, told: list[DownloadProgress], clock: Clock
) -> None:
    meter.start(30 * MB)
    for _ in range(10):
        clock.now += 0.5
        meter.add(MB)
    assert told[-1] == DownloadProgress("a model", 40 * MB, 100 * MB, 2.0 * MB, 30.0)


def test_only_the_last_seconds_count(meter: Meter, told: list[DownloadProgress], clock: Clock) -> None:
    meter.start(0)
    for count in [4 * MB] * 10 + [MB] * 20:
        clock.now += 0.5
        meter.add(count)
    assert told[-1].bytes_per_second == pytest.approx(2 * MB)


def test_a_standstill_is_seen(meter: Meter, told: list[DownloadProgress], clock: Clock) -> None:
    meter.start(0)
    clock.now += 1.0
    meter.add(MB)
    clock.now += 30.0
    meter.add(1)
    assert told[-1].bytes_per_second < MB / 10


def test_it_tells_after_enough_bytes_or_enough_time(meter: Meter, told: list[DownloadProgress], clock: Clock) -> None:
    meter.start(0)
    meter.add(EVERY_BYTES - 1)
    assert len(told) == 1
    meter.add(1)
    assert len(told) == 2
    clock.now += 0.2
    meter.add(1)
    assert len(told) == 3


def test_what_turned_out_useless_is_taken_back(meter: Meter, told: list[DownloadProgress], clock: Clock) -> None:
    meter.start(MB)
    clock.now += 1.0
    meter.add(-MB)
    assert told[-1] == DownloadProgress("a model", 0, 100 * MB, 0.0, None)
