"""ModelFolder: real files, damaged ones, and processes that die at every step."""

import json
import logging
import os
import subprocess
import sys
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

import pytest

from photolens.errors import ModelError
from photolens.vision.model_folder import InstalledModel, ModelFolder, folder_name
from tests.hub import CONFIG, card

CARD = card()
WEIGHTS = "open_clip_model.safetensors"
DYING = """
import os, sys
from pathlib import Path
from photolens.vision.model_folder import ModelFolder
from tests.hub import card

root, what = Path(sys.argv[1]), sys.argv[2]

def prepared(folder):
    if what != "install":
        fill(folder, b"old")
        folder.install(card(), folder.staging(card().name), "weights.bin")
    if what != "remove":
        fill(folder, b"new weights")

def fill(folder, content):
    staging = folder.begin(card())
    (staging / ".arriving").mkdir()
    (staging / ".arriving" / "x.part").touch()
    (staging / "weights.bin").write_bytes(content)

def act(folder):
    if what == "remove":
        folder.remove(card().name)
    else:
        folder.install(card(), folder.staging(card().name), "weights.bin")

def die_at(step):
    seen = 0
    def hook(event, _):
        nonlocal seen
        if event.partition(".")[0] in {"os", "open", "shutil", "tempfile"}:
            seen += 1
            if seen == step:
                os._exit(9)
    sys.addaudithook(hook)

for step in range(1, 1000):
    folder = ModelFolder(root / str(step))
    prepared(folder)
    if (child := os.fork()) == 0:
        die_at(step)
        act(folder)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    model = folder.of(card().name)
    print(status, model.weights.read_bytes().decode() if model else "nothing", flush=True)
    act(folder) if what == "remove" or not (model and model.bytes == 11) else None
    print("then", *(model.bytes for model in folder.installed().values()))
    if status == 0:
        break
"""


@pytest.fixture
def folder(models: Path) -> ModelFolder:
    return ModelFolder(models)


def staged(folder: ModelFolder, content: bytes = b"weights", name: str = CARD.name) -> Path:
    staging = folder.begin(card(name))
    (staging / WEIGHTS).write_bytes(content)
    (staging / "open_clip_config.json").write_text("{}")
    return staging


def installed(folder: ModelFolder, content: bytes = b"weights", name: str = CARD.name) -> InstalledModel:
    return folder.install(card(name), staged(folder, content, name), WEIGHTS, commit="c0ffee")


def test_a_folder_that_is_not_there_has_no_models(folder: ModelFolder) -> None:
    assert folder.installed() == {}
    assert folder.begun() == {}
    assert folder.of(CARD.name) is None
    assert folder.partial_bytes(CARD.name) == 0
    assert not folder.folder.exists()


def test_an_installed_model_is_found_with_all_that_is_known_of_it(folder: ModelFolder) -> None:
    model = installed(folder)
    assert folder.installed() == {CARD.name: model}
    assert folder.of(CARD.name) == model
    assert model.card == CARD
    assert model.digest == blake2b(b"weights", digest_size=32).hexdigest()[:12]
    assert model.model_id == f"test-tiny-{model.digest}"
    assert model.weights.read_bytes() == b"weights"
    assert model.bytes == len(b"weights") + len("{}")
    assert folder.partial_bytes(CARD.name) == 0


def test_the_manifest_tells_where_every_file_is_from(folder: ModelFolder) -> None:
    said = json.loads((installed(folder).folder / "photolens.json").read_text())
    assert (said["format"], said["repository"], said["commit"]) == (1, "test/tiny", "c0ffee")
    assert said["files"][WEIGHTS] == {"bytes": 7, "sha256": sha256(b"weights").hexdigest()}
    assert set(said["files"]) == {WEIGHTS, "open_clip_config.json"}


def test_installing_again_takes_the_place_of_the_first(folder: ModelFolder) -> None:
    first, second = installed(folder), installed(folder, b"better weights")
    assert first.model_id != second.model_id
    assert folder.installed() == {CARD.name: second}
    assert second.weights.read_bytes() == b"better weights"


