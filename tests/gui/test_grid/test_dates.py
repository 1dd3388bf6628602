"""Headings by day or by month, in the user's language, for any number of photos."""

from collections.abc import Iterator
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import QLocale

from photolens.gui.grid import dated
from photolens.store.timeline import Timeline


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    """Dates are written as in Britain, wherever the test runs."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def timeline(*moments: str) -> Timeline:
    seconds = [int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()) for moment in moments]
    return Timeline(np.arange(len(moments)), np.array(seconds, np.int64), np.ones(len(moments), np.float32))


def titles(shown: Timeline) -> list[tuple[int, str]]:
    return [(section.start, section.title) for section in dated(shown).sections]


def test_days_with_many_photos_each_have_a_heading() -> None:
    shown = timeline(*["2025-05-03T23:59:59"] * 9, *["2025-05-02T00:00:00"] * 8)
    assert titles(shown) == [(0, "Saturday, 3 May 2025"), (9, "Friday, 2 May 2025")]
    assert [section.note for section in dated(shown).sections] == ["9 photo(s)", "8 photo(s)"]


def test_days_with_few_photos_share_the_heading_of_their_month() -> None:
    shown = timeline("2025-05-03T10:00", "2025-05-01T10:00", "2025-04-30T10:00", "2024-04-30T10:00")
    assert titles(shown) == [(0, "May 2025"), (2, "April 2025"), (3, "April 2024")]


def test_the_oldest_first_and_times_before_1970_are_headed_just_so() -> None:
    assert titles(timeline("1969-12-31T23:00", "1970-01-01T01:00")) == [(0, "December 1969"), (1, "January 1970")]


def test_an_empty_timeline_has_no_headings() -> None:
    arrangement = dated(timeline())
    assert len(arrangement) == 0
    assert arrangement.sections == ()


def test_months_are_named_as_the_users_language_names_them() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Polish, QLocale.Country.Poland))
    assert titles(timeline("2025-05-03T10:00")) == [(0, "Maj 2025")], "neither the genitive nor a small letter"
