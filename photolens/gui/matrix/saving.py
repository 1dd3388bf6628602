"""Saving: the matrix into a file that the user chooses, in one step."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from secrets import token_hex

from PySide6.QtCore import QBuffer, QCoreApplication, QDir, QIODevice, QStandardPaths, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from photolens.errors import UsageError

translate = QCoreApplication.translate


class FileKind(StrEnum):
    """What is saved; the ending of its file."""

    PICTURE = "png"
    TABLE = "csv"


def ask_for_file(parent: QWidget, kind: FileKind, use: Callable[[Path], None]) -> QFileDialog:
    """Ask which file to write, and call `use` with it. Does not wait for the answer; asks before it overwrites."""
    is_picture = kind is FileKind.PICTURE
    title = translate("Matrix", "Save picture") if is_picture else translate("Matrix", "Save table")
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(
        translate("Matrix", "Pictures (*.png)") if is_picture else translate("Matrix", "Tables (*.csv)")
    )
    dialog.setDefaultSuffix(kind)
    dialog.setDirectory(_folder(kind))
    dialog.selectFile(f"{translate('Matrix', 'similarity matrix')}.{kind}")
    dialog.fileSelected.connect(lambda chosen: use(Path(chosen)))
    dialog.open()
    return dialog


def png(image: QImage) -> bytes:
    """An image as a file. Any thread.

    Raises:
        UsageError: there is not enough memory for it.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs want bytes, Qt refuses them
        raise UsageError("the picture would be too large; compare fewer photos or phrases")
    return bytes(buffer.data().data())


def write(path: Path, written: bytes) -> None:
    """Put a file in its place, whole or not at all. Any thread.

    Raises:
        UsageError: it cannot be written; what was there stays.
    """
    partial = path.with_name(f".{token_hex(8)}.part")
    try:
        try:
            partial.write_bytes(written)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{path.name} cannot be saved there ({error.strerror}); choose another folder") from error


def _folder(kind: FileKind) -> str:
    location = QStandardPaths.StandardLocation
    wanted = location.PicturesLocation if kind is FileKind.PICTURE else location.DocumentsLocation
    folder = QStandardPaths.writableLocation(wanted)
    return folder if QDir(folder).exists() else QDir.homePath()
