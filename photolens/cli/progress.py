"""A progress bar on standard error while the library is indexed, where somebody can see it."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from photolens.indexing import events


class ProgressBar:
    """Shows the events of a run; silent where standard error is no terminal."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pace]}"),
            console=console,
            disable=not console.is_terminal,
            transient=True,
        )
        self._task = self._bar.add_task("Looking for photos", total=None, pace="")

    def __enter__(self) -> "ProgressBar":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bar.stop()

    def show(self, event: events.Event) -> None:
        """Take one event of the run."""
        match event:
            case events.FolderScanned():
                self._bar.update(self._task, description=f"Looking for photos ({event.seen:,} files)")
            case events.FolderOffline():
                self._bar.console.print(f"{event.path} is offline; nothing in it was touched")
            case events.Progress():
                pace = f"{event.photos_per_second:.1f} photos/s" if event.photos_per_second else ""
                eta = f", {duration(event.eta_s)} left" if event.eta_s is not None else ""
                self._bar.update(
                    self._task, description="Indexing", completed=event.done, total=event.total, pace=pace + eta
                )


def duration(seconds: float) -> str:
    """A time to go, no more precise than it can be known."""
    minutes = round(seconds / 60)
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"
