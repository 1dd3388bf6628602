import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelDraft
from photolens.domain.photo import PhotoId
from photolens.errors import UsageError
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.matrix import MatrixWindow
from photolens.gui.matrix.layout import THUMBNAIL_PX, Cell
from photolens.gui.matrix.saving import FileKind, ask_for_file, write
from photolens.gui.matrix.table import MatrixTable
from photolens.gui.matrix.window import MOST_PHOTOS
from photolens.library import Library

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

EXAMPLES = ("a dog", "a beach", "a city at night")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Three photos, indexed once for all tests, which leave them as they are."""
    folder = tmp_path_factory.mktemp("matrix")
    rng = np.random.default_rng(1)
    (folder / "photos").mkdir()
    for number in range(3):
        rough = Image.fromarray(rng.integers(0, 256, (6, 8, 3), np.uint8))
        rough.resize((640, 480)).save(folder / "photos" / f"IMG_{number}.jpg")
    with Library.open(folder / "library") as opened:
        opened.index([folder / "photos"])
        yield opened


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def ids(library: Library) -> list[PhotoId]:
    return [PhotoId(photo) for photo in library.timeline().ids.tolist()]


@pytest.fixture
def window(qtbot: QtBot, context: Context, parent: QWidget, ids: list[PhotoId]) -> Iterator[MatrixWindow]:
    """The matrix of these photos, with values in it."""
    window = MatrixWindow.open_for(context, parent, ids)
    settle(qtbot, context, window)
    yield window
    if isValid(window):  # it goes when it is closed
        window.close()


def settle(qtbot: QtBot, context: Context, window: MatrixWindow) -> None:
    qtbot.waitUntil(lambda: context.tasks.is_idle and not window._pause.isActive(), timeout=20000)


def table(window: MatrixWindow) -> MatrixTable:
    assert window._table is not None
    return window._table


def phrases(window: MatrixWindow) -> tuple[str, ...]:
    return tuple(table(window).phrases)


# what is compared


def test_it_begins_with_examples_in_a_library_without_labels(window: MatrixWindow) -> None:
    assert phrases(window) == EXAMPLES


def test_it_begins_with_the_labels_that_there_are(
    qtbot: QtBot, context: Context, parent: QWidget, ids: list[PhotoId]
) -> None:
    labels = context.library.labels
    for number in range(10):
        labels.add(LabelDraft(f"label {number}"))
    window = MatrixWindow.open_for(context, parent, ids)
    settle(qtbot, context, window)
    labels.remove([count.label.id for count in labels.all()])
    assert phrases(window) == tuple(f"label {number}" for number in range(8))
    window.close()


def test_the_values_are_those_of_the_library(context: Context, window: MatrixWindow, ids: list[PhotoId]) -> None:
    matrix = context.library.labels.matrix(ids, EXAMPLES)
    assert [card.id for card in table(window).cards] == ids
    assert (table(window).cosines == matrix.cosines).all()
    assert (table(window).probabilities == matrix.probabilities).all()


def test_what_is_being_typed_is_compared_as_well(qtbot: QtBot, context: Context, window: MatrixWindow) -> None:
    QTest.keyClicks(window.phrases.field, "a red car")
    settle(qtbot, context, window)
    assert phrases(window) == (*EXAMPLES, "a red car")
    assert window.phrases.list.count() == 3


def test_enter_adds_a_phrase_and_leaves_the_window_open(qtbot: QtBot, context: Context, window: MatrixWindow) -> None:
    QTest.keyClicks(window.phrases.field, "  a  red car ")
    QTest.keyClick(window.phrases.field, Qt.Key.Key_Return)
    QTest.keyClick(window.phrases.field, Qt.Key.Key_Return)
    settle(qtbot, context, window)
    assert (window.isVisible(), window.phrases.field.text(), window.phrases.list.count()) == (True, "", 4)
    assert phrases(window) == (*EXAMPLES, "a red car")


def test_the_same_phrase_is_not_added_twice(qtbot: QtBot, context: Context, window: MatrixWindow) -> None:
    QTest.keyClicks(window.phrases.field, "A BEACH")
    QTest.keyClick(window.phrases.field, Qt.Key.Key_Return)
    settle(qtbot, context, window)
    assert phrases(window) == EXAMPLES
    assert window.phrases.list.currentItem().text() == "a beach"


def test_delete_removes_a_phrase(qtbot: QtBot, context: Context, window: MatrixWindow) -> None:
    QTest.keyClick(window.phrases.field, Qt.Key.Key_Down)
    assert window.phrases.list.hasFocus()
    QTest.keyClick(window.phrases.list, Qt.Key.Key_Delete)
    settle(qtbot, context, window)
    assert phrases(window) == EXAMPLES[1:]


def test_a_phrase_is_changed_in_its_place(qtbot: QtBot, context: Context, window: MatrixWindow) -> None:
    words = window.phrases.list
    words.setCurrentRow(1)
    words.setFocus()
    QTest.keyClick(words, Qt.Key.Key_F2)
    (editor,) = words.findChildren(QLineEdit)
    editor.setText(" a  lake ")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words.item(1).text() == "a lake")
    settle(qtbot, context, window)
    assert phrases(window) == ("a dog", "a lake", "a city at night")
    assert window.isVisible()


def test_a_phrase_that_is_emptied_comes_back(window: MatrixWindow) -> None:
    window.phrases.list.item(0).setText("  ")
    assert window.phrases.list.item(0).text() == "a dog"


def test_escape_takes_back_what_is_typed_before_it_closes(qtbot: QtBot, window: MatrixWindow) -> None:
    QTest.keyClicks(window.phrases.field, "a re")
    QTest.keyClick(window.phrases.field, Qt.Key.Key_Escape)
    assert (window.isVisible(), window.phrases.field.text()) == (True, "")
    with qtbot.waitSignal(window.rejected):
        QTest.keyClick(window.phrases.field, Qt.Key.Key_Escape)


def test_it_compares_anew_when_its_photos_change(
    qtbot: QtBot, context: Context, window: MatrixWindow, ids: list[PhotoId]
) -> None:
    before = table(window)
    context.mailbox.post(LibraryChange(photos=frozenset(ids[:1])))
    qtbot.waitUntil(lambda: window._table is not before, timeout=20000)
    assert phrases(window) == EXAMPLES


# what is said


def test_without_photos_it_says_what_to_do(context: Context, parent: QWidget) -> None:
    window = MatrixWindow.open_for(context, parent, [])
    assert window.empty.isVisible()
    assert window.empty.accessibleName() == "Select photos first"
    assert not window.export.isEnabled()
    window.close()


def test_without_phrases_it_says_what_to_do(qtbot: QtBot, context: Context, window: MatrixWindow) -> None:
    window.phrases.set_phrases([])
    window.reload()
    assert window.empty.accessibleName() == "Type a phrase"
    QTest.keyClicks(window.phrases.field, "snow")
    settle(qtbot, context, window)
    assert (window.view.isVisible(), phrases(window)) == (True, ("snow",))


def test_photos_that_are_not_there_are_told_of(
    qtbot: QtBot, context: Context, parent: QWidget, ids: list[PhotoId]
) -> None:
    window = MatrixWindow.open_for(context, parent, [*ids, PhotoId(999)])
    settle(qtbot, context, window)
    assert len(table(window).cards) == 3
    assert "cannot be compared, as they are not indexed yet" in window.note.text()
    window.close()


def test_if_nothing_can_be_compared_it_says_why(qtbot: QtBot, context: Context, parent: QWidget) -> None:
    window = MatrixWindow.open_for(context, parent, [PhotoId(999)])
    settle(qtbot, context, window)
    assert window.empty.accessibleName() == "This cannot be compared"
    assert window.empty.accessibleDescription() == "Choose photos that are indexed already."
    window.close()


def test_no_more_than_some_photos_are_compared_and_that_is_said(
    qtbot: QtBot, context: Context, parent: QWidget, ids: list[PhotoId]
) -> None:
    window = MatrixWindow.open_for(context, parent, [*ids, *map(PhotoId, range(1000, 1000 + MOST_PHOTOS))])
    settle(qtbot, context, window)
    assert window.note.text().startswith("Only the first 100 of the 103 photos that you chose are compared.")
    window.close()


# the cells


def test_arrow_keys_move_from_cell_to_cell_and_stop_at_the_edges(window: MatrixWindow) -> None:
    view = window.view
    view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(view, key)
    assert view.current == Cell(2, 0)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current == Cell(2, 2)
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.current == Cell(0, 0)


def test_the_current_cell_is_scrolled_into_sight(qtbot: QtBot, context: Context, window: MatrixWindow) -> None:
    window.phrases.set_phrases([f"phrase {number}" for number in range(20)])
    window.reload()
    settle(qtbot, context, window)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_End)
    assert window.view.horizontalScrollBar().value() > 0
    assert window.view.viewport().rect().contains(window.view.cell_rect(Cell(0, 19)))


def test_a_screen_reader_is_told_of_the_cell(window: MatrixWindow) -> None:
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_Right)
    card = table(window).cards[0]
    assert window.view.accessibleDescription().startswith(f"a beach, {card.path.name}, Cosine ")
    assert window.view.accessibleName().startswith("Similarity matrix, 3 photo")


def test_a_click_makes_a_cell_the_current_one(window: MatrixWindow) -> None:
    place = window.view.cell_rect(Cell(1, 2)).center()
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.view.current == Cell(1, 2)


def tooltip(window: MatrixWindow, point: QPoint) -> str:
    viewport = window.view.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point)))
    return QToolTip.text()


def test_tooltips_tell_whole_phrase_file_and_both_values(qtbot: QtBot, context: Context, window: MatrixWindow) -> None:
    long = "fog over <b>a mountain road</b> early in the morning, with nobody in sight"
    window.phrases.set_phrases([long, "snow"])
    window.reload()
    settle(qtbot, context, window)
    told = tooltip(window, window.view.cell_rect(Cell(0, 0)).center())
    assert "fog over &lt;b&gt;a mountain road&lt;/b&gt; early in the morning, with nobody in sight" in told
    assert table(window).cards[0].path.name in told
    assert "Cosine" in told
    assert "probability" in told
    header = QPoint(window.view.cell_rect(Cell(0, 1)).center().x(), 4)
    assert tooltip(window, header) == "snow"
    photo = QPoint(20, window.view.cell_rect(Cell(1, 0)).center().y())
    assert tooltip(window, photo) == str(table(window).cards[1].path)


def test_the_switch_turns_cosines_into_probabilities(window: MatrixWindow) -> None:
    before = window.view.grab().toImage()
    assert window.legend.accessibleName().startswith("Cosine")
    window.measures.button("probability").click()
    assert window.legend.accessibleName() == "Probability, colours from 0% to 100%"
    assert window.view.grab().toImage() != before


@pytest.mark.parametrize("choice", [theme.ThemeChoice.LIGHT, theme.ThemeChoice.DARK])
def test_cells_have_the_colours_of_their_values(
    window: MatrixWindow, qapp: QApplication, choice: theme.ThemeChoice
) -> None:
    theme.apply(qapp, choice)
    values = table(window).cosines
    low, high = (Cell(*divmod(int(place), values.shape[1])) for place in (values.argmin(), values.argmax()))
    image = window.view.viewport().grab().toImage()
    lights = [ground(image, window, cell).lightnessF() for cell in (low, high)]
    assert (lights[0] < lights[1]) == (choice is theme.ThemeChoice.DARK)


def ground(image: QImage, window: MatrixWindow, cell: Cell) -> QColor:
    """The colour of a cell beside its value."""
    box = window.view.cell_rect(cell)
    ratio = image.devicePixelRatio()
    return image.pixelColor(int((box.left() + 10) * ratio), int((box.top() + 12) * ratio))


def test_photos_are_shown_in_as_many_pixels_as_the_screen_has(window: MatrixWindow, ids: list[PhotoId]) -> None:
    picture = window.view._picture(ids[0])
    assert picture is not None
    assert picture.width() == picture.height() == round(THUMBNAIL_PX * window.devicePixelRatioF())


# saving


def test_the_table_is_saved_with_both_values(
    qtbot: QtBot, context: Context, window: MatrixWindow, tmp_path: Path
) -> None:
    window.save(FileKind.TABLE, tmp_path / "matrix.csv")
    settle(qtbot, context, window)
    header, *rows = csv.reader(StringIO((tmp_path / "matrix.csv").read_text(encoding="utf-8"), newline=""))
    assert header[2:] == [f"{kind}: {phrase}" for kind in ("cosine", "probability") for phrase in EXAMPLES]
    assert [row[0] for row in rows] == [str(card.path) for card in table(window).cards]
    assert float(rows[1][3]) == pytest.approx(table(window).cosines[1, 1], abs=1e-4)
    assert window.note.text() == "Saved as matrix.csv."


@pytest.mark.parametrize("choice", [theme.ThemeChoice.LIGHT, theme.ThemeChoice.DARK])
def test_the_picture_is_saved_on_white_and_sharp_in_either_theme(
    qtbot: QtBot,
    context: Context,
    window: MatrixWindow,
    tmp_path: Path,
    qapp: QApplication,
    choice: theme.ThemeChoice,
) -> None:
    theme.apply(qapp, choice)
    window.save(FileKind.PICTURE, tmp_path / "matrix.png")
    settle(qtbot, context, window)
    image = QImage(str(tmp_path / "matrix.png"))
    assert image.pixelColor(1, 1) == QColor("white")
    assert image.width() >= 2 * 560
    assert image.height() > 2 * 3 * THUMBNAIL_PX
    assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 50


def test_saving_where_it_cannot_be_is_told_in_a_sentence(
    qtbot: QtBot, context: Context, window: MatrixWindow, tmp_path: Path
) -> None:
    window.save(FileKind.TABLE, tmp_path / "gone" / "matrix.csv")
    settle(qtbot, context, window)
    assert window.note.text().startswith("Matrix.csv cannot be saved there (")
    assert window.note.text().endswith("); choose another folder.")
    assert window.note.property("role") == "warning"


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "matrix.csv"
    write(file, b"old")
    write(file, b"new")
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"new", [file])
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match="folder cannot be saved there"):
        write(tmp_path / "folder", b"new")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "folder", file]


@pytest.mark.parametrize("kind", list(FileKind))
def test_the_dialog_asks_for_a_file_before_it_overwrites(parent: QWidget, tmp_path: Path, kind: FileKind) -> None:
    chosen: list[Path] = []
    dialog = ask_for_file(parent, kind, chosen.append)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    assert dialog.selectedFiles()[0].endswith(f"similarity matrix.{kind}")
    dialog.fileSelected.emit(str(tmp_path / "a"))
    dialog.close()
    assert chosen == [tmp_path / "a"]


def test_a_closed_window_listens_no_longer(qtbot: QtBot, context: Context, window: MatrixWindow) -> None:
    assert len(context.mailbox._handlers[LibraryChange]) == 1
    with qtbot.waitSignal(window.destroyed):
        window.close()
    assert context.mailbox._handlers[LibraryChange] == []
