"""Watch: file system events mark folders dirty; the scan finds out what they meant. The only module with watchdog."""

import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from typing import cast

from watchdog.events import (
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from photolens.domain.folder import Folder, FolderId

logger = logging.getLogger(__name__)

NOT_A_CHANGE = (FileOpenedEvent, FileClosedNoWriteEvent, DirModifiedEvent)
"""Reading a file changes nothing; what changes a folder is told by an event of its own."""

OnDirty = Callable[[Folder, str], None]


class Watcher:
    """Tells which parts of folders may have changed. `on_dirty` is called on watchdog's thread and must be quick."""

    def __init__(self, on_dirty: OnDirty) -> None:
        self._on_dirty = on_dirty
        self._observer: BaseObserver = Observer()
        self._watches: dict[tuple[FolderId, Path], ObservedWatch] = {}

    def start(self) -> None:
        """Begin to deliver events."""
        self._observer.start()

    def watch(self, folders: Iterable[Folder]) -> None:
        """Watch exactly these folders from now on. One that cannot be watched is left to the regular scans."""
        wanted = {(folder.id, folder.path): folder for folder in folders}
        for watched in self._watches.keys() - wanted.keys():
            self._observer.unschedule(self._watches.pop(watched))
        for number, path in wanted.keys() - self._watches.keys():
            dirt = _Dirt(wanted[number, path], self._on_dirty)
            try:
                self._watches[number, path] = self._observer.schedule(dirt, str(path), recursive=True)
            except OSError as error:
                logger.warning("%s cannot be watched (%s); it is scanned every few minutes instead", path, error)

    def stop(self) -> None:
        """End the threads of watchdog."""
        self._observer.stop()
        self._observer.join()


class _Dirt(FileSystemEventHandler):
    """Turns the events below one folder into the relative paths of the folders to look through."""

    def __init__(self, folder: Folder, on_dirty: OnDirty) -> None:
        self._folder = folder
        self._on_dirty = on_dirty

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Mark the parent of whatever changed, and a folder that appeared itself."""
        if isinstance(event, NOT_A_CHANGE):
            return
        for path in filter(None, (event.src_path, event.dest_path)):
            changed = PurePath(os.fsdecode(cast("str | bytes", path)))  # watchdog's own annotation is too wide
            below = changed if event.is_directory else changed.parent
            if below.is_relative_to(self._folder.path):
                relative = below.relative_to(self._folder.path).as_posix()
                self._on_dirty(self._folder, "" if relative == "." else relative)
