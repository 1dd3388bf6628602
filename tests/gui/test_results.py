from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.photo import PhotoId
from photolens.gui.empty_state import (
    EmptyState,
    no_favourites,
    no_match,
    no_photos,
    nothing_here,
    search_unavailable,
    still_indexing,
)
from photolens.gui.grid.arrangement import Arrangement
from photolens.gui.places import AllPhotos, Favourites, InsideFolder, RecentlyAdded, ResultOrder, Results
from photolens.gui.results import LIKELY, WORTH_SHOWING, arranged_results, headline
from photolens.gui.search_bar import ResultsHeader
from photolens.search.results import SearchResult
from photolens.store.timeline import Timeline

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

matches = st.floats(0, 1) | st.sampled_from([0.0, WORTH_SHOWING, 0.49999999999, LIKELY, 1.0])
found = st.lists(st.tuples(matches, st.integers(-(10**9), 10**10), st.booleans()), max_size=40)


def results_of(*matches: float) -> list[SearchResult]:
    """Photos 1, 2, ... with these matches, best first."""
    ranked = sorted(matches, reverse=True)
    return [SearchResult(Path(f"{n}.jpg"), PhotoId(n), match, match) for n, match in enumerate(ranked, 1)]


def timeline_of(results: list[SearchResult], moments: list[int] | None = None) -> Timeline:
    ids = np.array([result.photo_id for result in results], np.int64)
    return Timeline(ids, np.array(moments or [0] * len(ids), np.int64), np.arange(1, len(ids) + 1, dtype=np.float32))


def arranged(results: list[SearchResult], order: ResultOrder = ResultOrder.MATCH) -> Arrangement:
    return arranged_results(results, timeline_of(results), order)


@given(found, st.sampled_from(ResultOrder))
def test_what_is_worth_showing_is_shown_once_and_nothing_else(
    rows: list[tuple[float, int, bool]], order: ResultOrder
) -> None:
    results = results_of(*(match for match, _, _ in rows))
    there = [result for result, (_, _, is_there) in zip(results, rows, strict=True) if is_there]
    shown = arranged_results(results, timeline_of(there), order).ids.tolist()
    assert sorted(shown) == sorted(result.photo_id for result in there if result.match >= WORTH_SHOWING)


@given(found, st.sampled_from(ResultOrder))
def test_each_section_holds_its_kind_in_its_order(rows: list[tuple[float, int, bool]], order: ResultOrder) -> None:
    results = results_of(*(match for match, _, _ in rows))
    moments = [moment for _, moment, _ in rows]
    moment_of = dict(zip([result.photo_id for result in results], moments, strict=True))
    match_of = {result.photo_id: result.match for result in results}
    arrangement = arranged_results(results, timeline_of(results, moments), order)
    ids = [PhotoId(photo) for photo in arrangement.ids.tolist()]
    likely = [photo for photo in ids if match_of[photo] >= LIKELY]
    assert ids[: len(likely)] == likely
    for section in (likely, ids[len(likely) :]):
        keys = [match_of[photo] if order is ResultOrder.MATCH else moment_of[photo] for photo in section]
        assert keys == sorted(keys, reverse=True)


@given(found)
def test_sections_begin_where_their_photos_do(rows: list[tuple[float, int, bool]]) -> None:
    arrangement = arranged(results_of(*(match for match, _, _ in rows)))
    starts = [section.start for section in arrangement.sections]
    assert starts == sorted(set(starts))
    assert bool(starts) == bool(len(arrangement))
    assert all(start < len(arrangement) for start in starts)
    assert not starts or starts[0] == 0
    assert len(arrangement.matches) == len(arrangement.ratios) == len(arrangement)


def test_ratios_and_matches_stay_with_their_photos() -> None:
    results = results_of(0.9, 0.7, 0.2)
    arrangement = arranged_results(results, timeline_of(results, [1, 3, 2]), ResultOrder.DATE)
    assert arrangement.ids.tolist() == [2, 1, 3]
    assert arrangement.ratios.tolist() == [2, 1, 3]
    assert arrangement.matches.tolist() == pytest.approx([0.7, 0.9, 0.2])


def test_the_likely_stand_above_the_less_likely_with_their_numbers() -> None:
    sections = arranged(results_of(0.9, 0.5, 0.4, 0.1, 0.01)).sections
    assert [(section.start, section.title, section.note) for section in sections] == [
        (0, "Likely matches", "2"),
        (2, "Less likely", "2"),
    ]


def test_where_nothing_clearly_matches_that_is_said() -> None:
    (section,) = arranged(results_of(0.4, 0.1)).sections
    assert section.title == "Nothing clearly matches. The closest:"


def test_where_all_match_nothing_is_less_likely() -> None:
    (section,) = arranged(results_of(0.9, 0.8)).sections
    assert section.title == "Likely matches"


