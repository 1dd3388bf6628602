"""Events: what the indexer tells while it works. Frozen, so that any thread may keep them."""

from dataclasses import dataclass
from pathlib import Path

from photolens.domain.change import LibraryChange


@dataclass(frozen=True, slots=True)
class FolderScanned:
    """A folder was compared with the catalogue."""

    path: Path
    seen: int
    """Files that were found."""
    to_read: int
    """Of these, files that are new or changed."""


@dataclass(frozen=True, slots=True)
class FolderOffline:
    """A folder is not there, or another volume is in its place; nothing of it was touched."""

    path: Path


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the run is."""

    done: int
    total: int
    photos_per_second: float
    """Over the last half minute; 0.0 until something was measured."""
    eta_s: float | None
    """Seconds to go at that speed; None while nothing was measured."""


@dataclass(frozen=True, slots=True)
class BatchCommitted:
    """A batch is in the catalogue, and can be found."""

    change: LibraryChange


@dataclass(frozen=True, slots=True)
class FileFailed:
    """A file could not become a photo."""

    path: Path
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What a run did. `seen` = `indexed` + `unchanged` + `moved` + `failed`, unless it was stopped half way."""

    seen: int = 0
    """Files found in the folders."""
    indexed: int = 0
    """Files that are new to the library, or whose content changed."""
    unchanged: int = 0
    """Files that are as they were; none of them was opened, unless its time alone had changed."""
    moved: int = 0
    """Files found at a new place; each kept its photo."""
    missing: int = 0
    """Files that were there before this run and are nowhere now."""
    failed: int = 0
    """Files in the list of failures: new ones, and old ones that have not changed since."""
    seconds: float = 0.0
    was_stopped: bool = False

    @property
    def photos_per_second(self) -> float:
        """Files that were read, by the whole time of the run."""
        return (self.indexed + self.moved) / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class RunFinished:
    """A run is over, at its end or because it was stopped."""

    report: IndexReport


@dataclass(frozen=True, slots=True)
class RunFailed:
    """A run broke off; what it had committed stays."""

    reason: str


@dataclass(frozen=True, slots=True)
class GenerationProgress:
    """How far the vectors of another model are, which are made of the photos that the library has."""

    model: str
    """What the settings call it."""
    done: int
    """Photos that have a vector of it, also from before."""
    total: int
    photos_per_second: float
    """Over the last half minute; 0.0 until something was measured."""
    eta_s: float | None
    """Seconds to go at that speed; None while nothing was measured."""


@dataclass(frozen=True, slots=True)
class ModelSwitched:
    """Searches are answered with another model from now on."""

    model: str
    """What the settings call it."""


@dataclass(frozen=True, slots=True)
class GenerationFailed:
    """The vectors of another model cannot be made for now; searches are answered as before."""

    model: str
    """What the settings call it."""
    reason: str


@dataclass(frozen=True, slots=True)
class ModelNotice:
    """Something about the model in use is not as it was asked for; it goes on."""

    text: str


Event = (
    FolderScanned
    | FolderOffline
    | Progress
    | BatchCommitted
    | FileFailed
    | RunFinished
    | RunFailed
    | GenerationProgress
    | ModelSwitched
    | GenerationFailed
    | ModelNotice
)
