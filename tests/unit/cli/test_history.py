"""Undo and redo on the command line."""

import json
from pathlib import Path

import pytest

from photolens.app import run
from photolens.cli.history_commands import in_words
from photolens.domain.history import Action, ActionKind
from photolens.library import Library


@pytest.mark.parametrize("kind", ActionKind)
def test_every_action_has_words(kind: ActionKind) -> None:
    assert in_words(Action(kind, 2, "x"))
    assert "{" not in in_words(Action(kind, 2, ""))


def test_several_are_counted_and_one_is_named() -> None:
    assert in_words(Action(ActionKind.REMOVE_LABEL, 3, "")) == "removing 3 labels"
    assert in_words(Action(ActionKind.REMOVE_LABEL, 1, "beach")) == 'removing the label "beach"'


def test_what_was_done_is_taken_back_and_done_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        library.albums.create("Trip")
    for command, said, left in (
        ("undo", "Taken back", 0),
        ("undo", "There is nothing to do", 0),
        ("redo", "Done again", 1),
    ):
        assert run([command, "--library", folder]) == 0
        assert said in capsys.readouterr().out
        with Library.open(tmp_path / "library") as library:
            assert len(library.albums.all()) == left
    assert run(["undo", "--library", folder, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"kind": "add_album", "count": 1, "value": "Trip"}
