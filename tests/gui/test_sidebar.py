from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from photolens.domain.folder import FolderNode, FolderState
from photolens.domain.overview import Overview
from photolens.gui.context import Context
from photolens.gui.inventory import Inventory, inventory_of
from photolens.gui.places import AllPhotos, Favourites, InsideFolder, Place, Problems, RecentlyAdded, Results
from photolens.gui.sidebar import Sidebar
from photolens.gui.sidebar.entries import sections_of
from photolens.gui.sidebar.model import PlaceModel
from photolens.gui.sidebar.tree import PlaceTree
from tests.conftest import MakePhoto

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

HOME = Path("/home/anna/Pictures")


def folder(path: Path, photos: int = 1, *children: FolderNode, offline: bool = False) -> FolderNode:
    return FolderNode(path, photos, FolderState.OFFLINE if offline else FolderState.ONLINE, children)


def overview(*folders: FolderNode, failures: int = 0, photos: int = 12) -> Inventory:
    return Inventory(Overview(photos=photos, favourites=3, recent=2, failures=failures, folders=folders))


ITALY = folder(HOME / "Italy", 5, folder(HOME / "Italy" / "Rome", 2))
PICTURES = folder(HOME, 12, ITALY, folder(HOME / "Norway", 7))


@pytest.fixture
def sidebar(qtbot: QtBot, context: Context) -> Sidebar:
    return shown(qtbot, context)


def shown(qtbot: QtBot, context: Context) -> Sidebar:
    sidebar = Sidebar(context)
    qtbot.addWidget(sidebar)
    QAbstractItemModelTester(tree_of(sidebar).model(), QAbstractItemModelTester.FailureReportingMode.Fatal, sidebar)
    sidebar.resize(240, 500)
    with qtbot.waitExposed(sidebar):
        sidebar.show()
    return sidebar


def tree_of(sidebar: Sidebar) -> PlaceTree:
    return sidebar.findChildren(PlaceTree)[0]


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        yield index
        yield from rows(model, index)


def row(sidebar: Sidebar, title: str) -> QModelIndex:
    return next(index for index in rows(tree_of(sidebar).model()) if index.data() == title)


def titles(sidebar: Sidebar) -> list[str]:
    return [index.data() for index in rows(tree_of(sidebar).model())]


def visible(sidebar: Sidebar) -> list[str]:
    tree = tree_of(sidebar)
    return [index.data() for index in rows(tree.model()) if tree.visualRect(index).isValid()]


def marked(sidebar: Sidebar) -> list[str]:
    return [index.data() for index in tree_of(sidebar).selectionModel().selectedIndexes()]


def click(sidebar: Sidebar, title: str) -> None:
    tree = tree_of(sidebar)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(row(sidebar, title)).center())


# what is listed


def test_the_library_and_its_folders_are_listed(sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(PICTURES, failures=4))
    assert titles(sidebar) == [
        "Library", "All photos", "Favourites", "Recently added", "Problems",
        "Albums", "New album…", "Labels", "New label…",
        "Folders", "Pictures", "Italy", "Rome", "Norway",
    ]  # fmt: skip


def test_problems_are_listed_only_when_there_are_some(sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(failures=1))
    assert "Problems" in titles(sidebar)
    sidebar.set_inventory(overview(failures=0))
    assert "Problems" not in titles(sidebar)


def test_those_who_cannot_see_are_told_number_and_state(sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(folder(HOME, 12, offline=True)))
    pictures = row(sidebar, "Pictures")
    assert pictures.data(Qt.ItemDataRole.AccessibleTextRole) == "Pictures, 12, offline"
    assert "not connected" in pictures.data(Qt.ItemDataRole.ToolTipRole)
    assert str(HOME) in pictures.data(Qt.ItemDataRole.ToolTipRole)


def test_roots_of_one_name_are_told_apart(sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(folder(Path("/a/Pictures")), folder(Path("/b/Pictures")), folder(Path("/c"))))
    assert titles(sidebar)[-3:] == ["Pictures (a)", "Pictures (b)", "c"]


def test_a_real_library_is_listed(qtbot: QtBot, context: Context, photos: Path, make_photo: MakePhoto) -> None:
    for seed, name in enumerate(["a.jpg", "Italy/b.jpg", "Italy/c.jpg"]):
        make_photo(photos / name, seed=seed)
    context.library.index([photos])
    sidebar = shown(qtbot, context)
    sidebar.set_inventory(inventory_of(context.library))
    spoken = [index.data(Qt.ItemDataRole.AccessibleTextRole) for index in rows(tree_of(sidebar).model())]
    assert spoken[-2:] == ["photos, 3", "Italy, 2"]
    assert spoken[1] == "All photos, 3"


