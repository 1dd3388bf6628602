"""The viewer on a real library: stepping, zooming, what lies around the picture, and what goes wrong."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.change import LibraryChange
from photolens.domain.photo import PhotoCard, PhotoId
from photolens.gui.context import Context
from photolens.gui.viewer import Viewer
from photolens.gui.viewer.canvas import Canvas
from photolens.library import Library

SIZES = {"a large.jpg": (1600, 1200), "b small.png": (120, 90), "c tall.jpg": (500, 1500), "d wide.jpg": (2400, 400)}
Key = Qt.Key


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with photos and a library of them; indexed once, as every test works on a copy of it."""
    folder = tmp_path_factory.mktemp("indexed")
    (folder / "photos").mkdir()
    for number, (name, size) in enumerate(SIZES.items()):
        rough = np.random.default_rng(number).integers(0, 256, (6, 8, 3), np.uint8)
        Image.fromarray(rough).resize(size, Image.Resampling.BICUBIC).save(folder / "photos" / name)
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
    return folder


@pytest.fixture
def photos(indexed: Path) -> Path:
    return indexed / "photos"


@pytest.fixture
def library(indexed: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(indexed / "library", tmp_path / "library")
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def cards(library: Library) -> list[PhotoCard]:
    """The photos by name."""
    found = library.cards([PhotoId(int(photo)) for photo in library.timeline().ids])
    return sorted(found.values(), key=lambda card: card.path.name)


@pytest.fixture
def ids(cards: list[PhotoCard]) -> list[PhotoId]:
    """The photos by name: large, small, tall, wide."""
    return [card.id for card in cards]


@pytest.fixture
def viewer(context: Context, ids: list[PhotoId], qtbot: QtBot) -> Viewer:
    """A shown viewer at the first photo, with the focus."""
    viewer = Viewer(context)
    qtbot.addWidget(viewer, before_close_func=lambda _: settle(viewer, context, qtbot))
    viewer.resize(800, 600)
    viewer.show_photo(ids, 0, [0.9, 0.6, 0.3, 0.1])
    viewer.show()
    viewer.activateWindow()
    qtbot.waitUntil(viewer.isActiveWindow)
    viewer.setFocus()
    settle(viewer, context, qtbot)
    return viewer


def settle(viewer: Viewer, context: Context, qtbot: QtBot) -> None:
    """Until nothing is under way, and nothing is about to be."""
    qtbot.waitUntil(lambda: context.tasks.is_idle and not viewer._settling.isActive())


def canvas(viewer: Viewer) -> Canvas:
    return viewer.stage.canvas


def sides(viewer: Viewer) -> list[int]:
    """The long sides of what is loaded of the photo."""
    return [level.side_px for level in viewer._feed.levels]


def heard(signal: SignalInstance) -> list[tuple[object, ...]]:
    """Grows with everything that a signal says from now on."""
    said: list[tuple[object, ...]] = []
    signal.connect(lambda *values: said.append(values))
    return said


def press(viewer: Viewer, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(canvas(viewer), key, modifiers)


def turn_wheel(viewer: Viewer, notches: int, at: QPointF) -> None:
    on_screen = QPointF(canvas(viewer).mapToGlobal(at.toPoint()))
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    turned = QPoint(0, 120 * notches)
    event = QWheelEvent(at, on_screen, QPoint(), turned, none, Qt.KeyboardModifier.NoModifier, phase, False)
    QApplication.sendEvent(canvas(viewer), event)


def move_pointer(viewer: Viewer, at: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    on_screen = QPointF(canvas(viewer).mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), on_screen, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas(viewer), event)


def colour_at(viewer: Viewer, x: int, y: int) -> QColor:
    return canvas(viewer).grab().toImage().pixelColor(x, y)


# one photo after the other


def test_the_photo_is_shown_as_large_as_it_fits(viewer: Viewer) -> None:
    view = canvas(viewer).view
    assert canvas(viewer).is_fitted
    assert sides(viewer)[-1] == pytest.approx(max(SIZES["a large.jpg"]) * canvas(viewer).scale, abs=1)
    assert sides(viewer)[-1] <= max(view.width, view.height)


def test_arrow_keys_and_others_step_and_stop_at_the_ends(viewer: Viewer, ids: list[PhotoId]) -> None:
    seen = []
    keys = (Key.Key_Right, Key.Key_Space, Key.Key_PageDown, Key.Key_Right, Key.Key_Left, Key.Key_Backspace, Key.Key_End)
    for key in (*keys, Key.Key_Home, Key.Key_Left):
        press(viewer, key)
        seen.append(viewer.current())
    large, small, tall, wide = ids
    assert seen == [small, tall, wide, wide, tall, small, wide, large, large]


def test_stepping_tells_the_photo_and_what_is_known_of_it(
    viewer: Viewer, context: Context, cards: list[PhotoCard], qtbot: QtBot
) -> None:
    photos, known = heard(viewer.photo_changed), heard(viewer.card_changed)
    viewer.step(1)
    settle(viewer, context, qtbot)
    assert photos == [(cards[1].id,)]
    assert known[-1] == (cards[1],)


def test_a_neighbour_is_there_before_it_is_asked_for(viewer: Viewer, context: Context, qtbot: QtBot) -> None:
    viewer.step(1)
    settle(viewer, context, qtbot)
    viewer.step(1)
    assert sides(viewer)[-1] == canvas(viewer).view.height, "as it fits, without going back to the event loop"
    assert viewer.stage.top_bar._title.accessibleName().startswith("c tall.jpg")


def test_memory_is_given_back_while_the_grid_is_looked_at(viewer: Viewer, context: Context, qtbot: QtBot) -> None:
    viewer.hide()
    assert sides(viewer) == []
    viewer.show()
    settle(viewer, context, qtbot)
    assert sides(viewer)


def test_an_arrow_at_the_side_steps_and_is_missing_at_the_end(viewer: Viewer, ids: list[PhotoId]) -> None:
    assert not viewer.stage.before.isVisible()
    QTest.mouseClick(viewer.stage.after, Qt.MouseButton.LeftButton)
    assert viewer.current() == ids[1]
    assert viewer.stage.before.isVisible()
    viewer.step(10)
    assert not viewer.stage.after.isVisible()


def test_another_order_keeps_the_photo(viewer: Viewer, ids: list[PhotoId]) -> None:
    viewer.step(1)
    viewer.set_order(list(reversed(ids)))
    assert viewer.current() == ids[1]
    viewer.step(1)
    assert viewer.current() == ids[0]


def test_a_photo_that_left_the_order_gives_way_to_the_next_and_none_closes(viewer: Viewer, ids: list[PhotoId]) -> None:
    closed = heard(viewer.closed)
    viewer.set_order(ids[1:])
    assert viewer.current() == ids[1]
    assert len(closed) == 0
    viewer.set_order([])
    assert len(closed) == 1


# zoom


def test_the_wheel_zooms_at_the_pointer(viewer: Viewer) -> None:
    at = QPointF(300, 250)
    before = canvas(viewer).placement.at(300, 250)
    turn_wheel(viewer, 3, at)
    assert canvas(viewer).placement.at(300, 250) == pytest.approx(before)
    turn_wheel(viewer, 100, at)
    assert canvas(viewer).scale == 8
    turn_wheel(viewer, -200, at)
    assert canvas(viewer).is_fitted


def test_zooming_in_reads_the_pixels_that_are_missing(viewer: Viewer, context: Context, qtbot: QtBot) -> None:
    assert sides(viewer)[-1] < 1600
    press(viewer, Key.Key_Z)
    assert canvas(viewer).scale == 1
    settle(viewer, context, qtbot)
    assert sides(viewer)[-1] == 1600


def test_a_pinch_zooms_at_its_place(viewer: Viewer) -> None:
    before, at = canvas(viewer).placement, QPointF(300, 250)
    kind, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
    pinch = QNativeGestureEvent(kind, device, 2, at, at, at, 0.5, QPointF())
    QApplication.sendEvent(canvas(viewer), pinch)
    assert canvas(viewer).scale == pytest.approx(before.scale * 1.5)
    assert canvas(viewer).placement.at(300, 250) == pytest.approx(before.at(300, 250))


def test_the_pixels_of_a_photo_that_was_zoomed_are_given_back(viewer: Viewer, context: Context, qtbot: QtBot) -> None:
    viewer.toggle_full_size()
    settle(viewer, context, qtbot)
    viewer.step(1)
    settle(viewer, context, qtbot)
    viewer.step(-1)
    assert 0 < sides(viewer)[-1] < 1600


def test_a_double_click_goes_to_full_size_and_back(viewer: Viewer) -> None:
    for expected in (1.0, None, 1.0):
        QTest.mouseDClick(canvas(viewer), Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        assert canvas(viewer).is_fitted if expected is None else canvas(viewer).scale == expected


def test_a_small_photo_is_not_blown_up_until_asked(viewer: Viewer, context: Context, qtbot: QtBot) -> None:
    viewer.step(1)
    settle(viewer, context, qtbot)
    assert canvas(viewer).scale == 1
    press(viewer, Key.Key_Z)
    assert canvas(viewer).scale == 2
    press(viewer, Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert canvas(viewer).scale == 1


def test_plus_and_minus_zoom_by_steps(viewer: Viewer) -> None:
    fit = canvas(viewer).scale
    press(viewer, Key.Key_Plus)
    assert canvas(viewer).scale == pytest.approx(fit * 1.25)
    viewer.zoom_by(-1)
    assert canvas(viewer).is_fitted


def test_arrow_keys_move_a_zoomed_photo_instead_of_stepping(viewer: Viewer, ids: list[PhotoId]) -> None:
    press(viewer, Key.Key_Z)
    before = canvas(viewer).placement.left
    press(viewer, Key.Key_Right)
    assert canvas(viewer).placement.left < before
    assert viewer.current() == ids[0]


def test_dragging_moves_a_zoomed_photo_with_the_pointer(viewer: Viewer) -> None:
    viewer.toggle_full_size()
    placed = canvas(viewer).placement
    QTest.mousePress(canvas(viewer), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert canvas(viewer).cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseMove(canvas(viewer), QPoint(310, 280))
    QTest.mouseRelease(canvas(viewer), Qt.MouseButton.LeftButton, pos=QPoint(310, 280))
    moved = canvas(viewer).placement
    assert (moved.left - placed.left, moved.top - placed.top) == (10, -20)
    assert canvas(viewer).cursor().shape() is Qt.CursorShape.OpenHandCursor


def test_the_next_photo_is_fitted_again(viewer: Viewer) -> None:
    viewer.toggle_full_size()
    viewer.step(2)
    assert canvas(viewer).is_fitted


def test_the_bar_tells_how_large_it_is(viewer: Viewer) -> None:
    press(viewer, Key.Key_Z)
    assert viewer.stage.top_bar._zoom.text() == "100%"
    assert viewer.stage.top_bar._zoom.accessibleName() == "Zoomed, 100%"


def test_a_larger_view_is_decoded_for(viewer: Viewer, context: Context, qtbot: QtBot) -> None:
    before = sides(viewer)[-1]
    viewer.resize(1200, 900)
    settle(viewer, context, qtbot)
    assert sides(viewer)[-1] > before
    assert canvas(viewer).is_fitted


# around the picture


def test_info_shows_the_facts_and_why_it_matched(viewer: Viewer, context: Context, qtbot: QtBot) -> None:
    press(viewer, Key.Key_I)
    settle(viewer, context, qtbot)
    texts = viewer.stage.info.texts()
    assert texts[0].startswith("90% match")
    assert any(text.startswith("a large.jpg\n1600 × 1200") for text in texts)
    viewer.step(1)
    settle(viewer, context, qtbot)
    assert viewer.stage.info.texts()[0].startswith("60% match")


def test_info_is_remembered(viewer: Viewer, context: Context) -> None:
    viewer.set_info_visible(True)
    other = Viewer(context, viewer)  # with a parent: else a worker's garbage collection might be what deletes it
    assert other.switches.info.isChecked()
    assert not other.switches.filmstrip.isChecked()


def test_info_follows_a_change_of_the_photo(
    viewer: Viewer, context: Context, ids: list[PhotoId], library: Library, qtbot: QtBot
) -> None:
    viewer.set_info_visible(True)
    settle(viewer, context, qtbot)
    context.mailbox.post(library.set_caption([ids[0]], "The last morning"))
    qtbot.waitUntil(lambda: "The last morning" in viewer.stage.info.texts())


def test_the_filmstrip_shows_similar_photos_with_their_match(
    viewer: Viewer, context: Context, ids: list[PhotoId], qtbot: QtBot
) -> None:
    press(viewer, Key.Key_T)
    tiles = viewer.stage.filmstrip.tiles
    qtbot.waitUntil(lambda: tiles.count() == 4)
    assert tiles.photos()[0] == ids[0]
    assert set(tiles.photos()) == set(ids)
    assert tiles.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "a large.jpg"
    assert tiles.item(1).data(Qt.ItemDataRole.AccessibleTextRole).endswith("% match")


def test_a_photo_of_the_filmstrip_opens_and_its_order_is_walked(
    viewer: Viewer, context: Context, ids: list[PhotoId], qtbot: QtBot
) -> None:
    viewer.set_filmstrip_visible(True)
    tiles = viewer.stage.filmstrip.tiles
    qtbot.waitUntil(lambda: tiles.count() == 4)
    order = tiles.photos()
    QTest.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=tiles.visualItemRect(tiles.item(1)).center())
    assert viewer.current() == order[1]
    assert tiles.marked == order[1]
    with_focus = QApplication.focusWidget()
    assert with_focus is not None
    QTest.keyClick(with_focus, Key.Key_Right)
    assert viewer.current() == order[2], "the click has left the keys to the picture"
    settle(viewer, context, qtbot)
    assert tiles.photos() == order, "the row stays while it is walked"
    QTest.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=tiles.visualItemRect(tiles.item(0)).center())
    press(viewer, Key.Key_Right)
    assert viewer.current() == ids[1], "back at the first one, the grid's order goes on"


def test_the_filmstrip_works_by_keyboard(viewer: Viewer, qtbot: QtBot) -> None:
    viewer.set_filmstrip_visible(True)
    tiles = viewer.stage.filmstrip.tiles
    qtbot.waitUntil(lambda: tiles.count() == 4)
    tiles.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tiles, Key.Key_Right)
    assert viewer.current() == tiles.photos()[0]
    QTest.keyClick(tiles, Key.Key_Return)
    assert viewer.current() == tiles.photos()[1]


def test_all_that_is_similar_can_be_asked_for_in_the_grid(viewer: Viewer, ids: list[PhotoId], qtbot: QtBot) -> None:
    viewer.set_filmstrip_visible(True)
    asked = heard(viewer.similar_requested)
    button = next(child for child in viewer.stage.filmstrip.findChildren(QAbstractButton) if "grid" in child.text())
    button.click()
    assert asked == [(ids[0],)]


def test_actions_of_the_window_are_buttons_in_the_bar(viewer: Viewer) -> None:
    favourite = QAction("&Favourite", viewer)
    triggered = heard(favourite.triggered)
    viewer.set_actions({"favourite": favourite})
    button = viewer.stage.top_bar.button("favourite")
    assert button is not None
    assert button.accessibleName() == "Favourite"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(triggered) == 1


def test_every_control_has_a_name(viewer: Viewer) -> None:
    viewer.set_filmstrip_visible(True)
    viewer.set_actions({"favourite": QAction("&Favourite", viewer)})
    for button in viewer.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text(), button


def test_the_context_menu_is_asked_for_where_it_was_asked(viewer: Viewer) -> None:
    asked = heard(viewer.menu_requested)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(10, 10), QPoint(110, 120))
    QApplication.sendEvent(canvas(viewer), event)
    assert asked == [(QPoint(110, 120),)]


# full screen and slideshow


def test_escape_leaves_slideshow_then_full_screen_then_the_viewer(viewer: Viewer) -> None:
    left, closed = heard(viewer.fullscreen_toggled), heard(viewer.closed)
    viewer.set_fullscreen(True)
    viewer.start_slideshow(60)
    press(viewer, Key.Key_Escape)
    assert not viewer.is_playing
    assert (left, closed) == ([], [])
    press(viewer, Key.Key_Escape)
    assert left == [(False,)]
    viewer.set_fullscreen(False)
    press(viewer, Key.Key_Escape)
    assert len(closed) == 1


def test_full_screen_is_black_and_bars_come_with_the_pointer(viewer: Viewer) -> None:
    viewer.step(2)
    viewer.set_fullscreen(True)
    assert canvas(viewer).height() == viewer.height()
    assert colour_at(viewer, 5, 300) == QColor("black")
    assert not viewer.stage.top_bar.isVisible()
    move_pointer(viewer, QPoint(400, 300))
    assert viewer.stage.top_bar.isVisible()
    viewer.stage.conceal()
    assert not viewer.stage.top_bar.isVisible()
    assert canvas(viewer).cursor().shape() is Qt.CursorShape.BlankCursor
    viewer.set_fullscreen(False)
    assert viewer.stage.top_bar.isVisible()
    assert colour_at(viewer, 5, 300) != QColor("black")
    assert canvas(viewer).cursor().shape() is not Qt.CursorShape.BlankCursor


def test_a_slideshow_goes_on_and_around(viewer: Viewer, ids: list[PhotoId], qtbot: QtBot) -> None:
    viewer.step(2)
    seen: list[PhotoId] = []
    viewer.photo_changed.connect(seen.append)
    viewer.start_slideshow(0.02)
    qtbot.waitUntil(lambda: len(seen) >= 3)
    viewer.stop_slideshow()
    assert seen[:3] == [ids[3], ids[0], ids[1]]


def test_a_slideshow_waits_for_a_photo_that_is_still_read(
    viewer: Viewer, context: Context, ids: list[PhotoId], qtbot: QtBot
) -> None:
    viewer._feed._pictures.clear()
    viewer.start_slideshow(0)
    viewer.step(1)
    assert not viewer._slideshow._timer.isActive()
    qtbot.waitUntil(lambda: viewer.current() != ids[1])
    viewer.stop_slideshow()


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_A, Key.Key_F5])
def test_any_key_stops_a_slideshow_and_does_no_more(viewer: Viewer, ids: list[PhotoId], key: Qt.Key) -> None:
    action = QAction("Any", viewer)
    action.setShortcut(key)
    viewer.addAction(action)
    triggered = heard(action.triggered)
    viewer.start_slideshow(60)
    press(viewer, key)
    assert not viewer.is_playing
    assert viewer.current() == ids[0]
    assert len(triggered) == 0


