from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.places import AllPhotos, Favourites, InsideFolder, ResultOrder, Results
from photolens.gui.search_bar import SearchBar
from photolens.gui.search_bar.busy_line import BusyLine
from photolens.gui.search_bar.chip_row import ChipRow
from photolens.gui.search_bar.chips import Chip
from photolens.gui.search_bar.faces import load_faces
from photolens.gui.search_bar.field import SearchField
from photolens.gui.search_bar.recent import MOST, RecentSearches
from photolens.gui.search_bar.recent_list import RecentList
from tests.conftest import MakePhoto

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

Told = list[Results | None]


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> QWidget:
    """A window with a search bar above another widget that can have the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(760, 500)
    column = QVBoxLayout(window)
    column.addWidget(SearchBar(context))
    other = QWidget(focusPolicy=Qt.FocusPolicy.StrongFocus)
    column.addWidget(other, 1)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    other.setFocus()
    return window


@pytest.fixture
def bar(window: QWidget) -> SearchBar:
    return window.findChildren(SearchBar)[0]


@pytest.fixture
def field(bar: SearchBar) -> SearchField:
    return bar.findChildren(SearchField)[0]


@pytest.fixture
def told(bar: SearchBar) -> Told:
    """What the bar told, in order; None where it was cleared."""
    told: Told = []
    bar.query_changed.connect(told.append)
    bar.cleared.connect(lambda: told.append(None))
    return told


def without(place: Results, photo: PhotoId) -> Results:
    return replace(place, photos=tuple(other for other in place.photos if other != photo))


def chips(bar: SearchBar) -> list[Chip]:
    return bar.findChildren(ChipRow)[0].shown


def names(bar: SearchBar) -> list[str]:
    return [chip.toolTip() for chip in chips(bar)]


def recent_list(bar: SearchBar) -> RecentList:
    return bar.window().findChildren(RecentList)[0]


def listed(bar: SearchBar) -> list[str]:
    texts = recent_list(bar).findChildren(QListWidget)[0]
    return [texts.item(number).text() for number in range(texts.count())] if recent_list(bar).isVisible() else []


def pixels(colour: str = "red") -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


# words


def test_typing_is_told_once_the_user_pauses(qtbot: QtBot, field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "dogs")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Results("dogs")]


def test_enter_does_not_wait(field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "dogs")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [Results("dogs")]


def test_enter_again_goes_on_to_the_photos(qtbot: QtBot, bar: SearchBar, field: SearchField) -> None:
    QTest.keyClicks(field, "dogs")
    with qtbot.assertNotEmitted(bar.left):
        QTest.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_down_goes_on_to_the_photos(qtbot: QtBot, bar: SearchBar, field: SearchField) -> None:
    QTest.keyClicks(field, "dogs")
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(field, Qt.Key.Key_Down)


def test_spaces_make_no_other_search(qtbot: QtBot, field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "two")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "  ")
    QTest.keyClicks(field, "dogs")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [Results("two"), Results("two dogs")]


def test_taking_all_text_away_clears_and_keeps_the_focus(qtbot: QtBot, field: SearchField, told: Told) -> None:
    field.setFocus()
    QTest.keyClicks(field, "d")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [Results("d"), None]
    assert field.hasFocus()


def test_escape_clears_and_leaves(qtbot: QtBot, bar: SearchBar, field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "dogs")
    with qtbot.waitSignals([bar.cleared, bar.left], order="strict"):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), told) == ("", [None])


def test_escape_belongs_to_the_field_and_not_to_a_shortcut(field: SearchField) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(field, event)
    assert event.isAccepted()


def test_the_button_clears(bar: SearchBar, field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "dogs")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.mouseClick(bar._clear_button, Qt.MouseButton.LeftButton)
    assert told == [Results("dogs"), None]
    assert bar._clear_button.isHidden()
    assert field.hasFocus()


def test_what_was_typed_elsewhere_goes_on_here(qtbot: QtBot, bar: SearchBar, field: SearchField, told: Told) -> None:
    bar.start_typing("d")
    bar.start_typing("o")
    assert (field.text(), field.hasFocus(), field.hasSelectedText()) == ("do", True, False)
    qtbot.waitUntil(lambda: told == [Results("do")])


# places


def test_showing_a_place_tells_nothing(qtbot: QtBot, bar: SearchBar, field: SearchField, told: Told) -> None:
    bar.set_results_place(Results("dogs", scope=Favourites(), order=ResultOrder.DATE))
    assert (field.text(), names(bar)) == ("dogs", ["Only in Favourites"])
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == []


def test_a_search_goes_on_from_the_place_that_is_shown(field: SearchField, bar: SearchBar, told: Told) -> None:
    shown = Results("dog", photos=(PhotoId(7),), scope=Favourites(), order=ResultOrder.DATE)
    bar.set_results_place(shown)
    QTest.keyClicks(field, "s")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [Results("dogs", photos=(PhotoId(7),), scope=Favourites(), order=ResultOrder.DATE)]


def test_what_is_typed_ahead_of_the_results_stays(bar: SearchBar, field: SearchField, told: Told) -> None:
    QTest.keyClicks(field, "dog")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "s ")
    bar.set_results_place(Results("dog"))
    assert field.text() == "dogs "
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [Results("dog"), Results("dogs")]


def test_going_back_shows_what_was_there(bar: SearchBar, field: SearchField) -> None:
    bar.set_results_place(Results("dogs", photos=(PhotoId(7),)))
    bar.set_results_place(None)
    assert (field.text(), chips(bar)) == ("", [])


def test_a_search_is_kept_to_the_shelf_where_it_begins(bar: SearchBar, field: SearchField, told: Told) -> None:
    bar.set_scope(InsideFolder(Path("/photos/Italy 2024")))
    assert chips(bar)[0].text() == "In: Italy 2024"
    QTest.keyClicks(field, "dogs")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [Results("dogs", scope=InsideFolder(Path("/photos/Italy 2024")))]


def test_taking_the_shelf_away_searches_everywhere(bar: SearchBar, told: Told) -> None:
    bar.set_results_place(Results("dogs", scope=Favourites()))
    QTest.keyClick(chips(bar)[0], Qt.Key.Key_Delete)
    assert told == [Results("dogs", scope=AllPhotos())]


def test_taking_the_shelf_away_before_searching_tells_nothing(bar: SearchBar, told: Told) -> None:
    bar.set_scope(Favourites())
    QTest.keyClick(chips(bar)[0], Qt.Key.Key_Delete)
    assert (chips(bar), told) == ([], [])


# chips


@pytest.fixture
def three(bar: SearchBar) -> Results:
    """Three photos are what is searched by."""
    place = Results(photos=(PhotoId(1), PhotoId(2), PhotoId(3)))
    bar.set_results_place(place)
    return place


def test_photos_make_the_words_a_refinement(field: SearchField, three: Results) -> None:
    assert field.placeholderText() == "Refine: this, but …"


def test_the_cross_removes_a_chip(bar: SearchBar, three: Results, told: Told) -> None:
    QTest.mouseClick(chips(bar)[1], Qt.MouseButton.LeftButton, pos=chips(bar)[1].cross.center())
    assert told == [without(three, PhotoId(2))]


def test_a_click_beside_the_cross_does_not(bar: SearchBar, three: Results, told: Told) -> None:
    QTest.mouseClick(chips(bar)[1], Qt.MouseButton.LeftButton, pos=QPoint(6, 12))
    assert told == []


def test_backspace_at_the_start_removes_the_last_chip(
    bar: SearchBar, field: SearchField, three: Results, told: Told
) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert told == [without(three, PhotoId(3))]
    assert field.hasFocus()


def test_backspace_within_the_text_removes_text(bar: SearchBar, field: SearchField, three: Results) -> None:
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert (field.text(), len(chips(bar))) == ("a", 3)


def test_chips_are_reached_and_removed_by_keyboard(
    bar: SearchBar, field: SearchField, three: Results, told: Told
) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Left)
    assert chips(bar)[2].hasFocus()
    QTest.keyClick(chips(bar)[2], Qt.Key.Key_Left)
    QTest.keyClick(chips(bar)[1], Qt.Key.Key_Delete)
    assert told == [without(three, PhotoId(2))]
    assert chips(bar)[1].hasFocus()
    QTest.keyClick(chips(bar)[1], Qt.Key.Key_Right)
    assert field.hasFocus()


def test_tab_goes_through_the_chips_to_the_text(bar: SearchBar, field: SearchField, three: Results) -> None:
    chips(bar)[0].setFocus()
    for chip in chips(bar):
        assert chip.hasFocus()
        QTest.keyClick(chip, Qt.Key.Key_Tab)
    assert field.hasFocus()


def test_removing_the_last_chip_clears_and_gives_the_focus_to_the_text(
    bar: SearchBar, field: SearchField, told: Told
) -> None:
    bar.set_results_place(Results(photos=(PhotoId(1),)))
    chips(bar)[0].setFocus()
    QTest.keyClick(chips(bar)[0], Qt.Key.Key_Delete)
    assert told == [None]
    assert field.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Space])
def test_keys_of_a_chip_are_not_for_the_window(bar: SearchBar, three: Results, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(chips(bar)[0], event)
    assert event.isAccepted()


def test_typing_on_a_chip_goes_into_the_text(bar: SearchBar, field: SearchField, three: Results) -> None:
    chips(bar)[0].setFocus()
    QTest.keyClick(chips(bar)[0], Qt.Key.Key_N)
    assert (field.text(), field.hasFocus()) == ("n", True)


def test_chips_that_do_not_fit_are_counted_and_removed_together(bar: SearchBar, told: Told) -> None:
    photos = tuple(PhotoId(number) for number in range(1, 41))
    bar.set_results_place(Results(photos=photos))
    *some, rest = chips(bar)
    assert rest.text() == f"+{40 - len(some)}"
    assert rest.geometry().right() < bar.width() * 0.6
    QTest.keyClick(rest, Qt.Key.Key_Delete)
    assert told == [Results(photos=photos[: len(some)])]
    assert len(chips(bar)) == len(some)


def test_chips_of_the_library_and_of_files_have_names_and_images(
    qtbot: QtBot, context: Context, bar: SearchBar, photos: Path, make_photo: MakePhoto, tmp_path: Path
) -> None:
    make_photo(photos / "IMG_1.jpg", seed=1)
    outside = make_photo(tmp_path / "outside.png", seed=2)
    context.library.index([photos])
    (known,) = context.library.timeline().ids.tolist()
    bar.set_results_place(Results(photos=(PhotoId(known),), pictures=(outside,)))
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    assert names(bar) == ["Similar to IMG_1.jpg", "Similar to outside.png"]
    assert chips(bar)[0].accessibleName() == "Similar to IMG_1.jpg, remove with Delete"
    faces = load_faces(context.library, [PhotoId(known)], [outside])
    assert all(face.image is not None and not face.image.isNull() for face in faces.values())


def test_a_picture_that_cannot_be_read_has_a_name_at_least(context: Context, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xffno")
    face = load_faces(context.library, [], [broken])[broken]
    assert (face.name, face.image) == ("broken.jpg", None)


# pictures from outside


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(bar: SearchBar, mime: QMimeData) -> bool:
    """Drag something over the bar, and drop it if the bar takes it."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(100, 20), copy, mime, left, none)
    entering.ignore()
    QApplication.sendEvent(bar, entering)
    if entering.isAccepted():
        QApplication.sendEvent(bar, QDropEvent(QPointF(100, 20), copy, mime, left, none))
    return entering.isAccepted()


