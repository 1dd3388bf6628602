"""Models through the command line: having, using and leaving them, with a hub on this machine and real tiny models."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from photolens.app import run
from photolens.domain.model import STARTER
from photolens.indexing.control import Control
from photolens.indexing.events import Event, GenerationProgress
from photolens.indexing.lock import indexing_alone
from photolens.library import Library
from photolens.models import Models
from photolens.paths import LibraryPaths
from photolens.vision.catalogue import CARDS, load_encoder
from photolens.vision.model_folder import ModelFolder
from tests.hub import Hub, fill_repository
from tests.tiny_models import install_tiny

Answer = Callable[..., Any]
Say = Callable[..., tuple[int, str, str]]

CLIP = next(card for card in CARDS if card.repository)
WEIGHTS = "open_clip_model.safetensors"
BYTES = 600_000
PHOTOS = 80
"""More than are committed at once, however quick the machine."""
MODEL = {
    "name", "title", "summary", "architecture", "parameters", "download_bytes", "input_px", "dimensions",
    "is_multilingual", "licence", "accuracy", "accuracy_source", "extra", "state", "disk_bytes", "is_chosen",
    "is_serving", "vectors", "missing_extra", "is_recommended",
}  # fmt: skip


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Load the starter once, instead of once a command as processes do."""
    loaded = load_encoder(STARTER, "", "auto", ModelFolder(tmp_path_factory.mktemp("none")))

    def load(name: str, *how: Any) -> Any:
        return loaded if name == STARTER else load_encoder(name, *how)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("photolens.insight.load_encoder", load)
        yield


