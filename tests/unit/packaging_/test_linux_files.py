"""What the desktops of Linux read: the desktop entry, the AppStream metadata and the manual."""

import re
import shutil
import subprocess
from collections.abc import Callable
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from recipe.details import DATA, IDENTIFIER, SUMMARY
from recipe.manual import man_page

from photolens import __version__
from photolens.cli.parser import build_parser
from photolens.media.formats import Format

ENTRY = DATA / "linux" / f"{IDENTIFIER}.desktop"
METADATA = DATA / "linux" / f"{IDENTIFIER}.metainfo.xml"

Tool = Callable[..., str]


@pytest.fixture
def tool() -> Tool:
    """Runs a program that must succeed and gives what it says; skips where it is missing."""

    def run(name: str, *arguments: object) -> str:
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
        done = subprocess.run([name, *map(str, arguments)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run


@pytest.fixture(scope="module")
def entry() -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # keys are as they are written
    parser.read(ENTRY, encoding="utf-8")
    return dict(parser["Desktop Entry"])


@pytest.fixture(scope="module")
def metadata() -> ET.Element:
    return ET.parse(METADATA).getroot()  # noqa: S314 (our own file)


@pytest.fixture(scope="module")
def page() -> str:
    return man_page()


def test_the_desktop_entry_is_valid(tool: Tool) -> None:
    assert tool("desktop-file-validate", ENTRY) == ""


def test_the_metadata_is_valid(tool: Tool) -> None:
    assert "successful" in tool("appstreamcli", "validate", "--no-net", METADATA)


def test_entry_and_metadata_tell_the_same(entry: dict[str, str], metadata: ET.Element) -> None:
    assert metadata.findtext("id") == IDENTIFIER
    assert metadata.findtext("launchable") == ENTRY.name
    assert metadata.findtext("summary") == entry["Comment"] == SUMMARY
    types = [element.text for element in metadata.findall("provides/mediatype")]
    assert types == entry["MimeType"].rstrip(";").split(";")
    assert entry["Icon"] == IDENTIFIER


def test_every_format_that_is_read_can_be_opened_with_photolens(entry: dict[str, str]) -> None:
    types = set(entry["MimeType"].split(";"))
    assert {f"image/{each.name.lower()}" for each in Format} <= types
    assert "inode/directory" in types


def test_the_entry_calls_a_command_that_takes_any_number_of_files(entry: dict[str, str]) -> None:
    program, *words = entry["Exec"].split()
    assert (program, words[-1]) == ("photolens", "%F")
    for files in ([], ["/photos", "/photos/a.jpg"]):
        assert build_parser().parse_args([*words[:-1], *files]).paths == files


def test_the_newest_release_of_the_metadata_is_this_version(metadata: ET.Element) -> None:
    newest = metadata.find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__


def test_the_manual_names_every_command_and_every_option_of_its_own(page: str) -> None:
    shown = page.replace("\\-", "-")
    headings = set(re.findall(r'^\.SS "(.*)"$', shown, re.MULTILINE))
    assert {"open", "search", "label add", "models download", "album create"} <= headings
    assert all(f"--{option}" in shown for option in ("library", "json", "in", "threshold", "starting-set", "repair"))


def test_the_manual_has_the_sections_that_people_look_for(page: str) -> None:
    titles = re.findall(r'^\.SH "?([A-Z ]+)"?$', page, re.MULTILINE)
    assert titles == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES",
    ]  # fmt: skip
    assert "PHOTOLENS_LIBRARY" in page


def test_the_manual_is_set_without_a_warning(page: str, tool: Tool, tmp_path: Path) -> None:
    file = tmp_path / "photolens.1"
    file.write_text(page, encoding="utf-8")
    assert "warning" not in tool("man", "--warnings", "-l", file)
    assert f"photolens - {SUMMARY.lower()}" in tool("lexgrog", file)
