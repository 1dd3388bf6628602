import json
from dataclasses import replace
from pathlib import Path

import pytest
from recipe.details import ROOT, Details
from recipe.news import latest, write_latest
from recipe.steps import BuildError

DETAILS = Details("0.2.0", "light", "linux", "x86_64", "https://example.org/releases", "", 1_700_000_000)
PAGE = "https://example.org/releases/tag/v0.2.0"
CHANGELOG = """# Changelog

All notable changes.

## [0.2.0] - 2026-12-01

### Added

- Install it like any other app: `photolens` comes as an [AppImage](https://example.org/appimage) now.
  More about it in the README.
- *Updates* are told of
  when asked. Never on their own.

### Fixed

- Nothing, as nothing was broken

## 0.1.0 - 2026-11-01

- The first.
"""


def test_the_newest_section_is_told_in_one_plain_sentence_a_point() -> None:
    assert latest(DETAILS, CHANGELOG, PAGE) == {
        "version": "0.2.0",
        "date": "2026-12-01",
        "page": PAGE,
        "notes": [
            "Install it like any other app: photolens comes as an AppImage now.",
            "Updates are told of when asked.",
            "Nothing, as nothing was broken",
        ],
    }


@pytest.mark.parametrize("heading", ["## 0.2.0 - 2026-12-01", "## 0.2.0 (2026-12-01)", "## [0.2.0] – 2026-12-01"])
def test_headings_may_be_written_in_the_usual_ways(heading: str) -> None:
    news = latest(DETAILS, f"{heading}\n\n- One.\n", PAGE)
    assert (news["version"], news["date"], news["notes"]) == ("0.2.0", "2026-12-01", ["One."])


def test_an_unreleased_section_has_the_date_of_the_build() -> None:
    news = latest(DETAILS, "## Unreleased\n\n- One.\n", PAGE)
    assert (news["version"], news["date"]) == ("0.2.0", "2023-11-14")


def test_a_section_about_another_version_is_refused() -> None:
    with pytest.raises(BuildError, match=r"begins with 0\.3\.0, this is 0\.2\.0"):
        latest(DETAILS, CHANGELOG.replace("[0.2.0]", "0.3.0"), PAGE)


def test_a_changelog_without_sections_is_refused() -> None:
    with pytest.raises(BuildError, match="no section"):
        latest(DETAILS, "# Changelog\n", PAGE)


def test_the_file_leads_to_the_page_of_its_version(tmp_path: Path) -> None:
    news = json.loads(write_latest(DETAILS, CHANGELOG, tmp_path).read_text(encoding="utf-8"))
    assert news["page"] == PAGE


def test_the_real_changelog_can_be_told() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version = changelog.split("\n## ")[1].split()[0].strip("[]")
    made = DETAILS if version == "Unreleased" else replace(DETAILS, version=version)
    assert latest(made, changelog, PAGE)["notes"]
