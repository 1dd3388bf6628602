"""Run: one pass over folders, from the scan to the report. The same for the command line, the watcher and the app."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from photolens.domain.change import LibraryChange
from photolens.domain.folder import FileId, FileState, FolderState, Target
from photolens.indexing.control import Control
from photolens.indexing.decoding import DecodePool, DecodeSettings
from photolens.indexing.events import BatchCommitted, Event, FolderOffline, FolderScanned, IndexReport
from photolens.indexing.pace import Meter
from photolens.indexing.pipeline import Pipeline, Tally
from photolens.indexing.recognition import Recogniser
from photolens.indexing.scan import Candidate, Scan, Scanner
from photolens.indexing.volume import is_online
from photolens.store.failures import Failures
from photolens.store.files import Files
from photolens.store.folders import Folders
from photolens.store.intake import Batch, Intake, KnownContent, Rejected
from photolens.store.photos import Photos
from photolens.vision.encoder import Encoder

REJECTIONS_A_COMMIT = 500


@dataclass(frozen=True, slots=True)
class Tables:
    """What a run reads and writes of the catalogue."""

    folders: Folders
    files: Files
    photos: Photos
    failures: Failures
    intake: Intake


@dataclass(slots=True)
class _Recognised:
    """How many files recognition found to be contents that the library has."""

    unchanged: int = 0
    moved: int = 0
    copied: int = 0


class IndexRun:
    """One pass. Lives on the thread that calls `index`."""

    def __init__(
        self, tables: Tables, scanner: Scanner, decoding: DecodeSettings, *, publish: Callable[[Event], None]
    ) -> None:
        self._tables = tables
        self._scanner = scanner
        self._decoding = decoding
        self._publish = publish
        self._missing: set[FileId] = set()
        self._recognised = _Recognised()

    def index(self, targets: Iterable[Target], encoder: Callable[[], Encoder], control: Control) -> IndexReport:
        """Bring the catalogue to what lies in the targets. The encoder is asked for only if there is something to read.

        Raises:
            ModelError: the encoder cannot be had; what the scan found is kept.
        """
        started_s = time.monotonic()
        scans = [scan for target in outermost(targets) if not control.is_stopped and (scan := self._scan(target))]
        for scan in scans:
            self._note(scan)
        candidates = [candidate for scan in scans for candidate in scan.candidates]
        tally = self._read(candidates, encoder, control) if candidates else Tally()
        return self._report(scans, tally, control, time.monotonic() - started_s)

    def _scan(self, target: Target) -> Scan | None:
        """Scan a folder that is there; one that is not is left alone."""
        folder, online = target.folder, is_online(target.folder)
        state = FolderState.ONLINE if online else FolderState.OFFLINE
        if state is not folder.state:
            self._tables.folders.set_state(folder, state)
            self._publish(BatchCommitted(LibraryChange(folders=True)))
        if not online:
            self._publish(FolderOffline(folder.path))
            return None
        scan = self._scanner.scan(folder, self._tables.files.below(folder, target.below), target.below)
        if not target.below:
            self._tables.failures.set_unlisted(folder, scan.unlisted)
        self._publish(FolderScanned(folder.path / target.below, scan.seen, len(scan.candidates)))
        return scan

    def _note(self, scan: Scan) -> None:
        """Commit what needs no reading: files that went, came back, or are no pictures by their names."""
        self._missing.update(scan.missing)
        if scan.missing:
            self._tables.files.set_state(scan.missing, FileState.MISSING)
        if scan.forgotten:
            self._tables.files.forget(scan.forgotten)
        if scan.returned:
            self._tables.files.set_state(scan.returned, FileState.PRESENT)
        for rejected in _chunks(scan.rejected, REJECTIONS_A_COMMIT):
            self._tables.intake.commit(Batch(rejected=rejected))
        if scan.missing or scan.returned or scan.forgotten or scan.rejected:
            change = LibraryChange(files=True, failures=bool(scan.forgotten or scan.rejected))
            self._publish(BatchCommitted(change))

    def _read(self, candidates: Sequence[Candidate], encoder: Callable[[], Encoder], control: Control) -> Tally:
        meter = Meter(len(candidates), self._publish)
        recognised = self._recognise(candidates, control, meter)
        remaining = [candidate for candidate in candidates if candidate.path not in recognised]
        if not remaining or control.is_stopped:
            return Tally()
        return Pipeline(DecodePool(self._decoding), encoder(), self._tables.intake, meter).run(remaining, control)

    def _recognise(self, candidates: Sequence[Candidate], control: Control, meter: Meter) -> set[Path]:
        roots = {folder.id: folder.path for folder in self._tables.folders.all() if is_online(folder)}
        recogniser = Recogniser(self._tables.photos, self._tables.files, roots)
        paths: set[Path] = set()
        for chunk in recogniser.recognise(candidates, control):
            if not chunk:
                continue
            self._publish(BatchCommitted(self._tables.intake.commit(Batch(known=[known for _, known in chunk]))))
            for candidate, known in chunk:
                paths.add(candidate.path)
                self._count(candidate, known)
            meter.add(len(chunk))
        return paths

    def _count(self, candidate: Candidate, known: KnownContent) -> None:
        if known.moved_from is not None:
            self._missing.discard(known.moved_from)
            self._recognised.moved += 1
        elif candidate.known is not None and candidate.known.photo_id == known.photo_id:
            self._recognised.unchanged += 1
        else:
            self._recognised.copied += 1

    def _report(self, scans: Sequence[Scan], tally: Tally, control: Control, seconds: float) -> IndexReport:
        return IndexReport(
            seen=sum(scan.seen for scan in scans),
            indexed=tally.indexed + self._recognised.copied,
            unchanged=sum(scan.unchanged for scan in scans) + self._recognised.unchanged,
            moved=self._recognised.moved,
            missing=len(self._missing),
            failed=sum(scan.failed_before + len(scan.rejected) for scan in scans) + tally.failed,
            seconds=seconds,
            was_stopped=control.is_stopped,
        )


def outermost(targets: Iterable[Target]) -> list[Target]:
    """The targets but those that lie inside others."""
    kept: list[Target] = []
    for target in sorted(targets, key=lambda target: len(target.below)):
        if not any(_contains(outer, target) for outer in kept):
            kept.append(target)
    return kept


def _contains(outer: Target, inner: Target) -> bool:
    if outer.folder.id != inner.folder.id:
        return False
    return outer.below in ("", inner.below) or inner.below.startswith(outer.below + "/")


def _chunks(rejected: Sequence[Rejected], size: int) -> Iterable[Sequence[Rejected]]:
    return (rejected[start : start + size] for start in range(0, len(rejected), size))
