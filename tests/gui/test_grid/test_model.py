"""The model tells of every photo, reads cards in batches, and keeps Qt's contract."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from photolens.domain.photo import Flag, PhotoId
from photolens.gui.context import Context
from photolens.gui.grid import Arrangement, dated
from photolens.gui.grid import model as module
from photolens.gui.grid.model import PhotoModel, Role


@pytest.fixture
def model(context: Context) -> PhotoModel:
    made = PhotoModel(context)
    made.reset(dated(context.library.timeline()))
    return made


def read(qtbot: QtBot, model: PhotoModel, first: int, end: int) -> None:
    with qtbot.waitSignal(model.dataChanged):
        model.want(first, end)


def test_the_model_keeps_qts_contract(qtbot: QtBot, context: Context, model: PhotoModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    read(qtbot, model, 0, 24)
    model.reset(Arrangement.empty())
    model.reset(dated(context.library.timeline()))
    read(qtbot, model, 3, 9)
    assert tester.model() is model


def test_it_tells_ids_at_once_and_cards_when_they_are_read(qtbot: QtBot, context: Context, model: PhotoModel) -> None:
    ids = context.library.timeline().ids.tolist()
    index = model.index(5)
    assert model.rowCount() == 24
    assert index.data(Role.ID) == ids[5]
    assert index.data(Role.CARD) is None
    assert index.data(Qt.ItemDataRole.DisplayRole) == ""
    read(qtbot, model, 5, 7)
    assert index.data(Role.CARD).path.name == "IMG_18.jpg"
    assert index.data(Qt.ItemDataRole.DisplayRole) == "IMG_18.jpg"
    assert model.card(PhotoId(ids[7])) is None, "nobody wanted that one"


def test_a_screen_reader_hears_all_that_is_painted(qtbot: QtBot, context: Context, model: PhotoModel) -> None:
    photo = PhotoId(int(context.library.timeline().ids[0]))
    context.library.set_favourite([photo], True)
    context.library.set_rating([photo], 4)
    context.library.set_flag([photo], Flag.PICK)
    context.library.set_caption([photo], "The lake at dawn")
    timeline = context.library.arranged([photo])
    model.reset(Arrangement(timeline.ids, timeline.ratios, (), timeline.ratios * 0 + 0.834))
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Photo"
    read(qtbot, model, 0, 1)
    told = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Photo IMG_23.jpg, ")
    assert "2025" in told
    assert told.endswith("The lake at dawn, favourite, rated 4, picked, match 83 %")


def test_changed_photos_are_read_anew_and_only_those(qtbot: QtBot, context: Context, model: PhotoModel) -> None:
    read(qtbot, model, 0, 4)
    first, second = model.ids(0, 2)
    kept = model.card(second)
    context.library.set_rating([first], 5)
    with qtbot.waitSignal(model.dataChanged):
        model.refresh([first, PhotoId(999_999)])
    card = model.card(first)
    assert card is not None
    assert card.rating == 5
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    assert model.card(second) is kept


def test_while_one_batch_is_read_only_the_newest_wish_waits(qtbot: QtBot, model: PhotoModel) -> None:
    model.want(0, 2)
    model.want(2, 4)
    model.want(4, 6)
    qtbot.waitUntil(lambda: model.card(model.ids(5, 6)[0]) is not None)
    assert model.card(model.ids(3, 4)[0]) is None


def test_cards_that_nobody_wants_are_let_go(qtbot: QtBot, model: PhotoModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CARDS", 5)
    read(qtbot, model, 0, 10)
    read(qtbot, model, 8, 12)
    assert model.card(model.ids(0, 1)[0]) is None
    assert model.card(model.ids(9, 10)[0]) is not None


def test_dragged_photos_are_files(qtbot: QtBot, model: PhotoModel) -> None:
    read(qtbot, model, 0, 2)
    data = model.mimeData([model.index(0), model.index(1)])
    cards = [model.card(photo) for photo in model.ids(0, 2)]
    assert data.urls() == [QUrl.fromLocalFile(str(card.path)) for card in cards if card]
