"""History commands: take back what was done last, here or in the app, and do it again."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict

from photolens.cli import DONE, printing
from photolens.cli.lookup import open_library
from photolens.domain.history import Action, ActionKind

_WORDS = {
    ActionKind.FAVOURITE: "favourites of {photos}",
    ActionKind.RATING: "rating of {photos}",
    ActionKind.FLAG: "flag of {photos}",
    ActionKind.CAPTION: "caption of {photos}",
    ActionKind.REMOVE_FOLDER: 'removing the folder "{value}"',
    ActionKind.BIN: "moving {count} files to the bin",
    ActionKind.ADD_LABEL: "adding {labels}",
    ActionKind.EDIT_LABEL: "changing {labels}",
    ActionKind.REMOVE_LABEL: "removing {labels}",
    ActionKind.CONFIRM: 'confirming {photos} as "{value}"',
    ActionKind.REJECT: 'rejecting "{value}" for {photos}',
    ActionKind.ANSWER: 'answers about "{value}" for {photos}',
    ActionKind.UNTAG: 'taking back answers about "{value}" for {photos}',
    ActionKind.GROUP: 'changing the group "{value}"',
    ActionKind.ADD_ALBUM: 'making the album "{value}"',
    ActionKind.EDIT_ALBUM: 'changing the album "{value}"',
    ActionKind.REMOVE_ALBUM: "deleting {albums}",
    ActionKind.PUT_IN: 'adding {photos} to "{value}"',
    ActionKind.TAKE_OUT: 'removing {photos} from "{value}"',
    ActionKind.ARRANGE: 'arranging "{value}"',
}


def undo(arguments: Namespace) -> int:
    """Take back what was done last."""
    with open_library(arguments) as library:
        action = library.history().undo
        library.undo()
    return _tell(arguments, "Taken back", action)


def redo(arguments: Namespace) -> int:
    """Do again what was taken back last."""
    with open_library(arguments) as library:
        action = library.history().redo
        library.redo()
    return _tell(arguments, "Done again", action)


def _tell(arguments: Namespace, way: str, action: Action | None) -> int:
    if arguments.json:
        printing.print_json(None if action is None else asdict(action))
    else:
        print("There is nothing to do." if action is None else f"{way}: {in_words(action)}.")
    return DONE


def in_words(action: Action) -> str:
    """What was done: 'confirming 3 photos as "beach"'."""
    return _WORDS[action.kind].format(
        value=action.value,
        count=f"{action.count:,}",
        photos=printing.plural(action.count, "photo"),
        labels=_named(action, "label"),
        albums=_named(action, "album"),
    )


def _named(action: Action, noun: str) -> str:
    return f'the {noun} "{action.value}"' if action.value else printing.plural(action.count, noun)


HISTORY_COMMANDS: dict[str, Callable[[Namespace], int]] = {"undo": undo, "redo": redo}
