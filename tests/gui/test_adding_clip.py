"""Adding CLIP to the light edition, on the real page with a server on this machine; the addition is a tiny real one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from photolens import additions
from photolens.domain.addition import AdditionEntry, AdditionState
from photolens.domain.model import STARTER
from photolens.gui.context import Context
from photolens.gui.models import Downloads, ModelNews, ModelOffer
from photolens.gui.models.adding import AddingState
from photolens.gui.preferences.model_page import ModelPage
from photolens.gui.preferences.models.addition_look import AdditionDeed, addition_look
from photolens.gui.preferences.models.card import ModelView
from photolens.settings import ModelSettings
from photolens.vision.catalogue import CARDS
from photolens.vision.model_folder import ModelFolder
from tests.conftest import MakePhoto
from tests.hub import fill_repository
from tests.tiny_addition import ARCHIVE, Light, as_before, light_edition, pretend_light, stamp

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

CLIP = CARDS[1]
MULTILINGUAL = next(card for card in CARDS if card.extra == "multilingual")
PATIENCE_MS = 30_000


@pytest.fixture
def light(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Light]:
    pytest.importorskip("huggingface_hub", reason="nothing can be downloaded without it")
    with light_edition(tmp_path, monkeypatch) as edition:
        edition.hub.add(CLIP.repository, fill_repository(tmp_path / "repository"))
        monkeypatch.setenv("HF_ENDPOINT", edition.hub.endpoint)
        yield edition


@pytest.fixture
def downloads(context: Context) -> Downloads:
    """As the window owns them."""
    return Downloads(context)


@pytest.fixture
def page(light: Light, context: Context, downloads: Downloads, qtbot: QtBot) -> ModelPage:
    """The page of a light edition to which nothing was added."""
    return shown(context, downloads, qtbot)


def shown(context: Context, downloads: Downloads, qtbot: QtBot) -> ModelPage:
    page = ModelPage(context, downloads)
    qtbot.addWidget(page, before_close_func=lambda _: settle(context, qtbot))
    page.resize(600, 700)
    page.show()
    settle(context, qtbot)
    return page


def settle(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.tasks.is_idle, timeout=PATIENCE_MS)


def press(button: QAbstractButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button(page: ModelPage, deed: AdditionDeed) -> QAbstractButton:
    return page.addition.buttons[deed]


def choose(page: ModelPage, words: str) -> None:
    [action] = [action for action in page.addition.menu().actions() if action.text() == words]
    action.trigger()


def view(page: ModelPage, name: str) -> ModelView:
    found = page.models.view(name)
    assert found is not None
    return found


def wait_for(page: ModelPage, deed: AdditionDeed, qtbot: QtBot) -> None:
    qtbot.waitUntil(button(page, deed).isVisible, timeout=PATIENCE_MS)


def test_the_light_edition_says_what_is_needed_and_how_large_it_is(page: ModelPage, light: Light) -> None:
    assert page.addition.title.text() == "CLIP and SigLIP models need an addition"
    assert page.addition.note.text() == "602 kB to download, 600 kB on disk. Nothing else is sent or fetched."
    assert button(page, AdditionDeed.ADD).text().strip() == "Add CLIP"
    assert page.extra.isHidden(), "no command of pip"
    assert light.hub.asked == []


def test_one_click_adds_it_and_the_models_come_alive_at_once(page: ModelPage, light: Light, qtbot: QtBot) -> None:
    assert not page.find_button.isEnabled()
    press(button(page, AdditionDeed.ADD))
    wait_for(page, AdditionDeed.REMOVE, qtbot)
    qtbot.waitUntil(page.find_button.isEnabled, timeout=PATIENCE_MS)
    assert page.addition.title.text() == "CLIP is added"
    assert page.addition.note.text() == "It takes 600 kB on this computer."
    assert view(page, CLIP.name).button.isEnabled()
    assert view(page, CLIP.name).button.text().strip() == "Download 605 MB"
    assert [one.path for one in light.hub.asked] == [f"/bytes/test/addition/{ARCHIVE}"], "and nothing else is fetched"


def test_it_is_paused_resumed_and_told_how_far_it_is(page: ModelPage, light: Light, qtbot: QtBot) -> None:
    light.hub.hold_at(ARCHIVE, 300_000)
    button(page, AdditionDeed.ADD).setFocus()
    QTest.keyClick(button(page, AdditionDeed.ADD), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.addition.progress.value() > 0, timeout=PATIENCE_MS)
    assert page.addition.title.text() == "Adding CLIP"
    assert "kB of 602 kB" in page.addition.words.shown()
    assert page.focusWidget() is button(page, AdditionDeed.PAUSE), "the keyboard stays where it was"
    assert page.verticalScrollBar().value() == 0, "and so does the page"
    qtbot.waitUntil(light.hub.held.is_set, timeout=PATIENCE_MS)
    QTest.keyClick(button(page, AdditionDeed.PAUSE), Qt.Key.Key_Space)
    wait_for(page, AdditionDeed.RESUME, qtbot)
    assert page.addition.words.shown() == "300 kB of 602 kB are here"
    assert page.focusWidget() is button(page, AdditionDeed.RESUME)
    light.hub.heal()
    press(button(page, AdditionDeed.RESUME))
    wait_for(page, AdditionDeed.REMOVE, qtbot)
    assert light.hub.asked[-1].range == "bytes=300000-"


def test_it_can_be_cancelled_and_nothing_of_it_stays(
    page: ModelPage, context: Context, light: Light, qtbot: QtBot
) -> None:
    light.hub.hold_at(ARCHIVE, 300_000)
    press(button(page, AdditionDeed.ADD))
    qtbot.waitUntil(light.hub.held.is_set, timeout=PATIENCE_MS)
    press(button(page, AdditionDeed.CANCEL))
    assert page.addition.title.text() == "Cancelling…"
    wait_for(page, AdditionDeed.ADD, qtbot)
    settle(context, qtbot)
    assert not list(light.folder.rglob("*.part"))


def test_what_went_wrong_is_said_and_can_be_tried_again(page: ModelPage, light: Light, qtbot: QtBot) -> None:
    light.hub.answer(503)
    press(button(page, AdditionDeed.ADD))
    wait_for(page, AdditionDeed.RETRY, qtbot)
    assert page.addition.title.text() == "CLIP could not be added"
    assert page.addition.fault.text().endswith("fetch the file in another way and add it from there.")
    light.hub.heal()
    press(button(page, AdditionDeed.RETRY))
    wait_for(page, AdditionDeed.REMOVE, qtbot)
    assert page.addition.fault.isHidden()


def test_what_a_paused_download_left_can_be_discarded(
    page: ModelPage, context: Context, light: Light, qtbot: QtBot
) -> None:
    light.hub.end_at(ARCHIVE, 200_000)
    press(button(page, AdditionDeed.ADD))
    wait_for(page, AdditionDeed.RETRY, qtbot)
    qtbot.waitUntil(lambda: page.addition.words.shown() == "200 kB of 602 kB are here", timeout=PATIENCE_MS)
    choose(page, "Discard the download")
    wait_for(page, AdditionDeed.ADD, qtbot)
    settle(context, qtbot)
    assert not list(light.folder.rglob("*.part"))


def test_a_file_of_the_users_own_is_taken(page: ModelPage, light: Light, qtbot: QtBot) -> None:
    choose(page, "From a file…")
    [dialog] = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(light.archive))
    wait_for(page, AdditionDeed.REMOVE, qtbot)
    assert light.hub.asked == []
    dialog.reject()


def test_another_file_is_refused_in_words(page: ModelPage, tmp_path: Path, downloads: Downloads, qtbot: QtBot) -> None:
    (tmp_path / "holiday.tar.xz").write_bytes(b"something else")
    downloads.adding.start_from(tmp_path / "holiday.tar.xz")
    wait_for(page, AdditionDeed.RETRY, qtbot)
    assert page.addition.fault.text().startswith("Holiday.tar.xz is not the addition of this very Photolens")


def test_the_way_to_a_model_leads_through_the_addition_by_one_click(
    page: ModelPage, light: Light, models: Path, downloads: Downloads, qtbot: QtBot
) -> None:
    clip = view(page, CLIP.name)
    assert clip.button.text().strip() == "Download 602 kB + 605 MB"
    assert clip.button.toolTip().startswith("First the addition that this model needs (602 kB)")
    light.hub.hold_at(ARCHIVE, 300_000)
    press(clip.button)
    qtbot.waitUntil(light.hub.held.is_set, timeout=PATIENCE_MS)
    assert "Waits for the addition" in clip.badges()
    with qtbot.waitSignal(downloads.finished, timeout=PATIENCE_MS) as finished:
        light.hub.go_on()
    assert finished.args == [CLIP.name, CLIP.title]
    assert CLIP.name in ModelFolder(models).installed()
    qtbot.waitUntil(lambda: "On this computer" in clip.badges(), timeout=PATIENCE_MS)


def test_a_model_waits_while_the_addition_is_tried_again_and_no_longer_when_that_is_given_up(
    page: ModelPage, light: Light, qtbot: QtBot
) -> None:
    clip = view(page, CLIP.name)
    light.hub.end_at(ARCHIVE, 200_000)
    press(clip.button)
    wait_for(page, AdditionDeed.RETRY, qtbot)
    assert "Waits for the addition" in clip.badges()
    qtbot.waitUntil(page.addition.words.isVisible, timeout=PATIENCE_MS)
    choose(page, "Discard the download")
    wait_for(page, AdditionDeed.ADD, qtbot)
    qtbot.waitUntil(clip.button.isEnabled, timeout=PATIENCE_MS)
    assert "Waits for the addition" not in clip.badges()


def test_a_model_that_no_addition_helps_says_so(page: ModelPage) -> None:
    multilingual = view(page, MULTILINGUAL.name)
    assert multilingual.summary.text().endswith("This app cannot run it, Photolens from pip can.")
    assert not multilingual.button.isEnabled()
    assert "pip install" not in multilingual.button.toolTip()


def test_it_goes_on_when_the_dialog_is_closed_and_is_told_of(
    light: Light, context: Context, downloads: Downloads, qtbot: QtBot
) -> None:
    told: list[str] = []
    news = ModelNews(context, downloads)
    news.told.connect(lambda words, *_: told.append(words))
    light.hub.hold_at(ARCHIVE, 300_000)
    page = ModelPage(context, downloads)
    page.show()
    settle(context, qtbot)
    press(button(page, AdditionDeed.ADD))
    qtbot.waitUntil(light.hub.held.is_set, timeout=PATIENCE_MS)
    with qtbot.waitSignal(page.destroyed):
        page.close()
        page.deleteLater()
    with qtbot.waitSignal(downloads.adding.finished, timeout=PATIENCE_MS):
        light.hub.go_on()
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == ["CLIP is added: other models can be downloaded now"]
    settle(context, qtbot)


def test_quitting_ends_it_and_keeps_what_has_arrived(
    light: Light, context: Context, downloads: Downloads, qtbot: QtBot
) -> None:
    light.hub.hold_at(ARCHIVE, 300_000)
    downloads.adding.start()
    qtbot.waitUntil(light.hub.held.is_set, timeout=PATIENCE_MS)
    downloads.stop()
    context.tasks.close()
    [part] = light.folder.rglob("*.part")
    assert part.stat().st_size > 0
    assert additions.installed(light.addition) is None


def test_it_is_removed_only_after_a_question(page: ModelPage, light: Light, qtbot: QtBot) -> None:
    press(button(page, AdditionDeed.ADD))
    wait_for(page, AdditionDeed.REMOVE, qtbot)
    answer(page, "Cancel")
    assert additions.installed(light.addition) is not None
    box = answer(page, "Remove")
    assert box.informativeText().startswith("It takes 600 kB on this computer.")
    wait_for(page, AdditionDeed.ADD, qtbot)
    assert additions.installed(light.addition) is None
    qtbot.waitUntil(lambda: not page.find_button.isEnabled(), timeout=PATIENCE_MS)


def test_it_stays_while_a_model_needs_it(page: ModelPage, context: Context, light: Light, qtbot: QtBot) -> None:
    press(button(page, AdditionDeed.ADD))
    wait_for(page, AdditionDeed.REMOVE, qtbot)
    context.library.change_settings(model=ModelSettings(CLIP.name))
    answer(page, "Remove")
    qtbot.waitUntil(page.addition.fault.isVisible, timeout=PATIENCE_MS)
    assert page.addition.fault.text().startswith("CLIP ViT-B/32 needs CLIP and is in use; choose the built-in model")
    assert additions.installed(light.addition) is not None


def answer(page: ModelPage, words: str) -> QMessageBox:
    press(button(page, AdditionDeed.REMOVE))
    box = page.findChildren(QMessageBox)[-1]
    [chosen] = [one for one in box.buttons() if one.text() == words]
    press(chosen)
    return box


def test_an_app_without_an_addition_shows_no_card_and_no_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, context: Context, downloads: Downloads, qtbot: QtBot
) -> None:
    with as_before(monkeypatch):
        pretend_light(tmp_path, monkeypatch, None)
        page = shown(context, downloads, qtbot)
        assert page.addition.isHidden()
        assert page.extra.isHidden()
        assert not view(page, CLIP.name).button.isEnabled()
        assert "Photolens from pip can" in view(page, CLIP.name).summary.text()
        assert view(page, STARTER).badges() == ["In use"]


def test_what_another_process_does_is_left_to_it(downloads: Downloads) -> None:
    look = addition_look(AdditionEntry(AdditionState.ARRIVING, 1, 2, 0), downloads.adding, "")
    assert look is not None
    assert (look.title, look.deeds) == ("Another Photolens is adding CLIP right now", ())
    assert downloads.adding.state is AddingState.IDLE


# the offer above the photos


@pytest.fixture
def some_photos(context: Context, photos: Path, make_photo: MakePhoto) -> None:
    make_photo(photos / "a.jpg")
    context.library.index([photos])


def offered(context: Context, qtbot: QtBot) -> ModelOffer:
    offer = ModelOffer(context)
    qtbot.addWidget(offer, before_close_func=lambda _: settle(context, qtbot))
    offer.consider()
    settle(context, qtbot)
    return offer


def test_the_offer_names_both_sizes(light: Light, some_photos: None, context: Context, qtbot: QtBot) -> None:
    stamp(light.folder.parent, light.addition, bytes=231_400_000)
    offer = offered(context, qtbot)
    recommended = context.library.models.recommended()
    assert recommended is not None
    assert offer.text().startswith(f"{recommended.card.title} understands your photos better than the built-in model.")
    assert "231 MB for an addition and " in offer.text()
    assert offer.text().endswith(" for the model, once.")


def test_nothing_is_offered_that_the_app_cannot_run(
    tmp_path: Path, some_photos: None, monkeypatch: pytest.MonkeyPatch, context: Context, qtbot: QtBot
) -> None:
    with as_before(monkeypatch):
        pretend_light(tmp_path, monkeypatch, None)
        assert offered(context, qtbot).isHidden()
