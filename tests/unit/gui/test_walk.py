"""The walk through the grid's photos, and the detour through similar ones."""

import pytest

from photolens.domain.photo import PhotoId
from photolens.gui.viewer.route import Route
from photolens.gui.viewer.walk import Walk


def walk(position: int = 0) -> Walk:
    return Walk.through([10, 20, 30, 40], position, [0.9, 0.8, 0.7, 0.6], [0.4, 0.3, 0.2, 0.1])


def test_a_walk_is_at_its_photo_with_its_match() -> None:
    here = walk(1)
    assert here.photo == 20
    assert here.match == pytest.approx(0.8)
    assert here.score == pytest.approx(0.3)


def test_what_is_not_known_is_none() -> None:
    here = Walk.through([10, 20], 1)
    assert (here.match, here.score) == (None, None)
    assert Walk.through([10, 20], 0, [float("nan"), 0.5]).match is None
    assert Walk().photo is None


def test_a_walk_ends_at_its_ends() -> None:
    assert walk(3).moved(1).photo == 40
    assert walk(0).moved(-1).photo == 10
    assert walk(1).moved(-100).photo == 10
    assert Walk().moved(1).photo is None


def test_a_walk_that_wraps_begins_again() -> None:
    assert walk(3).moved(1, wraps=True).photo == 10
    assert Walk().moved(1, wraps=True).photo is None


def test_neighbours_are_those_that_exist() -> None:
    assert walk(0).near([-1, 0, 1, 2]) == [10, 20, 30]


def test_another_order_stays_at_the_photo() -> None:
    after = walk(2).rearranged(Walk.through([40, 30, 20, 10], 0))
    assert (after.photo, after.position) == (30, 1)


def test_a_photo_that_left_the_order_gives_way_to_the_next() -> None:
    assert walk(1).rearranged(Walk.through([10, 30, 40], 0)).photo == 30
    assert walk(3).rearranged(Walk.through([10, 20, 30], 0)).photo == 30
    assert walk(3).rearranged(Walk()).photo is None


def test_a_detour_walks_similar_photos_and_leads_back() -> None:
    similar = Walk.through([20, 77, 88], 0, [float("nan"), 0.9, 0.8])
    detour = Route(walk(1)).turned_to(similar, PhotoId(77))
    assert detour.walk.photo == 77
    onward = detour.at(detour.walk.moved(1))
    assert onward.walk.photo == 88
    back = onward.turned_to(similar, PhotoId(20))
    assert back.detour is None
    assert (back.walk.photo, back.walk.position) == (20, 1)


def test_a_detour_survives_another_order_of_the_grid() -> None:
    similar = Walk.through([20, 77, 88], 0)
    detour = Route(walk(1)).turned_to(similar, PhotoId(88)).rearranged(Walk.through([40, 20], 0))
    assert detour.walk.photo == 88
    assert detour.turned_to(similar, PhotoId(20)).walk.position == 1
