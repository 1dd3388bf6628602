"""Indexer: owns the background thread that keeps a library up to date while the app, or `photolens watch`, runs."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from photolens.domain.folder import Folder, FolderId, FolderState, Target
from photolens.errors import PhotolensError
from photolens.indexing.control import Control
from photolens.indexing.events import Event, IndexReport, RunFailed, RunFinished
from photolens.indexing.volume import is_online
from photolens.indexing.watch import Watcher

logger = logging.getLogger(__name__)

QUIET_S = 0.5
"""A folder is scanned when nothing more has happened in it for this long,"""
LONGEST_DELAY_S = 2.0
"""or this long after the first event, so that a new photo is found within seconds however busy its folder is."""
PULSE_S = 2.0
"""How often folders are checked for having gone or come back."""
RESCAN_S = 600.0
"""How often everything is scanned for what no event told, such as changes on a network drive."""

RunIndex = Callable[[Sequence[Target], Control], IndexReport]
"""Indexes targets, publishing events; blocks."""
Idle = Callable[[Control], bool]
"""Does a few seconds of work that can wait; whether there is more of it."""

_T = TypeVar("_T")
_Part = tuple[FolderId, str]
"""A folder and a relative path in it."""


@dataclass(slots=True)
class _Dirty:
    first_s: float
    last_s: float

    def is_due(self, now_s: float) -> bool:
        return now_s - self.last_s >= QUIET_S or now_s - self.first_s >= LONGEST_DELAY_S


class Indexer:
    """Scans everything once, then whatever changes. `publish` is called on the indexer's thread.

    `idle` is called there whenever no photo is waiting and it is not paused: again at once while it gives True, else
    with the next pulse. After an error in it only when something has been looked through again.
    """

    def __init__(
        self,
        run_index: RunIndex,
        list_folders: Callable[[], Sequence[Folder]],
        publish: Callable[[Event], None],
        *,
        idle: Idle = lambda _: False,
    ) -> None:
        self._run_index = run_index
        self._list_folders = list_folders
        self._publish = publish
        self._idle = idle
        self._is_idle_broken = False
        self._control = Control()
        self._changed = threading.Condition()
        self._dirty: dict[_Part, _Dirty] = {}
        self._watcher = Watcher(self._mark)
        self._next_rescan_s = 0.0
        self._thread = threading.Thread(target=self._live, name="photolens-indexer")

    def start(self) -> None:
        """Begin to watch and to index."""
        self._watcher.start()
        self._thread.start()

    def scan_all(self) -> None:
        """Look through every folder soon; call it after folders were added."""
        with self._changed:
            self._next_rescan_s = 0.0
            self._changed.notify()

    @property
    def is_paused(self) -> bool:
        """Whether it begins nothing new until `resume`."""
        return self._control.is_paused

    def pause(self) -> None:
        """Begin nothing new until `resume`."""
        self._control.pause()

    def resume(self) -> None:
        """Go on after `pause`."""
        self._control.resume()

    def stop(self) -> None:
        """Commit what is decoded and end the threads; returns when they have ended."""
        self._control.stop()
        with self._changed:
            self._changed.notify()
        self._thread.join()  # first: it is what tells the watcher what to watch
        self._watcher.stop()

    def _mark(self, folder: Folder, below: str) -> None:
        """Note that a part of a folder may have changed. Called on watchdog's thread."""
        now_s = time.monotonic()
        with self._changed:
            self._dirty.setdefault((folder.id, below), _Dirty(now_s, now_s)).last_s = now_s
            self._changed.notify()

    def _live(self) -> None:
        while not self._control.is_stopped:
            targets = self._due()
            if targets:
                self._run(targets)
            elif self._has_idled():
                continue
            with self._changed:
                if not self._control.is_stopped and self._next_rescan_s > time.monotonic():
                    self._changed.wait(QUIET_S if self._dirty else PULSE_S)

    def _due(self) -> list[Target]:
        """What to look through now: everything when it is time or a folder went or came, else what is dirty."""
        folders = self._list_folders()
        turned = [folder for folder in folders if is_online(folder) is not (folder.state is FolderState.ONLINE)]
        self._watcher.watch(folder for folder in folders if is_online(folder))
        now_s = time.monotonic()
        with self._changed:
            if now_s >= self._next_rescan_s:
                self._next_rescan_s = now_s + RESCAN_S
                self._dirty.clear()
                return list(map(Target, folders))
            due = [part for part, dirty in self._dirty.items() if dirty.is_due(now_s)]
            for part in due:
                del self._dirty[part]
        by_id = {folder.id: folder for folder in folders}
        parts = [Target(by_id[folder], below) for folder, below in due if folder in by_id]
        return [*map(Target, turned), *parts]

    def _run(self, targets: Sequence[Target]) -> None:
        self._is_idle_broken = False
        report = self._attempt(lambda: self._run_index(targets, self._control))
        if report is not None:
            self._publish(RunFinished(report))

    def _has_idled(self) -> bool:
        """Do what can wait, if nothing is waiting; whether there is more of it."""
        if self._dirty or self._is_idle_broken or self._control.is_paused or self._control.is_stopped:
            return False
        has_more = self._attempt(lambda: self._idle(self._control))
        self._is_idle_broken = has_more is None
        return bool(has_more)

    def _attempt(self, work: Callable[[], _T]) -> _T | None:
        """What some work gives; an error ends that work, never the thread."""
        try:
            return work()
        except PhotolensError as error:
            self._publish(RunFailed(str(error)))
        except Exception as error:
            logger.exception("indexing broke off")
            self._publish(RunFailed(f"indexing broke off ({error}); it is tried again with the next change"))
        return None
