"""The command that tells whether there is a newer version; the only one besides downloads that asks the network."""

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from photolens import __version__, updates
from photolens.cli import DONE, printing
from photolens.domain.news import News


def tell_of_updates(arguments: Namespace) -> int:
    """Say which version is the newest, and where it can be had."""
    found = updates.newest()
    if arguments.json:
        printing.print_json({"version": __version__, "newer": None if found is None else news_form(found)})
    elif found is None:
        print(f"Photolens {__version__} is the newest version.")
    else:
        _print_news(found)
    return DONE


def news_form(news: News) -> dict[str, Any]:
    """The documented form of what is announced."""
    published = None if news.date is None else news.date.isoformat()
    return {"version": news.version, "date": published, "page": news.page or None, "notes": list(news.notes)}


def _print_news(news: News) -> None:
    published = "" if news.date is None else f" of {news.date.isoformat()}"
    print(f"There is a newer version: {news.version}{published}. This is {__version__}.")
    for note in news.notes:
        print(f"  - {note}")
    if news.page:
        print(f"Download it from {news.page}")


UPDATE_COMMANDS: dict[str, Callable[[Namespace], int]] = {"updates": tell_of_updates}
