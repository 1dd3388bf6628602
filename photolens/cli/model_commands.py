"""Commands about models: each calls the library and prints. They return the exit status."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict

from photolens.cli import DONE, FAILED, model_printing, printing
from photolens.cli.addition_commands import add_clip, remove_clip
from photolens.cli.lookup import open_library
from photolens.cli.model_printing import Measured, entry_form
from photolens.cli.model_use import use
from photolens.cli.stopping import stoppable
from photolens.domain.model import ModelCard, ModelEntry, ModelState
from photolens.library import Library


def list_models(arguments: Namespace) -> int:
    """List the models."""
    with open_library(arguments) as library:
        entries, recommended = library.models.all(), library.models.recommended()
        addition = library.models.addition.entry()
    if arguments.json:
        best = None if recommended is None else recommended.card.name
        printing.print_json([entry_form(entry, is_recommended=entry.card.name == best) for entry in entries])
        return DONE
    model_printing.print_models(entries, recommended, addition)
    if arguments.sources:
        model_printing.print_sources(entries)
    return DONE


def download(arguments: Namespace) -> int:
    """Download a model, or go on with that."""
    with open_library(arguments) as library:
        card = library.models.find(arguments.name)
        is_here = entry_of(library, card).state is ModelState.INSTALLED
        is_done = is_here or _download(library, card)
        entry = entry_of(library, card)
    if arguments.json:
        printing.print_json(entry_form(entry))
    elif is_done:
        model_printing.print_got(entry, "There already:" if is_here else "Downloaded")
    if not is_done:
        printing.complain(f"stopped; `photolens models download {card.name}` goes on from there")
    return DONE if is_done else FAILED


def remove(arguments: Namespace) -> int:
    """Delete a model's files, also those of a download that was paused."""
    with open_library(arguments) as library:
        before = {entry.card.name: entry.disk_bytes for entry in library.models.all()}
        library.models.remove(arguments.name)
    freed_bytes = before.get(arguments.name, 0)
    if arguments.json:
        printing.print_json({"removed": arguments.name, "freed_bytes": freed_bytes})
    else:
        print(f"Removed {arguments.name} from this computer: {printing.size(freed_bytes)} freed.")
    return DONE


def import_weights(arguments: Namespace) -> int:
    """Add weights of one's own."""
    with open_library(arguments) as library:
        card = library.models.import_file(arguments.file, arguments.architecture, arguments.name)
        entry = entry_of(library, card)
    if arguments.json:
        printing.print_json(entry_form(entry))
    else:
        model_printing.print_got(entry, "Imported")
    return DONE


def benchmark(arguments: Namespace) -> int:
    """Measure how many photos models encode a second; the first Ctrl-C breaks it off."""
    with open_library(arguments) as library:
        names = [library.models.find(name).name for name in arguments.names] or _worth_measuring(library)
        photos = library.overview().photos
        measured = [Measured(name, library.models.benchmark(name, photos=arguments.photos), photos) for name in names]
    if arguments.json:
        printing.print_json([model_printing.measured_form(one) for one in measured])
    else:
        model_printing.print_speeds(measured)
    return DONE


def vectors(arguments: Namespace) -> int:
    """List the models that know photos of the library."""
    with open_library(arguments) as library:
        generations = library.models.generations()
    if arguments.json:
        printing.print_json([asdict(generation) for generation in generations])
    else:
        model_printing.print_generations(generations)
    return DONE


def forget_vectors(arguments: Namespace) -> int:
    """Forget what a model that is no longer used knows of the library."""
    with open_library(arguments) as library:
        before = library.models.generations()
        library.models.drop_vectors(arguments.name)
    forgotten = sum(each.vectors for each in before if arguments.name in {each.name, each.model_id})
    if arguments.json:
        printing.print_json({"forgotten": arguments.name, "vectors": forgotten})
    else:
        print(f"Forgot the vectors of {arguments.name}: {printing.plural(forgotten, 'photo')}.")
    return DONE


MODEL_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "models list": list_models,
    "models download": download,
    "models use": use,
    "models remove": remove,
    "models import": import_weights,
    "models add-clip": add_clip,
    "models remove-clip": remove_clip,
    "models benchmark": benchmark,
    "models vectors": vectors,
    "models forget-vectors": forget_vectors,
}


def entry_of(library: Library, card: ModelCard) -> ModelEntry:
    """Where a model stands, also one that the list does not name because nothing of it is here."""
    for entry in library.models.all():
        if entry.card.name == card.name:
            return entry
    return ModelEntry(card, ModelState.AVAILABLE, 0, is_chosen=False, is_serving=False, vectors=0, missing_extra="")


def _download(library: Library, card: ModelCard) -> bool:
    from photolens.cli.progress import DownloadBar  # noqa: PLC0415 (other commands need no rich, which takes a while)

    with DownloadBar(card.title) as bar, stoppable() as control:
        return library.models.download(card.name, publish=bar.show, is_stopped=lambda: control.is_stopped)


def _worth_measuring(library: Library) -> list[str]:
    """What is here, and what is recommended; but what cannot run yet."""
    recommended = library.models.recommended()
    here = [entry for entry in library.models.all() if entry.state is ModelState.INSTALLED]
    entries = here if recommended is None else [*here, recommended]
    return list(dict.fromkeys(entry.card.name for entry in entries if not entry.missing_extra))
