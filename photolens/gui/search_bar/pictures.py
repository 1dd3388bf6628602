"""Pictures that come from outside: dropped or pasted as files, or as pixels that get a file of their own."""

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QDir, QMimeData, QObject, QStandardPaths, QTemporaryDir, Signal
from PySide6.QtGui import QImage

from photolens.errors import UnreadableError
from photolens.gui.file_manager import local_paths
from photolens.gui.tasks import Tasks
from photolens.media import unread_kind
from photolens.paths import temporary_folder

FAST_PNG = 90
"""Qt's "quality" of a PNG is how little it is compressed: 250 ms instead of 400 for a screenshot in 4K."""


def picture_files(mime: QMimeData) -> tuple[Path, ...]:
    """The files on this computer that are dropped or pasted and may be pictures; what they are, only opening tells."""
    return tuple(path for path in local_paths(mime) if path.is_file() and unread_kind(path.name) is None)


def has_picture(mime: QMimeData) -> bool:
    """Whether there may be a picture in what is dropped or pasted."""
    return mime.hasImage() or bool(picture_files(mime))


class Incoming(QObject):
    """Turns what is dropped or pasted into picture files. Lives on the GUI thread; files are written on another one.

    Pixels without a file go into a folder of this session, which goes away with this object.
    """

    arrived = Signal(object)
    """A tuple of Paths."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._numbers = count(1)
        self._folder: QTemporaryDir | None = None

    def take(self, mime: QMimeData) -> bool:
        """Take the pictures out of what was dropped or pasted; False if there are none. They `arrived` soon."""
        if files := picture_files(mime):
            self.arrived.emit(files)
            return True
        image = mime.imageData() if mime.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        self._tasks.run(partial(_save, image, self._new_file()), self._on_saved)
        return True

    def _new_file(self) -> Path:
        if self._folder is None:
            self._folder = QTemporaryDir(QDir(_temporary()).filePath("photolens-XXXXXX"))
            self.destroyed.connect(_remover(self._folder))
        name = self.tr("Pasted picture {number}").format(number=next(self._numbers))
        return Path(self._folder.path()) / f"{name}.png"

    def _on_saved(self, file: Path) -> None:
        self.arrived.emit((file,))


def _temporary() -> str:
    return str(temporary_folder() or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation))


def _remover(folder: QTemporaryDir) -> Callable[[], None]:
    """Removes the folder when the signal that it is connected to comes, by which time its owner is gone."""

    def remove() -> None:
        folder.remove()

    return remove


def _save(image: QImage, file: Path) -> Path:
    """On another thread."""
    if not image.save(str(file), "PNG", FAST_PNG):  # type: ignore[call-overload]  # the stubs want bytes, Qt refuses them
        raise UnreadableError("the pasted picture could not be kept; make room on the disk, or drop it as a file")
    return file
