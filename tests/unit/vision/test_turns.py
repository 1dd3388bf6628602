"""Turns: queries first, proved with real threads that wait for events, never for time."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Event, Thread

import pytest

from photolens.vision.turns import Turns


class Party:
    """Threads that want turns; the first one holds its turn until it is let go."""

    def __init__(self, turns: Turns) -> None:
        self.turns, self.order = turns, list[str]()
        self.threads = list[Thread]()
        self.is_held, self.may_go = Event(), Event()
        self.start(self.hold)
        assert self.is_held.wait(10)

    def start(self, work: Callable[[], None]) -> None:
        self.threads.append(Thread(target=work))
        self.threads[-1].start()

    def hold(self) -> None:
        with self.turns.photos():
            self.is_held.set()
            assert self.may_go.wait(10)

    def want(self, name: str, turn: Callable[[], AbstractContextManager[None]]) -> None:
        def work() -> None:
            with turn():
                self.order.append(name)

        waiting = len(waiters(self.turns))
        self.start(work)
        while len(waiters(self.turns)) == waiting:  # until it stands in the queue
            Event().wait(0.001)

    def end(self) -> list[str]:
        self.may_go.set()
        for thread in self.threads:
            thread.join(10)
        return self.order


def waiters(turns: Turns) -> list[object]:
    return list(turns._changed._waiters)  # type: ignore[attr-defined] # whom the condition would wake


def test_a_query_goes_before_photos_that_have_waited_longer() -> None:
    turns = Turns()
    party = Party(turns)
    party.want("photos", turns.photos)
    party.want("more photos", turns.photos)
    party.want("query", turns.query)
    order = party.end()
    assert order[0] == "query"
    assert sorted(order[1:]) == ["more photos", "photos"]


def test_every_waiting_query_goes_before_any_photo() -> None:
    turns = Turns()
    party = Party(turns)
    party.want("photos", turns.photos)
    for number in range(3):
        party.want(f"query {number}", turns.query)
    assert party.end()[-1] == "photos"


def test_a_turn_that_failed_is_given_back() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="broken"), turns.photos():
        raise ValueError("broken")
    with turns.query():
        pass
