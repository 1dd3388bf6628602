"""The offer of a better model, and the news of models, on a real library."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from photolens.domain.change import LibraryChange
from photolens.domain.model import STARTER
from photolens.gui.context import Context
from photolens.gui.models import Downloads, ModelNews, ModelOffer
from photolens.gui.models.words import bytes_words
from photolens.indexing.events import GenerationFailed
from photolens.vision.catalogue import CARDS
from photolens.vision.model_folder import ModelFolder
from tests.conftest import MakePhoto
from tests.hub import Hub, fill_repository
from tests.tiny_models import install_tiny

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

CLIP = CARDS[1]
PATIENCE_MS = 30_000

News = list[tuple[str, str, Callable[[], None] | None]]


@pytest.fixture
def some_photos(context: Context, photos: Path, make_photo: MakePhoto) -> None:
    """A library with photos, which the starter knows."""
    for seed in range(2):
        make_photo(photos / f"{seed}.jpg", seed)
    context.library.index([photos])


@pytest.fixture
def downloads(context: Context) -> Downloads:
    """As the window owns them."""
    return Downloads(context)


@pytest.fixture
def news(context: Context, downloads: Downloads, qtbot: QtBot) -> Iterator[News]:
    """What is told from now on."""
    told: News = []
    teller = ModelNews(context, downloads)
    teller.told.connect(lambda *what: told.append(what))
    teller.start()
    settle(context, qtbot)
    yield told
    settle(context, qtbot)


def settle(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.tasks.is_idle, timeout=PATIENCE_MS)


def considered(context: Context, qtbot: QtBot) -> ModelOffer:
    offer = ModelOffer(context)
    qtbot.addWidget(offer, before_close_func=lambda _: settle(context, qtbot))
    offer.consider()
    settle(context, qtbot)
    return offer


def button(offer: ModelOffer, words: str) -> QPushButton:
    return next(one for one in offer.findChildren(QPushButton) if one.text() == words)


# the offer


def test_there_is_nothing_to_offer_to_a_library_without_photos(context: Context, qtbot: QtBot) -> None:
    assert considered(context, qtbot).isHidden()


def test_once_there_are_photos_a_better_model_is_offered_with_its_size(
    some_photos: None, context: Context, qtbot: QtBot
) -> None:
    recommended = context.library.models.recommended()
    assert recommended is not None
    offer = considered(context, qtbot)
    assert not offer.isHidden()
    card = recommended.card
    better = f"{card.title} understands your photos better than the built-in model."
    assert offer.text() == f"{better} {bytes_words(card.download_bytes)}, once."


def test_the_model_is_shown_to_those_who_want_to_see_it_and_not_offered_again(
    some_photos: None, context: Context, qtbot: QtBot
) -> None:
    offer = considered(context, qtbot)
    with qtbot.waitSignal(offer.accepted) as accepted:
        QTest.mouseClick(button(offer, "Show me"), Qt.MouseButton.LeftButton)
    recommended = context.library.models.recommended()
    assert recommended is not None
    assert accepted.args == [recommended.card.name]
    offer.consider()
    settle(context, qtbot)
    assert offer.isHidden()
    assert context.library.settings.model.offer, "another day it may be offered again"


def test_declining_is_remembered(some_photos: None, context: Context, qtbot: QtBot) -> None:
    offer = considered(context, qtbot)
    with qtbot.waitSignal(offer.declined):
        QTest.keyClick(button(offer, "No, thanks"), Qt.Key.Key_Space)
    settle(context, qtbot)
    assert offer.isHidden()
    assert not context.library.settings.model.offer
    assert considered(context, qtbot).isHidden(), "also by the next window"


def test_the_offer_comes_when_the_first_photos_have_and_goes_when_it_is_taken(
    context: Context, photos: Path, make_photo: MakePhoto, models: Path, qtbot: QtBot
) -> None:
    offer = considered(context, qtbot)
    make_photo(photos / "a.jpg")
    context.library.index([photos])
    context.mailbox.post(LibraryChange(photos=frozenset(context.library.timeline().ids.tolist())))
    qtbot.waitUntil(lambda: not offer.isHidden(), timeout=PATIENCE_MS)
    folder = ModelFolder(models)
    folder.install(CLIP, fill_repository(folder.begin(CLIP)), "open_clip_model.safetensors")
    context.mailbox.post(LibraryChange(model=True))
    qtbot.waitUntil(offer.isHidden, timeout=PATIENCE_MS)


# the news


def test_a_model_that_has_come_can_be_used_from_where_it_is_told(
    context: Context,
    downloads: Downloads,
    news: News,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    pytest.importorskip("huggingface_hub", reason="the extra clip is not installed")
    with Hub() as hub:
        hub.add(CLIP.repository, fill_repository(tmp_path / "repository"))
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        downloads.start(CLIP.name, CLIP.title)
        qtbot.waitUntil(lambda: bool(news), timeout=PATIENCE_MS)
    [(words, action, then)] = news
    assert (words, action) == ("CLIP ViT-B/32 is on this computer now", "Use it")
    assert then is not None
    assert context.library.settings.model.name == STARTER, "nothing changes by itself"


def test_a_switch_is_told_with_the_way_back_and_the_way_back_without(
    some_photos: None, context: Context, models: Path, downloads: Downloads, qtbot: QtBot
) -> None:
    install_tiny(models)
    told: News = []
    teller = ModelNews(context, downloads)
    teller.told.connect(lambda *what: told.append(what))
    teller.start()
    settle(context, qtbot)
    teller.use("tiny")
    settle(context, qtbot)
    assert told == [], "another model is chosen, and the one before answers still"

    assert context.library.models.build()
    context.mailbox.post(LibraryChange(model=True))
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    words, action, go_back = told.pop()
    assert (words, action) == ("Searches are now answered by Tiny tiny", "Go back")
    assert go_back is not None
    go_back()
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == [("Searches are now answered by Built-in model", "", None)]
    assert context.library.settings.model.name == STARTER
    settle(context, qtbot)


def test_a_model_that_could_not_be_prepared_is_told_of(context: Context, news: News, qtbot: QtBot) -> None:
    context.mailbox.post(GenerationFailed("tiny", "the disk is full"))
    qtbot.waitUntil(lambda: bool(news))
    assert news == [("The new model could not be prepared: the disk is full", "", None)]
