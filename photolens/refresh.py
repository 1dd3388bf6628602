"""Refresh: one pass that brings a library up to date with its folders, by the model that serves."""

from collections.abc import Callable, Sequence

from photolens.domain.change import LibraryChange
from photolens.domain.folder import Target
from photolens.generations import Generations, Publish
from photolens.indexing.control import Control, ControlWhile
from photolens.indexing.events import BatchCommitted, Event, IndexReport
from photolens.indexing.lock import indexing_alone
from photolens.labels import Labels
from photolens.media import ThumbnailFolder
from photolens.paths import LibraryPaths
from photolens.settings import Settings
from photolens.store.database import Database
from photolens.store.failures import Failures
from photolens.store.folders import Folders
from photolens.store.intake import Intake


class Refresh:
    """Runs passes, one at a time among all processes."""

    def __init__(
        self,
        database: Database,
        paths: LibraryPaths,
        generations: Generations,
        labels: Labels,
        settings: Callable[[], Settings],
    ) -> None:
        self._database = database
        self._paths = paths
        self._generations = generations
        self._labels = labels
        self._settings = settings

    def run(
        self, targets: Sequence[Target], control: Control, publish: Publish, *, lock_timeout_s: float
    ) -> IndexReport:
        """Look through targets, and read what is new. If another model comes to serve meanwhile, on with that one.

        Raises:
            LibraryInUseError: another process is indexing this library.
            ModelError: the model cannot be had.
        """
        with indexing_alone(self._paths, timeout_s=lock_timeout_s):
            self._generations.adopt()
            _tell(publish, self._labels.catch_up())  # new photos are tagged by what is known of each label
            report = self._look(targets, control, publish)
            if report.indexed:
                _tell(publish, self._labels.catch_up_with_growth())
        if report.was_stopped and not control.is_stopped:
            return self.run(targets, control, publish, lock_timeout_s=lock_timeout_s)
        return report

    def _look(self, targets: Sequence[Target], control: Control, publish: Publish) -> IndexReport:
        # a search needs neither the processes nor the watchdog of indexing, whose imports take a while
        from photolens.indexing.decoding import DecodeSettings  # noqa: PLC0415
        from photolens.indexing.run import IndexRun, Tables  # noqa: PLC0415
        from photolens.indexing.scan import Scanner  # noqa: PLC0415

        insight, indexing = self._generations.serving, self._settings().indexing
        intake = Intake(self._database, insight.embeddings.model_row, insight.labeller.given)
        failures, thumbnails = Failures(self._database), ThumbnailFolder(self._paths.thumbnails)
        tables = Tables(Folders(self._database), insight.files, insight.photos, failures, intake)
        scanner = Scanner(indexing.exclude, frozenset({self._paths.folder}))
        framing = insight.encoder.framing
        decoding = DecodeSettings(indexing.decode_processes, indexing.timeout_s, framing, thumbnails)
        run = IndexRun(tables, scanner, decoding, publish=lambda event: self._pass_on(event, publish))
        while_serving = ControlWhile(control, lambda: self._generations.serving is insight)
        report = run.index(targets, lambda: insight.encoder, while_serving)
        insight.vectors.current()  # so that closing the library finds what is new in it
        return report

    def _pass_on(self, event: Event, publish: Publish) -> None:
        publish(event)
        self._generations.tell_notice(publish)


def _tell(publish: Publish, change: LibraryChange) -> None:
    if change:
        publish(BatchCommitted(change))
