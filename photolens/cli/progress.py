"""Progress on standard error: of indexing, of building vectors, and of a download."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn

from photolens.cli.printing import duration, size
from photolens.domain.model import DownloadProgress
from photolens.indexing import events

PREPARING = "Preparing the model"
"""While the vectors of another model are built."""


class _Bar:
    """A bar that is there while it is entered, on a terminal; elsewhere nothing is drawn."""

    def __init__(self, console: Console | None, *columns: ProgressColumn) -> None:
        self._console = console or Console(stderr=True)
        self._bar = Progress(*columns, console=self._console, disable=not self._console.is_terminal, transient=True)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bar.stop()


class ProgressBar(_Bar):
    """Shows the events of a run; silent where standard error is no terminal."""

    def __init__(self, console: Console | None = None, *, beginning: str = "Looking for photos") -> None:
        pace = TextColumn("{task.fields[pace]}")
        super().__init__(console, TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), pace)
        self._task = self._bar.add_task(beginning, total=None, pace="")

    def show(self, event: events.Event) -> None:
        """Take one event of the run."""
        match event:
            case events.FolderScanned():
                self._bar.update(self._task, description=f"Looking for photos ({event.seen:,} files)")
            case events.FolderOffline():
                self._console.print(f"{event.path} is offline; nothing in it was touched")
            case events.Progress():
                self._advance("Indexing", event)
            case events.GenerationProgress():
                self._advance(PREPARING, event)

    def _advance(self, description: str, event: events.Progress | events.GenerationProgress) -> None:
        pace = f"{event.photos_per_second:.1f} photos/s" if event.photos_per_second else ""
        self._bar.update(
            self._task, description=description, completed=event.done, total=event.total, pace=pace + _left(event.eta_s)
        )


class DownloadBar(_Bar):
    """Shows how far a download is: a bar on a terminal, elsewhere a line whenever another tenth has arrived."""

    def __init__(self, title: str, console: Console | None = None) -> None:
        arrived, pace = TextColumn("{task.fields[arrived]}"), TextColumn("{task.fields[pace]}")
        super().__init__(console, TextColumn("{task.description}"), BarColumn(20), arrived, pace)
        self._title = title
        self._task = self._bar.add_task(title, total=None, arrived="", pace="")
        self._tenths = -1

    def entitle(self, title: str) -> None:
        """Another step begins, unless that is what it is called already."""
        if title != self._title:
            self._title, self._tenths = title, -1
            self._bar.update(self._task, description=title)

    def show(self, progress: DownloadProgress) -> None:
        """Take how far it is now; called on the thread that downloads."""
        done, total = progress.done_bytes, progress.total_bytes
        arrived = f"{size(done)} of {size(total)}"
        pace = f"{size(round(progress.bytes_per_second))}/s" if progress.bytes_per_second else ""
        self._bar.update(self._task, completed=done, total=total, arrived=arrived, pace=pace + _left(progress.eta_s))
        tenths = 10 * done // max(1, total)
        if self._bar.disable and tenths > self._tenths:
            self._tenths = tenths
            print(f"{self._title}: {arrived}", file=self._console.file, flush=True)


def _left(eta_s: float | None) -> str:
    return "" if eta_s is None else f", {duration(eta_s)} left"
