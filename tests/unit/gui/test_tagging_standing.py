"""How photos stand to labels, and what can be said of them."""

import pytest

from photolens.domain.label import LabelId, Tag, TagSource
from photolens.gui.tagging.standing import Say, Standing, in_order_of, of_tag, of_tallies, summed

BEACH, DOG, SNOW = LabelId(1), LabelId(2), LabelId(3)


def says(standing: Standing) -> set[Say]:
    return {say for say in Say if standing.can(say)}


@pytest.mark.parametrize(
    ("source", "possible"),
    [
        (TagSource.AUTO, {Say.CONFIRM, Say.REJECT}),
        (TagSource.CONFIRMED, {Say.REJECT, Say.TAKE_BACK}),
        (TagSource.REJECTED, {Say.CONFIRM, Say.TAKE_BACK}),
    ],
)
def test_of_one_photo_only_news_can_be_said(source: TagSource, possible: set[Say]) -> None:
    assert says(of_tag(Tag(BEACH, "beach", source, 0.8, "model"))) == possible


def test_a_tag_keeps_its_score_and_its_source() -> None:
    standing = of_tag(Tag(BEACH, "beach", TagSource.AUTO, 0.8, "model"))
    assert (standing.photos, standing.auto, standing.score) == (1, 1, 0.8)
    assert not standing.is_sure
    assert not standing.is_rejected


def test_what_only_some_photos_have_can_be_confirmed_rejected_and_taken_back() -> None:
    assert says(Standing(BEACH, "beach", 30, auto=8, confirmed=4, rejected=2)) == set(Say)


def test_a_label_is_sure_when_nobody_but_the_user_says_so() -> None:
    assert Standing(BEACH, "beach", 30, confirmed=4).is_sure
    assert not Standing(BEACH, "beach", 30, confirmed=4, auto=1).is_sure
    assert not Standing(BEACH, "beach", 30, rejected=4).is_sure


def test_what_most_photos_have_comes_first() -> None:
    tallies = {BEACH: (1, 0, 0), DOG: (0, 5, 0), SNOW: (0, 0, 9)}
    names = {BEACH: "beach", DOG: "dog", SNOW: "snow"}
    assert [each.name for each in of_tallies(tallies, names, 10)] == ["dog", "beach", "snow"]


def test_a_label_that_is_gone_meanwhile_is_left_out() -> None:
    assert of_tallies({BEACH: (1, 0, 0)}, {}, 1) == []


def test_labels_keep_their_places_and_new_ones_come_behind() -> None:
    before = [Standing(DOG, "dog", 1, auto=1), Standing(BEACH, "beach", 1, auto=1)]
    after = [Standing(SNOW, "snow", 1, confirmed=1), Standing(BEACH, "beach", 1, confirmed=1), before[0]]
    assert [each.name for each in in_order_of(before, after)] == ["dog", "beach", "snow"]


def test_parts_add_up() -> None:
    parts = [{BEACH: (1, 2, 3)}, {}, {BEACH: (10, 20, 30), DOG: (1, 0, 0)}]
    assert summed(parts) == {BEACH: (11, 22, 33), DOG: (1, 0, 0)}
