"""The page of labels on a real library: what it lists, and what can be done there by keyboard and pointer."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from photolens.domain.change import LibraryChange
from photolens.domain.label import Label, LabelCount, LabelDraft, LabelGroup, LabelId
from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.labels import LabelEditor, LabelsPage
from photolens.gui.labels.delegate import Spot, buttons, exclusive_area
from photolens.gui.labels.listing import listed
from photolens.gui.labels.model import ROW_ROLE, Column, LabelModel
from photolens.gui.labels.starting import StartingLabels
from photolens.labelling.label_set import LabelSet, LabelSetEntry, read_label_set, write_label_set
from photolens.library import Library

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform, of windows

PET, WILD = LabelDraft("cat", ("a kitten",), group="Animals"), LabelDraft("fox", group="Animals")
LOOSE = LabelDraft("our red car")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of three photos, opened once, as its model takes a while to load."""
    folder = tmp_path_factory.mktemp("indexed")
    (folder / "photos").mkdir()
    for number in range(3):
        rough = np.random.default_rng(number).integers(0, 256, (6, 8, 3), np.uint8)
        Image.fromarray(rough).resize((64, 48)).save(folder / "photos" / f"{number}.jpg")
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
        yield library


@pytest.fixture
def library(opened: Library) -> Iterator[Library]:
    """Without labels, before and after each test."""
    yield opened
    opened.labels.remove([count.label.id for count in opened.labels.all()])


@pytest.fixture
def labels(library: Library) -> dict[str, LabelId]:
    """Two animals, one of them confirmed and rejected once each, and a label without a group."""
    photos = [PhotoId(int(photo)) for photo in library.timeline().ids]
    library.labels.add(PET, accepted=photos[:1], rejected=photos[1:2])
    library.labels.add(WILD)
    library.labels.add(LOOSE)
    return {count.label.name: count.label.id for count in library.labels.all()}


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> LabelsPage:
    page = LabelsPage(context)
    qtbot.addWidget(page, before_close_func=lambda _: settle(page, qtbot))
    page.resize(1000, 600)
    return page


def settle(page: LabelsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._context.tasks.is_idle and not page._refresh.isActive(), timeout=20_000)


def show(page: LabelsPage, qtbot: QtBot) -> LabelsPage:
    page.show()
    settle(page, qtbot)
    return page


@pytest.fixture
def full(page: LabelsPage, labels: dict[str, LabelId], qtbot: QtBot) -> LabelsPage:
    """With the three labels."""
    return show(page, qtbot)


def cells(page: LabelsPage, column: Column = Column.NAME) -> list[str]:
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def select(page: LabelsPage, *labels: LabelId) -> None:
    page.table.clearSelection()
    page.table.select(list(labels), labels[0])
    page.table.setFocus()


# what it shows


def test_without_labels_it_says_what_labels_are_and_how_to_begin(page: LabelsPage, qtbot: QtBot) -> None:
    show(page, qtbot)
    assert page.empty.isVisible()
    words = [button.text() for button in page.empty.findChildren(QPushButton)]
    assert words[:2] == ["New label…", "Start with everyday labels…"]


def test_labels_stand_below_their_groups_with_their_numbers(full: LabelsPage) -> None:
    assert cells(full) == ["Animals", "cat", "fox", "Without a group", "our red car"]
    assert cells(full, Column.CONFIRMED)[1:3] == ["1", "–"]
    assert cells(full, Column.REJECTED)[1:3] == ["1", "–"]
    assert all(text.endswith("%") for text in cells(full, Column.THRESHOLD)[1:3])