def test_what_is_staged_is_not_installed(folder: ModelFolder) -> None:
    staged(folder)
    assert folder.installed() == {}
    assert folder.begun() == {CARD.name: CARD}
    assert folder.partial_bytes(CARD.name) == 9
    folder.discard(CARD.name)
    assert folder.begun() == {}
    assert folder.partial_bytes(CARD.name) == 0


def test_discarding_nothing_is_no_error(folder: ModelFolder) -> None:
    folder.discard(CARD.name)
    folder.remove(CARD.name)


def test_a_removed_model_is_gone_from_the_disk(folder: ModelFolder) -> None:
    model = installed(folder)
    folder.remove(CARD.name)
    assert folder.installed() == {}
    assert not model.folder.exists()
    assert list(folder.folder.rglob(WEIGHTS)) == []


def test_models_do_not_touch_each_other(folder: ModelFolder) -> None:
    kept, _ = installed(folder, name="a/b"), installed(folder, name="a-b")
    folder.remove("a-b")
    assert folder.installed() == {"a/b": kept}


@pytest.mark.parametrize(
    ("one", "other"), [("ViT-B-32/x", "ViT-B-32-x"), ("My-Clip", "my-clip"), ("a.b", "a-b"), ("x" * 200, "x" * 201)]
)
def test_names_that_look_alike_have_folders_of_their_own(one: str, other: str) -> None:
    assert folder_name(one).lower() != folder_name(other).lower()


@pytest.mark.parametrize("name", ["CON", "nul.txt", "../../x", "a\\b", "x.", " ", "é", "a:b*?", "y" * 300])
def test_every_name_has_a_folder_that_every_system_allows(name: str) -> None:
    found = folder_name(name)
    assert set(found) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
    assert len(found) < 100
    assert found.upper() not in {"CON", "NUL"}


@pytest.mark.parametrize(
    "manifest",
    [
        "", "nonsense", "[]", "{}", "null", '{"format": 1}', '{"format": 2, "card": {}}', '{"format": 1, "card": null}',
        "\x00\xff", '{"format": 1, "card": {"name": "x"}, "files": {}, "weights": "", "digest": ""}',
    ],
)  # fmt: skip
def test_a_damaged_manifest_is_left_out_and_logged(
    manifest: str, folder: ModelFolder, caplog: pytest.LogCaptureFixture
) -> None:
    kept, broken = installed(folder, name="a"), installed(folder, name="b")
    (broken.folder / "photolens.json").write_text(manifest, encoding="latin-1")
    with caplog.at_level(logging.WARNING):
        assert folder.installed() == {"a": kept}
    assert str(broken.folder) in caplog.text


def changed(said: dict[str, Any], how: str) -> dict[str, Any]:
    """A manifest that somebody wrote into."""
    changes: dict[str, dict[str, Any]] = {
        "digest": {"digest": 5},
        "no digest": {"digest": "../../../x"},
        "weights": {"weights": "elsewhere.bin"},
        "outside": {"files": said["files"] | {"../../secret": {"bytes": 0, "sha256": ""}}},
        "absolute": {"files": said["files"] | {"/etc/passwd": {"bytes": 0, "sha256": ""}}},
        "files": {"files": [1, 2]},
        "card": {"card": said["card"] | {"parameters": "many"}},
        "name": {"card": said["card"] | {"name": "another"}},
    }
    return said | changes[how]


@pytest.mark.parametrize("how", ["digest", "no digest", "weights", "outside", "absolute", "files", "card", "name"])
def test_a_manifest_that_makes_no_sense_is_left_out(how: str, folder: ModelFolder) -> None:
    path = installed(folder).folder / "photolens.json"
    path.write_text(json.dumps(changed(json.loads(path.read_text()), how)))
    assert folder.installed() == {}
    assert folder.of(CARD.name) is None


def test_a_manifest_of_a_later_version_may_say_more(folder: ModelFolder) -> None:
    model = installed(folder)
    path = model.folder / "photolens.json"
    said = json.loads(path.read_text())
    path.write_text(json.dumps(said | {"new": 1, "card": said["card"] | {"new": 1}}))
    assert folder.installed() == {CARD.name: model}


