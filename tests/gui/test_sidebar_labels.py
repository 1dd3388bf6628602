"""Labels and albums in the sidebar: what is listed, what rows can do, and what can be dropped onto them."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from photolens.domain.album import Album, AlbumKind, AlbumOrder, AlbumSummary
from photolens.domain.label import Label, LabelCount, LabelDraft, LabelId
from photolens.domain.overview import Overview
from photolens.domain.photo import PhotoId
from photolens.domain.query import AlbumId
from photolens.gui.context import Context
from photolens.gui.grid.carrying import carry
from photolens.gui.inventory import Inventory
from photolens.gui.places import InsideAlbum, ManagingLabels, Place, RecentlyAdded, WithLabel
from photolens.gui.sidebar import Sidebar
from photolens.gui.sidebar.tree import PlaceTree

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier

OVERVIEW = Overview(photos=100, favourites=0, recent=0, failures=0, folders=())


def label(number: int, name: str, group: str = "", *, auto: int = 0, confirmed: int = 0) -> LabelCount:
    draft = LabelDraft(name, group=group)
    return LabelCount(Label(LabelId(number), draft, is_exclusive=group == "Light", proposed=0.5), auto, confirmed, 0)


def album(number: int, name: str, kind: AlbumKind = AlbumKind.MANUAL, count: int | None = 5) -> AlbumSummary:
    order = AlbumOrder.OWN if kind is AlbumKind.MANUAL else AlbumOrder.NEWEST
    return AlbumSummary(Album(AlbumId(number), name, kind, order), count, None)


LABELS = (
    label(1, "dog", "Animals", auto=87, confirmed=12),
    label(2, "day", "Light", auto=3),
    label(3, "night", "Light"),
    label(4, "our red car", auto=2, confirmed=1),
)
ALBUMS = (
    album(1, "At sea"),
    album(2, "Dogs", AlbumKind.SMART, None),
    album(3, "Flowers", AlbumKind.LABEL, 9),
)
SEA, DOGS, FLOWERS = (InsideAlbum(AlbumId(number)) for number in (1, 2, 3))
DOG, CAR = WithLabel(LabelId(1)), WithLabel(LabelId(4))


def inventory(labels: Sequence[LabelCount] = LABELS, albums: Sequence[AlbumSummary] = ALBUMS) -> Inventory:
    return Inventory(OVERVIEW, tuple(labels), tuple(albums))


@pytest.fixture
def sidebar(qtbot: QtBot, context: Context) -> Sidebar:
    made = shown(qtbot, context)
    made.set_inventory(inventory())
    return made


def shown(qtbot: QtBot, context: Context) -> Sidebar:
    made = Sidebar(context)
    qtbot.addWidget(made)
    QAbstractItemModelTester(tree_of(made).model(), QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(240, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def tree_of(sidebar: Sidebar) -> PlaceTree:
    return sidebar.findChildren(PlaceTree)[0]


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    above = parent or QModelIndex()
    for number in range(model.rowCount(above)):
        index = model.index(number, 0, above)
        yield index
        yield from rows(model, index)


def row(sidebar: Sidebar, title: str) -> QModelIndex:
    return next(index for index in rows(tree_of(sidebar).model()) if index.data() == title)


def visible(sidebar: Sidebar) -> list[str]:
    tree = tree_of(sidebar)
    return [index.data() for index in rows(tree.model()) if tree.visualRect(index).isValid()]


def marked(sidebar: Sidebar) -> list[str]:
    return [index.data() for index in tree_of(sidebar).selectionModel().selectedIndexes()]


def centre(sidebar: Sidebar, title: str) -> QPoint:
    return tree_of(sidebar).visualRect(row(sidebar, title)).center()


def click(sidebar: Sidebar, title: str) -> None:
    QTest.mouseClick(tree_of(sidebar).viewport(), LEFT, pos=centre(sidebar, title))


def spoken(sidebar: Sidebar, title: str) -> str:
    text: str = row(sidebar, title).data(Qt.ItemDataRole.AccessibleTextRole)
    return text


def tip(sidebar: Sidebar, title: str) -> str:
    text: str = row(sidebar, title).data(Qt.ItemDataRole.ToolTipRole)
    return text


# what is listed


def test_albums_and_labels_stand_between_library_and_folders(sidebar: Sidebar) -> None:
    assert visible(sidebar) == [
        "Library", "All photos", "Favourites", "Recently added",
        "Albums", "At sea", "Dogs", "Flowers",
        "Labels", "our red car", "Animals", "Light",
        "Folders",
    ]  # fmt: skip


def test_a_label_tells_apart_what_photolens_thinks_and_what_the_user_said(sidebar: Sidebar) -> None:
    assert spoken(sidebar, "dog") == "dog, 87 by Photolens, 12 confirmed"
    assert "87 by Photolens, 12 confirmed" in tip(sidebar, "dog")
    assert spoken(sidebar, "day") == "day, 3 by Photolens, none confirmed"


def test_a_label_that_is_still_looked_for_says_so(sidebar: Sidebar) -> None:
    fresh = LabelCount(Label(LabelId(9), LabelDraft("birthday")), 0, 0, 0)
    sidebar.set_inventory(inventory([fresh]))
    assert spoken(sidebar, "birthday") == "birthday, still being looked for"


def test_an_exclusive_group_says_so(sidebar: Sidebar) -> None:
    assert "at most one" in tip(sidebar, "Light")
    assert "at most one" in spoken(sidebar, "Light")
    assert "at most one" not in tip(sidebar, "Animals")


def test_albums_say_what_fills_them(sidebar: Sidebar) -> None:
    assert "drop photos" in tip(sidebar, "At sea")
    assert "saved search" in tip(sidebar, "Dogs")
    assert spoken(sidebar, "Flowers") == "Flowers, 9"
    assert spoken(sidebar, "Dogs") == "Dogs", "how many a search by words finds is not known before it is asked"


def test_every_row_can_be_painted_in_a_narrow_sidebar(sidebar: Sidebar) -> None:
    long = "people dancing at a wedding in the garden until the morning"
    sidebar.set_inventory(inventory([label(1, long, auto=123456, confirmed=98765), *LABELS[1:]]))
    sidebar.resize(180, 700)
    tree_of(sidebar).expandAll()
    assert not sidebar.grab().isNull()


# going there


@pytest.mark.parametrize(("title", "place"), [("At sea", SEA), ("Dogs", DOGS), ("our red car", CAR)])
def test_a_click_goes_there(sidebar: Sidebar, title: str, place: Place) -> None:
    chosen: list[Place] = []
    sidebar.place_chosen.connect(chosen.append)
    click(sidebar, title)
    assert chosen == [place]
    assert marked(sidebar) == [title]


def test_a_group_opens_and_closes_and_is_no_place(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.assertNotEmitted(sidebar.place_chosen):
        click(sidebar, "Animals")
        assert "dog" in visible(sidebar)
        click(sidebar, "Animals")
        assert "dog" not in visible(sidebar)
        QTest.keyClick(tree_of(sidebar), Qt.Key.Key_Return)
        assert "dog" in visible(sidebar)


def test_a_group_that_was_opened_is_open_at_the_next_start(qtbot: QtBot, context: Context, sidebar: Sidebar) -> None:
    click(sidebar, "Animals")
    qtbot.waitUntil(lambda: context.memory.get_texts("sidebar/toggled") == ["group/Animals"])
    again = shown(qtbot, context)
    again.set_inventory(inventory())
    assert "dog" in visible(again)
    assert "night" not in visible(again)


def test_being_at_a_label_opens_its_group(sidebar: Sidebar) -> None:
    sidebar.set_current(DOG)
    assert marked(sidebar) == ["dog"]
    assert "dog" in visible(sidebar)


def test_the_gear_leads_to_all_labels(sidebar: Sidebar) -> None:
    chosen: list[Place] = []
    sidebar.place_chosen.connect(chosen.append)
    button(sidebar, "Manage labels").click()
    assert chosen == [ManagingLabels()]


# making


def button(sidebar: Sidebar, name: str) -> QToolButton:
    return next(found for found in sidebar.findChildren(QToolButton) if found.accessibleName() == name)


def test_the_buttons_beside_the_captions_ask_for_new_ones(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.new_album_requested):
        button(sidebar, "New album").click()
    with qtbot.waitSignal(sidebar.new_label_requested):
        button(sidebar, "New label").click()


def test_where_there_are_none_a_row_invites_to_make_one(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_inventory(inventory([], []))
    sidebar.set_current(RecentlyAdded())
    with qtbot.assertNotEmitted(sidebar.place_chosen):
        with qtbot.waitSignal(sidebar.new_album_requested):
            click(sidebar, "New album…")
        with qtbot.waitSignal(sidebar.new_label_requested):
            click(sidebar, "New label…")
    assert marked(sidebar) == ["Recently added"], "the user is where they were"
    sidebar.set_inventory(inventory())
    assert "New album…" not in visible(sidebar)


def test_an_invitation_waits_for_enter_and_not_for_an_arrow_key(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_inventory(inventory([], []))
    sidebar.set_current(RecentlyAdded())
    with qtbot.assertNotEmitted(sidebar.new_album_requested):
        QTest.keyClick(tree_of(sidebar), Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.new_album_requested):
        QTest.keyClick(tree_of(sidebar), Qt.Key.Key_Return)


# following the library


def test_new_counts_keep_what_is_open_and_marked(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_current(DOG)
    model = tree_of(sidebar).model()
    changed = [label(1, "dog", "Animals", auto=1, confirmed=99), *LABELS[1:]]
    with (
        qtbot.assertNotEmitted(sidebar.place_chosen),
        qtbot.assertNotEmitted(model.rowsRemoved),
        qtbot.assertNotEmitted(model.rowsInserted),
    ):
        sidebar.set_inventory(inventory(changed))
    assert marked(sidebar) == ["dog"]
    assert spoken(sidebar, "dog") == "dog, 1 by Photolens, 99 confirmed"


def test_an_album_that_is_renamed_past_another_stays_marked(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_current(SEA)
    with qtbot.assertNotEmitted(sidebar.place_chosen):
        sidebar.set_inventory(inventory(albums=[ALBUMS[1], ALBUMS[2], album(1, "Voyages")]))
    assert marked(sidebar) == ["Voyages"]


def test_a_label_that_joins_a_group_stays_marked(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_current(CAR)
    joined = [LABELS[0], label(4, "our red car", "Animals"), *LABELS[1:3]]
    with qtbot.assertNotEmitted(sidebar.place_chosen):
        sidebar.set_inventory(inventory(joined))
    assert marked(sidebar) == ["our red car"]


def test_a_deleted_album_takes_its_mark_along(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_current(SEA)
    with qtbot.assertNotEmitted(sidebar.place_chosen):
        sidebar.set_inventory(inventory(albums=ALBUMS[1:]))
    assert marked(sidebar) == []


# keys and menus


def test_f2_renames_an_album_and_edits_a_label(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_current(SEA)
    with qtbot.waitSignal(sidebar.album_rename_requested) as asked:
        QTest.keyClick(tree_of(sidebar), Qt.Key.Key_F2)
    assert asked.args == [SEA.album]
    sidebar.set_current(CAR)
    with qtbot.waitSignal(sidebar.label_edit_requested) as edited:
        QTest.keyClick(tree_of(sidebar), Qt.Key.Key_F2)
    assert edited.args == [CAR.label]


def test_delete_is_about_the_row_and_kept_from_the_verbs_of_photos(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_current(SEA)
    tree = tree_of(sidebar)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Delete, NO_KEY)
    override.ignore()
    QApplication.sendEvent(tree, override)
    assert override.isAccepted(), "else the shortcut of the bin would come first"
    with qtbot.waitSignal(sidebar.album_removal_requested) as asked:
        QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert asked.args == [SEA.album]
    sidebar.set_current(CAR)
    with qtbot.waitSignal(sidebar.label_removal_requested) as removed:
        QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert removed.args == [CAR.label]


@pytest.mark.parametrize(
    ("title", "signal", "what"),
    [
        ("At sea", "album_menu_requested", SEA.album),
        ("our red car", "label_menu_requested", CAR.label),
        ("Light", "group_menu_requested", "Light"),
    ],
)
def test_a_right_click_asks_for_the_menu_and_stays(
    qtbot: QtBot, sidebar: Sidebar, title: str, signal: str, what: object
) -> None:
    tree, at = tree_of(sidebar), centre(sidebar, title)
    with qtbot.assertNotEmitted(sidebar.place_chosen), qtbot.waitSignal(getattr(sidebar, signal)) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, tree.viewport().mapToGlobal(at))
        QApplication.sendEvent(tree.viewport(), event)
    assert asked.args == [what, tree.viewport().mapToGlobal(at)]


# dropping photos


def drop(sidebar: Sidebar, title: str) -> bool:
    """Drag two photos onto a row, and let go if it takes them."""
    data = QMimeData()
    carry(data, [PhotoId(3), PhotoId(1)])
    viewport, at = tree_of(sidebar).viewport(), centre(sidebar, title)
    QApplication.sendEvent(viewport, QDragEnterEvent(at, COPY, data, LEFT, NO_KEY))
    move = QDragMoveEvent(at, COPY, data, LEFT, NO_KEY)
    QApplication.sendEvent(viewport, move)
    event = QDropEvent(QPointF(at), COPY, data, LEFT, NO_KEY)
    QApplication.sendEvent(viewport, event)
    assert move.isAccepted() is event.isAccepted()
    return event.isAccepted()


@pytest.mark.parametrize(("title", "album"), [("At sea", SEA.album), ("Flowers", FLOWERS.album), ("Albums", None)])
def test_photos_are_dropped_onto_an_album_or_become_one(
    qtbot: QtBot, sidebar: Sidebar, title: str, album: AlbumId | None
) -> None:
    with qtbot.waitSignal(sidebar.photos_dropped_on_album) as dropped:
        assert drop(sidebar, title)
    assert dropped.args == [album, (3, 1)]


def test_photos_are_dropped_onto_a_label(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.photos_dropped_on_label) as dropped:
        assert drop(sidebar, "our red car")
    assert dropped.args == [CAR.label, (3, 1)]


@pytest.mark.parametrize("title", ["Dogs", "Animals", "All photos", "Labels"])
def test_what_cannot_take_photos_refuses_them(qtbot: QtBot, sidebar: Sidebar, title: str) -> None:
    with (
        qtbot.assertNotEmitted(sidebar.photos_dropped_on_album),
        qtbot.assertNotEmitted(sidebar.photos_dropped_on_label),
    ):
        assert not drop(sidebar, title)
