"""Photos are chosen by click, Ctrl, Shift, rubber band and keyboard, however many there are."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.grid import Arrangement, GridMode, GridView, Section, Thumbnails, dated

NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def ids_of(grid: GridView, *positions: int) -> tuple[PhotoId, ...]:
    return tuple(PhotoId(int(grid.arrangement().ids[position])) for position in positions)


def centre(grid: GridView, position: int) -> QPoint:
    x, y = grid.plan.box(position).centre
    return QPoint(x, y - grid.scroll_px)


def click(qtbot: QtBot, grid: GridView, position: int, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.mouseClick(grid.viewport(), LEFT, modifiers, centre(grid, position))


def send(
    grid: GridView,
    kind: QEvent.Type,
    point: QPoint,
    modifiers: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """A mouse event with the left button held; qtbot's own moves know no buttons."""
    viewport = grid.viewport()
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
    at, on_screen = QPointF(point), QPointF(viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, QMouseEvent(kind, at, on_screen, button, held, modifiers))


def span_band(grid: GridView, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    send(grid, QEvent.Type.MouseButtonPress, start, modifiers)
    send(grid, QEvent.Type.MouseMove, (start + end) / 2, modifiers)
    send(grid, QEvent.Type.MouseMove, end, modifiers)


def test_a_click_selects_one_photo_and_makes_it_current(qtbot: QtBot, grid: GridView) -> None:
    click(qtbot, grid, 1)
    told: list[object] = []
    grid.selection_changed.connect(lambda: told.append(grid.selected()))
    grid.current_changed.connect(told.append)
    click(qtbot, grid, 2)
    assert grid.selected() == ids_of(grid, 2)
    assert grid.current() == grid.id_at(2)
    assert told == [grid.current(), grid.selected()], "each is told once"


def test_ctrl_adds_and_takes_away_one_photo(qtbot: QtBot, grid: GridView) -> None:
    click(qtbot, grid, 0)
    click(qtbot, grid, 3, CTRL)
    assert grid.selected() == ids_of(grid, 0, 3)
    click(qtbot, grid, 0, CTRL)
    assert grid.selected() == ids_of(grid, 3)


def test_shift_selects_all_from_the_last_choice_to_here(qtbot: QtBot, grid: GridView) -> None:
    click(qtbot, grid, 4)
    click(qtbot, grid, 1, SHIFT)
    assert grid.selected() == ids_of(grid, 1, 2, 3, 4)
    click(qtbot, grid, 5, SHIFT)
    assert grid.selected() == ids_of(grid, 4, 5)


def test_the_circle_in_the_corner_selects_without_any_key(qtbot: QtBot, grid: GridView) -> None:
    click(qtbot, grid, 0)
    box = grid.plan.box(2)
    QTest.mouseClick(grid.viewport(), LEFT, NO_KEY, QPoint(box.left + 12, box.top + 12))
    assert grid.selected() == ids_of(grid, 0, 2)
    QTest.mouseClick(grid.viewport(), LEFT, NO_KEY, QPoint(box.left + 12, box.top + 12))
    assert grid.selected() == ids_of(grid, 0)


def test_a_click_beside_all_photos_selects_nothing(qtbot: QtBot, grid: GridView) -> None:
    click(qtbot, grid, 0)
    QTest.mouseClick(grid.viewport(), LEFT, NO_KEY, QPoint(3, 3))
    assert grid.selected() == ()


def test_a_click_on_one_of_several_keeps_them_until_the_button_is_released(qtbot: QtBot, grid: GridView) -> None:
    grid.select(ids_of(grid, 0, 1, 2))
    send(grid, QEvent.Type.MouseButtonPress, centre(grid, 1))
    assert len(grid.selected()) == 3, "they may be about to be dragged"
    send(grid, QEvent.Type.MouseButtonRelease, centre(grid, 1))
    assert grid.selected() == ids_of(grid, 1)


def test_a_rubber_band_selects_what_it_touches_and_lets_go_again(grid: GridView) -> None:
    start, end = QPoint(4, 20), centre(grid, 2)
    span_band(grid, start, end)
    touched = grid.selected()
    assert ids_of(grid, 2)[0] in touched
    send(grid, QEvent.Type.MouseMove, QPoint(5, 30))
    assert grid.selected() == ()
    send(grid, QEvent.Type.MouseMove, end)
    send(grid, QEvent.Type.MouseButtonRelease, end)
    assert grid.selected() == touched
    assert grid._pointer.band is None


def test_a_rubber_band_with_ctrl_adds_to_what_was_selected(grid: GridView) -> None:
    last = len(grid) - 1
    grid.select(ids_of(grid, last))
    span_band(grid, QPoint(4, 20), centre(grid, 0), CTRL)
    send(grid, QEvent.Type.MouseButtonRelease, centre(grid, 0), CTRL)
    assert set(ids_of(grid, 0, last)) <= set(grid.selected())


def test_a_rubber_band_at_the_edge_scrolls_and_goes_on_selecting(qtbot: QtBot, grid: GridView) -> None:
    end = QPoint(800, grid.viewport().height() + 80)
    span_band(grid, QPoint(4, 20), end)
    qtbot.waitUntil(lambda: grid.scroll_px == grid.verticalScrollBar().maximum())
    assert len(grid.selected()) == len(grid)
    send(grid, QEvent.Type.MouseButtonRelease, end)
    assert not grid._pointer._ticking.isActive()


def test_photos_that_come_in_do_not_disturb_a_rubber_band(grid: GridView) -> None:
    shown = grid.arrangement()
    grid.resize(900, 400)
    grid.set_arrangement(Arrangement(shown.ids[9:], shown.ratios[9:], (Section(0, "Before"),)), keep=False)
    grid.verticalScrollBar().setValue(60)
    span_band(grid, QPoint(3, 60), QPoint(700, 300))
    selected, band = grid.selected(), grid._pointer.band
    assert selected
    assert band is not None
    sections = (Section(0, "New"), Section(9, "Before"))
    grid.set_arrangement(Arrangement(shown.ids, shown.ratios, sections), keep=True)
    send(grid, QEvent.Type.MouseMove, QPoint(700, 300))
    assert grid.selected() == selected
    again = grid._pointer.band
    assert again is not None
    assert (again.height, again.top - grid.scroll_px) == (band.height, band.top - 60)


def test_arrow_keys_walk_through_all_photos_and_select_them(qtbot: QtBot, grid: GridView) -> None:
    grid.setFocus()
    walked: list[PhotoId] = []
    for _ in range(len(grid)):
        QTest.keyClick(grid, Key.Key_Right)
        walked += grid.selected()
        box = grid.plan.box(grid.position_of(walked[-1]) or 0)
        assert grid.scroll_px <= box.top
        assert box.bottom <= grid.scroll_px + grid.viewport().height(), "the current photo is in view"
    assert walked == grid.arrangement().ids.tolist()
    QTest.keyClick(grid, Key.Key_Left)
    assert grid.current() == grid.id_at(len(grid) - 2)


def test_down_keeps_to_its_column_and_home_and_end_lead_to_both_ends(qtbot: QtBot, grid: GridView) -> None:
    click(qtbot, grid, 1)
    x = grid.plan.box(1).centre[0]
    rows = []
    for _ in range(4):
        QTest.keyClick(grid, Key.Key_Down)
        position = grid.position_of(grid.current() or PhotoId(0)) or 0
        rows.append(grid.plan.box(position).top)
        assert grid.plan.above(grid.plan.below(position, x), x) == position
    assert rows == sorted(rows)
    QTest.keyClick(grid, Key.Key_End)
    assert grid.current() == grid.id_at(len(grid) - 1)
    QTest.keyClick(grid, Key.Key_Home)
    assert grid.selected() == ids_of(grid, 0)
    QTest.keyClick(grid, Key.Key_PageDown)
    assert grid.plan.box(grid.position_of(grid.current() or PhotoId(0)) or 0).top > grid.plan.box(0).bottom


def test_shift_with_arrows_extends_and_ctrl_only_moves(qtbot: QtBot, grid: GridView) -> None:
    click(qtbot, grid, 2)
    QTest.keyClick(grid, Key.Key_Right, SHIFT)
    QTest.keyClick(grid, Key.Key_Right, SHIFT)
    assert grid.selected() == ids_of(grid, 2, 3, 4)
    QTest.keyClick(grid, Key.Key_Left, SHIFT)
    assert grid.selected() == ids_of(grid, 2, 3)
    QTest.keyClick(grid, Key.Key_End, CTRL)
    assert grid.selected() == ids_of(grid, 2, 3)
    QTest.keyClick(grid, Key.Key_Space, CTRL)
    assert grid.selected() == ids_of(grid, 2, 3, len(grid) - 1)
    QTest.keyClick(grid, Key.Key_Space)
    assert grid.selected() == ids_of(grid, len(grid) - 1)


def test_ctrl_a_selects_a_million_photos_at_once(qtbot: QtBot, grid: GridView) -> None:
    count = 1_000_000
    grid.set_arrangement(
        Arrangement(np.arange(1, count + 1), np.full(count, 1.5, np.float32), (Section(0, "All"),)), keep=False
    )
    with qtbot.waitSignal(grid.selection_changed):
        QTest.keyClick(grid, Key.Key_A, CTRL)
    assert len(grid.selection) == count
    assert len(grid.selected()) == count
    grid.select_none()
    assert grid.selected() == ()


def test_going_to_a_photo_selects_it_and_brings_it_into_view(qtbot: QtBot, grid: GridView) -> None:
    photo = ids_of(grid, len(grid) - 1)[0]
    with qtbot.waitSignal(grid.current_changed, check_params_cb=lambda current: current == photo):
        grid.go_to(photo)
    assert grid.selected() == (photo,)
    assert grid.scroll_px == grid.verticalScrollBar().maximum()
    grid.go_to(PhotoId(999_999))
    assert grid.current() == photo, "a photo that is not shown changes nothing"


def test_photos_that_come_in_leave_selection_current_and_view_alone(qtbot: QtBot, grid: GridView) -> None:
    shown = grid.arrangement()
    fewer = Arrangement(shown.ids[6:], shown.ratios[6:], (Section(0, "Before"),))
    grid.set_arrangement(fewer, keep=False)
    click(qtbot, grid, 1)
    click(qtbot, grid, 3, CTRL)
    grid.verticalScrollBar().setValue(grid.plan.box(4).top - 30)
    selected, current, top = grid.selected(), grid.current(), grid.top()
    grid.set_arrangement(shown, keep=True)
    assert (grid.selected(), grid.current(), grid.top()) == (selected, current, top)
    click(qtbot, grid, grid.position_of(selected[1]) or 0)
    grid.set_arrangement(Arrangement.empty(), keep=True)
    assert (grid.selected(), grid.current(), grid.top()) == ((), None, (None, 0))


def test_another_place_begins_at_the_top_with_nothing_selected(qtbot: QtBot, context: Context, grid: GridView) -> None:
    grid.go_to(ids_of(grid, len(grid) - 1)[0])
    photo, offset_px = grid.top()
    with qtbot.waitSignals([grid.selection_changed, grid.current_changed]):
        grid.set_arrangement(dated(context.library.timeline()), keep=False)
    assert (grid.selected(), grid.current(), grid.scroll_px) == ((), None, 0)
    grid.restore(photo, offset_px)
    assert grid.top() == (photo, offset_px)


@pytest.mark.parametrize("mode", GridMode)
def test_a_screen_reader_finds_each_photo_with_name_place_and_state(
    qtbot: QtBot, grid: GridView, thumbnails: Thumbnails, mode: GridMode
) -> None:
    QAccessible.setActive(True)
    grid.set_mode(mode)
    qtbot.waitUntil(lambda: grid._photos.card(ids_of(grid, 2)[0]) is not None)
    grid.setFocus()
    click(qtbot, grid, 2)
    told = QAccessible.queryAccessibleInterface(grid)
    assert told.role() == QAccessible.Role.List
    assert told.text(QAccessible.Text.Name) == "Photos"
    assert told.childCount() == len(grid)
    photo = told.child(2)
    assert photo.role() == QAccessible.Role.ListItem
    assert photo.text(QAccessible.Text.Name).startswith("Photo IMG_21.jpg, ")
    box = grid.plan.box(2)
    assert (photo.rect().width(), photo.rect().height()) == (box.width, box.height)
    assert grid.selectionModel().isSelected(grid.model().index(2, 0))
    assert grid.currentIndex().row() == 2
    QAccessible.setActive(False)