def test_dropped_files_are_searched_by(bar: SearchBar, told: Told, tmp_path: Path, make_photo: MakePhoto) -> None:
    one, other = (make_photo(tmp_path / name) for name in ("a.jpg", "b.png"))
    assert drop(bar, mime_of(one, other))
    assert told == [Results(pictures=(one, other))]


def test_dropped_files_join_what_is_searched_for(
    bar: SearchBar, told: Told, tmp_path: Path, make_photo: MakePhoto
) -> None:
    picture = make_photo(tmp_path / "a.jpg")
    bar.set_results_place(Results("at night"))
    drop(bar, mime_of(picture))
    drop(bar, mime_of(picture))
    assert told == [Results("at night", pictures=(picture,))]


@pytest.mark.parametrize("name", ["notes.txt", "film.mp4", "folder", "gone.jpg"])
def test_what_is_no_picture_cannot_be_dropped(bar: SearchBar, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif name != "gone.jpg":
        path.touch()
    assert not drop(bar, mime_of(path))


def test_dropped_pixels_get_a_file_that_can_be_searched_by(
    qtbot: QtBot, context: Context, bar: SearchBar, told: Told
) -> None:
    mime = QMimeData()
    mime.setImageData(pixels())
    assert drop(bar, mime)
    qtbot.waitUntil(lambda: bool(told))
    (place,) = told
    assert place is not None
    (picture,) = place.pictures
    assert QImage(str(picture)).pixelColor(3, 3) == QColor("red")
    qtbot.waitUntil(lambda: context.tasks.is_idle)


def test_files_of_pasted_pixels_go_away_with_the_bar(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    bar = SearchBar(context)
    mime = QMimeData()
    mime.setImageData(pixels())
    bar.dropped.emit(mime)
    qtbot.waitUntil(lambda: context.tasks.is_idle and bool(bar.asked().pictures))
    (picture,) = bar.asked().pictures
    assert picture.exists()
    bar.deleteLater()
    qtbot.waitUntil(lambda: not picture.parent.exists())


@pytest.fixture
def clipboard() -> Callable[[QMimeData], None]:
    return QGuiApplication.clipboard().setMimeData


def paste(field: SearchField) -> None:
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_pasted_pixels_are_searched_by(
    qtbot: QtBot, field: SearchField, told: Told, clipboard: Callable[[QMimeData], None]
) -> None:
    mime = QMimeData()
    mime.setImageData(pixels())
    clipboard(mime)
    paste(field)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0] is not None
    assert len(told[0].pictures) == 1


def test_pasted_files_are_searched_by(
    field: SearchField,
    told: Told,
    tmp_path: Path,
    make_photo: MakePhoto,
    clipboard: Callable[[QMimeData], None],
) -> None:
    picture = make_photo(tmp_path / "a.jpg")
    mime = mime_of(picture)
    mime.setText(str(picture))
    clipboard(mime)
    paste(field)
    assert (told, field.text()) == ([Results(pictures=(picture,))], "")


def test_pasted_words_are_words_also_if_a_picture_of_them_comes_along(
    field: SearchField, clipboard: Callable[[QMimeData], None]
) -> None:
    mime = QMimeData()
    mime.setText("two dogs")
    mime.setImageData(pixels())
    clipboard(mime)
    paste(field)
    assert field.text() == "two dogs"


def test_words_pasted_elsewhere_are_searched_for(
    qtbot: QtBot, bar: SearchBar, told: Told, clipboard: Callable[[QMimeData], None]
) -> None:
    mime = QMimeData()
    mime.setText("two dogs")
    clipboard(mime)
    bar.paste()
    qtbot.waitUntil(lambda: told == [Results("two dogs")])


# recent searches


@pytest.fixture
def recent(context: Context) -> RecentSearches:
    """Two searches were of use before, the dogs last."""
    recent = RecentSearches(context.memory)
    for phrase in ("sunset", "dogs"):
        recent.add(phrase)
    return recent


def test_recent_searches_are_newest_first_without_doubles_and_not_endless(context: Context) -> None:
    recent = RecentSearches(context.memory)
    for number in range(MOST + 5):
        recent.add(f"search {number}")
    recent.add("SEARCH 20")
    phrases = recent.phrases()
    assert phrases[:3] == ["SEARCH 20", "search 24", "search 23"]
    assert len(phrases) == MOST


def test_only_what_was_of_use_is_remembered(
    qtbot: QtBot, context: Context, bar: SearchBar, field: SearchField, told: Told
) -> None:
    QTest.keyClicks(field, "do")
    qtbot.waitUntil(lambda: bool(told))
    assert RecentSearches(context.memory).phrases() == []
    bar.remember()
    QTest.keyClicks(field, "gs")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert RecentSearches(context.memory).phrases() == ["dogs", "do"]


def test_an_empty_field_offers_recent_searches(bar: SearchBar, recent: RecentSearches) -> None:
    bar.focus_search()
    assert listed(bar) == ["dogs", "sunset", "Clear recent searches"]


def test_down_opens_them_and_marks_one_that_enter_takes(
    bar: SearchBar, field: SearchField, recent: RecentSearches, told: Told
) -> None:
    field.setFocus()
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [Results("sunset")]
    assert recent.phrases() == ["sunset", "dogs"]
    assert listed(bar) == []


def test_typing_goes_on_while_they_are_open_and_closes_them(
    bar: SearchBar, field: SearchField, recent: RecentSearches
) -> None:
    bar.focus_search()
    assert field.hasFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "cat")
    assert (field.text(), listed(bar)) == ("cat", [])


