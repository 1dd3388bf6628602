"""The words of the commands about labels and albums, as they are typed."""

from pathlib import Path

import pytest

from photolens.cli.commands import COMMANDS
from photolens.cli.label_parser import PROPOSED
from photolens.cli.parser import build_parser

LEAVES = {
    "label add": ["cat"],
    "label list": [],
    "label edit": ["cat"],
    "label remove": ["cat", "dog"],
    "label preview": ["cat"],
    "label run": [],
    "label review": ["cat"],
    "label explain": ["cat", "a.jpg"],
    "label export": [],
    "label import": ["set.toml"],
    "tags": ["a.jpg"],
    "album list": [],
    "album show": ["At sea"],
    "album create": ["At sea"],
    "album add": ["At sea", "a.jpg"],
    "album remove": ["At sea", "a.jpg"],
    "album delete": ["At sea"],
}


@pytest.mark.parametrize("command", LEAVES)
def test_every_command_is_known_by_its_full_name_and_answers_in_json_about_any_library(command: str) -> None:
    words = [*command.split(), *LEAVES[command], "--json", "--library", "elsewhere"]
    parsed = build_parser().parse_args(words)
    assert parsed.command == command
    assert parsed.command in COMMANDS
    assert parsed.json
    assert parsed.library == Path("elsewhere")


def test_the_library_named_first_is_the_one() -> None:
    assert build_parser().parse_args(["--library", "here", "label", "list"]).library == Path("here")


@pytest.mark.parametrize(("text", "value"), [("0.25", 0.25), ("25%", 0.25), ("99.5%", 0.995), (".5", 0.5)])
def test_a_threshold_is_a_share_or_a_percentage(text: str, value: float) -> None:
    parsed = build_parser().parse_args(["label", "add", "cat", "--threshold", text])
    assert parsed.threshold == pytest.approx(value)


def test_a_label_may_follow_its_proposed_threshold_again() -> None:
    assert build_parser().parse_args(["label", "edit", "cat", "--threshold", "proposed"]).threshold == PROPOSED


def test_examples_are_named_at_once_or_one_by_one() -> None:
    words = ["label", "add", "cat", "--example", "a.jpg", "b.jpg", "--example", "c.jpg", "--counterexample", "d.jpg"]
    parsed = build_parser().parse_args(words)
    assert parsed.accepted == [Path("a.jpg"), Path("b.jpg"), Path("c.jpg")]
    assert parsed.rejected == [Path("d.jpg")]
    assert build_parser().parse_args(["label", "add", "dog"]).accepted == []


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["label"], "COMMAND"),
        (["album"], "COMMAND"),
        (["label", "nonsense"], "invalid choice"),
        (["label", "add"], "NAME"),
        (["label", "remove"], "NAME"),
        (["label", "add", "cat", "--threshold", "0"], "between 0 and 1"),
        (["label", "add", "cat", "--threshold", "100%"], "between 0 and 1"),
        (["label", "add", "cat", "--threshold", "nan"], "between 0 and 1"),
        (["label", "add", "cat", "--threshold", "much"], "invalid threshold value"),
        (["label", "edit", "cat", "--threshold", "1.5"], "between 0 and 1"),
        (["label", "preview", "cat", "-k", "0"], "1 or more"),
        (["label", "import"], "--starting-set"),
        (["label", "import", "set.toml", "--starting-set"], "not allowed with"),
        (["album", "create", "At sea", "--search", "sea", "--label", "sea"], "not allowed with"),
        (["album", "add", "At sea"], "PHOTO"),
        (["tags"], "PHOTO"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args(words)
    assert ended.value.code == 2
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--help"], ["label", "--help"], ["label", "add", "--help"], ["album", "--help"]])
def test_help_can_be_asked_for_everywhere(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args(words)
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: photolens")


def test_the_help_of_search_tells_its_terms(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["search", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert all(term in told for term in ("label:beach", "-label:dog", 'album:"At sea"'))
