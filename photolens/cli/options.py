"""Options that several commands share, the types of their values, and families of commands. Imports nothing heavy."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

Fill = Callable[[argparse.ArgumentParser], None]
"""Adds the arguments of one command."""


class Commands(Protocol):
    """What `ArgumentParser.add_subparsers` returns, whose class argparse does not name."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:  # noqa: A002 (argparse's name)
        """Add a command."""


def fill_family(family: argparse.ArgumentParser, name: str, members: Mapping[str, tuple[str, Fill]]) -> None:
    """Give a command its own commands, each with a line of help; `command` is then "label add", for example."""
    commands = family.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for member, (help_line, fill) in members.items():
        command = commands.add_parser(member, help=help_line, description=help_line)
        fill(command)
        add_library(command, default=argparse.SUPPRESS)
        add_json(command)
        command.set_defaults(command=f"{name} {member}")


def add_library(parser: argparse.ArgumentParser, default: object) -> None:
    """Let a command be told which library it is about."""
    parser.add_argument(
        "--library",
        type=Path,
        metavar="DIR",
        default=default,
        help="the library's folder (default: $PHOTOLENS_LIBRARY, or the platform's data folder)",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let a command answer to programs."""
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")


def add_limit(parser: argparse.ArgumentParser, *, default: int = 10) -> None:
    """Let a command be told how much it may print."""
    parser.add_argument(
        "-k", "--limit", type=count, default=default, metavar="N", help="how many at most (default %(default)s)"
    )


def add_photos(parser: argparse.ArgumentParser, flag: str, *, dest: str, explained: str) -> None:
    """Let a command be told photos behind a flag, several at once or one after another."""
    parser.add_argument(
        flag, dest=dest, action="extend", nargs="+", type=Path, default=[], metavar="PHOTO", help=explained
    )


def count(text: str) -> int:
    """A whole number, 1 or more."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def threshold(text: str) -> float:
    """A score between 0 and 1, also written as "60%"."""
    value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError("must lie between 0 and 1")
    return value


count.__name__ = "whole number"  # argparse's message names the type by it
