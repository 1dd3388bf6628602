"""Thumbnails come from files on other threads, cut to size, within a limit of bytes."""

from collections.abc import Callable
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from photolens.domain.photo import PhotoCard, PhotoId
from photolens.gui.context import Context
from photolens.gui.grid import Thumbnails, Wish, loading


@pytest.fixture
def cards(context: Context) -> list[PhotoCard]:
    """The newest photo first: 1600 x 1200, 400 x 600, 600 x 400, and so on."""
    ids = context.library.timeline().ids.tolist()
    cards = context.library.cards(ids)
    return [cards[photo] for photo in ids]


def size_of(thumbnails: Thumbnails, card: PhotoCard, width: int, height: int) -> tuple[int, int] | None:
    picture = thumbnails.picture(card.id, width, height)
    return None if picture is None else (picture.width(), picture.height())


def all_there(thumbnails: Thumbnails, wishes: list[Wish]) -> Callable[[], bool]:
    return lambda: all(
        size_of(thumbnails, wish.card, wish.width_px, wish.height_px) == (wish.width_px, wish.height_px)
        for wish in wishes
    )


def test_pictures_come_cut_to_the_size_that_is_wanted(
    qtbot: QtBot, thumbnails: Thumbnails, cards: list[PhotoCard]
) -> None:
    wishes = [Wish(card, 120, 90) for card in cards[:6]]
    assert thumbnails.picture(cards[0].id, 120, 90) is None
    arrived: set[PhotoId] = set()
    thumbnails.arrived.connect(arrived.update)
    thumbnails.want(wishes)
    qtbot.waitUntil(all_there(thumbnails, wishes))
    assert arrived == {card.id for card in cards[:6]}
    assert thumbnails.size_bytes == 6 * 120 * 90 * 4


def test_until_the_right_size_is_there_another_one_stands_in(
    qtbot: QtBot, thumbnails: Thumbnails, cards: list[PhotoCard]
) -> None:
    small = [Wish(cards[0], 60, 60)]
    thumbnails.want(small)
    qtbot.waitUntil(all_there(thumbnails, small))
    assert size_of(thumbnails, cards[0], 200, 100) == (60, 60)


def test_what_is_wanted_now_replaces_what_was_wanted_before(
    qtbot: QtBot, thumbnails: Thumbnails, cards: list[PhotoCard], monkeypatch: pytest.MonkeyPatch
) -> None:
    read, gate = loading._read, Event()
    monkeypatch.setattr(loading, "_read", lambda job: read(job) if gate.wait(5) else (None, True))
    last = [Wish(cards[-1], 60, 60)]
    thumbnails.want([Wish(card, 60, 60) for card in cards[:-1]])
    thumbnails.want(last)
    gate.set()
    qtbot.waitUntil(all_there(thumbnails, last))
    there = sum(thumbnails.picture(card.id, 60, 60) is not None for card in cards[:-1])
    assert there <= loading.THREADS, "only what was under way already is finished"


def test_each_lane_has_wishes_of_its_own(qtbot: QtBot, thumbnails: Thumbnails, cards: list[PhotoCard]) -> None:
    grid, strip = [Wish(card, 90, 60) for card in cards[:4]], [Wish(card, 40, 40) for card in cards[:4]]
    thumbnails.want(grid, "grid")
    thumbnails.want(strip, "strip")
    qtbot.waitUntil(all_there(thumbnails, [*grid, *strip]))


def test_the_cache_never_grows_beyond_its_limit_and_drops_what_was_seen_longest_ago(
    qtbot: QtBot, context: Context, cards: list[PhotoCard]
) -> None:
    thumbnails = Thumbnails(context, limit_bytes=3 * 60 * 60 * 4)
    for card in cards[:6]:
        wishes = [Wish(card, 60, 60)]
        thumbnails.want(wishes)
        qtbot.waitUntil(all_there(thumbnails, wishes))
        assert thumbnails.size_bytes <= 3 * 60 * 60 * 4
    assert [thumbnails.picture(card.id, 60, 60) is not None for card in cards[:6]] == [False] * 3 + [True] * 3
    thumbnails.close()


def test_a_missing_thumbnail_is_tried_once_and_again_when_asked(
    qtbot: QtBot, context: Context, thumbnails: Thumbnails, cards: list[PhotoCard]
) -> None:
    path = context.library.thumbnail(cards[0].content)
    away = path.rename(path.with_suffix(".away"))
    wishes = [Wish(cards[0], 60, 60)]
    thumbnails.want(wishes)
    qtbot.waitUntil(lambda: thumbnails.is_broken(cards[0].id))
    away.rename(path)
    other = [Wish(cards[1], 60, 60)]
    thumbnails.want([*wishes, *other])
    qtbot.waitUntil(all_there(thumbnails, other))
    assert thumbnails.picture(cards[0].id, 60, 60) is None
    thumbnails.retry([cards[0].id])
    thumbnails.want(wishes)
    qtbot.waitUntil(all_there(thumbnails, wishes))


@pytest.mark.qt_log_ignore("JPEG")
def test_a_thumbnail_full_of_rubbish_is_broken(
    qtbot: QtBot, context: Context, thumbnails: Thumbnails, cards: list[PhotoCard]
) -> None:
    context.library.thumbnail(cards[0].content).write_bytes(b"\xff\xd8\xff\xe0 this is no picture")
    thumbnails.want([Wish(cards[0], 60, 60)])
    qtbot.waitUntil(lambda: thumbnails.is_broken(cards[0].id))


def test_large_cells_get_a_sharp_picture_from_the_photo_itself(
    qtbot: QtBot, thumbnails: Thumbnails, cards: list[PhotoCard]
) -> None:
    large, key = cards[0], Wish(cards[0], 1000, 750).key
    assert (large.width_px, large.height_px) == (1600, 1200)
    thumbnails.want([Wish(large, 1000, 750)])
    qtbot.waitUntil(lambda: key in thumbnails._pictures)
    assert not thumbnails._pictures[key].is_enough, "first comes the thumbnail, enlarged"
    qtbot.waitUntil(lambda: thumbnails._pictures[key].is_enough)
    assert size_of(thumbnails, large, 1000, 750) == (1000, 750)


def test_a_photo_with_fewer_pixels_than_its_cell_comes_with_all_it_has(
    qtbot: QtBot, context: Context, thumbnails: Thumbnails
) -> None:
    cards = context.library.cards(context.library.timeline().ids.tolist()).values()
    small = next(card for card in cards if card.width_px == 400)
    wish = Wish(small, 800, 1200)
    thumbnails.want([wish])
    qtbot.waitUntil(lambda: wish.key in thumbnails._pictures and thumbnails._pictures[wish.key].is_enough)
    assert size_of(thumbnails, small, 800, 1200) == (400, 600)


def test_closing_waits_for_the_threads_and_drops_everything(
    context: Context, thumbnails: Thumbnails, cards: list[PhotoCard]
) -> None:
    thumbnails.want([Wish(card, 300, 300) for card in cards])
    threads = list(thumbnails._loader._threads)
    thumbnails.close()
    assert len(threads) == loading.THREADS
    assert not any(thread.is_alive() for thread in threads)
    thumbnails.want([Wish(cards[0], 60, 60)])
    assert thumbnails.size_bytes == 0
    assert not thumbnails._loader._threads
