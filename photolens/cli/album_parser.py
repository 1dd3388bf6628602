"""The words of the commands about albums. Imports nothing heavy."""

import argparse
from pathlib import Path

from photolens.cli.options import Commands, fill_family


def add_albums(commands: Commands) -> argparse.ArgumentParser:
    """Add `photolens album` with all that it can do."""
    family = commands.add_parser("album", help="gather photos in albums: by hand, by a search, or by a label")
    fill_family(
        family,
        "album",
        {
            "list": ("list the albums", lambda _: None),
            "show": ("list the photos of an album", _name),
            "create": ("make an album: of photos, of what a search finds, or of everything with a label", _create),
            "add": ("put photos into an album, or pin them to an album of a label", _name_and_photos),
            "remove": ("take photos out of an album", _name_and_photos),
            "delete": ("forget albums; their photos stay", _names),
        },
    )
    return family


def _name(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME")


def _names(command: argparse.ArgumentParser) -> None:
    command.add_argument("names", nargs="+", metavar="NAME")


def _name_and_photos(command: argparse.ArgumentParser) -> None:
    _name(command)
    command.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")


def _create(command: argparse.ArgumentParser) -> None:
    _name(command)
    command.add_argument("photos", nargs="*", type=Path, metavar="PHOTO")
    filling = command.add_mutually_exclusive_group()
    filling.add_argument("--search", metavar="TEXT", help="always what this finds, as in photolens search")
    filling.add_argument("--label", metavar="LABEL", help="always everything with this label")