def test_the_model_keeps_qts_rules(full: LabelsPage) -> None:
    QAbstractItemModelTester(full.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_label_that_was_not_looked_at_yet_shows_so() -> None:
    model = LabelModel()
    model.show_listing(listed([LabelCount(Label(LabelId(1), LOOSE), 0, 0, 0)], []))
    assert model.index(0, Column.THRESHOLD).data() == "…"
    assert model.index(0, Column.AUTO).data() == "…"


def test_the_filter_keeps_what_fits(full: LabelsPage) -> None:
    full.filter.setText("kitten")
    assert cells(full) == ["Animals", "cat"]
    full.filter.setText("whale")
    assert full.empty.isVisible()
    assert full.filter.isVisible()
    full.filter.clear()
    assert len(full.model.listing.labels) == 3


def test_changes_made_elsewhere_appear(full: LabelsPage, context: Context, qtbot: QtBot) -> None:
    context.tasks.change(lambda: context.library.labels.add(LabelDraft("boat")))
    qtbot.waitUntil(lambda: "boat" in cells(full), timeout=20_000)


def test_the_selection_survives_a_change(
    full: LabelsPage, context: Context, labels: dict[str, LabelId], qtbot: QtBot
) -> None:
    select(full, labels["fox"])
    context.tasks.change(lambda: context.library.labels.add(LabelDraft("bear", group="Animals")))
    qtbot.waitUntil(lambda: "bear" in cells(full), timeout=20_000)
    assert full.table.selected() == [labels["fox"]]


def test_a_narrow_page_keeps_names_and_buttons(full: LabelsPage) -> None:
    full.resize(520, 420)
    assert full.table.isColumnHidden(Column.REJECTED)
    assert not full.table.isColumnHidden(Column.NAME)
    assert not full.table.isColumnHidden(Column.ACTIONS)


# by keyboard


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_Return, "label_activated"), (Qt.Key.Key_R, "review_requested")],
)
def test_keys_lead_to_the_photos_and_the_review_of_a_label(
    full: LabelsPage, labels: dict[str, LabelId], qtbot: QtBot, key: Qt.Key, signal: str
) -> None:
    select(full, labels["fox"])
    with qtbot.waitSignal(getattr(full, signal)) as asked:
        QTest.keyClick(full.table, key)
    assert asked.args == [labels["fox"]]


def test_e_opens_the_editor(full: LabelsPage, labels: dict[str, LabelId], qtbot: QtBot) -> None:
    select(full, labels["cat"])
    QTest.keyClick(full.table, Qt.Key.Key_E)
    settle(full, qtbot)
    editor = full.findChild(LabelEditor)
    assert isinstance(editor, LabelEditor)
    assert editor.form.name.text() == "cat"
    editor.reject()


def test_delete_forgets_the_selected_labels_and_undo_brings_them_back(
    full: LabelsPage, labels: dict[str, LabelId], library: Library, qtbot: QtBot
) -> None:
    select(full, labels["cat"], labels["our red car"])
    with qtbot.waitSignal(full.told, timeout=20_000) as told:
        QTest.keyClick(full.table, Qt.Key.Key_Delete)
    assert told.args is not None
    assert told.args[1] is True
    qtbot.waitUntil(lambda: cells(full) == ["Animals", "fox"])
    full._context.tasks.change(library.undo)
    qtbot.waitUntil(lambda: len(full.model.listing.labels) == 3, timeout=20_000)


def test_space_on_the_heading_of_a_group_makes_it_exclusive(full: LabelsPage, library: Library, qtbot: QtBot) -> None:
    full.table.setFocus()
    full.table.setCurrentIndex(full.model.index(0, 0))
    for is_exclusive in (True, False):
        QTest.keyClick(full.table, Qt.Key.Key_Space)
        settle(full, qtbot)
        assert library.labels.groups() == [LabelGroup("Animals", is_exclusive)]
        qtbot.waitUntil(lambda is_on=is_exclusive: full.model.row(0).group.is_exclusive is is_on)  # type: ignore[misc,union-attr]


