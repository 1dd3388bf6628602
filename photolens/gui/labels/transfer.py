"""Transfer: label sets into the library and out of it. No widgets but the dialogs that ask for a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelId
from photolens.labelling.label_set import LabelSet, read_label_set, write_label_set
from photolens.library import Library

ENDING = ".toml"
SUGGESTED = "labels.toml"

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Import:
    """What became of a label set."""

    change: LibraryChange
    added: int
    existed: int
    """Labels whose names were there already, and which were left as they were."""


def added(library: Library, label_set: LabelSet) -> Import:
    """Add the labels of a set, whose photos are yet to be looked at; any thread."""
    known = {name.casefold() for name in library.labels.names().values()}
    existed = sum(entry.name.casefold() in known for entry in label_set.labels)
    return Import(library.labels.import_set(label_set, look=False), len(label_set.labels) - existed, existed)


def imported(library: Library, path: Path) -> Import:
    """Add the labels of a file, whose photos are yet to be looked at; any thread.

    Raises:
        UsageError: the file is no label set.
    """
    return added(library, read_label_set(path))


def exported(library: Library, path: Path, labels: Sequence[LabelId] | None) -> int:
    """Write all labels, or these, into a file, and give how many they are; any thread.

    Raises:
        UsageError: the file cannot be written.
    """
    label_set = library.labels.exported(labels)
    write_label_set(path, label_set)
    return len(label_set.labels)


def said_of_import(number_added: int, existed: int) -> str:
    """One or two sentences on what became of a label set."""
    said = translate("Labels", "%n label(s) added", "", number_added)
    if not existed:
        return said
    if not number_added:
        return translate("Labels", "Nothing to add: all %n label(s) are there already", "", existed)
    return f"{said}. {translate('Labels', '%n of them existed already and stayed as they are', '', existed)}"


def ask_for_import(parent: QWidget, use: Callable[[Path], None]) -> QFileDialog:
    """Ask which file to read, and call `use` with it. Does not wait for the answer."""
    dialog = _dialog(parent, translate("Labels", "Import labels"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: use(Path(chosen)))
    dialog.open()
    return dialog


def ask_for_export(parent: QWidget, use: Callable[[Path], None]) -> QFileDialog:
    """Ask which file to write, and call `use` with it. Does not wait for the answer."""
    dialog = _dialog(parent, translate("Labels", "Export labels"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ENDING)
    dialog.selectFile(SUGGESTED)
    dialog.fileSelected.connect(lambda chosen: use(Path(chosen)))
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilter(translate("Labels", "Label sets (*.toml)"))
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return dialog
