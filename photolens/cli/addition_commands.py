"""Commands about the addition that models other than the starter need in the packaged app."""

from argparse import Namespace

from photolens.cli import DONE, FAILED, printing
from photolens.cli.lookup import open_library
from photolens.cli.model_printing import addition_words
from photolens.cli.stopping import stoppable
from photolens.clip_addition import ClipAddition
from photolens.domain.addition import AdditionEntry, AdditionProgress, AdditionState, AdditionStep

TITLES = {AdditionStep.DOWNLOADING: "CLIP", AdditionStep.UNPACKING: "Unpacking CLIP"}


def add_clip(arguments: Namespace) -> int:
    """Fetch the addition, or go on with that, or take it out of a file."""
    with open_library(arguments) as library:
        is_done = _add(library.models.addition, arguments)
        entry = library.models.addition.entry()
    if arguments.json:
        printing.print_json(addition_form(entry))
    elif is_done:
        print(f"{addition_words(entry)}\nSee what can be used now:  photolens models list")
    if not is_done:
        printing.complain("stopped; `photolens models add-clip` goes on from there")
    return DONE if is_done else FAILED


def remove_clip(arguments: Namespace) -> int:
    """Delete the addition."""
    with open_library(arguments) as library:
        before = library.models.addition.entry()
        library.models.addition.remove()
    freed_bytes = before.disk_bytes if before.state is AdditionState.INSTALLED else 0
    if arguments.json:
        printing.print_json({"removed": "clip", "freed_bytes": freed_bytes})
    else:
        freed = f": {printing.size(freed_bytes)} freed" if freed_bytes else ""
        print(f"Removed CLIP from this computer{freed}.")
    return DONE


def addition_form(entry: AdditionEntry) -> dict[str, object]:
    """The documented form of the addition."""
    return {
        "state": entry.state.value,
        "download_bytes": entry.download_bytes,
        "disk_bytes": entry.disk_bytes,
        "arrived_bytes": entry.arrived_bytes,
    }


def _add(addition: ClipAddition, arguments: Namespace) -> bool:
    from photolens.cli.progress import DownloadBar  # noqa: PLC0415 (other commands need no rich, which takes a while)

    with stoppable() as control, DownloadBar(TITLES[AdditionStep.DOWNLOADING]) as bar:

        def show(progress: AdditionProgress) -> None:
            bar.entitle(TITLES[progress.step])
            bar.show(progress.amount)

        if arguments.file is not None:
            return addition.import_file(arguments.file, publish=show, is_stopped=lambda: control.is_stopped)
        return addition.download(publish=show, is_stopped=lambda: control.is_stopped)
