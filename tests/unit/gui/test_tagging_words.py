"""Whose word a tag is, in words."""

import pytest

from photolens.domain.label import LabelId
from photolens.gui.tagging.standing import Say, Standing
from photolens.gui.tagging.words import offer, provenance, share, tooltip


def beach(photos: int = 1, *, auto: int = 0, confirmed: int = 0, rejected: int = 0) -> Standing:
    score = 0.824 if photos == 1 else None
    return Standing(LabelId(1), "Beach", photos, auto=auto, confirmed=confirmed, rejected=rejected, score=score)


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (beach(auto=1), "Beach, Photolens thinks so (0.82)"),
        (beach(confirmed=1), "Beach, confirmed by you"),
        (beach(rejected=1), "Beach, rejected by you"),
        (Standing(LabelId(1), "Beach", 1, auto=1), "Beach, Photolens thinks so"),
        (
            beach(120, auto=8, confirmed=4, rejected=2),
            "Beach, 12 of 120 photos; 4 confirmed by you; 8 as Photolens thinks; 2 rejected by you",
        ),
        (beach(30, rejected=2), "Beach, 2 of 30 photos rejected by you"),
    ],
)
def test_a_tag_says_whose_word_it_is(standing: Standing, words: str) -> None:
    assert provenance(standing) == words


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (beach(auto=1), ""),
        (beach(30, auto=8, confirmed=4), "12 of 30"),
        (beach(30, confirmed=30), "all"),
        (beach(30, rejected=2), "2 of 30"),
    ],
)
def test_a_share_tells_how_many(standing: Standing, words: str) -> None:
    assert share(standing) == words


def test_an_offer_tells_for_how_many_photos_it_is() -> None:
    assert offer(Say.CONFIRM, 1) == "Confirm"
    assert "30" in offer(Say.CONFIRM, 30)
    assert len({offer(say, photos) for say in Say for photos in (1, 30)}) == 6


def test_a_name_that_looks_like_html_stays_a_text() -> None:
    assert tooltip("Beach") == "Beach"
    assert tooltip("<b>Beach</b>\nEnter") == "&lt;b&gt;Beach&lt;/b&gt;<br>Enter"
