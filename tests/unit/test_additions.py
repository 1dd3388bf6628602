"""The addition's folder and its door: found behind everything else, and gone when told, unless something needs it."""

import importlib
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from photolens import additions
from photolens.app import run
from photolens.clip_addition import ClipAddition
from photolens.domain.addition import AdditionEntry, AdditionState
from photolens.errors import DownloadError, SettingsError, UsageError
from photolens.release import Addition
from photolens.vision.cards import CARDS
from photolens.vision.extras import is_there, lacking, missing_extra
from tests.tiny_addition import MODULE, Light, as_before, light_edition, other_build, pretend_light, stamp

ADDITION = Addition("clip-of-tests-1", "http://127.0.0.1:1/clip.tar.xz", 10, 20, "00")
CLIP = CARDS[1]
MULTILINGUAL = next(card for card in CARDS if card.extra == "multilingual")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of additions of a light edition; nothing is in it, and no server has anything."""
    with as_before(monkeypatch):
        pretend_light(tmp_path, monkeypatch, ADDITION)
        yield tmp_path / "additions"


@pytest.fixture
def added(folder: Path) -> Path:
    """An addition that is here, whole."""
    package = folder / ADDITION.name / MODULE
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("ANSWER = 42\n")
    return package.parent


@pytest.fixture
def full_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An app that brings its addition along; gives the folder of that."""
    bundled = tmp_path / "app" / additions.BUNDLED
    bundled.mkdir(parents=True)
    with as_before(monkeypatch):
        pretend_light(tmp_path, monkeypatch, None)
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "app"), raising=False)
        yield bundled


def door(*users: str) -> ClipAddition:
    return ClipAddition(lambda: users)


# being found


def test_it_is_found_behind_everything_else_and_once(added: Path) -> None:
    additions.make_importable()
    additions.make_importable()
    assert sys.path[-1] == str(added)
    assert sys.path.count(str(added)) == 1
    assert importlib.import_module(MODULE).ANSWER == 42


def test_it_is_found_without_a_restart_also_if_another_process_added_it(folder: Path, tmp_path: Path) -> None:
    assert not is_there(MODULE)
    assert missing_extra(CLIP)
    package = tmp_path / "unpacked" / MODULE
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    folder.mkdir()
    package.parent.rename(folder / ADDITION.name)
    assert missing_extra(CLIP) == ""
    assert is_there(MODULE)


def test_the_apps_own_packages_win(added: Path) -> None:
    (added / "json").mkdir()
    (added / "json" / "__init__.py").touch()
    additions.make_importable()
    found = PathFinder.find_spec("json", sys.path)
    assert found is not None
    assert found.origin != str(added / "json" / "__init__.py")


def test_every_start_lets_it_be_found(added: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "--library", str(tmp_path / "library")]) == 0
    assert str(added) in sys.path