def test_what_the_library_refuses_is_told(full: LabelsPage, library: Library, qtbot: QtBot) -> None:
    photo = PhotoId(int(library.timeline().ids[0]))
    for count in full.model.listing.labels[:2]:
        library.labels.answer(count.label.id, accepted=[photo])
    with qtbot.waitSignal(full.told, timeout=20_000) as told:
        full.commands.set_exclusive(LabelGroup("Animals"), True)
    assert told.args is not None
    assert "Animals" in told.args[0]
    assert told.args[1] is False


# by pointer


def click(page: LabelsPage, place: QPoint) -> None:
    QTest.mouseMove(page.table.viewport(), place)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_small_buttons_of_a_row_review_and_edit_it(
    full: LabelsPage, labels: dict[str, LabelId], qtbot: QtBot
) -> None:
    places = buttons(full.table.visualRect(full.model.index(2, Column.ACTIONS)))
    with qtbot.waitSignal(full.review_requested) as asked:
        click(full, places[Spot.REVIEW].center())
    assert asked.args == [labels["fox"]]
    with qtbot.waitSignal(full.table.edit_asked) as edited:
        click(full, places[Spot.EDIT].center())
    assert edited.args == [labels["fox"]]
    settle(full, qtbot)
    for editor in full.findChildren(LabelEditor):
        editor.reject()


def test_the_switch_of_a_heading_makes_its_group_exclusive(full: LabelsPage, library: Library, qtbot: QtBot) -> None:
    rect = full.table.visualRect(full.model.index(0, 0))
    click(full, exclusive_area(rect).center())
    settle(full, qtbot)
    assert library.labels.groups()[0].is_exclusive


def test_a_double_click_leads_to_the_photos_of_a_label(
    full: LabelsPage, labels: dict[str, LabelId], qtbot: QtBot
) -> None:
    place = full.table.visualRect(full.model.index(1, Column.NAME)).center()
    with qtbot.waitSignal(full.label_activated) as asked:
        QTest.mouseDClick(full.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [labels["cat"]]


def test_the_menu_offers_what_can_be_done(full: LabelsPage, labels: dict[str, LabelId]) -> None:
    select(full, labels["cat"])
    full._on_menu_asked(QPoint(0, 0))
    menu = next(menu for menu in full.findChildren(QMenu) if menu is not full.more.menu())
    assert {"Show photos", "Review", "Edit…", "Delete"} <= {action.text() for action in menu.actions()}
    menu.close()


# making labels


def test_a_new_label_is_selected_when_it_is_there(full: LabelsPage, qtbot: QtBot) -> None:
    full.new.click()
    editor = full.findChild(LabelEditor)
    assert isinstance(editor, LabelEditor)
    editor.form.name.setText("boat")
    editor.save_label()
    qtbot.waitUntil(lambda: full.table.current() is not None and "boat" in cells(full), timeout=20_000)
    settle(full, qtbot)
    current = full.table.current()
    assert current is not None
    assert current.label.name == "boat"


def starting(page: LabelsPage, qtbot: QtBot) -> StartingLabels:
    dialog = page.choose_starting()
    settle(page, qtbot)
    return dialog


def test_everyday_labels_are_off_until_chosen(page: LabelsPage, qtbot: QtBot) -> None:
    dialog = starting(show(page, qtbot), qtbot)
    assert dialog.tree.topLevelItemCount() > 3
    assert dialog.entries() == []
    assert not dialog.add.isEnabled()
    dialog.reject()


def test_a_group_is_chosen_with_space_and_one_of_it_left_out(page: LabelsPage, qtbot: QtBot) -> None:
    dialog = starting(show(page, qtbot), qtbot)
    group = dialog.tree.topLevelItem(0)
    assert group is not None
    dialog.tree.setFocus()
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert len(dialog.entries()) == group.childCount()
    QTest.keyClick(dialog.tree, Qt.Key.Key_Right)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Down)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert len(dialog.entries()) == group.childCount() - 1
    assert group.checkState(0) is Qt.CheckState.PartiallyChecked
    dialog.reject()


