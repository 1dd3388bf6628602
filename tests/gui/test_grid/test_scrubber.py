"""The scrubber names years and months where they lie, and scrolls to them."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photolens.gui.grid import Arrangement, DateScrubber, GridView, Section
from photolens.gui.grid.marks import Month, is_ordered, months_of, placed

DAY_S = 86_400
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def scrubber(qtbot: QtBot, grid: GridView) -> DateScrubber:
    """A scrubber as high as the grid."""
    made = DateScrubber(grid)
    qtbot.addWidget(made)
    made.resize(made.width(), grid.height())
    with qtbot.waitExposed(made):
        made.show()
    return made


def years_of_photos(count: int = 5000, years: int = 8) -> Arrangement:
    moments = np.linspace(1_735_000_000, 1_735_000_000 - years * 365 * DAY_S, count).astype(np.int64)
    return Arrangement(
        np.arange(1, count + 1), np.full(count, 1.5, np.float32), (Section(0, "All"),), moments_s=moments
    )


def test_months_begin_where_their_first_photo_is() -> None:
    moments = np.array(["2025-03-09", "2025-03-01", "2025-01-31", "2023-12-31"], "datetime64[s]").astype(np.int64)
    assert months_of(moments) == [Month(2025, 3, 0), Month(2025, 1, 2), Month(2023, 12, 3)]
    assert months_of(moments[::-1]) == [Month(2023, 12, 0), Month(2025, 1, 1), Month(2025, 3, 2)]


def test_only_moments_that_run_one_way_can_be_scrubbed_through() -> None:
    assert is_ordered(np.array([5, 5, 3]))
    assert is_ordered(np.array([1, 2]))
    assert not is_ordered(np.array([1, 3, 2]))
    assert not is_ordered(np.array([], np.int64))


@given(st.lists(st.tuples(st.integers(1990, 2026), st.integers(1, 12), st.integers(0, 700)), max_size=60))
def test_no_two_names_collide(found: list[tuple[int, int, int]]) -> None:
    heights = sorted(y for _, _, y in found)
    months = [Month(year, month, n) for n, (year, month, _) in enumerate(sorted(found, reverse=True))]
    marks = placed(zip(months, heights, strict=True))
    names = sorted(mark.y_px for mark in marks if mark.is_named)
    assert all(below - above >= 18 for above, below in itertools.pairwise(names))
    assert not months or names, "there is room for one name at least"


def test_years_go_before_months_where_room_is_short() -> None:
    months = [(Month(2025, 1, 0), 100), (Month(2024, 12, 5), 110), (Month(2024, 11, 6), 112)]
    marks = placed([(Month(2025, 2, 0), 90), *months])
    assert [(mark.month.year, mark.is_named) for mark in marks if mark.is_year] == [(2025, True), (2024, True)]
    assert not any(mark.is_named for mark in marks if not mark.is_year)


def test_a_press_scrolls_and_scrolling_moves_the_mark(qtbot: QtBot, grid: GridView, scrubber: DateScrubber) -> None:
    grid.set_arrangement(years_of_photos(), keep=False)
    most = grid.verticalScrollBar().maximum()
    QTest.mouseClick(scrubber, LEFT, NO_KEY, QPoint(20, scrubber.height() // 2))
    assert abs(grid.scroll_px - most / 2) < most / 100
    QTest.mouseClick(scrubber, LEFT, NO_KEY, QPoint(20, scrubber.height() - 1))
    assert grid.scroll_px == most
    assert scrubber._y_of(most) == scrubber._track().bottom() + 1


def test_every_named_year_leads_to_its_photos(qtbot: QtBot, grid: GridView, scrubber: DateScrubber) -> None:
    grid.set_arrangement(years_of_photos(), keep=False)
    years = [mark for mark in scrubber._marks if mark.is_year and mark.is_named]
    assert len(years) == 9
    for mark in years[1:-1]:
        QTest.mouseClick(scrubber, LEFT, NO_KEY, QPoint(20, mark.y_px))
        first, end = grid.plan.visible(grid.scroll_px, grid.scroll_px + grid.viewport().height())
        assert first - 40 <= mark.month.position <= end


def test_hovering_names_the_month_in_a_bubble(qtbot: QtBot, grid: GridView, scrubber: DateScrubber) -> None:
    grid.set_arrangement(years_of_photos(), keep=False)
    scrubber._show_bubble(scrubber._track().top())
    assert scrubber._bubble.text() == "December 2024"
    assert scrubber._bubble.isVisible()
    assert grid.rect().contains(scrubber._bubble.geometry())
    scrubber._hide_bubble()
    assert not scrubber._bubble.isVisible()


def test_it_hides_where_there_is_no_order_of_time(grid: GridView, scrubber: DateScrubber) -> None:
    assert scrubber.isVisible()
    shown = grid.arrangement()
    matches = np.linspace(1, 0, len(shown)).astype(np.float32)
    grid.set_arrangement(Arrangement(shown.ids, shown.ratios, (Section(0, "Best"),), matches), keep=False)
    assert not scrubber.isVisible()
    assert grid.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
    grid.set_arrangement(shown, keep=False)
    assert scrubber.isVisible()
    assert grid.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_it_takes_no_focus_but_has_a_name(scrubber: DateScrubber) -> None:
    assert scrubber.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert scrubber.accessibleName() == "Timeline"