@pytest.mark.parametrize("harm", ["missing", "shorter", "longer", "a folder"])
def test_a_model_with_a_file_that_is_not_right_is_left_out(harm: str, folder: ModelFolder) -> None:
    weights = installed(folder).weights
    weights.unlink()
    if harm == "a folder":
        weights.mkdir()
    elif harm != "missing":
        weights.write_bytes(b"weights"[:-1] if harm == "shorter" else b"weights and more")
    assert folder.installed() == {}


def test_strangers_in_the_folder_are_left_alone(folder: ModelFolder) -> None:
    model = installed(folder)
    (folder.folder / "notes.txt").write_text("mine")
    (folder.folder / "pictures").mkdir()
    assert folder.installed() == {CARD.name: model}
    folder.remove(CARD.name)
    assert (folder.folder / "notes.txt").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the test needs fork")
@pytest.mark.parametrize(("what", "before", "after"), [
    ("install", "nothing", "new weights"), ("replace", "old", "new weights"), ("remove", "old", "nothing"),
])  # fmt: skip
def test_a_process_that_dies_at_any_step_leaves_nothing_or_the_whole(
    what: str, before: str, after: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-W", "error", "-c", DYING, str(tmp_path), what]
    root = Path(__file__).parents[3]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=120)
    lines = done.stdout.split("\n")[:-1]
    states, then = lines[::2], lines[1::2]
    assert len(states) > 5
    assert set(states[:-1]) <= {f"9 {state}" for state in (before, "nothing", after)}
    assert f"9 {before}" in states
    assert states[-1] == f"0 {after}"
    assert set(then) == {"then" if what == "remove" else "then 11"}


def test_one_at_a_time_may_hold_a_model(folder: ModelFolder) -> None:
    with folder.claimed(CARD.name):
        with pytest.raises(ModelError, match="is being downloaded already"), folder.claimed(CARD.name):
            raise AssertionError
        with folder.claimed("another"):
            staged(folder)
        with pytest.raises(ModelError, match="is being downloaded already"):
            folder.discard(CARD.name)
    folder.discard(CARD.name)
    assert folder.partial_bytes(CARD.name) == 0


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "mine.pt"
    path.parent.mkdir()
    path.write_bytes(b"my weights")
    return path


def test_a_file_of_ones_own_is_installed_and_stays_where_it_is(folder: ModelFolder, own: Path) -> None:
    model = folder.import_weights(card("mine"), own, {"model_cfg": CONFIG})
    assert folder.installed() == {"mine": model}
    assert model.weights.name == "open_clip_model.pt"
    assert model.weights.read_bytes() == own.read_bytes() == b"my weights"
    assert json.loads((model.folder / "open_clip_config.json").read_text()) == {"model_cfg": CONFIG}
    folder.remove("mine")
    assert own.read_bytes() == b"my weights"


def test_a_file_on_the_same_disk_takes_no_room_twice(folder: ModelFolder, own: Path) -> None:
    assert folder.import_weights(card("mine"), own, {}).weights.samefile(own)


def test_a_file_that_cannot_be_linked_is_copied(
    folder: ModelFolder, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    model = folder.import_weights(card("mine"), own, {})
    assert model.weights.read_bytes() == b"my weights"
    assert not model.weights.samefile(own)


def test_a_tokenizer_beside_a_file_of_ones_own_comes_along(folder: ModelFolder, own: Path) -> None:
    (own.parent / "tokenizer.json").write_text("words")
    (own.parent / "text").mkdir()
    (own.parent / "text" / "config.json").write_text("tower")
    model = folder.import_weights(card("mine"), own, {})
    assert (model.folder / "tokenizer.json").read_text() == "words"
    assert (model.folder / "text" / "config.json").read_text() == "tower"


def test_a_file_that_is_not_there_is_told_and_nothing_left(folder: ModelFolder, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone\.pt cannot be copied"):
        folder.import_weights(card("mine"), tmp_path / "gone.pt", {})
    assert folder.installed() == {}
    assert folder.begun() == {}


def test_a_folder_that_cannot_be_written_is_told(folder: ModelFolder) -> None:
    staging = staged(folder)
    folder._place(CARD.name).write_text("a file is in the way")
    (folder.folder / ".removed").write_text("and here")
    with pytest.raises(ModelError, match=r"Tiny CLIP cannot be put into .*: try again"):
        folder.install(CARD, staging, WEIGHTS)
    assert folder.installed() == {}