def test_a_click_stops_a_slideshow(viewer: Viewer) -> None:
    viewer.start_slideshow(60)
    QTest.mouseClick(canvas(viewer), Qt.MouseButton.LeftButton)
    assert not viewer.is_playing


def test_no_clock_runs_once_the_viewer_is_left(viewer: Viewer, qtbot: QtBot) -> None:
    viewer.set_filmstrip_visible(True)
    viewer.start_slideshow(60)
    move_pointer(viewer, QPoint(100, 100))
    viewer.hide()
    clocks = (viewer._slideshow._timer, viewer._settling, viewer.stage._idle, viewer.stage.filmstrip._timer)
    assert not any(clock.isActive() for clock in clocks)
    assert not viewer.is_playing


# what goes wrong


def test_a_file_that_vanished_keeps_its_thumbnail_and_says_so(
    viewer: Viewer, context: Context, photos: Path, ids: list[PhotoId], qtbot: QtBot
) -> None:
    viewer.hide()
    (photos / "a large.jpg").rename(photos.parent / "away.jpg")
    try:
        viewer.show()
        settle(viewer, context, qtbot)
        assert "a large.jpg is not where it was" in viewer.stage.notice.text()
        assert len(sides(viewer)) == 1, "the thumbnail"
    finally:
        (photos.parent / "away.jpg").rename(photos / "a large.jpg")
    context.mailbox.post(LibraryChange(files=True))
    qtbot.waitUntil(lambda: viewer.stage.notice.text() == "")
    assert len(sides(viewer)) == 2


