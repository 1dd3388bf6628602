import threading
from dataclasses import dataclass

from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from photolens.gui.mailbox import Mailbox


@dataclass(frozen=True)
class Letter:
    number: int


@dataclass(frozen=True)
class Parcel:
    number: int


def test_messages_of_other_threads_arrive_in_order_on_the_gui_thread(qtbot: QtBot) -> None:
    mailbox = Mailbox()
    got: list[tuple[int, threading.Thread]] = []
    mailbox.subscribe(Letter, lambda letter: got.append((letter.number, threading.current_thread())))

    def send() -> None:
        for number in range(1000):
            mailbox.post(Letter(number))

    sender = threading.Thread(target=send)
    sender.start()
    qtbot.waitUntil(lambda: len(got) == 1000)
    sender.join()
    assert got == [(number, threading.main_thread()) for number in range(1000)]


def test_nothing_is_delivered_before_the_gui_thread_is_free(qtbot: QtBot) -> None:
    mailbox = Mailbox()
    got: list[Letter] = []
    mailbox.subscribe(Letter, got.append)
    mailbox.post(Letter(1))
    assert got == []
    qtbot.waitUntil(lambda: got == [Letter(1)])


def test_many_messages_wake_the_gui_once(qtbot: QtBot) -> None:
    mailbox = Mailbox()
    got: list[Letter] = []
    wakes: list[None] = []
    mailbox._filled.connect(lambda: wakes.append(None))
    mailbox.subscribe(Letter, got.append)
    for number in range(500):
        mailbox.post(Letter(number))
    qtbot.waitUntil(lambda: len(got) == 500)
    assert len(wakes) == 1


def test_each_kind_of_message_goes_to_its_own_handlers(qtbot: QtBot) -> None:
    mailbox = Mailbox()
    letters: list[Letter] = []
    parcels: list[Parcel] = []
    mailbox.subscribe(Letter, letters.append)
    mailbox.subscribe(Parcel, parcels.append)
    mailbox.post(Parcel(1))
    mailbox.post(Letter(2))
    qtbot.waitUntil(lambda: bool(letters and parcels))
    assert (letters, parcels) == ([Letter(2)], [Parcel(1)])


def test_a_handler_that_left_hears_no_more(qtbot: QtBot) -> None:
    mailbox = Mailbox()
    gone: list[Letter] = []
    there: list[Letter] = []
    mailbox.subscribe(Letter, gone.append)
    mailbox.subscribe(Letter, there.append)
    mailbox.unsubscribe(Letter, gone.append)
    mailbox.post(Letter(1))
    qtbot.waitUntil(lambda: bool(there))
    assert gone == []


def test_a_closed_mailbox_takes_nothing_and_delivers_nothing(qtbot: QtBot) -> None:
    mailbox, other = Mailbox(), Mailbox()
    got: list[Letter] = []
    marks: list[Letter] = []
    mailbox.subscribe(Letter, got.append)
    other.subscribe(Letter, marks.append)
    mailbox.post(Letter(1))
    mailbox.close()
    mailbox.post(Letter(2))
    other.post(Letter(3))
    qtbot.waitUntil(lambda: bool(marks))
    assert got == []


def test_a_handler_that_fails_does_not_cost_the_others_their_message(qtbot: QtBot) -> None:
    mailbox = Mailbox()
    got: list[Letter] = []

    def failing(_letter: Letter) -> None:
        raise RuntimeError("a mistake")

    mailbox.subscribe(Letter, failing)
    mailbox.subscribe(Letter, got.append)
    with capture_exceptions() as raised:
        mailbox.post(Letter(1))
        qtbot.waitUntil(lambda: bool(got))
    assert got == [Letter(1)]
    assert [kind for kind, _, _ in raised] == [RuntimeError]
