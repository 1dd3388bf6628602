"""Photos that change places in the grid, and what is carried when they are dragged."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photolens.domain.photo import PhotoId
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.grid import Arrangement, GridView
from photolens.gui.grid.carrying import PHOTOS_TYPE, carried, carries, carry
from photolens.gui.grid.dragging import files_of
from photolens.gui.grid.drops import Drops

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def album(grid: GridView) -> GridView:
    """The grid with photos in an order of their own."""
    shown = grid.arrangement()
    grid.set_arrangement(Arrangement(shown.ids, shown.ratios, ()), keep=False)
    grid.set_arrangeable(True)
    return grid


def ids(grid: GridView) -> list[PhotoId]:
    return [PhotoId(photo) for photo in grid.arrangement().ids.tolist()]


def photos_of(*photos: int) -> QMimeData:
    data = QMimeData()
    carry(data, map(PhotoId, photos))
    return data


def over(grid: GridView, at: QPoint, data: QMimeData) -> bool:
    """Drag something over the grid; whether it would be taken there."""
    enter = QDragEnterEvent(at, COPY, data, LEFT, NO_KEY)
    grid.dragEnterEvent(enter)
    move = QDragMoveEvent(at, COPY, data, LEFT, NO_KEY)
    grid.dragMoveEvent(move)
    return enter.isAccepted() and move.isAccepted()


def drop(grid: GridView, at: QPoint, data: QMimeData) -> bool:
    event = QDropEvent(QPointF(at), COPY, data, LEFT, NO_KEY)
    grid.dropEvent(event)
    return event.isAccepted()


def left_of(grid: GridView, position: int) -> QPoint:
    box = grid.plan.box(position)
    return QPoint(box.left + 4, box.centre[1] - grid.scroll_px)


def arranged(grid: GridView) -> list[Sequence[PhotoId]]:
    told: list[Sequence[PhotoId]] = []
    grid.photos_arranged.connect(told.append)
    return told


def test_a_drag_carries_files_for_others_and_photos_for_the_app(context: Context, grid: GridView) -> None:
    chosen = ids(grid)[:3]
    cards = context.library.cards(chosen)
    data = files_of([cards[photo] for photo in chosen])
    assert len(data.urls()) == 3
    assert carried(data) == tuple(chosen)


@pytest.mark.parametrize("foreign", [b"1 2 3", b"", b"no numbers at all"])
def test_photos_of_another_program_are_none_of_ours(foreign: bytes) -> None:
    data = QMimeData()
    data.setData(PHOTOS_TYPE, foreign)
    assert not carries(data)
    assert carried(data) == ()


def test_photos_are_let_go_between_two_others(album: GridView) -> None:
    first, second, third, fourth, fifth, *rest = ids(album)
    told = arranged(album)
    data, at = photos_of(fourth, fifth), left_of(album, 1)
    assert over(album, at, data)
    assert drop(album, at, data)
    assert ids(album) == [first, fourth, fifth, second, third, *rest]
    assert told == [tuple(ids(album))]


def test_a_line_shows_where_they_would_go_and_goes_with_them(album: GridView) -> None:
    data, at = photos_of(ids(album)[3]), left_of(album, 1)
    gap_x = album.plan.box(1).left - 3
    accent = theme.current().colour("accent")

    def colours() -> set[str]:
        image = album.viewport().grab().toImage()
        ratio = image.devicePixelRatio()
        line = range(round((gap_x - 4) * ratio), round((gap_x + 4) * ratio))
        return {image.pixelColor(x, round(at.y() * ratio)).name() for x in line}

    assert accent.name() not in colours()
    over(album, at, data)
    assert accent.name() in colours()
    album.dragLeaveEvent(QDragLeaveEvent())
    assert accent.name() not in colours()


def test_where_the_order_is_not_the_users_photos_stay(qtbot: QtBot, grid: GridView) -> None:
    before = ids(grid)
    data, at = photos_of(before[3]), left_of(grid, 1)
    with qtbot.assertNotEmitted(grid.photos_arranged), qtbot.assertNotEmitted(grid.pictures_dropped):
        assert not over(grid, at, data)
        assert not drop(grid, at, data)
    assert ids(grid) == before


def test_photos_that_are_let_go_where_they_were_change_nothing(qtbot: QtBot, album: GridView) -> None:
    with qtbot.assertNotEmitted(album.photos_arranged):
        drop(album, left_of(album, 1), photos_of(ids(album)[1]))


def test_photos_held_at_the_foot_make_the_view_scroll(qtbot: QtBot, album: GridView) -> None:
    album.set_cell_px(300)
    assert album.verticalScrollBar().maximum() > 0
    over(album, QPoint(100, album.viewport().height() - 2), photos_of(ids(album)[0]))
    qtbot.waitUntil(lambda: album.scroll_px > 0)
    album.dragLeaveEvent(QDragLeaveEvent())
    (drops,) = album.findChildren(Drops)
    assert not any(timer.isActive() for timer in drops.findChildren(QTimer)), "it goes on only while they are held"


def test_keys_move_the_selected_photos_one_by_one(album: GridView) -> None:
    first, second, third, *rest = ids(album)
    album.go_to(second)
    told = arranged(album)
    QTest.keyClick(album, Qt.Key.Key_Left, CTRL_SHIFT)
    assert ids(album) == [second, first, third, *rest]
    for _ in range(2):
        QTest.keyClick(album, Qt.Key.Key_Right, CTRL_SHIFT)
    assert ids(album) == [first, third, second, *rest]
    assert album.selected() == (second,), "they stay selected, and are what the next key moves"
    assert len(told) == 3


def test_a_verb_moves_them_as_the_keys_do(qtbot: QtBot, album: GridView) -> None:
    first, second, *rest = ids(album)
    album.go_to(first)
    album.move_selected(1)
    assert ids(album) == [second, first, *rest]
    album.set_arrangeable(False)
    with qtbot.assertNotEmitted(album.photos_arranged):
        album.move_selected(1)


def test_elsewhere_the_same_keys_extend_the_selection(grid: GridView) -> None:
    before = ids(grid)
    grid.go_to(before[1])
    QTest.keyClick(grid, Qt.Key.Key_Right, CTRL_SHIFT)
    assert grid.selected() == tuple(before[1:3])
    assert ids(grid) == before