@pytest.mark.parametrize(
    ("place", "matches", "said"),
    [
        (Results("dogs"), (0.9, 0.6, 0.2), "2 likely match(es) for “dogs”"),
        (Results("dogs"), (0.2,), "No clear match for “dogs”"),
        (Results("dogs"), (0.01,), "No match for “dogs”"),
        (Results(photos=(PhotoId(1),)), (0.9,), "Photos that look like this photo"),
        (
            Results("at night", photos=(PhotoId(1),), pictures=(Path("a.png"),)),
            (),
            "No match for these 2 photos and “at night”",
        ),
    ],
)
def test_the_headline_says_what_was_found(place: Results, matches: tuple[float, ...], said: str) -> None:
    assert headline(place, results_of(*matches)) == said


def test_a_long_phrase_is_quoted_in_part() -> None:
    assert headline(Results("very " * 100 + "long"), []).endswith("very…”")


# header


@pytest.fixture
def header(qtbot: QtBot) -> ResultsHeader:
    header = ResultsHeader()
    qtbot.addWidget(header)
    header.resize(600, 44)
    header.show()
    return header


def button(widget: QWidget, name: str) -> QToolButton:
    return next(found for found in widget.findChildren(QToolButton) if found.accessibleName() == name)


def test_the_header_shows_a_place_without_saying_that_the_user_chose_it(qtbot: QtBot, header: ResultsHeader) -> None:
    with qtbot.assertNotEmitted(header.order_chosen):
        header.show_results(Results("dogs", order=ResultOrder.DATE), results_of(0.9))
    assert header.order is ResultOrder.DATE
    assert button(header, "Newest first").isChecked()


def test_the_order_is_chosen_with_the_mouse(qtbot: QtBot, header: ResultsHeader) -> None:
    with qtbot.waitSignal(header.order_chosen) as chosen:
        QTest.mouseClick(button(header, "Newest first"), Qt.MouseButton.LeftButton)
    assert chosen.args == [ResultOrder.DATE]


def test_the_order_is_chosen_with_the_arrow_keys(qtbot: QtBot, header: ResultsHeader) -> None:
    button(header, "Best match first").setFocus()
    with qtbot.waitSignal(header.order_chosen) as chosen:
        QTest.keyClick(button(header, "Best match first"), Qt.Key.Key_Right)
    assert chosen.args == [ResultOrder.DATE]


def test_the_header_leads_back(qtbot: QtBot, header: ResultsHeader) -> None:
    with qtbot.waitSignal(header.back_requested):
        QTest.mouseClick(button(header, "Back to where you were"), Qt.MouseButton.LeftButton)


# empty state


@pytest.fixture
def empty(qtbot: QtBot) -> EmptyState:
    empty = EmptyState()
    qtbot.addWidget(empty)
    empty.resize(600, 400)
    empty.show()
    return empty


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def buttons(widget: QWidget) -> list[QPushButton]:
    return [found for found in widget.findChildren(QPushButton) if found.isVisible()]


def test_an_empty_place_says_so_and_what_to_do(empty: EmptyState) -> None:
    empty.show_message(no_favourites())
    assert texts(empty) == ["No favourites yet", "Press . on a photo to keep it here."]
    assert empty.accessibleName() == "No favourites yet"


def test_its_buttons_do_what_their_actions_do(qtbot: QtBot, empty: EmptyState) -> None:
    action = QAction("Add folder…", empty)
    empty.show_message(no_photos(), [action])
    qtbot.waitUntil(lambda: len(buttons(empty)) == 1)
    (shown,) = buttons(empty)
    with qtbot.waitSignal(action.triggered):
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton)


def test_buttons_of_one_message_are_gone_with_the_next(qtbot: QtBot, empty: EmptyState) -> None:
    empty.show_message(no_photos(), [QAction("Add folder…", empty)])
    qtbot.waitUntil(lambda: len(buttons(empty)) == 1)
    empty.show_message(no_favourites())
    assert buttons(empty) == []


def test_an_error_is_told_as_a_sentence(empty: EmptyState) -> None:
    empty.show_error("the model is missing; install Photolens again")
    assert texts(empty)[1] == "The model is missing; install Photolens again."
    assert search_unavailable("It ended.").hint == "It ended."


@pytest.mark.parametrize("place", [AllPhotos(), RecentlyAdded(), InsideFolder(Path("/photos/Norway"))])
def test_while_photos_come_in_no_shelf_is_called_empty(place: AllPhotos | RecentlyAdded | InsideFolder) -> None:
    assert nothing_here(place, is_indexing=True) == still_indexing()
    assert nothing_here(place) != still_indexing()


def test_no_favourites_are_expected_while_photos_come_in() -> None:
    assert nothing_here(Favourites(), is_indexing=True) == no_favourites()


def test_a_search_without_results_names_what_was_sought_and_what_may_be_missing() -> None:
    message = no_match(Results("an astronaut"), is_indexing=True)
    assert message.title == "No photo clearly shows “an astronaut”"
    assert "Some photos are still being looked at" in message.hint
    assert "12 photo(s)" in no_match(Results("an astronaut"), waiting=12).hint


def test_a_search_kept_to_a_shelf_says_that_it_was() -> None:
    assert "Only Favourites was searched" in no_match(Results("a dog", scope=Favourites())).hint
