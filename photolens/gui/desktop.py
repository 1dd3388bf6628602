"""Desktop: what leaves the app for the desktop around it: file manager, other programs, clipboard and bin."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QFile, QMimeData, QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QMessageBox, QWidget

from photolens.gui.context import Context
from photolens.gui.file_manager import file_url, show_in_file_manager
from photolens.gui.tasks import sentence
from photolens.media import read_pixels

translate = QCoreApplication.translate

COPY_PX = 6000
"""The long side of a copied picture at most: at every paste Qt makes a PNG of it on the GUI thread."""
LANE = "desktop-copy"


@dataclass(frozen=True, slots=True)
class BinResult:
    """What became of one file that was to go to the bin."""

    original: Path
    in_bin: Path | None
    """Where it lies now; None if it was not moved, or the desktop does not tell."""
    error: str | None
    """Why it was not moved, in words for people; None if it was."""


class Desktop(QObject):
    """Carries out what the user asks of the desktop, for one window. Lives on the GUI thread; what is slow does not."""

    binned = Signal(object)
    """Files are in the bin: a list of (original path, path in the bin), for the library's journal."""
    copied = Signal(str)
    """Something is on the clipboard; a sentence that says what."""
    failed = Signal(str)
    """Something could not be done; a sentence that says what and why."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def reveal(self, path: Path) -> None:
        """Show a file in the file manager, selected where the desktop can."""
        show_in_file_manager(path, self)

    def open_outside(self, path: Path) -> None:
        """Open a file with the desktop's default program for it."""
        if not QDesktopServices.openUrl(file_url(path)):
            self.failed.emit(
                self.tr("{file} could not be opened: no program for it was found").format(file=name_of(path))
            )

    def copy_paths(self, paths: Sequence[Path]) -> None:
        """Put the paths on the clipboard, one a line."""
        QGuiApplication.clipboard().setText("\n".join(map(text_of, paths)))
        self.copied.emit(self.tr("%n path(s) copied", "", len(paths)))

    def copy_image(self, path: Path) -> None:
        """Put a picture on the clipboard, for programs that take pictures, files or text."""
        self._context.tasks.run(
            lambda: image_of(read_pixels(path, COPY_PX)),
            partial(self._on_image_read, path),
            lane=LANE,
            failed=self._on_task_failed,
        )

    def move_to_bin(self, paths: Sequence[Path]) -> None:
        """Ask, and then move files to the desktop's bin."""
        ask_to_bin(self._window, paths, partial(self._move_to_bin, tuple(paths)))

    def _move_to_bin(self, paths: Sequence[Path]) -> None:
        self._context.tasks.run(partial(move_to_bin, paths), self._on_moved_to_bin, failed=self._on_task_failed)

    def _on_image_read(self, path: Path, image: QImage) -> None:
        QGuiApplication.clipboard().setMimeData(picture_data(path, image))
        self.copied.emit(self.tr("Image copied"))

    def _on_moved_to_bin(self, results: Sequence[BinResult]) -> None:
        if moves := [(result.original, result.in_bin) for result in results if result.in_bin is not None]:
            self.binned.emit(moves)
        if errors := [result.error for result in results if result.error is not None]:
            self.failed.emit(_first_of(errors))

    def _on_task_failed(self, error: Exception) -> None:
        self.failed.emit(sentence(error))


def ask_to_bin(window: QWidget, paths: Sequence[Path], go: Callable[[], None]) -> QMessageBox:
    """Ask whether files should go to the bin, and call `go` if so. Does not wait for the answer."""
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(translate("Desktop", "Move to bin"))
    box.setText(_question(paths))
    box.setInformativeText(_comfort(len(paths)))
    move = box.addButton(translate("Desktop", "Move to bin"), QMessageBox.ButtonRole.AcceptRole)
    move.setProperty("kind", "primary")
    move.style().polish(move)
    cancel = box.addButton(translate("Desktop", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(move)
    box.setEscapeButton(cancel)
    box.accepted.connect(go)
    box.open()
    return box


def move_to_bin(paths: Sequence[Path]) -> list[BinResult]:
    """Move files to the desktop's bin, a result for each in the same order. Can be slow: call it in a task."""
    _make_home_of_bin()
    return [_binned(path) for path in paths]


def picture_data(path: Path, image: QImage) -> QMimeData:
    """One picture as pixels, as a file, and as the text of its path: each program takes what it can use."""
    data = QMimeData()
    data.setImageData(image)
    data.setUrls([file_url(path)])
    data.setText(text_of(path))
    return data


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """A picture of its own from pixels (h, w, 4) in the order B, G, R, unused. For any thread."""
    height_px, width_px, _ = pixels.shape
    image = QImage(width_px, height_px, QImage.Format.Format_RGB32)
    # QImage.copy would hold up every other Python thread, 120 ms for 48 megapixels; numpy's copy does not
    np.copyto(np.frombuffer(image.bits(), np.uint8).reshape(height_px, width_px, 4), pixels)
    return image


def text_of(path: Path) -> str:
    """A path as text; bytes that are none become replacement characters, for Qt would cut the text there."""
    return os.fsencode(path).decode("utf-8", "replace")


def name_of(path: Path) -> str:
    """The name of a file as text."""
    return text_of(Path(path.name))


def _make_home_of_bin() -> None:
    """Qt makes the bin, but on an account that is new not the folder around it, and fails with a riddle then."""
    with suppress(OSError):
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
        Path(home).mkdir(parents=True, exist_ok=True)


def _binned(path: Path) -> BinResult:
    if error := _hindrance(path):
        return BinResult(path, None, error)
    file = QFile(str(path))
    if not file.moveToTrash():
        reason = translate("Desktop", "{file} could not be moved to the bin ({reason})")
        return BinResult(path, None, reason.format(file=name_of(path), reason=file.errorString()))
    return BinResult(path, Path(file.fileName()) if file.fileName() else None, None)


def _hindrance(path: Path) -> str | None:
    """What Qt would not tell, or get wrong."""
    if not path.exists() and not path.is_symlink():
        return translate("Desktop", "{file} is not there any more").format(file=name_of(path))
    if text_of(path) != str(path):
        problem = translate(
            "Desktop", "The bin cannot take {file}: its name holds bytes that are no text; rename it first"
        )
        return problem.format(file=name_of(path))
    return None


def _question(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return translate("Desktop", "Move “{file}” to the bin?").format(file=name_of(paths[0]))
    return translate("Desktop", "Move %n file(s) to the bin?", "", len(paths))


def _comfort(count: int) -> str:
    return translate("Desktop", "Undo brings %n file(s) back until the bin is emptied.", "", count)


def _first_of(errors: Sequence[str]) -> str:
    """Many failures in one sentence."""
    if len(errors) == 1:
        return errors[0]
    others = translate("Desktop", "and %n other file(s) likewise", "", len(errors) - 1)
    return f"{errors[0]}; {others}"