def test_where_everything_is_from_pip_nothing_is_looked_at(added: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PHOTOLENS_RELEASE")
    before = list(sys.path)
    additions.make_importable()
    assert sys.path == before
    assert door().entry() == AdditionEntry(AdditionState.FROM_PIP)


def test_the_addition_of_another_build_is_passed_over(added: Path, tmp_path: Path) -> None:
    stamp(tmp_path, other_build(ADDITION))
    additions.make_importable()
    assert str(added) not in sys.path
    assert door().entry().state is AdditionState.ABSENT
    assert additions.leftovers() == [added]


def test_the_full_edition_uses_what_it_brings(full_edition: Path) -> None:
    additions.make_importable()
    assert sys.path[-1] == str(full_edition)
    assert door().entry().state is AdditionState.BUNDLED
    with pytest.raises(UsageError, match="CLIP is part of this app already"):
        door().download()


@pytest.mark.parametrize("content", ["nonsense", '[clip]\nname = "x"', "clip = 3"])
def test_a_damaged_stamp_stops_no_start_and_is_told_to_whoever_asks(content: str, added: Path, tmp_path: Path) -> None:
    (tmp_path / "release.toml").write_text(content)
    additions.make_importable()
    with pytest.raises(SettingsError, match="install Photolens again"):
        door().entry()


@pytest.mark.parametrize("name", ["../elsewhere", ".hidden", "a/b", ""])
def test_a_name_that_leads_elsewhere_is_refused(name: str, folder: Path, tmp_path: Path) -> None:
    stamp(tmp_path, ADDITION, name=name)
    with pytest.raises(SettingsError, match="is no name of an addition"):
        door().entry()


# the sentences


def test_a_packaged_app_names_its_own_ways_and_not_pips(folder: Path, tmp_path: Path) -> None:
    assert missing_extra(CLIP) == (
        f"{CLIP.title} needs more than this app has: add CLIP in the preferences, or with `photolens models add-clip`"
    )
    stamp(tmp_path, None)
    for card in (CLIP, MULTILINGUAL):
        assert missing_extra(card).endswith("this app has: choose another model, or use Photolens from pip")


def test_what_is_here_and_cannot_be_loaded_is_no_reason_to_add_it(added: Path) -> None:
    additions.make_importable()
    assert lacking("clip") == (
        "this model cannot load what it needs: remove CLIP and add it again, or install Photolens again"
    )


# the door


def test_it_stands_as_it_is(folder: Path, added: Path) -> None:
    assert door().entry() == AdditionEntry(AdditionState.INSTALLED, 10, 20, 0)
    (added.parent / added.name).rename(folder / "elsewhere")
    assert door().entry() == AdditionEntry(AdditionState.ABSENT, 10, 20, 0)


def test_what_has_arrived_of_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("huggingface_hub", reason="nothing can be downloaded without it")
    with light_edition(tmp_path, monkeypatch) as light:
        light.hub.end_at(light.archive.name, 200_000)
        with pytest.raises(DownloadError):
            door().download()
        entry = door().entry()
        assert (entry.state, entry.arrived_bytes) == (AdditionState.PARTIAL, 200_000)
        light.hub.heal()
        assert door().download()
        assert importlib.import_module(MODULE).ANSWER == 42
        assert door().entry().state is AdditionState.INSTALLED


def test_removing_it_ends_its_being_found(added: Path, folder: Path) -> None:
    additions.make_importable()
    assert door().remove().model
    assert not is_there(MODULE)
    assert list(folder.iterdir()) == []
    with pytest.raises(UsageError, match="there is nothing to remove"):
        door().remove()


def test_it_is_not_removed_while_a_model_needs_it(added: Path) -> None:
    with pytest.raises(UsageError, match="CLIP ViT-B/32 needs CLIP and is in use; choose the built-in model"):
        door("CLIP ViT-B/32").remove()
    assert added.is_dir()


def test_what_other_versions_left_is_removed_with_it(added: Path, folder: Path) -> None:
    (folder / "clip-of-older-days").mkdir()
    door().remove()
    assert list(folder.iterdir()) == []


def test_what_died_while_it_was_deleted_is_deleted_at_the_next_start(folder: Path, tmp_path: Path) -> None:
    left = folder / ".removed" / "tmp1" / ADDITION.name
    left.mkdir(parents=True)
    assert run(["status", "--library", str(tmp_path / "library")]) == 0
    for thread in threading.enumerate():
        if thread.name == "sweep-additions":
            thread.join()
    assert not left.exists()


def test_what_could_not_be_moved_is_not_used_and_goes_at_the_next_start(added: Path, folder: Path) -> None:
    (folder / ".removed").touch()  # a file where a folder is needed: nothing can be moved there
    assert not additions.remove(added)
    assert door().entry().state is AdditionState.ABSENT
    additions.make_importable()
    assert str(added) not in sys.path
    (folder / ".removed").unlink()
    additions.start()
    assert not added.exists()


def test_what_was_to_go_can_be_kept(added: Path, folder: Path) -> None:
    (folder / ".removed").touch()
    assert not additions.remove(added)
    assert additions.keep(ADDITION)
    assert door().entry().state is AdditionState.INSTALLED


# from the command line


@pytest.fixture
def light(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Light]:
    pytest.importorskip("huggingface_hub", reason="nothing can be downloaded without it")
    with light_edition(tmp_path, monkeypatch) as edition:
        monkeypatch.setenv("PHOTOLENS_LIBRARY", str(tmp_path / "library"))
        yield edition


def test_it_is_added_listed_and_removed_by_commands(light: Light, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "list"]) == 0
    listed = said(capsys)
    assert "CLIP and SigLIP models need an addition: 602 kB to download, 600 kB on disk.\nAdd it first:  " in listed
    assert "CLIP ViT-B/32 needs more" not in listed, "it is said once"
    assert run(["models", "add-clip"]) == 0
    assert said(capsys).startswith("CLIP is added (600 kB).")
    assert run(["models", "list"]) == 0
    assert "CLIP is added" in said(capsys)
    assert run(["models", "remove-clip"]) == 0
    assert said(capsys) == "Removed CLIP from this computer: 600 kB freed.\n"
    assert run(["models", "remove-clip"]) == 1
    assert "nothing to remove" in capsys.readouterr().err


def test_it_is_added_from_a_file_and_answers_to_programs(light: Light, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "add-clip", "--file", str(light.archive), "--json"]) == 0
    about = asdict(light.addition)
    expected = {"state": "installed", "download_bytes": about["bytes"], "disk_bytes": about["unpacked_bytes"]}
    assert json_of(capsys) == expected | {"arrived_bytes": 0}
    assert light.hub.asked == []
    assert run(["models", "remove-clip", "--json"]) == 0
    assert json_of(capsys) == {"removed": "clip", "freed_bytes": about["unpacked_bytes"]}


def test_a_command_that_fails_says_why_in_one_line(light: Light, capsys: pytest.CaptureFixture[str]) -> None:
    light.hub.answer(404)
    assert run(["models", "add-clip"]) == 1
    assert "has no clip-of-tests.tar.xz any more: install the newest Photolens" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_ctrl_c_pauses_and_the_same_command_goes_on(light: Light) -> None:
    light.hub.hold_at(light.archive.name, 300_000)
    command = [sys.executable, "-W", "error", "-m", "photolens", "models", "add-clip"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any(" 0 B of" not in line for line in process.stderr), "a part has come"
        process.send_signal(signal.SIGINT)
        assert "stopped; `photolens models add-clip` goes on from there" in process.stderr.read()
    assert process.returncode == 1
    light.hub.heal()
    assert run(["models", "add-clip"]) == 0
    assert light.hub.asked[-1].range.startswith("bytes=")


def test_from_pip_the_command_names_pip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PHOTOLENS_RELEASE", raising=False)
    assert run(["models", "add-clip", "--library", str(tmp_path / "library")]) == 1
    assert "CLIP comes from pip here: pip install 'photolens[clip]'" in capsys.readouterr().err


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def json_of(capsys: pytest.CaptureFixture[str]) -> object:
    return json.loads(said(capsys))