def test_a_click_takes_one_and_the_focus_stays(
    bar: SearchBar, field: SearchField, recent: RecentSearches, told: Told
) -> None:
    bar.focus_search()
    texts = recent_list(bar).findChildren(QListWidget)[0]
    QTest.mouseClick(texts.viewport(), Qt.MouseButton.LeftButton, pos=texts.visualItemRect(texts.item(1)).center())
    assert told == [Results("sunset")]
    assert field.hasFocus()


def test_escape_closes_them_first(bar: SearchBar, field: SearchField, recent: RecentSearches, told: Told) -> None:
    bar.focus_search()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (listed(bar), told) == ([], [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert told == [None]


def test_the_last_line_forgets_them(bar: SearchBar, field: SearchField, recent: RecentSearches, told: Told) -> None:
    bar.focus_search()
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (recent.phrases(), told) == ([], [])


def test_they_go_when_the_focus_goes(bar: SearchBar, window: QWidget, recent: RecentSearches) -> None:
    bar.focus_search()
    window.setFocus()
    assert listed(bar) == []


# waiting


def test_a_long_search_shows_that_it_is_under_way(qtbot: QtBot, bar: SearchBar) -> None:
    (line,) = bar.findChildren(BusyLine)
    bar.set_busy(True)
    assert not line.isVisible()
    qtbot.waitUntil(line.isVisible)
    bar.set_busy(False)
    assert not line.isVisible()


def test_a_quick_search_shows_nothing(qtbot: QtBot, bar: SearchBar) -> None:
    (line,) = bar.findChildren(BusyLine)
    bar.set_busy(True)
    bar.set_busy(False)
    assert not line._patience.isActive()
