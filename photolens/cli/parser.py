"""The words of the command line. Imports nothing heavy, so that --help answers at once."""

import argparse
from pathlib import Path
from typing import Protocol

from photolens import __version__

EPILOG = """without a command, the app's window opens

examples:
  photolens demo                                          see it work on pictures that come with Python packages
  photolens search "two dogs playing in the snow" --in ~/Pictures
  photolens index ~/Pictures /media/photos
  photolens similar ~/Pictures/dog.jpg -k 5 --json
  photolens classify *.jpg --labels "cat,dog,not a pet"

Everything happens on this computer. The library is a folder of its own; your photos are only read."""


def build_parser() -> argparse.ArgumentParser:
    """The parser; each command's namespace carries `command`, its name, or None for the app."""
    parser = argparse.ArgumentParser(
        prog="photolens",
        description="Find your photos by what is in them.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"photolens {__version__}")
    _add_library(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_index, _search, _similar, _classify, _watch, _status, _failures, _verify, _demo):
        command = add(commands)
        _add_library(command, default=argparse.SUPPRESS)
    return parser


class _Commands(Protocol):
    """What `ArgumentParser.add_subparsers` returns, whose class argparse does not name."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:  # noqa: A002 (argparse's name)
        """Add a command."""


def _index(commands: _Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("index", help="add folders to the library and index what is new in them")
    command.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="default: all of the library's")
    _add_json(command)
    return command


def _search(commands: _Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("search", help="find photos by what a phrase says")
    command.add_argument(
        "phrase",
        help='what to look for; "-" reads phrases from standard input, one a line, and prints one JSON list a line',
    )
    command.add_argument(
        "--in",
        dest="folder",
        type=Path,
        metavar="FOLDER",
        help="index what is new in this folder, then search only there",
    )
    _add_limit(command)
    _add_json(command)
    return command


def _similar(commands: _Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("similar", help="find photos that look like one")
    command.add_argument("photo", type=Path, help="in the library or not")
    _add_limit(command)
    _add_json(command)
    return command


def _classify(commands: _Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("classify", help="tell which of your labels fits each photo")
    command.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    command.add_argument("--labels", required=True, metavar="A,B,...", help="labels, with commas between them")
    command.add_argument(
        "--template", default="a photo of a {}", help='the sentence around a label (default "%(default)s")'
    )
    _add_json(command)
    return command


def _watch(commands: _Commands) -> argparse.ArgumentParser:
    return commands.add_parser("watch", help="stay, and index what appears, changes or moves, until Ctrl-C")


def _status(commands: _Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("status", help="say what is in the library")
    _add_json(command)
    return command


def _failures(commands: _Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("failures", help="list the files that are not in the library, and why")
    command.add_argument("--retry", action="store_true", help="try them again first")
    _add_json(command)
    return command


def _verify(commands: _Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("verify", help="check that the library agrees with itself")
    command.add_argument("--repair", action="store_true", help="mend what is wrong, from the catalogue and the photos")
    _add_json(command)
    return command


def _demo(commands: _Commands) -> argparse.ArgumentParser:
    return commands.add_parser("demo", help="index and search the pictures of scikit-image and scikit-learn")


def _add_library(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        metavar="DIR",
        default=default,
        help="the library's folder (default: $PHOTOLENS_LIBRARY, or the platform's data folder)",
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")


def _add_limit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-k", "--limit", type=_count, default=10, metavar="N", help="how many at most (default 10)")


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


_count.__name__ = "whole number"  # argparse's message names the type by it