# choosing


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Favourites", Favourites()),
        ("Recently added", RecentlyAdded()),
        ("Problems", Problems()),
        ("Norway", InsideFolder(HOME / "Norway")),
    ],
)
def test_a_click_goes_there(qtbot: QtBot, sidebar: Sidebar, title: str, place: Place) -> None:
    sidebar.set_inventory(overview(PICTURES, failures=1))
    chosen: list[Place] = []
    sidebar.place_chosen.connect(chosen.append)
    click(sidebar, title)
    assert chosen == [place]
    assert marked(sidebar) == [title]


def test_a_click_on_the_marked_place_goes_there_too(sidebar: Sidebar) -> None:
    chosen: list[Place] = []
    sidebar.place_chosen.connect(chosen.append)
    click(sidebar, "All photos")
    assert chosen == [AllPhotos()]


def test_arrow_keys_go_there_at_once_and_skip_captions(sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(PICTURES))
    sidebar.set_current(Favourites())
    chosen: list[Place] = []
    sidebar.place_chosen.connect(chosen.append)
    for _ in range(4):  # past the invitations to make an album and a label, which are no places
        QTest.keyClick(tree_of(sidebar), Qt.Key.Key_Down)
    assert chosen == [RecentlyAdded(), InsideFolder(HOME)]


def test_left_and_right_close_and_open_a_folder(sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(PICTURES))
    sidebar.set_current(InsideFolder(HOME))
    QTest.keyClick(tree_of(sidebar), Qt.Key.Key_Left)
    assert "Italy" not in visible(sidebar)
    QTest.keyClick(tree_of(sidebar), Qt.Key.Key_Right)
    assert "Italy" in visible(sidebar)


def test_left_on_a_root_stays_there(sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(folder(HOME)))
    sidebar.set_current(InsideFolder(HOME))
    for _ in range(3):
        QTest.keyClick(tree_of(sidebar), Qt.Key.Key_Left)
    assert marked(sidebar) == ["Pictures"]


def test_being_told_where_the_user_is_chooses_nothing(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(PICTURES))
    with qtbot.assertNotEmitted(sidebar.place_chosen):
        sidebar.set_current(InsideFolder(HOME / "Italy" / "Rome"))
    assert marked(sidebar) == ["Rome"]
    assert "Rome" in visible(sidebar)


def test_results_are_no_place_of_the_list(sidebar: Sidebar) -> None:
    sidebar.set_current(Results("dogs"))
    assert marked(sidebar) == []


def test_a_place_is_marked_as_soon_as_it_is_listed(sidebar: Sidebar) -> None:
    sidebar.set_current(InsideFolder(HOME / "Norway"))
    assert marked(sidebar) == []
    sidebar.set_inventory(overview(PICTURES))
    assert marked(sidebar) == ["Norway"]


# following the library


def test_a_new_overview_keeps_what_is_open_and_chosen_and_scrolled_to(qtbot: QtBot, sidebar: Sidebar) -> None:
    many = [folder(HOME / f"{number:03}", number) for number in range(1, 60)]
    sidebar.set_inventory(overview(folder(HOME, 99, *many, ITALY)))
    tree = tree_of(sidebar)
    sidebar.set_current(InsideFolder(HOME / "Italy" / "Rome"))
    place = tree.verticalScrollBar().value()
    assert place > 0
    with qtbot.assertNotEmitted(sidebar.place_chosen):
        sidebar.set_inventory(overview(folder(HOME, 99, *many, ITALY, folder(HOME / "New")), photos=100))
    assert tree.verticalScrollBar().value() == place
    assert marked(sidebar) == ["Rome"]
    assert row(sidebar, "All photos").data(Qt.ItemDataRole.AccessibleTextRole) == "All photos, 100"


def test_only_what_differs_is_changed(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(PICTURES))
    model = tree_of(sidebar).model()
    added: list[tuple[str, int, int]] = []
    model.rowsInserted.connect(lambda parent, first, last: added.append((parent.data(), first, last)))
    with qtbot.assertNotEmitted(model.rowsRemoved), qtbot.assertNotEmitted(model.modelReset):
        sidebar.set_inventory(overview(folder(HOME, 13, ITALY, folder(HOME / "Kenya"), folder(HOME / "Norway", 7))))
    assert added == [("Pictures", 1, 1)]


def test_the_same_overview_changes_nothing(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(PICTURES))
    with qtbot.assertNotEmitted(tree_of(sidebar).model().dataChanged):
        sidebar.set_inventory(overview(PICTURES))