@pytest.fixture(scope="module")
def indexed(starter: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of some photos, which every test gets a copy of."""
    from PIL import Image  # noqa: PLC0415 (here alone)

    folder, photos = tmp_path_factory.mktemp("models") / "library", tmp_path_factory.mktemp("photos")
    for number in range(PHOTOS):
        Image.new("RGB", (64, 48), (3 * number, 90, 255 - 3 * number)).save(photos / f"{number}.jpg")
    with Library.open(folder) as library:
        library.index([photos])
        library.search("anything")
    return folder


@pytest.fixture(scope="module")
def tiny_models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of models with one, "tiny", that knows nothing and runs everywhere."""
    torch: Any = pytest.importorskip("torch", reason="the extra clip is not installed")
    folder = tmp_path_factory.mktemp("installed") / "models"
    install_tiny(folder)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # so small a model is quicker without the others, the more so on a busy machine
    yield folder
    torch.set_num_threads(threads)


@pytest.fixture
def tiny(tiny_models: Path, models: Path) -> str:
    """The name of a model that is here."""
    shutil.copytree(tiny_models, models)
    return "tiny"


@pytest.fixture
def library(indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of its own for the test, and the commands'."""
    monkeypatch.setenv("PHOTOLENS_LIBRARY", str(tmp_path / "library"))
    return Path(shutil.copytree(indexed, tmp_path / "library"))


@pytest.fixture
def say(library: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """`say("models", "list")` runs a command as the process would, and returns status, output and complaints."""

    def spoken(*words: object) -> tuple[int, str, str]:
        status = run([str(word) for word in words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return spoken


@pytest.fixture
def answer(say: Say) -> Answer:
    """`answer("models", "list")` runs a command that must succeed, with --json, and returns what it said."""

    def answered(*words: object) -> Any:
        status, out, complaints = say(*words, "--json")
        assert status == 0, complaints
        (line,) = out.splitlines()
        return json.loads(line)

    return answered


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub with the first model of the catalogue, of random bytes."""
    pytest.importorskip("huggingface_hub", reason="the extra clip is not installed")
    with Hub() as serving:
        serving.add(CLIP.repository, fill_repository(tmp_path / "repository"))
        monkeypatch.setenv("HF_ENDPOINT", serving.endpoint)
        yield serving


def of(answer: Answer, name: str) -> dict[str, Any]:
    """A model as the list tells of it."""
    return next(model for model in answer("models", "list") if model["name"] == name)


# what there is


def test_the_list_begins_with_the_starter_and_recommends_one_at_most(answer: Answer) -> None:
    models = answer("models", "list")
    assert all(model.keys() == MODEL for model in models)
    assert [model["name"] for model in models] == [card.name for card in CARDS]
    assert (models[0]["name"], models[0]["is_chosen"], models[0]["is_serving"]) == (STARTER, True, True)
    assert models[0]["vectors"] == PHOTOS
    assert sum(model["is_recommended"] for model in models) <= 1


def test_the_list_for_people_tells_of_every_model_and_its_source(say: Say) -> None:
    status, out, _ = say("models", "list", "--sources")
    assert status == 0
    assert all(card.name in out and card.accuracy_source in out for card in CARDS)


def test_speed_is_measured_on_photos_of_the_library(answer: Answer) -> None:
    (measured,) = answer("models", "benchmark", STARTER, "--photos", "2")
    assert measured.keys() == {
        "name", "photos_per_second", "photos", "device", "precision", "library_photos", "library_s",
    }  # fmt: skip
    assert (measured["name"], measured["library_photos"]) == (STARTER, PHOTOS)
    assert measured["photos"] >= 2
    assert measured["library_s"] == pytest.approx(PHOTOS / measured["photos_per_second"], abs=0.001)


# having them


def test_a_model_is_downloaded_listed_and_removed(answer: Answer, say: Say, hub: Hub) -> None:
    assert of(answer, CLIP.name)["state"] == "available"
    got = answer("models", "download", CLIP.name)
    assert got == of(answer, CLIP.name) | {"is_recommended": False}
    assert (got["state"], got["is_chosen"]) == ("installed", False)
    assert got["disk_bytes"] > BYTES
    asked = len(hub.asked)
    status, out, _ = say("models", "download", CLIP.name)
    assert (status, len(hub.asked)) == (0, asked)
    assert out.startswith(f"There already: {CLIP.name}")
    assert answer("models", "remove", CLIP.name) == {"removed": CLIP.name, "freed_bytes": got["disk_bytes"]}
    assert of(answer, CLIP.name)["state"] == "available"


def test_without_a_terminal_a_download_tells_its_progress_in_lines(say: Say, hub: Hub) -> None:
    status, out, told = say("models", "download", CLIP.name)
    assert status == 0
    assert out.splitlines()[-1] == f"Use it:  photolens models use {CLIP.name}"
    lines = told.splitlines()
    assert len(lines) <= 11
    assert all(line.startswith(f"{CLIP.title}: ") for line in lines)
    done, total = lines[-1].removeprefix(f"{CLIP.title}: ").split(" of ")
    assert done == total


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_pauses_a_download_and_the_same_command_goes_on_from_there(
    answer: Answer, hub: Hub, environment: dict[str, str]
) -> None:
    hub.hold_at(WEIGHTS, BYTES // 2)
    words = [sys.executable, "-m", "photolens", "models", "download", CLIP.name, "--json"]
    process = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert hub.held.wait(60)
    process.send_signal(signal.SIGINT)
    hub.go_on()
    out, complaint = process.communicate(timeout=60)
    assert process.returncode == 1
    assert complaint.splitlines()[-1] == (
        f"photolens: stopped; `photolens models download {CLIP.name}` goes on from there"
    )
    assert "Traceback" not in complaint
    paused = json.loads(out)
    assert paused["state"] == "partial"
    assert 0 < paused["disk_bytes"] < BYTES
    hub.heal()
    assert answer("models", "download", CLIP.name)["state"] == "installed"
    assert hub.requests_of(WEIGHTS)[-1].range.startswith("bytes=")


def test_a_paused_download_can_be_thrown_away(answer: Answer, say: Say, hub: Hub) -> None:
    hub.end_at(WEIGHTS, BYTES // 2)
    status, _, complaint = say("models", "download", CLIP.name)
    assert (status, complaint.splitlines()[-1].startswith("photolens: the connection")) == (1, True)
    begun = of(answer, CLIP.name)
    assert begun["state"] == "partial"
    assert answer("models", "remove", CLIP.name)["freed_bytes"] == begun["disk_bytes"] > 0
    assert of(answer, CLIP.name)["disk_bytes"] == 0


def test_weights_of_ones_own_are_imported(answer: Answer, say: Say, tiny_models: Path, tmp_path: Path) -> None:
    from tests.tiny_models import CONFIG  # noqa: PLC0415 (beside open_clip, which it is for)

    open_clip = pytest.importorskip("open_clip", reason="the extra clip is not installed")
    (tmp_path / "tiny-of-mine.json").write_text(json.dumps(CONFIG))
    open_clip.add_model_config(tmp_path / "tiny-of-mine.json")
    weights = tiny_models.parent / "tiny.pt"
    words = ["models", "import", weights, "--architecture", "tiny-of-mine"]
    imported = answer(*words, "--name", "my-clip")
    assert (imported["name"], imported["state"], imported["dimensions"]) == ("my-clip", "installed", 48)
    assert imported == of(answer, "my-clip")
    assert answer("models", "use", "my-clip")["vectors"] == PHOTOS
    status, _, complaint = say(*words, "--name", "my-clip")
    assert status == 1
    assert "another name" in complaint


# using them


def test_the_new_model_answers_when_it_knows_all_and_going_back_is_instant(answer: Answer, say: Say, tiny: str) -> None:
    status, out, complaint = say("models", "use", tiny)
    assert (status, complaint) == (0, "")
    assert out.splitlines() == [
        f"{tiny} answers searches now; it knows {PHOTOS} photos.",
        f"Going back is instant:  photolens models use {STARTER}",
        f"until you free space:   photolens models forget-vectors {STARTER}",
    ]
    assert answer("status")["dimensions"] == 48
    assert len(answer("search", "anything", "-k", "3")) == 3
    back = answer("models", "use", STARTER)
    assert (back["name"], back["is_chosen"], back["is_serving"], back["vectors"]) == (STARTER, True, True, PHOTOS)
    assert answer("models", "use", tiny)["is_serving"]


def test_the_space_of_the_old_vectors_is_freed_when_asked(answer: Answer, say: Say, tiny: str) -> None:
    answer("models", "use", tiny)
    keys = {"name", "model_id", "vectors", "missing", "is_serving", "is_chosen"}
    old, new = answer("models", "vectors")
    assert old.keys() == new.keys() == keys
    assert (old["name"], old["vectors"], old["is_serving"]) == (STARTER, PHOTOS, False)
    assert (new["name"], new["vectors"], new["missing"], new["is_serving"]) == (tiny, PHOTOS, 0, True)
    status, _, complaint = say("models", "forget-vectors", tiny)
    assert status == 1
    assert "in use" in complaint
    assert answer("models", "forget-vectors", STARTER) == {"forgotten": STARTER, "vectors": PHOTOS}
    assert [model["name"] for model in answer("models", "vectors")] == [tiny]


def test_what_is_only_chosen_waits_for_the_next_index(answer: Answer, say: Say, tiny: str) -> None:
    status, out, _ = say("models", "use", tiny, "--no-build")
    assert status == 0
    assert out.startswith(f"{tiny} is chosen. Search keeps answering with {STARTER}")
    chosen = of(answer, tiny)
    assert (chosen["is_chosen"], chosen["is_serving"], chosen["vectors"]) == (True, False, 0)
    assert f"Next      {tiny}, which knows 0 of {PHOTOS} photos" in say("status")[1]
    assert answer("status")["dimensions"] != 48
    status, _, told = say("index")
    assert (status, told) == (0, f"photolens: {tiny} answers searches now\n")
    assert answer("status")["dimensions"] == 48


def test_ctrl_c_leaves_the_old_model_answering_and_the_same_command_goes_on(
    answer: Answer, say: Say, tiny: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Models, "build", _interrupted_build)
        status, out, complaint = say("models", "use", tiny)
    assert (status, out) == (1, "")
    assert complaint.startswith(f"photolens: stopped; `photolens models use {tiny}`")
    assert len(complaint.splitlines()) == 1
    begun = of(answer, tiny)
    assert (begun["is_chosen"], begun["is_serving"]) == (True, False)
    assert begun["vectors"] < PHOTOS
    assert of(answer, STARTER)["is_serving"]
    assert len(answer("search", "anything", "-k", "3")) == 3
    assert answer("models", "use", tiny)["vectors"] == PHOTOS
    assert answer("verify") == {"ok": True, "problems": []}


_build = Models.build


def _interrupted_build(models: Models, *, publish: Callable[[Event], None], control: Control) -> bool:
    """Builds as usual, and gets Ctrl-C as soon as there is something to be seen."""

    def show(event: Event) -> None:
        publish(event)
        if isinstance(event, GenerationProgress) and not control.is_stopped:
            signal.raise_signal(signal.SIGINT)

    return _build(models, publish=show, control=control)


def test_while_another_process_indexes_it_is_left_to_do_the_work(
    answer: Answer, say: Say, library: Path, tiny: str
) -> None:
    with indexing_alone(LibraryPaths(library), timeout_s=0):
        status, out, complaint = say("models", "use", tiny)
        assert (status, complaint) == (0, "")
        assert out.splitlines()[-1] == "Another Photolens is indexing this library; it makes it so."
        assert len(answer("search", "anything", "-k", "3")) == 3
    assert answer("models", "use", tiny)["is_serving"]


def test_a_device_is_chosen_along_with_a_model(answer: Answer, library: Path, tiny: str) -> None:
    answer("models", "use", tiny, "--device", "cpu")
    with Library.open(library) as opened:
        assert (opened.settings.model.name, opened.settings.model.device) == (tiny, "cpu")


# what cannot be


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["use", CLIP.name], f"photolens models download {CLIP.name}"),
        (["use", "nonsense"], "nonsense"),
        (["download", "nonsense"], "nonsense"),
        (["remove", "nonsense"], "nonsense"),
        (["remove", STARTER], STARTER),
        (["forget-vectors", STARTER], "in use"),
        (["forget-vectors", "nonsense"], "nonsense"),
        (["benchmark", "nonsense"], "nonsense"),
        (["import", "nowhere.pt", "--architecture", "ViT-B-32"], "nowhere.pt"),
    ],
)
def test_errors_are_one_sentence_and_a_status(say: Say, words: list[str], sentence: str) -> None:
    status, out, complaint = say("models", *words)
    assert (status, out) == (1, "")
    (line,) = complaint.splitlines()
    assert sentence in line


def test_a_hub_that_is_not_there_is_told_in_one_sentence(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("huggingface_hub", reason="the extra clip is not installed")
    with Hub() as gone:
        monkeypatch.setenv("HF_ENDPOINT", gone.endpoint)
    status, out, complaint = say("models", "download", CLIP.name)
    assert (status, out) == (1, "")
    (line,) = complaint.splitlines()
    assert "cannot be reached" in line


def test_a_model_in_use_is_not_removed(say: Say, answer: Answer, tiny: str) -> None:
    answer("models", "use", tiny)
    status, _, complaint = say("models", "remove", tiny)
    assert status == 1
    assert "in use" in complaint
    answer("models", "use", STARTER)
    assert answer("models", "remove", tiny)["freed_bytes"] > 0


def test_a_library_without_photos_says_what_to_do_first(
    starter: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--library", str(tmp_path / "empty")]
    assert run(["models", "vectors", *at]) == 0
    assert "photolens index FOLDER" in capsys.readouterr().out
    assert run(["models", "benchmark", STARTER, *at]) == 1
    assert "no photos" in capsys.readouterr().err
    assert run(["models", "use", STARTER, "--json", *at]) == 0
    assert json.loads(capsys.readouterr().out)["is_serving"]
