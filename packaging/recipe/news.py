"""News: the JSON object about the newest version that the app reads when the user asks whether there is one."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from recipe.details import Details
from recipe.steps import BuildError

LATEST = "latest.json"
_HEADING = re.compile(r"^## \[?(?P<version>[^]\s]+)]?(?:[\s(–—-]+(?P<date>\d{4}-\d\d-\d\d))?", re.MULTILINE)
_BULLET = re.compile(r"^[-*] (.+(?:\n +.+)*)", re.MULTILINE)
_MARKUP = re.compile(r"\[([^]]*)]\([^)]*\)|[`*]")
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z`])")


def latest(details: Details, changelog: str, page: str) -> dict[str, Any]:
    """What is new, from the newest section of a changelog: of each of its points the first sentence, without markup.

    Args:
        details: says the version, and when it was made if the section is still called "Unreleased".
        changelog: CHANGELOG.md's text, newest section first.
        page: URL where people read on and download.

    Raises:
        BuildError: there is no section, or it is about another version.
    """
    heading = _HEADING.search(changelog)
    if heading is None:
        raise BuildError("CHANGELOG.md has no section; begin one with a line such as: ## 0.2.0 - 2026-12-01")
    if heading["version"] not in {details.version, "Unreleased"}:
        raise BuildError(f"CHANGELOG.md begins with {heading['version']}, this is {details.version}; make them agree")
    made = datetime.fromtimestamp(details.epoch_s, UTC).date().isoformat()
    section = changelog[heading.end() :].split("\n## ", 1)[0]
    return {
        "version": details.version,
        "date": heading["date"] or made,
        "page": page,
        "notes": [_first_sentence(point) for point in _BULLET.findall(section)],
    }


def write_latest(details: Details, changelog: str, out: Path) -> Path:
    """Write it into the folder of what is published, pointing to the page of this very version; its path.

    Raises:
        BuildError: as `latest` does.
    """
    news = latest(details, changelog, f"{details.releases}/tag/v{details.version}")
    path = out / LATEST
    path.write_text(json.dumps(news, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    return path


def _first_sentence(point: str) -> str:
    plain = _MARKUP.sub(r"\1", " ".join(point.split()))
    return _SENTENCE.split(plain, maxsplit=1)[0]