def test_a_folder_that_goes_takes_its_mark_along_and_chooses_nothing(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(PICTURES))
    sidebar.set_current(InsideFolder(HOME / "Norway"))
    with qtbot.assertNotEmitted(sidebar.place_chosen):
        sidebar.set_inventory(overview(folder(HOME, 5, ITALY)))
    assert marked(sidebar) == []
    assert "Norway" not in titles(sidebar)


def test_folders_that_change_places_are_all_there_afterwards(context: Context) -> None:
    model = PlaceModel(sections_of(overview(folder(Path("/a")), folder(Path("/b")), folder(Path("/c")))))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_sections(sections_of(overview(folder(Path("/c")), folder(Path("/d")), folder(Path("/a")))))
    assert [index.data() for index in rows(model)][-3:] == ["c", "d", "a"]
    assert model.index_of(InsideFolder(Path("/a"))).row() == 2
    assert not model.index_of(InsideFolder(Path("/b"))).isValid()


def test_what_the_user_opened_and_closed_is_so_at_the_next_start(qtbot: QtBot, context: Context) -> None:
    first = shown(qtbot, context)
    other = folder(Path("/other"), 1, folder(Path("/other/inside")))
    first.set_inventory(overview(PICTURES, other))
    tree_of(first).expand(row(first, "Italy"))
    tree_of(first).collapse(row(first, "other"))
    qtbot.waitUntil(lambda: "/other" in context.memory.get_texts("sidebar/toggled"))
    second = shown(qtbot, context)
    second.set_inventory(overview(PICTURES, other))
    assert "Rome" in visible(second)
    assert "inside" not in visible(second)


def test_what_opened_to_show_the_current_place_is_not_remembered(qtbot: QtBot, context: Context) -> None:
    first = shown(qtbot, context)
    first.set_inventory(overview(PICTURES))
    first.set_current(InsideFolder(HOME / "Italy" / "Rome"))
    second = shown(qtbot, context)
    second.set_inventory(overview(PICTURES))
    assert "Rome" not in visible(second)


# folders


def test_a_right_click_asks_for_the_menu_of_a_folder_and_stays(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(PICTURES))
    tree = tree_of(sidebar)
    place = tree.visualRect(row(sidebar, "Norway")).center()
    with qtbot.assertNotEmitted(sidebar.place_chosen), qtbot.waitSignal(sidebar.folder_menu_requested) as asked:
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.RightButton, pos=place)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, tree.viewport().mapToGlobal(place))
        QApplication.sendEvent(tree.viewport(), event)
    assert asked.args == [HOME / "Norway", tree.viewport().mapToGlobal(place)]


def test_the_menu_key_asks_for_the_menu_of_the_marked_folder(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(PICTURES))
    sidebar.set_current(InsideFolder(HOME / "Norway"))
    with qtbot.waitSignal(sidebar.folder_menu_requested) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
        QApplication.sendEvent(tree_of(sidebar).viewport(), event)
    assert asked.args is not None
    assert asked.args[0] == HOME / "Norway"


def test_all_photos_have_no_menu_of_a_folder(qtbot: QtBot, sidebar: Sidebar) -> None:
    tree = tree_of(sidebar)
    place = tree.visualRect(row(sidebar, "All photos")).center()
    with qtbot.assertNotEmitted(sidebar.folder_menu_requested):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, tree.viewport().mapToGlobal(place))
        QApplication.sendEvent(tree.viewport(), event)


def test_the_plus_beside_the_caption_asks_for_a_folder(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_inventory(overview(PICTURES))
    (plus,) = [button for button in sidebar.findChildren(QToolButton) if "folder" in button.accessibleName()]
    with qtbot.waitSignal(sidebar.add_folder_requested):
        QTest.mouseClick(plus, Qt.MouseButton.LeftButton)


def drop(sidebar: Sidebar, *paths: Path) -> bool:
    """Drag files over the sidebar, and drop them if it takes them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(20, 20), copy, mime, left, none)
    entering.ignore()
    QApplication.sendEvent(sidebar, entering)
    if entering.isAccepted():
        QApplication.sendEvent(sidebar, QDropEvent(QPointF(20, 20), copy, mime, left, none))
    return entering.isAccepted()


def test_folders_can_be_dropped(qtbot: QtBot, sidebar: Sidebar, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.touch()
    with qtbot.waitSignal(sidebar.folders_dropped) as dropped:
        assert drop(sidebar, tmp_path, file)
    assert dropped.args == [[tmp_path]]


def test_files_are_not_taken_for_folders(sidebar: Sidebar, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.touch()
    assert not drop(sidebar, file)
