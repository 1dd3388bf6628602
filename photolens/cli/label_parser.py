"""The words of the commands about labels and tags. Imports nothing heavy."""

import argparse
from pathlib import Path

from photolens.cli.options import Commands, add_json, add_limit, add_photos, fill_family, threshold

PROPOSED = "proposed"
"""What `--threshold` says to follow the proposed one again."""


def add_labels(commands: Commands) -> argparse.ArgumentParser:
    """Add `photolens label` with all that it can do."""
    family = commands.add_parser("label", help="make labels of your own, which photos get by themselves")
    fill_family(
        family,
        "label",
        {
            "add": ("make a label, and tell how many photos get it", _add),
            "list": ("list the labels, with how many photos have them", lambda _: None),
            "edit": ("change a label; what you said of photos stays", _edit),
            "remove": ("forget labels, with all that was said of them", _remove),
            "preview": ("tell what a label would catch; nothing is saved", _preview),
            "run": ("look at every photo anew", _run),
            "review": ("answer for photos whether they have a label; every answer makes it better", _review),
            "explain": ("tell why a photo has a label, or has it not", _explain),
            "export": ("write labels into a file that people can read", _export),
            "import": ("add labels from such a file, or of those that come with Photolens", _import),
        },
    )
    return family


def add_tags(commands: Commands) -> argparse.ArgumentParser:
    """Add `photolens tags`."""
    command = commands.add_parser("tags", help="tell which of the library's labels photos have, and who says so")
    command.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    add_json(command)
    return command


def _add(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME")
    _add_words(command)
    _add_group(command)
    _add_threshold(command)
    _add_examples(command)


def _edit(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME")
    command.add_argument("--rename", metavar="NEW")
    _add_words(command, ', instead of what there is; "" for none')
    _add_group(command)
    command.add_argument(
        "--threshold",
        type=_threshold_or_proposed,
        metavar="T",
        help=f'the score from which on photos get it, or "{PROPOSED}"',
    )


def _remove(command: argparse.ArgumentParser) -> None:
    command.add_argument("names", nargs="+", metavar="NAME")


def _preview(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME", help="of a label that may be there or not")
    _add_words(command)
    _add_threshold(command)
    _add_examples(command)
    add_limit(command)


def _run(command: argparse.ArgumentParser) -> None:
    command.add_argument("names", nargs="*", metavar="NAME", help="default: all labels")


def _review(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME")
    add_photos(command, "--accept", dest="accepted", explained="photos that have the label, without being asked")
    add_photos(command, "--reject", dest="rejected", explained="photos that have it not")
    add_photos(command, "--forget", dest="forgotten", explained="photos of which you say nothing any more")
    add_limit(command, default=20)


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME")
    command.add_argument("photo", type=Path, metavar="PHOTO")


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", nargs="?", default="-", metavar="FILE", help='"-" or nothing for standard output')
    command.add_argument("names", nargs="*", metavar="NAME", help="default: all labels")


def _import(command: argparse.ArgumentParser) -> None:
    source = command.add_mutually_exclusive_group(required=True)
    source.add_argument("file", nargs="?", type=Path, metavar="FILE")
    source.add_argument(
        "--starting-set", nargs="*", metavar="GROUP", help="labels that come with Photolens, all or some groups of them"
    )
    command.add_argument("--list", action="store_true", help="only tell what would be imported")


def _add_words(command: argparse.ArgumentParser, remark: str = "") -> None:
    command.add_argument("--phrasing", action="append", metavar="TEXT", help=f"another way to say it{remark}")
    command.add_argument(
        "--not", dest="negatives", action="append", metavar="TEXT", help=f"what it is not, though alike{remark}"
    )
    command.set_defaults(rename=None, group=None)  # of commands that do not take them


def _add_group(command: argparse.ArgumentParser) -> None:
    command.add_argument("--group", metavar="GROUP", help='the group that it belongs to; "" for none')
    command.add_argument(
        "--exclusive",
        action=argparse.BooleanOptionalAction,
        help="whether a photo has at most one label of the group",
    )


def _add_threshold(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--threshold", type=threshold, metavar="T", help="the score from which on photos get it (default: proposed)"
    )


def _add_examples(command: argparse.ArgumentParser) -> None:
    add_photos(command, "--example", dest="accepted", explained="photos of the library that show it")
    add_photos(command, "--counterexample", dest="rejected", explained="photos of the library that do not")


def _threshold_or_proposed(text: str) -> float | str:
    return PROPOSED if text == PROPOSED else threshold(text)


_threshold_or_proposed.__name__ = "threshold"  # argparse's message names the type by it