def test_while_labels_are_added_the_page_goes_on_and_tells_how_far_it_is(full: LabelsPage, qtbot: QtBot) -> None:
    release = Event()
    full._context.tasks.change(lambda: LibraryChange(history=not release.wait(20)))
    full.commands.add_set(LabelSet((), (LabelSetEntry("boat"), LabelSetEntry("car"))))
    assert full.progress.isVisible()
    full._context.library.labels.add(LabelDraft("whale"))
    qtbot.waitUntil(lambda: "whale" in cells(full))
    known = full.model.listing.labels
    waiting = [LabelCount(Label(LabelId(number), LabelDraft(f"label {number}")), 0, 0, 0) for number in (91, 92)]
    for number, done in ((2, 0), (1, 1)):
        full._on_read(([*known, *waiting[:number]], []))
        assert full.progress.sentence.accessibleName() == f"Looking at your photos for {number} label(s)…"
        assert (full.progress.bar.value(), full.progress.bar.maximum()) == (done, 2)
    release.set()
    settle(full, qtbot)
    assert not full.progress.isVisible()
    assert {"boat", "car"} <= set(cells(full))


def test_chosen_labels_are_added_and_not_offered_again(page: LabelsPage, library: Library, qtbot: QtBot) -> None:
    dialog = starting(show(page, qtbot), qtbot)
    dialog.filter.setText("cat")
    dialog.all.click()
    names = {entry.name for entry in dialog.entries()}
    assert "cat" in names
    with qtbot.waitSignal(page.told, timeout=20_000):
        dialog.add.click()
    assert {count.label.name for count in library.labels.all()} == names
    again = starting(page, qtbot)
    again.all.click()
    assert not names & {entry.name for entry in again.entries()}
    again.reject()


# passing them on


def test_what_is_imported_is_told_with_what_was_there(
    full: LabelsPage, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "set.toml"
    write_label_set(path, LabelSet((), (LabelSetEntry("Cat"), LabelSetEntry("boat"), LabelSetEntry("car"))))
    full.bring.trigger()
    dialog = full.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(full.told, timeout=20_000) as told:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    assert told.args is not None
    assert told.args[0].startswith("2")
    assert "1" in told.args[0][1:]
    assert len(library.labels.all()) == 5


def test_a_file_that_is_no_label_set_is_told(full: LabelsPage, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "notes.toml").write_text("hello", encoding="utf-8")
    with qtbot.waitSignal(full.told) as told:
        full.commands.import_file(tmp_path / "notes.toml")
    assert told.args is not None
    assert "notes.toml" in told.args[0]


def test_exported_labels_can_be_read_again(full: LabelsPage, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(full.told):
        full.export_file(tmp_path / "mine.toml")
    assert {entry.name for entry in read_label_set(tmp_path / "mine.toml").labels} == {"cat", "fox", "our red car"}


def test_only_selected_labels_are_exported_if_they_are_several(
    full: LabelsPage, labels: dict[str, LabelId], tmp_path: Path, qtbot: QtBot
) -> None:
    select(full, labels["cat"], labels["fox"])
    with qtbot.waitSignal(full.told):
        full.export_file(tmp_path / "mine.toml")
    assert {entry.name for entry in read_label_set(tmp_path / "mine.toml").labels} == {"cat", "fox"}


# many


def test_two_hundred_labels_cost_no_widgets(page: LabelsPage, qtbot: QtBot) -> None:
    show(page, qtbot)
    counts = [
        LabelCount(Label(LabelId(number), LabelDraft(f"label {number:03}", group=f"Group {number // 25}")), 0, 0, 0)
        for number in range(200)
    ]
    page._on_read((counts, []))
    before = len(page.findChildren(QPushButton))
    page.table.scrollToBottom()
    QApplication.processEvents()
    assert page.model.rowCount() == 208
    assert len(page.findChildren(QPushButton)) == before
    assert page.model.index(207, 0).data(ROW_ROLE) == counts[-1]
    assert not page.findChildren(QDialog)
