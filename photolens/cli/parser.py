"""The words of the command line. Imports nothing heavy, so that --help answers at once."""

import argparse
from pathlib import Path

from photolens import __version__
from photolens.cli.album_parser import add_albums
from photolens.cli.label_parser import add_labels, add_tags
from photolens.cli.model_parser import add_models
from photolens.cli.options import Commands, add_json, add_library, add_limit

EPILOG = """without a command, the app's window opens

examples:
  photolens demo                                          see it work on the pictures that come with it
  photolens search "two dogs playing in the snow" --in ~/Pictures
  photolens index ~/Pictures /media/photos
  photolens similar ~/Pictures/dog.jpg -k 5 --json
  photolens classify *.jpg --labels "cat,dog,not a pet"
  photolens label add "our red car" --example car.jpg     a label of your own; photos get it by themselves
  photolens search 'label:"our red car" by the sea'
  photolens models list                                   what else could understand your photos

Everything happens on this computer. The library is a folder of its own; your photos are only read."""

_PHRASE = """what to look for: words, and terms such as label:beach, label:dog,cat (either), -label:dog (not), or
album:"At sea", all in one argument (after -- if it begins with a dash);
"-" reads phrases from standard input, one a line, and prints one JSON list a line"""


def build_parser() -> argparse.ArgumentParser:
    """The parser; each command's namespace carries `command`, its name, or None for the app."""
    parser = argparse.ArgumentParser(
        prog="photolens",
        description="Find your photos by what is in them.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"photolens {__version__}")
    add_library(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in _COMMANDS:
        command = add(commands)
        add_library(command, default=argparse.SUPPRESS)
    return parser


def _open(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("open", help="open the app on folders or photos")
    command.add_argument(
        "paths", nargs="*", metavar="PATH", help="a folder, a photo, or a file: URL; in the library or not"
    )
    return command


def _index(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("index", help="add folders to the library and index what is new in them")
    command.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="default: all of the library's")
    add_json(command)
    return command


def _search(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("search", help="find photos by what a phrase says")
    command.add_argument("phrase", help=_PHRASE)
    command.add_argument(
        "--in",
        dest="folder",
        type=Path,
        metavar="FOLDER",
        help="index what is new in this folder, then search only there",
    )
    add_limit(command)
    add_json(command)
    return command


def _similar(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("similar", help="find photos that look like one")
    command.add_argument("photo", type=Path, help="in the library or not")
    add_limit(command)
    add_json(command)
    return command


def _classify(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("classify", help="tell which of your labels fits each photo")
    command.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    command.add_argument("--labels", required=True, metavar="A,B,...", help="labels, with commas between them")
    command.add_argument(
        "--template", default="a photo of a {}", help='the sentence around a label (default "%(default)s")'
    )
    add_json(command)
    return command


def _watch(commands: Commands) -> argparse.ArgumentParser:
    return commands.add_parser("watch", help="stay, and index what appears, changes or moves, until Ctrl-C")


def _status(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("status", help="say what is in the library")
    add_json(command)
    return command


def _failures(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("failures", help="list the files that are not in the library, and why")
    command.add_argument("--retry", action="store_true", help="try them again first")
    add_json(command)
    return command


def _undo(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("undo", help="take back what was done last, here or in the app")
    add_json(command)
    return command


def _redo(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("redo", help="do again what was taken back last")
    add_json(command)
    return command


def _verify(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("verify", help="check that the library agrees with itself")
    command.add_argument("--repair", action="store_true", help="mend what is wrong, from the catalogue and the photos")
    add_json(command)
    return command


def _updates(commands: Commands) -> argparse.ArgumentParser:
    command = commands.add_parser("updates", help="tell whether there is a newer version; asks the network, once")
    command.description = (
        "Tell whether there is a newer version of Photolens. This asks the network once; nothing is sent, and nothing "
        "is downloaded or installed."
    )
    add_json(command)
    return command


def _demo(commands: Commands) -> argparse.ArgumentParser:
    return commands.add_parser("demo", help="index and search a few pictures that come with Photolens")


_COMMANDS = (
    _open, _index, _search, _similar, _classify, add_labels, add_tags, add_albums, add_models, _undo, _redo, _watch,
    _status, _failures, _verify, _updates, _demo,
)  # fmt: skip
