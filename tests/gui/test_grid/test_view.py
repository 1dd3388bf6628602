"""The grid scrolls, zooms, types, activates, asks for menus, and takes and gives files."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photolens.domain.photo import PhotoId
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.grid import GridMode, GridView, Thumbnails
from photolens.gui.grid.dragging import dropped, stack
from photolens.gui.grid.headings import headings, pinned
from photolens.gui.grid.view import LARGEST_PX, SMALLEST_PX

NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def centre(grid: GridView, position: int) -> QPoint:
    x, y = grid.plan.box(position).centre
    return QPoint(x, y - grid.scroll_px)


def turn_wheel(
    grid: GridView, notches: float, at: QPoint, modifiers: Qt.KeyboardModifier = NO_KEY, pixels: int = 0
) -> None:
    viewport = grid.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        QPoint(0, pixels),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def is_painted(grid: GridView, thumbnails: Thumbnails) -> Callable[[], bool]:
    """Whether every photo in view has a picture of exactly its size."""

    def check() -> bool:
        first, end = grid.plan.visible(grid.scroll_px, grid.scroll_px + grid.viewport().height())
        boxes = zip(grid.arrangement().ids[first:end].tolist(), grid.plan.boxes(first, end).tolist(), strict=True)
        sizes = [(photo, right - left, bottom - top) for photo, (left, top, right, bottom) in boxes]
        pictures = [(thumbnails.picture(*wanted), wanted) for wanted in sizes]
        return all(picture and picture.width() == wanted[1] for picture, wanted in pictures)

    return check


def colour_at(grid: GridView, point: QPoint) -> QColor:
    return grid.viewport().grab().toImage().pixelColor(point)


def test_photos_are_painted_where_they_lie_with_placeholders_before(
    qtbot: QtBot, grid: GridView, thumbnails: Thumbnails
) -> None:
    corner = QPoint(grid.plan.box(0).left, grid.plan.box(0).top)
    qtbot.waitUntil(is_painted(grid, thumbnails))
    canvas = theme.current().colour("canvas")
    assert colour_at(grid, centre(grid, 0)) not in (canvas, theme.current().colour("empty"))
    assert colour_at(grid, corner) == canvas, "corners are round"
    grid.refresh([])
    thumbnails._pictures.clear()
    thumbnails._sizes.clear()
    assert colour_at(grid, centre(grid, 0)) == theme.current().colour("empty")


def test_a_broken_thumbnail_is_told_by_a_sign(
    qtbot: QtBot, context: Context, grid: GridView, thumbnails: Thumbnails
) -> None:
    photo = grid.id_at(0)
    assert photo is not None
    card = context.library.cards([photo])[photo]
    context.library.thumbnail(card.content).unlink()
    qtbot.waitUntil(lambda: thumbnails.is_broken(photo) or thumbnails.picture(photo, 0, 0) is not None)
    thumbnails._pictures.clear()
    thumbnails._sizes.clear()
    grid.verticalScrollBar().setValue(1)
    qtbot.waitUntil(lambda: thumbnails.is_broken(photo))
    box = grid.plan.box(0)
    cell = grid.viewport().grab().toImage().copy(box.left, box.top - 1, box.width, box.height)
    sign = {cell.pixelColor(x, y).name() for x in range(0, box.width, 2) for y in range(0, box.height, 2)}
    assert theme.current().colour("empty").name() in sign
    assert len(sign) > 3


def test_selection_and_focus_are_seen(qtbot: QtBot, grid: GridView) -> None:
    grid.setFocus()
    QTest.keyClick(grid, Key.Key_Right)
    box, accent = grid.plan.box(0), theme.current().colour("accent")
    middle = (box.top + box.bottom) // 2
    assert colour_at(grid, QPoint(box.left + 1, middle)) == accent, "the frame of a selected photo"
    assert colour_at(grid, QPoint(box.left - 3, middle)) == accent, "the ring of the focus, beside a gap"
    assert colour_at(grid, QPoint(box.left - 1, middle)) != accent
    grid.select_none()
    assert colour_at(grid, QPoint(box.left + 1, middle)) != accent
    assert colour_at(grid, QPoint(box.left - 3, middle)) == accent
    QTest.mouseClick(grid.viewport(), LEFT, NO_KEY, centre(grid, 0))
    assert colour_at(grid, QPoint(box.left - 3, middle)) != accent, "the ring is for the keyboard"


def test_a_notch_of_the_wheel_glides_and_stops(qtbot: QtBot, grid: GridView) -> None:
    turn_wheel(grid, -1, QPoint(100, 100))
    turn_wheel(grid, -1, QPoint(100, 100))
    assert grid.scroll_px < 240
    qtbot.waitUntil(lambda: grid.scroll_px == 240)
    turn_wheel(grid, 1, QPoint(100, 100), pixels=33)
    assert grid.scroll_px == 207, "a touchpad tells pixels, which are taken as they are"
    turn_wheel(grid, 100, QPoint(100, 100))
    grid.hide()
    assert grid._glide.state() == grid._glide.State.Stopped


def test_ctrl_and_the_wheel_change_the_size_around_the_pointer(qtbot: QtBot, grid: GridView) -> None:
    grid.set_cell_px(90)
    grid.resize(500, 400)
    grid.verticalScrollBar().setValue(250)
    position = grid.position_under(QPoint(200, 200)) or grid.plan.visible(grid.scroll_px + 200, grid.scroll_px + 201)[0]
    at = centre(grid, position)
    with qtbot.waitSignal(grid.cell_size_changed) as changed:
        turn_wheel(grid, 1, at, CTRL)
    assert changed.args == [grid.cell_px] == [101]
    assert abs(centre(grid, position).y() - at.y()) <= 1
    turn_wheel(grid, 0.05, at, CTRL)
    for _ in range(20):
        turn_wheel(grid, 0.05, at, CTRL)
    assert grid.cell_px in range(110, 116), "the small steps of a touchpad add up to a notch"


def test_the_size_stays_within_its_limits_and_is_told_once(qtbot: QtBot, grid: GridView) -> None:
    sizes: list[int] = []
    grid.cell_size_changed.connect(sizes.append)
    grid.set_cell_px(5000)
    grid.set_cell_px(4000)
    grid.set_cell_px(1)
    assert sizes == [LARGEST_PX, SMALLEST_PX]


@pytest.mark.parametrize("width", [700, 420])
def test_another_width_or_mode_keeps_the_photo_at_the_top(qtbot: QtBot, grid: GridView, width: int) -> None:
    grid.resize(800, 300)
    grid.verticalScrollBar().setValue(grid.plan.box(9).top)
    position = grid.position_of(grid.top()[0] or PhotoId(0)) or 0
    for step in range(20):
        grid.resize(width + step, 300)
    assert grid.plan.box(position).top == grid.scroll_px
    grid.set_mode(GridMode.SQUARE)
    top = grid.position_of(grid.top()[0] or PhotoId(0)) or 0
    assert grid.plan.box(position).top == grid.plan.box(top).top


def test_enter_and_double_click_activate(qtbot: QtBot, grid: GridView) -> None:
    activated: list[PhotoId] = []
    grid.photo_activated.connect(activated.append)
    QTest.keyClick(grid, Key.Key_Return)
    QTest.mouseDClick(grid.viewport(), LEFT, NO_KEY, centre(grid, 1))
    QTest.mouseClick(grid.viewport(), LEFT, NO_KEY, centre(grid, 2))
    QTest.keyClick(grid, Key.Key_Enter)
    assert activated == [grid.id_at(1), grid.id_at(2)]


def test_letters_begin_a_search_but_verbs_do_not_while_photos_are_selected(qtbot: QtBot, grid: GridView) -> None:
    typed: list[str] = []
    grid.typed.connect(typed.append)
    QTest.keyClicks(grid, "dP3 ")
    QApplication.sendEvent(grid, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Eacute, NO_KEY, "é"))
    QTest.keyClick(grid, Key.Key_D, CTRL)
    assert typed == ["d", "P", "3", "é"]
    grid.select([grid.id_at(0) or PhotoId(0)])
    QTest.keyClicks(grid, "p3u5d6")
    assert typed == ["d", "P", "3", "é", "d", "6"]


def test_a_letter_that_is_typed_is_kept_from_shortcuts(grid: GridView) -> None:
    def is_kept() -> bool:
        press = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_P, NO_KEY, "p")
        press.ignore()
        QApplication.sendEvent(grid, press)
        return press.isAccepted()

    assert is_kept()
    grid.select_all()
    assert not is_kept()


def test_keys_that_mean_nothing_here_are_left_to_the_window(grid: GridView) -> None:
    for key, text in ((Key.Key_Escape, "\x1b"), (Key.Key_F9, ""), (Key.Key_Question, "?")):
        press = QKeyEvent(QEvent.Type.KeyPress, key, NO_KEY, text)
        QApplication.sendEvent(grid, press)
        assert not press.isAccepted()
    back = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QApplication.sendEvent(grid, back)
    assert not back.isAccepted()


def ask_for_menu(grid: GridView, reason: QContextMenuEvent.Reason, at: QPoint) -> None:
    QApplication.sendEvent(grid.viewport(), QContextMenuEvent(reason, at, grid.viewport().mapToGlobal(at)))


def test_a_menu_is_about_the_photo_under_the_pointer_or_the_whole_selection(qtbot: QtBot, grid: GridView) -> None:
    mouse = QContextMenuEvent.Reason.Mouse
    with qtbot.waitSignal(grid.menu_requested) as asked:
        ask_for_menu(grid, mouse, centre(grid, 1))
    assert asked.args == [grid.viewport().mapToGlobal(centre(grid, 1))]
    assert grid.selected() == (grid.id_at(1),)
    grid.select_all()
    ask_for_menu(grid, mouse, centre(grid, 2))
    assert len(grid.selected()) == len(grid)
    with qtbot.assertNotEmitted(grid.menu_requested):
        ask_for_menu(grid, mouse, QPoint(2, 2))


def test_the_menu_key_asks_at_the_current_photo_wherever_the_pointer_is(qtbot: QtBot, grid: GridView) -> None:
    QTest.keyClick(grid, Key.Key_End)
    grid.verticalScrollBar().setValue(0)
    with qtbot.waitSignal(grid.menu_requested) as asked:
        ask_for_menu(grid, QContextMenuEvent.Reason.Keyboard, QPoint(5, 5))
    assert grid.viewport().rect().contains(grid.viewport().mapFromGlobal(asked.args[0]))
    assert grid.selected() == (grid.id_at(len(grid) - 1),)


def test_folders_and_pictures_that_are_dropped_are_told_apart(grid: GridView, tmp_path: Path) -> None:
    folder, picture = tmp_path / "trip", tmp_path / "dog.jpg"
    folder.mkdir()
    picture.touch()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (folder, picture, tmp_path / "gone.jpg")])
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, LEFT, NO_KEY)
    grid.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert colour_at(grid, QPoint(4, 300)) == theme.current().colour("accent"), "it shows where to let go"
    told: list[list[Path]] = []
    grid.folders_dropped.connect(told.append)
    grid.pictures_dropped.connect(told.append)
    grid.dropEvent(QDropEvent(QPointF(50, 50), copy, data, LEFT, NO_KEY))
    assert told == [[folder], [picture]]
    assert colour_at(grid, QPoint(4, 300)) == theme.current().colour("canvas")


def test_text_that_is_dragged_over_is_none_of_its_business(grid: GridView) -> None:
    data = QMimeData()
    data.setText("hello")
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, LEFT, NO_KEY)
    grid.dragEnterEvent(enter)
    assert not enter.isAccepted()
    assert dropped(data) == ([], [])


def test_the_pile_under_the_pointer_shows_photos_and_their_number(
    qtbot: QtBot, grid: GridView, thumbnails: Thumbnails
) -> None:
    qtbot.waitUntil(is_painted(grid, thumbnails))
    faces = [thumbnails.picture(photo, 0, 0) for photo in grid.arrangement().ids[:3].tolist()]
    accent = theme.current().colour("accent").name()

    def colours(count: int) -> set[str]:
        image = stack(faces[:count], count, 2.0).toImage()
        return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}

    assert accent not in colours(1)
    assert accent in colours(3)


def test_marks_follow_a_change_without_a_new_arrangement(qtbot: QtBot, context: Context, grid: GridView) -> None:
    photo = grid.id_at(0)
    assert photo is not None
    qtbot.waitUntil(lambda: grid._photos.card(photo) is not None)
    before = grid.viewport().grab().toImage()
    change = context.library.set_favourite([photo], True)
    with qtbot.waitSignal(grid._photos.dataChanged):
        grid.refresh(change.photos)
    box = grid.plan.box(0)
    after = grid.viewport().grab().toImage()
    corner = (box.left, box.bottom - 30, 60, 30)
    assert before.copy(*corner) != after.copy(*corner)


def test_a_heading_is_pushed_out_by_exactly_the_next_one(grid: GridView) -> None:
    second, header = grid.plan.heading_top(1), grid.plan.metrics.header_px
    assert pinned(grid.plan, 0) is None
    assert pinned(grid.plan, 100) == (0, -10)
    assert pinned(grid.plan, second - 20) == (0, 20 - header)
    assert pinned(grid.plan, second) == (0, -header)
    assert pinned(grid.plan, second + 60) == (1, -10)
    assert [top for _, top in headings(grid.plan, second - 20, 700)] == [20]


def test_the_heading_stays_at_the_top_until_the_next_one_pushes_it_out(grid: GridView) -> None:
    text = theme.current().colour("text")

    def is_title_at(top: int) -> bool:
        image = grid.viewport().grab().toImage()
        return any(
            image.pixelColor(x, y).lightness() < text.lightness() + 90
            for x in range(16, 60)
            for y in range(top, top + 24)
        )

    assert len(grid.arrangement().sections) == 2
    grid.verticalScrollBar().setValue(grid.plan.box(4).top)
    assert is_title_at(8)
    second = grid.plan.heading_top(1)
    grid.verticalScrollBar().setValue(min(second - 20, grid.verticalScrollBar().maximum()))
    assert np.isclose(grid.scroll_px, second - 20)
    assert is_title_at(40)
