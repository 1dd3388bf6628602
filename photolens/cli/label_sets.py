"""The commands that write labels into files, and take them from files or from those that come with Photolens."""

import sys
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from photolens.cli import DONE, printing
from photolens.cli.lookup import open_library
from photolens.labelling.label_set import LabelSet, read_label_set, starting_set, starting_sets, write_label_set
from photolens.paths import temporary_folder

STANDARD_OUTPUT = "-"


def export_labels(arguments: Namespace) -> int:
    """Write labels into a file, all of them or those named."""
    with open_library(arguments) as library:
        labels = [library.labels.named(name).id for name in arguments.names]
        exported = library.labels.exported(labels or None)
    if arguments.file != STANDARD_OUTPUT:
        write_label_set(Path(arguments.file), exported)
        _tell_exported(exported, arguments)
    elif arguments.json:
        printing.print_json(asdict(exported))
    else:
        sys.stdout.write(_text(exported))
    return DONE


def import_labels(arguments: Namespace) -> int:
    """Add the labels of a file, or of those that come with Photolens; what is there already stays as it is."""
    if arguments.list and arguments.file is None and not arguments.starting_set:
        return _list_groups(arguments)
    label_set = _wanted(arguments)
    with open_library(arguments) as library:
        known = {name.casefold() for name in library.labels.names().values()}
        if not arguments.list:
            library.labels.import_set(label_set)
    names = [label.name for label in label_set.labels]
    new = [name for name in names if name.casefold() not in known]
    if arguments.json:
        printing.print_json({"imported": new, "kept": [name for name in names if name not in new]})
    else:
        _print_imported(new, len(names) - len(new), arguments)
    return DONE


def _wanted(arguments: Namespace) -> LabelSet:
    if arguments.starting_set is None:
        return read_label_set(arguments.file)
    if not arguments.starting_set:
        return starting_set()
    return _joined([starting_set(_key(group)) for group in dict.fromkeys(arguments.starting_set)])


def _key(group: str) -> str:
    """As files are named: "people-and-events" also for "People and events"."""
    return "-".join(group.casefold().split())


def _joined(label_sets: Sequence[LabelSet]) -> LabelSet:
    """One set of several, so that importing it is one step to undo."""
    return LabelSet(
        tuple(group for each in label_sets for group in each.groups),
        tuple(label for each in label_sets for label in each.labels),
    )


def _list_groups(arguments: Namespace) -> int:
    """Name the groups that come with Photolens, with their labels."""
    groups = {name: [label.name for label in group.labels] for name, group in starting_sets().items()}
    if arguments.json:
        printing.print_json(groups)
        return DONE
    for name, labels in groups.items():
        print(f"{name} ({printing.plural(len(labels), 'label')})\n    {', '.join(labels)}")
    print("Take some: photolens label import --starting-set GROUP...")
    return DONE


def _print_imported(new: Sequence[str], kept: int, arguments: Namespace) -> None:
    verb = "would be imported" if arguments.list else "imported"
    print(f"{printing.plural(len(new), 'label')} {verb}{': ' if new else ''}{', '.join(new)}.")
    if kept:
        print(f"{printing.plural(kept, 'label')} of the same name stayed as they are.")


def _tell_exported(exported: LabelSet, arguments: Namespace) -> None:
    if arguments.json:
        printing.print_json({"file": arguments.file, "labels": [label.name for label in exported.labels]})
    else:
        print(f"{printing.plural(len(exported.labels), 'label')} written to {arguments.file}.")


def _text(label_set: LabelSet) -> str:
    """What a file of it would say."""
    with tempfile.TemporaryDirectory(prefix="photolens-", dir=temporary_folder()) as folder:
        file = Path(folder, "labels.toml")
        write_label_set(file, label_set)
        return file.read_text(encoding="utf-8")
