"""Commands: each calls the library and prints. They return the exit status."""

import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from photolens.cli import DONE, FAILED, printing
from photolens.cli.album_commands import ALBUM_COMMANDS
from photolens.cli.history_commands import HISTORY_COMMANDS
from photolens.cli.label_commands import LABEL_COMMANDS
from photolens.cli.lookup import open_library
from photolens.cli.model_commands import MODEL_COMMANDS
from photolens.cli.stopping import stoppable
from photolens.cli.update_command import UPDATE_COMMANDS
from photolens.errors import LibraryInUseError, MediaError
from photolens.indexing import events
from photolens.library import Library
from photolens.search.results import SearchResult


def index(arguments: Namespace) -> int:
    """Add folders, and index what is new in them or in the whole library."""
    with open_library(arguments) as library:
        if not arguments.folders and not library.folders():
            printing.complain("the library has no folders yet; name one: photolens index FOLDER")
            return FAILED
        report = _indexed(library, arguments.folders or None)
    if arguments.json:
        printing.print_json(printing.report_as_json(report))
    else:
        printing.print_report(report)
    if report.was_stopped:
        printing.complain("stopped; the same command goes on from here")
    return FAILED if report.was_stopped else DONE


def search(arguments: Namespace) -> int:
    """Find photos by a phrase, or by each phrase of standard input."""
    with open_library(arguments) as library:
        if arguments.folder is not None and not _bring_up_to_date(library, arguments.folder):
            return FAILED
        if arguments.phrase == "-":
            for phrase in sys.stdin:
                found = _found(library, phrase, arguments) if phrase.strip() else []
                printing.print_json(printing.results_as_json(found))
            return DONE
        results = _found(library, arguments.phrase, arguments)
    _print_found(results, arguments)
    return DONE


def similar(arguments: Namespace) -> int:
    """Find photos that look like one."""
    with open_library(arguments) as library:
        try:
            results = library.similar(arguments.photo, limit=arguments.limit)
        except MediaError as error:
            printing.complain(f"{arguments.photo}: {error}")
            return FAILED
    _print_found(results, arguments)
    return DONE


def classify(arguments: Namespace) -> int:
    """Tell which label fits each photo; photos that cannot be read are named, the others still answered."""
    labels = [label.strip() for label in arguments.labels.split(",")]
    found, status = [], DONE
    with open_library(arguments) as library:
        for photo in arguments.photos:
            try:
                found.append((photo, library.classify(photo, labels, template=arguments.template)))
            except MediaError as error:
                printing.complain(f"{photo}: {error}")
                status = FAILED
    if arguments.json:
        printing.print_json([printing.labels_as_json(photo, scores) for photo, scores in found])
    else:
        for photo, scores in found:
            printing.print_labels(photo, scores)
    return status


def watch(arguments: Namespace) -> int:
    """Stay in the foreground and keep the library up to date until Ctrl-C."""
    with open_library(arguments) as library, stoppable() as control:
        if not library.folders():
            printing.complain("the library has no folders yet; name one: photolens index FOLDER")
            return FAILED
        indexer = library.indexer(_tell)
        indexer.start()
        print("Watching. Press Ctrl-C to end.", flush=True)
        while not control.is_stopped:
            time.sleep(0.2)
        indexer.stop()
    return DONE


def status(arguments: Namespace) -> int:
    """Say what is in the library."""
    with open_library(arguments) as library:
        found = library.status()
        upcoming = [each for each in library.models.generations() if each.is_chosen and not each.is_serving]
    if arguments.json:
        printing.print_json(printing.status_as_json(found))
    else:
        printing.print_status(found, *upcoming)
    return DONE


def failures(arguments: Namespace) -> int:
    """List the files that are not in the library, after trying them again if asked."""
    with open_library(arguments) as library:
        if arguments.retry and library.retry_failures():
            _indexed(library, None)
        found = library.failures()
    if arguments.json:
        printing.print_json(printing.failures_as_json(found))
    else:
        printing.print_failures(found)
    return DONE


def check(arguments: Namespace) -> int:
    """Check that the library agrees with itself, and mend it if asked."""
    with open_library(arguments) as library:
        if arguments.repair:
            with _shown() as publish, stoppable() as control:
                library.repair(publish=publish, control=control)
        found = library.verify()
    if arguments.json:
        printing.print_json({"ok": found.ok, "problems": list(found.problems)})
    else:
        printing.print_verification(found)
    return DONE if found.ok else FAILED


def demo(_arguments: Namespace) -> int:
    """Show the main job on the pictures that come with Photolens."""
    from photolens.cli.demo import run_demo  # noqa: PLC0415 (only the demo needs it)

    return run_demo()


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "index": index,
    "search": search,
    "similar": similar,
    "classify": classify,
    "watch": watch,
    "status": status,
    "failures": failures,
    "verify": check,
    "demo": demo,
    **LABEL_COMMANDS,
    **ALBUM_COMMANDS,
    **MODEL_COMMANDS,
    **HISTORY_COMMANDS,
    **UPDATE_COMMANDS,
}


def _bring_up_to_date(library: Library, folder: Path) -> bool:
    """Index what is new in a folder before it is searched; False when Ctrl-C broke it off."""
    try:
        return not _indexed(library, [folder]).was_stopped
    except LibraryInUseError:
        printing.complain("another Photolens is indexing this library; searching what it has so far")
        return True


def _indexed(library: Library, folders: Sequence[Path] | None) -> events.IndexReport:
    with _shown() as publish, stoppable() as control:
        report = library.index(folders, publish=publish, control=control)
    return replace(report, was_stopped=control.is_stopped)  # also while it built the vectors of another model


@contextmanager
def _shown() -> Iterator[Callable[[events.Event], None]]:
    """A progress bar, while something is indexed."""
    from photolens.cli.progress import ProgressBar  # noqa: PLC0415 (a search needs no rich, which takes a while)

    with ProgressBar() as bar:

        def show(event: events.Event) -> None:
            bar.show(event)
            _tell_of_models(event)

        yield show


def _found(library: Library, phrase: str, arguments: Namespace) -> list[SearchResult]:
    return library.search(phrase, limit=arguments.limit, within=arguments.folder)


def _print_found(results: Sequence[SearchResult], arguments: Namespace) -> None:
    if arguments.json:
        printing.print_json(printing.results_as_json(results))
    else:
        printing.print_results(results)


def _tell(event: events.Event) -> None:
    """One line for what a person who watches wants to know."""
    match event:
        case events.RunFinished(report) if report.indexed or report.moved or report.missing:
            printing.print_report(report)
            sys.stdout.flush()
        case events.FileFailed(path, _, reason):
            printing.complain(f"{path}: {reason}")
        case events.FolderOffline(path):
            printing.complain(f"{path} is offline; nothing in it was touched")
        case events.RunFailed(reason):
            printing.complain(reason)
        case _:
            _tell_of_models(event)


def _tell_of_models(event: events.Event) -> None:
    match event:
        case events.ModelSwitched(model):
            printing.complain(f"{model} answers searches now")
        case events.GenerationFailed(model, reason):
            printing.complain(f"{model} is not ready, so search answers as before: {reason}")
