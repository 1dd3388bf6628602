import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.label import LabelId
from photolens.domain.query import AlbumId
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.names import Names
from photolens.gui.places import Results
from photolens.gui.search_bar import SearchBar
from photolens.gui.search_bar.bar import DEBOUNCE_MS
from photolens.gui.search_bar.field import SearchField
from photolens.gui.search_bar.recent import RecentSearches
from photolens.gui.search_bar.recent_list import RecentList
from photolens.gui.search_bar.term_list import TermList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

Told = list[Results | None]

LABELS = "beach", "bear", "dog", "dog park", "our red car"
NAMES = Names(
    {LabelId(number): name for number, name in enumerate(LABELS)},
    {AlbumId(1): "At sea", AlbumId(2): "Beach days"},
)


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> QWidget:
    """A window with a search bar that knows names, above another widget that can have the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(760, 500)
    column = QVBoxLayout(window)
    bar = SearchBar(context)
    bar.set_names(NAMES)
    column.addWidget(bar)
    column.addWidget(QWidget(focusPolicy=Qt.FocusPolicy.StrongFocus), 1)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def bar(window: QWidget) -> SearchBar:
    return window.findChildren(SearchBar)[0]


@pytest.fixture
def field(bar: SearchBar) -> SearchField:
    field = bar.findChildren(SearchField)[0]
    field.setFocus()
    return field


@pytest.fixture
def told(bar: SearchBar) -> Told:
    """What the bar told, in order; None where it was cleared."""
    told: Told = []
    bar.query_changed.connect(told.append)
    bar.cleared.connect(lambda: told.append(None))
    return told


def lines(bar: SearchBar) -> QListWidget:
    return bar.window().findChildren(TermList)[0].findChildren(QListWidget)[0]


def offered(bar: SearchBar) -> list[str]:
    return [lines(bar).item(row).text() for row in range(lines(bar).count())] if lines(bar).isVisible() else []


def press(field: SearchField, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(field, key)


def test_typing_a_term_offers_names(bar: SearchBar, field: SearchField) -> None:
    QTest.keyClicks(field, "label:bea")
    assert offered(bar) == ["beach", "bear"]
    assert field.hasFocus()


def test_tab_takes_the_first_name_and_searches_for_it(bar: SearchBar, field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "label:bea")
    press(field, Qt.Key.Key_Tab)
    assert (field.text(), offered(bar)) == ("label:beach ", [])
    assert field.hasFocus()
    assert told == [Results("label:beach")]


def test_enter_takes_the_name_that_is_marked(field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "label:bea")
    press(field, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert told == [Results("label:bear")]


def test_a_click_takes_a_name_and_the_focus_stays(bar: SearchBar, field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "album:s")
    place = lines(bar).visualItemRect(lines(bar).item(0)).center()
    QTest.mouseClick(lines(bar).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [Results('album:"At sea"')]
    assert field.hasFocus()


def test_the_typing_goes_on_behind_a_name(field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "-label:our")
    press(field, Qt.Key.Key_Tab)
    QTest.keyClicks(field, "at night")
    press(field, Qt.Key.Key_Return)
    assert told[-1] == Results('-label:"our red car" at night')


def test_enter_with_nothing_marked_searches_for_what_is_typed(bar: SearchBar, field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "label:bea")
    press(field, Qt.Key.Key_Return)
    assert (told, offered(bar)) == ([Results("label:bea")], [])


def test_a_name_that_is_half_typed_is_not_searched_for_by_itself(
    qtbot: QtBot, bar: SearchBar, field: SearchField, told: Told
) -> None:
    QTest.keyClicks(field, "label:do")
    with qtbot.waitSignal(bar._debounce.timeout, timeout=20 * DEBOUNCE_MS):
        pass
    assert told == []
    QTest.keyClicks(field, "g")
    assert offered(bar) == ["dog", "dog park"]
    qtbot.waitUntil(lambda: told == [Results("label:dog")])


def test_escape_closes_the_names_first(bar: SearchBar, field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "label:bea")
    press(field, Qt.Key.Key_Escape)
    assert (offered(bar), field.text(), told) == ([], "label:bea", [])
    press(field, Qt.Key.Key_Escape)
    assert (field.text(), told) == ("", [None])


def test_words_that_begin_a_name_are_hinted_at(bar: SearchBar, field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "sunset bea")
    assert offered(bar) == ["beach", "Beach days"]
    press(field, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert told == [Results("sunset label:beach")]


def test_a_hint_does_not_hold_the_search_back(qtbot: QtBot, bar: SearchBar, field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "bea")
    qtbot.waitUntil(lambda: told == [Results("bea")])
    assert offered(bar) == ["beach", "Beach days"]


def test_tab_leads_on_past_hints(bar: SearchBar, field: SearchField) -> None:
    QTest.keyClicks(field, "bea")
    press(field, Qt.Key.Key_Tab)
    assert (field.text(), field.hasFocus(), offered(bar)) == ("bea", False, [])


def test_down_leads_on_past_the_last_hint(qtbot: QtBot, bar: SearchBar, field: SearchField) -> None:
    QTest.keyClicks(field, "bea")
    press(field, Qt.Key.Key_Down, Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.left):
        press(field, Qt.Key.Key_Down)
    assert offered(bar) == []


def test_names_go_when_the_cursor_or_the_focus_goes(bar: SearchBar, field: SearchField, window: QWidget) -> None:
    QTest.keyClicks(field, "label:bea")
    press(field, Qt.Key.Key_Home)
    assert offered(bar) == []
    press(field, Qt.Key.Key_End)
    QTest.keyClicks(field, "c")
    assert offered(bar) == ["beach"]
    window.setFocus()
    assert offered(bar) == []


def test_recent_searches_and_names_are_never_open_together(
    context: Context, bar: SearchBar, field: SearchField, window: QWidget
) -> None:
    RecentSearches(context.memory).add("dogs")
    recent = window.findChildren(RecentList)[0]
    bar.focus_search()
    assert recent.isVisible()
    QTest.keyClicks(field, "label:")
    assert (recent.isVisible(), offered(bar)) == (False, sorted(LABELS))
    field.selectAll()
    press(field, Qt.Key.Key_Backspace, Qt.Key.Key_Down)
    assert (window.findChildren(RecentList)[0].isVisible(), offered(bar)) == (True, [])


def test_new_names_are_offered_at_once(bar: SearchBar, field: SearchField) -> None:
    bar.set_names(Names({LabelId(9): "zebra"}))
    QTest.keyClicks(field, "label:z")
    assert offered(bar) == ["zebra"]


def test_a_screen_reader_is_told_what_a_line_is(bar: SearchBar, field: SearchField) -> None:
    QTest.keyClicks(field, "bea")
    spoken = [lines(bar).item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["Label beach", "Album Beach days"]


@pytest.mark.parametrize("choice", [theme.ThemeChoice.LIGHT, theme.ThemeChoice.DARK])
def test_the_marked_line_looks_marked(
    bar: SearchBar, field: SearchField, qapp: QApplication, choice: theme.ThemeChoice
) -> None:
    theme.apply(qapp, choice)
    QTest.keyClicks(field, "label:bea")
    press(field, Qt.Key.Key_Down)
    place = lines(bar).visualItemRect(lines(bar).item(0))
    image = lines(bar).viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    colour = image.pixelColor(int(place.center().x() * ratio), int((place.top() + 4) * ratio))
    assert colour == theme.current().colour("selected")