def test_a_photo_of_an_unplugged_drive_is_shown_small_and_says_so(
    viewer: Viewer, context: Context, photos: Path, library: Library, qtbot: QtBot
) -> None:
    viewer.hide()
    photos.rename(photos.parent / "unplugged")
    try:
        library.index()
        viewer.show()
        settle(viewer, context, qtbot)
        assert "drive that is not connected" in viewer.stage.notice.text()
        assert sides(viewer)
    finally:
        (photos.parent / "unplugged").rename(photos)


def test_a_damaged_file_tells_what_it_suffers_from(
    viewer: Viewer, context: Context, photos: Path, qtbot: QtBot
) -> None:
    viewer.hide()
    whole = (photos / "a large.jpg").read_bytes()
    (photos / "a large.jpg").write_bytes(whole[: len(whole) // 2])
    try:
        viewer.show()
        settle(viewer, context, qtbot)
        assert viewer.stage.notice.text() == (
            "a large.jpg cannot be shown in full: the file ends too early; it may be half copied."
        )
    finally:
        (photos / "a large.jpg").write_bytes(whole)


def test_a_photo_that_is_not_in_the_library_is_no_blank_page(viewer: Viewer, context: Context, qtbot: QtBot) -> None:
    viewer.show_photo([987_654], 0)
    settle(viewer, context, qtbot)
    assert "no longer in the library" in viewer.stage.notice.text()
    picture = canvas(viewer).grab().toImage()
    assert len({picture.pixel(x, picture.height() // 2) for x in range(picture.width())}) > 1, "something is drawn"


def test_the_focus_is_with_the_picture(viewer: Viewer) -> None:
    assert isinstance(QApplication.focusWidget(), QWidget)
    assert QApplication.focusWidget() is canvas(viewer)
