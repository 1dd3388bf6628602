"""The words of the commands about models, as they are typed."""

import subprocess
import sys
from pathlib import Path

import pytest

from photolens.cli.commands import COMMANDS
from photolens.cli.parser import build_parser

LEAVES = {
    "models list": [],
    "models download": ["ViT-B-32/laion2b_s34b_b79k"],
    "models use": ["starter"],
    "models remove": ["my-clip"],
    "models import": ["my.safetensors", "--architecture", "ViT-B-32"],
    "models add-clip": [],
    "models remove-clip": [],
    "models benchmark": [],
    "models vectors": [],
    "models forget-vectors": ["starter"],
}


@pytest.mark.parametrize("command", LEAVES)
def test_every_command_is_known_by_its_full_name_and_answers_in_json_about_any_library(command: str) -> None:
    parsed = build_parser().parse_args([*command.split(), *LEAVES[command], "--json", "--library", "elsewhere"])
    assert parsed.command == command
    assert parsed.command in COMMANDS
    assert parsed.json
    assert parsed.library == Path("elsewhere")


def test_what_is_not_said_stays_as_it_was() -> None:
    used = build_parser().parse_args(["models", "use", "starter"])
    assert (used.device, used.no_build) == ("", False)
    assert build_parser().parse_args(["models", "import", "a.pt", "--architecture", "RN50"]).name == ""
    measured = build_parser().parse_args(["models", "benchmark"])
    assert (measured.names, measured.photos) == ([], 32)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["models"], "COMMAND"),
        (["models", "upgrade"], "invalid choice"),
        (["models", "download"], "NAME"),
        (["models", "use"], "NAME"),
        (["models", "use", "starter", "--device", "toaster"], "invalid choice"),
        (["models", "remove"], "NAME"),
        (["models", "import", "a.pt"], "--architecture"),
        (["models", "import", "--architecture", "RN50"], "FILE"),
        (["models", "benchmark", "--photos", "0"], "1 or more"),
        (["models", "forget-vectors"], "NAME"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args(words)
    assert ended.value.code == 2
    assert complaint in capsys.readouterr().err


def test_help_shows_examples_that_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["models", "--help"])
    lines = [line.split("  ")[1] for line in capsys.readouterr().out.splitlines() if line.startswith("  photolens ")]
    assert len(lines) > 4
    for line in lines:
        assert build_parser().parse_args(line.split()[1:]).command in LEAVES


@pytest.mark.parametrize("command", LEAVES)
def test_help_can_be_asked_for_everywhere(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args([*command.split(), "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: photolens {command}")


def test_the_commands_cost_a_search_nothing_heavy() -> None:
    heavy = "{'rich', 'torch', 'open_clip', 'huggingface_hub', 'transformers', 'onnxruntime'}"
    script = f"import sys, photolens.cli.commands; print(*sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
