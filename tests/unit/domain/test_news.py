"""Which version is newer, compared with how Python's packages are ordered."""

from itertools import combinations

import pytest
from packaging.version import Version

from photolens.domain.news import News, version_key

ORDERED = [
    "0.9", "0.9.1", "0.10.dev1", "0.10.0a1.dev3", "0.10.0a1", "0.10a2", "0.10b1", "0.10rc1", "0.10.0-rc.2", "0.10.0",
    "0.10.0.post1.dev2", "0.10.post1", "0.10.0.1", "1.0.dev0", "1.0", "1.0.1", "2", "10.0.0",
]  # fmt: skip
"""From the oldest to the newest."""


def news(version: str) -> News:
    return News(version, None, "", ())


def test_of_two_versions_one_is_newer() -> None:
    for older, newer in combinations(ORDERED, 2):
        assert Version(older) < Version(newer), "the list above is wrong"
        assert news(newer).is_newer(older), (older, newer)
        assert not news(older).is_newer(newer), (older, newer)


@pytest.mark.parametrize("same", ["1.0", "1.0.0", "v1", "1", " 1.0 ", "1.0+build.5"])
def test_the_same_version_in_other_words_is_not_newer(same: str) -> None:
    assert not news(same).is_newer("1.0")
    assert version_key(same) == version_key("1.0")


@pytest.mark.parametrize("nonsense", ["", "new", "1.0 beta please", "1..0", "1.0rc1x", "٣.١", "<b>1</b>", "../1"])
def test_what_is_no_version_is_refused(nonsense: str) -> None:
    with pytest.raises(ValueError, match="is no version"):
        news(nonsense)
