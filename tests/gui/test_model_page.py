"""The page about models, on a real library; models come from a hub on this machine, and one is a tiny real one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from photolens.domain.model import STARTER, Generation, ModelEntry, ModelState, Speed
from photolens.gui.context import Context
from photolens.gui.models import Downloads
from photolens.gui.models.downloads import Download, DownloadState
from photolens.gui.models.shelf import Shelf, architectures_in
from photolens.gui.models.speeds import Speeds
from photolens.gui.models.standing import Deed, Phase, standing
from photolens.gui.models.words import bytes_words, summary_words
from photolens.gui.preferences.model_page import ModelPage
from photolens.gui.preferences.models.asking import about_vectors
from photolens.gui.preferences.models.card import ModelView
from photolens.gui.preferences.models.finding import FindDialog
from photolens.gui.preferences.models.importing import ImportDialog
from photolens.indexing.events import GenerationFailed, GenerationProgress
from photolens.vision.catalogue import CARDS
from photolens.vision.extras import NEEDS
from photolens.vision.model_folder import ModelFolder
from tests.conftest import MakePhoto
from tests.hub import Hub, card, fill_repository
from tests.tiny_models import install_tiny

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window

CLIP, OTHER = CARDS[1], CARDS[2]
WEIGHTS = "open_clip_model.safetensors"
PATIENCE_MS = 30_000
TINY = "tiny"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub with the first model of the catalogue, of random bytes."""
    pytest.importorskip("huggingface_hub", reason="the extra clip is not installed")
    with Hub() as serving:
        serving.add(CLIP.repository, fill_repository(tmp_path / "repository"))
        monkeypatch.setenv("HF_ENDPOINT", serving.endpoint)
        yield serving


@pytest.fixture
def downloads(context: Context) -> Downloads:
    """As the window owns them."""
    return Downloads(context)


@pytest.fixture
def page(context: Context, downloads: Downloads, qtbot: QtBot) -> ModelPage:
    """The page, shown, with the models listed."""
    return shown(context, downloads, qtbot)


