"""`photolens updates` against a server on this machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from photolens import __version__
from photolens.app import run
from tests.news_server import NewsServer


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsServer]:
    with NewsServer() as served:
        release = tmp_path / "release.toml"
        release.write_text(f'news = "{served.address}"\n', encoding="utf-8")
        monkeypatch.setenv("PHOTOLENS_RELEASE", str(release))
        yield served


def test_a_newer_version_is_told_with_its_notes_and_its_page(
    server: NewsServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["updates"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"There is a newer version: 9.1.0 of 2031-12-01. This is {__version__}.",
        "  - Starts in half the time.",
        "  - Reads camera RAW.",
        "Download it from https://example.org/photolens",
    ]


def test_less_may_be_known(server: NewsServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.announce(date=None, page=None, notes=None)
    assert run(["updates"]) == 0
    assert capsys.readouterr().out == f"There is a newer version: 9.1.0. This is {__version__}.\n"


def test_the_newest_version_is_told_to_be_that(server: NewsServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.announce(version=__version__)
    assert run(["updates"]) == 0
    assert capsys.readouterr().out == f"Photolens {__version__} is the newest version.\n"


def test_programs_read_json(server: NewsServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["updates", "--json"]) == 0
    newer = {
        "version": "9.1.0",
        "date": "2031-12-01",
        "page": "https://example.org/photolens",
        "notes": ["Starts in half the time.", "Reads camera RAW."],
    }
    assert json.loads(capsys.readouterr().out) == {"version": __version__, "newer": newer}
    server.announce(version="0.0.1")
    assert run(["updates", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"version": __version__, "newer": None}


def test_what_went_wrong_is_one_sentence(server: NewsServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.answer(500)
    assert run(["updates"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("photolens: 127.0.0.1:")
    assert said.err.endswith("has a problem of its own (HTTP 500): try again later\n")


def test_no_other_command_asks(server: NewsServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "--library", str(tmp_path / "library")]) == 0
    assert capsys.readouterr().out
    assert server.asked == []


def test_the_help_says_that_the_network_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["updates", "--help"]):
        with pytest.raises(SystemExit):
            run(arguments)
        assert "asks the network" in " ".join(capsys.readouterr().out.split())
