"""News from the network: the JSON object by which the newest version is announced.

{"version": "0.2.0", "date": "2026-12-01", "page": "https://example.org/photolens", "notes": ["One sentence.", ...]}
"""

import json
from contextlib import suppress
from datetime import date
from typing import Any

from photolens.domain.news import News
from photolens.downloading.page import TIMEOUT_S, is_web_address, not_ours, read_page, server_of

MOST_BYTES = 100_000
MOST_NOTES, LONGEST_NOTE = 12, 300


def read_news(address: str, *, timeout_s: float = TIMEOUT_S) -> News:
    """What is announced at an address. Asks once, and sends nothing but the question. Blocks.

    Raises:
        DownloadError: nothing is, or it cannot be had; one sentence that says what to do.
    """
    page = read_page(address, most_bytes=MOST_BYTES, timeout_s=timeout_s)
    try:
        said = json.loads(page)
        return News(str(said["version"]), _date(said), _page(said), _notes(said))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise not_ours(server_of(address)) from error


def _date(said: dict[str, Any]) -> date | None:
    with suppress(ValueError, TypeError):
        return date.fromisoformat(said.get("date"))  # type: ignore[arg-type]  # whatever it is
    return None


def _page(said: dict[str, Any]) -> str:
    """Only what a browser opens: a link to a file or a program would be a trap."""
    page = said.get("page")
    return page if isinstance(page, str) and is_web_address(page) else ""


def _notes(said: dict[str, Any]) -> tuple[str, ...]:
    notes = said.get("notes")
    given = [note for note in notes if isinstance(note, str)] if isinstance(notes, list) else []
    plain = [" ".join("".join(filter(_is_harmless, note)).split()) for note in given]
    return tuple(note[:LONGEST_NOTE] for note in plain if note)[:MOST_NOTES]


def _is_harmless(character: str) -> bool:
    """Terminals obey control characters."""
    return character.isprintable() or character.isspace()