@pytest.fixture(scope="module")
def tiny_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models with one that knows nothing and runs everywhere."""
    folder = tmp_path_factory.mktemp("installed") / "models"
    install_tiny(folder, TINY)
    return folder


@pytest.fixture
def tiny(tiny_models: Path, models: Path) -> str:
    """The name of a model that is here."""
    shutil.copytree(tiny_models, models)
    return TINY


@pytest.fixture
def some_photos(context: Context, photos: Path, make_photo: MakePhoto) -> None:
    """A library that the starter knows all of."""
    for seed in range(3):
        make_photo(photos / f"{seed}.jpg", seed)
    context.library.index([photos])


def shown(context: Context, downloads: Downloads, qtbot: QtBot) -> ModelPage:
    page = ModelPage(context, downloads)
    qtbot.addWidget(page, before_close_func=lambda _: settle(context, qtbot))
    page.resize(600, 700)
    page.show()
    settle(context, qtbot)
    return page


def settle(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.tasks.is_idle, timeout=PATIENCE_MS)


def view(page: ModelPage, name: str) -> ModelView:
    found = page.models.view(name)
    assert found is not None
    return found


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def do(page: ModelPage, name: str, words: str) -> None:
    [action] = [action for action in view(page, name).menu().actions() if action.text() == words]
    action.trigger()


def answer(page: ModelPage, words: str) -> QMessageBox:
    """Press a button of the question that is asked."""
    box = page.findChildren(QMessageBox)[-1]
    [button] = [button for button in box.buttons() if button.text() == words]
    press(button)
    return box


# what there is


def test_every_model_has_a_card_and_the_one_in_use_says_so(page: ModelPage) -> None:
    assert {one.name for one in page.models.views()} >= {one.name for one in CARDS}
    assert view(page, STARTER).badges() == ["In use"]
    assert view(page, STARTER).button.isHidden()
    assert page.now.serving.text() == "Built-in model"
    assert not page.now.back.isVisible()
    assert not page.now.preparing.isVisible()


def test_the_recommended_model_is_marked_and_has_the_obvious_button(page: ModelPage, context: Context) -> None:
    recommended = context.library.models.recommended()
    assert recommended is not None
    name = recommended.card.name
    assert [one.name for one in page.models.views() if "Recommended" in one.badges()] == [name]
    assert view(page, name).button.text().strip() == f"Download {bytes_words(recommended.card.download_bytes)}"
    assert view(page, name).button.property("kind") == "primary"
    assert view(page, name).summary.text().endswith("The best that this computer can run at a good pace.")


def test_details_are_there_for_those_who_want_them(page: ModelPage) -> None:
    details = view(page, CLIP.name).details
    assert not details.table.isVisible()
    QTest.keyClick(details.disclosure, Qt.Key.Key_Space)
    assert details.table.isVisible()
    facts = [details.facts[name] for name in ("Parameters", "Input size", "Licence")]
    assert facts == ["151 million", "224 × 224 px", "MIT"]
    assert details.facts["Accuracy"].startswith("66.6 %. Zero-shot on ImageNet-1k. Source: open_clip")


def test_every_word_of_every_card_has_its_room(page: ModelPage) -> None:
    for one in page.models.views():
        label = one.summary
        assert label.height() >= label.heightForWidth(label.width()), one.name


def test_each_model_of_the_catalogue_is_described_in_words_that_can_be_translated() -> None:
    described = {one.name: summary_words(one).replace("the built-in model", "the starter") for one in CARDS}
    assert described == {one.name: one.summary for one in CARDS}


def test_without_the_extra_one_sentence_tells_what_to_run(
    context: Context, downloads: Downloads, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(NEEDS, "clip", ("no_such_module",))
    page = shown(context, downloads, qtbot)
    assert page.extra.isVisible()
    press(page.extra.copy)
    assert QGuiApplication.clipboard().text() == "pip install 'photolens[clip]'"
    assert not view(page, CLIP.name).button.isEnabled()
    assert "photolens[clip]" in view(page, CLIP.name).button.toolTip()
    assert not page.find_button.isEnabled()
    assert view(page, STARTER).badges() == ["In use"], "the built-in model needs nothing"


# downloads


def test_a_model_is_downloaded_paused_and_fetched_to_its_end(
    page: ModelPage, downloads: Downloads, hub: Hub, qtbot: QtBot
) -> None:
    hub.hold_at(WEIGHTS, 300_000)
    clip = view(page, CLIP.name)
    press(clip.button)
    qtbot.waitUntil(lambda: clip.progress.value() > 0, timeout=PATIENCE_MS)
    assert clip.button.text().strip() == "Pause"
    assert "of 600 kB" in clip.progress_words.shown()
    press(clip.button)
    hub.heal()
    qtbot.waitUntil(lambda: "Download paused" in clip.badges(), timeout=PATIENCE_MS)
    assert clip.button.text().strip() == "Resume"
    with qtbot.waitSignal(downloads.finished, timeout=PATIENCE_MS) as finished:
        press(clip.button)
    assert finished.args == [CLIP.name, CLIP.title]
    qtbot.waitUntil(lambda: "On this computer" in clip.badges(), timeout=PATIENCE_MS)
    assert clip.button.text().strip() == "Use", "it is never used by itself"
    assert [asked.range != "" for asked in hub.requests_of(WEIGHTS)] == [False, True]


def test_one_model_comes_at_a_time(page: ModelPage, hub: Hub, qtbot: QtBot) -> None:
    hub.hold_at(WEIGHTS, 0)
    press(view(page, CLIP.name).button)
    assert not view(page, OTHER.name).button.isEnabled()
    assert "One at a time" in view(page, OTHER.name).button.toolTip()
    hub.go_on()
    qtbot.waitUntil(view(page, OTHER.name).button.isEnabled, timeout=PATIENCE_MS)


def test_what_went_wrong_is_said_on_the_card_and_can_be_tried_again(page: ModelPage, hub: Hub, qtbot: QtBot) -> None:
    hub.answer(404)
    clip = view(page, CLIP.name)
    press(clip.button)
    qtbot.waitUntil(lambda: "Download failed" in clip.badges(), timeout=PATIENCE_MS)
    assert clip.fault.text().endswith(".")
    assert clip.button.text().strip() == "Try again"
    hub.heal()
    press(clip.button)
    assert clip.fault.isHidden()
    qtbot.waitUntil(lambda: "On this computer" in clip.badges(), timeout=PATIENCE_MS)


def test_a_download_goes_on_when_the_dialog_is_closed(
    context: Context, downloads: Downloads, hub: Hub, qtbot: QtBot
) -> None:
    hub.hold_at(WEIGHTS, 300_000)
    page = ModelPage(context, downloads)
    page.show()
    settle(context, qtbot)
    press(view(page, CLIP.name).button)
    qtbot.waitUntil(hub.held.is_set, timeout=PATIENCE_MS)
    with qtbot.waitSignal(page.destroyed):
        page.close()
        page.deleteLater()
    with qtbot.waitSignal(downloads.finished, timeout=PATIENCE_MS):
        hub.go_on()


def test_quitting_ends_a_download_and_keeps_what_has_arrived(
    context: Context, downloads: Downloads, hub: Hub, models: Path, qtbot: QtBot
) -> None:
    hub.hold_at(WEIGHTS, 300_000)
    downloads.start(CLIP.name, CLIP.title)
    qtbot.waitUntil(hub.held.is_set, timeout=PATIENCE_MS)
    downloads.stop()
    context.tasks.close()
    assert ModelFolder(models).partial_bytes(CLIP.name) > 0
    assert ModelFolder(models).installed() == {}


def test_a_download_can_be_given_up(page: ModelPage, hub: Hub, models: Path, qtbot: QtBot) -> None:
    hub.hold_at(WEIGHTS, 300_000)
    clip = view(page, CLIP.name)
    press(clip.button)
    qtbot.waitUntil(hub.held.is_set, timeout=PATIENCE_MS)
    do(page, CLIP.name, "Discard the download")
    hub.go_on()
    qtbot.waitUntil(lambda: clip.button.text().strip().startswith("Download"), timeout=PATIENCE_MS)
    assert ModelFolder(models).partial_bytes(CLIP.name) == 0


def test_a_model_is_removed_only_after_a_question(page: ModelPage, hub: Hub, models: Path, qtbot: QtBot) -> None:
    clip = view(page, CLIP.name)
    press(clip.button)
    qtbot.waitUntil(lambda: "On this computer" in clip.badges(), timeout=PATIENCE_MS)
    do(page, CLIP.name, "Remove from this computer…")
    answer(page, "Cancel")
    assert CLIP.name in ModelFolder(models).installed()
    do(page, CLIP.name, "Remove from this computer…")
    box = answer(page, "Remove")
    assert CLIP.title in box.informativeText()
    qtbot.waitUntil(lambda: clip.button.text().strip().startswith("Download"), timeout=PATIENCE_MS)
    assert CLIP.name not in ModelFolder(models).installed()


# using another one


def test_another_model_is_prepared_beside_the_one_in_use_and_going_back_is_instant(
    some_photos: None, tiny: str, context: Context, downloads: Downloads, qtbot: QtBot
) -> None:
    page = shown(context, downloads, qtbot)
    with qtbot.waitSignal(page.model_chosen, timeout=PATIENCE_MS):
        press(view(page, tiny).button)
    settle(context, qtbot)
    assert view(page, tiny).badges() == ["Being prepared"]
    assert view(page, STARTER).badges() == ["In use for now"]
    assert page.now.preparing.text() == "Tiny tiny is being prepared"
    assert page.now.serving.text() == "Built-in model"

    context.mailbox.post(GenerationProgress(tiny, 1, 3, 0.5, 130.0))
    qtbot.waitUntil(lambda: page.now.words.shown() == "1 of 3 photos · about 2 minute(s) left")
    assert context.library.models.build()
    page.refresh()
    settle(context, qtbot)
    assert view(page, tiny).badges() == ["In use"]
    assert page.now.back.toolTip() == "Go back to Built-in model, at once"
    press(page.now.back)
    settle(context, qtbot)
    qtbot.waitUntil(lambda: page.now.serving.text() == "Built-in model", timeout=PATIENCE_MS)
    assert view(page, tiny).badges() == ["Ready to go back to"]

    do(page, tiny, "Forget old vectors…")
    box = answer(page, "Forget")
    assert "3 photo" in box.informativeText()
    qtbot.waitUntil(lambda: view(page, tiny).badges() == ["On this computer"], timeout=PATIENCE_MS)
    assert [one.name for one in context.library.models.generations()] == [STARTER]


def test_what_is_being_prepared_can_be_stopped(
    some_photos: None, tiny: str, context: Context, downloads: Downloads, qtbot: QtBot
) -> None:
    page = shown(context, downloads, qtbot)
    press(view(page, tiny).button)
    qtbot.waitUntil(page.now.stop.isVisible, timeout=PATIENCE_MS)
    qtbot.waitUntil(page.now.stop.isEnabled, timeout=PATIENCE_MS)
    press(page.now.stop)
    qtbot.waitUntil(lambda: view(page, STARTER).badges() == ["In use"], timeout=PATIENCE_MS)
    assert context.library.settings.model.name == STARTER


def test_a_model_that_cannot_run_says_why_and_nothing_changes(
    tiny: str, models: Path, context: Context, downloads: Downloads, qtbot: QtBot
) -> None:
    page = shown(context, downloads, qtbot)
    weights = ModelFolder(models).installed()[tiny].weights
    weights.write_bytes(bytes(weights.stat().st_size))
    press(view(page, tiny).button)
    qtbot.waitUntil(view(page, tiny).fault.isVisible, timeout=PATIENCE_MS)
    assert view(page, tiny).button.isEnabled()
    assert context.library.settings.model.name == STARTER


def test_why_a_model_could_not_be_prepared_is_said_on_its_card(page: ModelPage, context: Context, qtbot: QtBot) -> None:
    context.mailbox.post(GenerationFailed(CLIP.name, "the disk is full"))
    qtbot.waitUntil(lambda: view(page, CLIP.name).fault.text() == "The disk is full.")


def test_the_device_is_written_down(page: ModelPage, context: Context, qtbot: QtBot) -> None:
    page.device.show_devices(["auto", "cpu"])
    page.device.setFocus()
    QTest.keyClick(page.device, Qt.Key.Key_End)
    settle(context, qtbot)
    assert page.device.currentText() == "Processor"
    assert context.library.settings.model.device == "cpu"


def test_what_can_be_chosen_is_asked_for_when_the_list_is_opened(page: ModelPage, qtbot: QtBot) -> None:
    pytest.importorskip("torch", reason="the extra clip is not installed")
    assert page.device.count() == 1
    with qtbot.waitSignal(page.device.devices_wanted):
        page.device.showPopup()
    qtbot.waitUntil(lambda: page.device.findData("cpu") > 0, timeout=PATIENCE_MS)
    page.device.hidePopup()
    assert page.device.currentData() == "auto"


def test_the_speed_is_measured_on_photos_of_the_library_and_remembered(
    some_photos: None, context: Context, downloads: Downloads, qtbot: QtBot
) -> None:
    page = shown(context, downloads, qtbot)
    do(page, STARTER, "Measure speed")
    assert view(page, STARTER).progress_words.shown() == "Measuring the speed…"
    settle(context, qtbot)
    assert "photos/s" in view(page, STARTER).details.facts["Speed"]
    assert Speeds(context.memory).of(STARTER) is not None


def test_who_comes_to_see_a_model_is_told_how_fast_it_is_here(
    some_photos: None, context: Context, downloads: Downloads, qtbot: QtBot
) -> None:
    page = shown(context, downloads, qtbot)
    page.show_model(STARTER)
    settle(context, qtbot)
    assert Speeds(context.memory).of(STARTER) is not None


# other models


def test_a_model_is_looked_up_before_it_is_downloaded(page: ModelPage, context: Context, qtbot: QtBot) -> None:
    dialog = FindDialog(context, page)
    dialog.open()
    assert dialog.focusWidget() is dialog.name
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.name, "ViT-B-32/laion2b_s34b_b79k")
    press(dialog.go)
    qtbot.waitUntil(lambda: dialog.go.text() == "Download 605 MB", timeout=PATIENCE_MS)
    assert "CLIP ViT-B/32" in dialog.notice.text()
    with qtbot.waitSignal(dialog.found) as found:
        press(dialog.go)
    assert found.args == [CLIP]
    settle(context, qtbot)


def test_a_name_that_nobody_knows_is_told_with_what_is_near(page: ModelPage, context: Context, qtbot: QtBot) -> None:
    pytest.importorskip("open_clip", reason="the extra clip is not installed")
    dialog = FindDialog(context, page)
    dialog.open()
    QTest.keyClicks(dialog.name, "ViT-B-32/nonsense")
    press(dialog.go)
    qtbot.waitUntil(lambda: dialog.notice.property("role") == "danger", timeout=PATIENCE_MS)
    assert "ViT-B-32/" in dialog.notice.text()
    settle(context, qtbot)
    assert dialog.name.completer().model().rowCount() > len(CARDS)
    dialog.reject()


def test_a_file_that_cannot_be_imported_is_told_and_the_dialog_stays(
    page: ModelPage, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    pytest.importorskip("open_clip", reason="the extra clip is not installed")
    dialog = ImportDialog(context, page)
    dialog.open()
    dialog.set_path(tmp_path / "my-clip.pt")
    assert dialog.name.text() == "my-clip"
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.architecture, "ViT-B-32")
    press(dialog.go)
    qtbot.waitUntil(lambda: dialog.notice.property("role") == "danger", timeout=PATIENCE_MS)
    assert dialog.isVisible()
    assert dialog.go.isEnabled()
    settle(context, qtbot)
    dialog.reject()


def test_architectures_are_named_once() -> None:
    assert architectures_in(["ViT-B-32/openai", "ViT-B-32/laion2b", "RN50/openai"]) == ["ViT-B-32", "RN50"]


# how a model stands, in values


def entry(state: ModelState = ModelState.AVAILABLE, **said: object) -> ModelEntry:
    usual = {"disk_bytes": 0, "is_chosen": False, "is_serving": False, "vectors": 0, "missing_extra": ""}
    return ModelEntry(card=CLIP, state=state, **(usual | said))  # type: ignore[arg-type]  # as the test says


def kept(vectors: int, missing: int, **said: bool) -> Generation:
    return Generation(CLIP.name, "clip", vectors, missing, **({"is_serving": False, "is_chosen": False} | said))


SERVING = Generation("other", "other", 100, 0, is_serving=True, is_chosen=False)
HERE = ModelState.INSTALLED


@pytest.mark.parametrize(
    ("one", "generations", "phase", "deed"),
    [
        (entry(), [], Phase.AVAILABLE, Deed.DOWNLOAD),
        (entry(ModelState.PARTIAL, disk_bytes=9), [], Phase.PAUSED, Deed.RESUME),
        (entry(HERE), [SERVING], Phase.INSTALLED, Deed.USE),
        (entry(HERE, vectors=50), [SERVING, kept(50, 50)], Phase.INSTALLED, Deed.USE),
        (entry(HERE, vectors=99), [SERVING, kept(99, 1)], Phase.KEPT, Deed.GO_BACK),
        (entry(HERE, is_chosen=True), [SERVING, kept(1, 99)], Phase.PREPARING, None),
        (entry(HERE, is_chosen=True), [], Phase.SERVING, None),
        (entry(HERE, is_chosen=True, is_serving=True), [kept(9, 0, is_serving=True)], Phase.SERVING, None),
    ],
)
def test_where_a_model_stands_and_what_is_likely_wanted(
    one: ModelEntry, generations: list[Generation], phase: Phase, deed: Deed | None
) -> None:
    stands = standing(one, Shelf((one,), tuple(generations)), running=None, own=None, choosing="")
    assert (stands.phase, stands.deed) == (phase, deed)


def test_the_model_in_use_stands_in_while_another_is_prepared() -> None:
    serving = entry(HERE, is_serving=True)
    chosen = ModelEntry(OTHER, HERE, disk_bytes=1, is_chosen=True, is_serving=False, vectors=0, missing_extra="")
    shelf = Shelf((serving, chosen), (kept(9, 0, is_serving=True),))
    assert standing(serving, shelf, running=None, own=None, choosing="").deed is Deed.KEEP


def test_a_failed_download_can_be_tried_again_unless_another_one_runs() -> None:
    failed = Download(CLIP.name, CLIP.title, DownloadState.FAILED, reason="no network")
    running = Download("other", "Other")
    one = entry()
    assert standing(one, Shelf((one,)), running=None, own=failed, choosing="").is_possible
    assert not standing(one, Shelf((one,)), running=running, own=failed, choosing="").is_possible


def test_what_forgetting_frees_is_told() -> None:
    question = about_vectors(entry(HERE, vectors=10_000))
    assert "10 MB" in question.meaning


def test_a_measurement_survives_and_nonsense_does_not(context: Context) -> None:
    speeds = Speeds(context.memory)
    speeds.put("a", Speed(23.5, 32, "cpu", "float32"))
    context.memory.put_texts("models/speeds", [*context.memory.get_texts("models/speeds"), "nonsense"])
    assert speeds.of("a") == Speed(23.5, 32, "cpu", "float32")
    assert speeds.of("nonsense") is None


def test_a_model_that_nobody_described_has_only_what_is_known() -> None:
    assert summary_words(card()) == ""
