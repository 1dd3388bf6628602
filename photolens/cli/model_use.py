"""The command that changes the model: it chooses, builds the new vectors, and tells who answers searches meanwhile."""

from argparse import Namespace
from dataclasses import dataclass

from photolens.cli import DONE, FAILED, printing
from photolens.cli.lookup import open_library
from photolens.cli.model_printing import entry_form
from photolens.cli.stopping import stoppable
from photolens.domain.model import ModelEntry
from photolens.errors import LibraryInUseError, ModelError
from photolens.indexing.events import Event, GenerationFailed
from photolens.library import Library

SWITCHED, LATER, ELSEWHERE, STOPPED = "switched", "later", "elsewhere", "stopped"
"""How it ended: the model answers; it was only chosen; another process builds its vectors; Ctrl-C."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of the model: `old` answered searches before it, None in a library without vectors."""

    old: ModelEntry | None
    new: ModelEntry
    ended: str


def use(arguments: Namespace) -> int:
    """Choose a model, build its vectors of what the library holds, and let it answer searches."""
    with open_library(arguments) as library:
        change = _change(library, arguments)
    if arguments.json:
        printing.print_json(entry_form(change.new))
    else:
        _tell(change)
    if change.ended == STOPPED:
        printing.complain(_stopped(change))
    return FAILED if change.ended == STOPPED else DONE


def _change(library: Library, arguments: Namespace) -> _Change:
    old = _serving(library)
    library.models.use(arguments.name, device=arguments.device)
    ended = LATER if arguments.no_build else _built(library)
    new = _chosen(library)
    return _Change(old, new, SWITCHED if new.is_serving else ended)


def _built(library: Library) -> str:
    """Build the vectors that the chosen model lacks.

    Raises:
        ModelError: it cannot run here.
    """
    from photolens.cli.progress import PREPARING, ProgressBar  # noqa: PLC0415 (rich)

    failures: list[str] = []
    try:
        with ProgressBar(beginning=PREPARING) as bar, stoppable() as control:

            def show(event: Event) -> None:
                bar.show(event)
                if isinstance(event, GenerationFailed):
                    failures.append(event.reason)

            library.models.build(publish=show, control=control)
    except LibraryInUseError:
        return ELSEWHERE
    if failures:
        raise ModelError(f"{failures[0]}; search keeps answering as before")
    return STOPPED


def _tell(change: _Change) -> None:
    new = change.new.card.name
    if change.ended == SWITCHED:
        _tell_switched(change)
    elif change.ended == LATER:
        print(f"{new} is chosen. {_meanwhile(change)}")
        print(f"The app, photolens watch, photolens index and photolens models use {new} make it so.")
    elif change.ended == ELSEWHERE:
        print(f"{new} is chosen. {_meanwhile(change)}")
        print("Another Photolens is indexing this library; it makes it so.")


def _tell_switched(change: _Change) -> None:
    old, new = change.old, change.new
    print(f"{new.card.name} answers searches now; it knows {printing.plural(new.vectors, 'photo')}.")
    if old is not None and old.card.name != new.card.name:
        print(f"Going back is instant:  photolens models use {old.card.name}")
        print(f"until you free space:   photolens models forget-vectors {old.card.name}")


def _meanwhile(change: _Change) -> str:
    old = "the model of before" if change.old is None else change.old.card.name
    return f"Search keeps answering with {old} until the new model knows all photos."


def _stopped(change: _Change) -> str:
    again = f"`photolens models use {change.new.card.name}`"
    return f"stopped; {again}, index, watch and the app go on from there, and search keeps answering as before"


def _chosen(library: Library) -> ModelEntry:
    return next(entry for entry in library.models.all() if entry.is_chosen)


def _serving(library: Library) -> ModelEntry | None:
    return next((entry for entry in library.models.all() if entry.is_serving), None)
