"""Activity: what the indexer does, folded from its events into one plain value. No Qt and no words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from photolens.indexing.events import (
    Event,
    FileFailed,
    FolderOffline,
    FolderScanned,
    GenerationFailed,
    GenerationProgress,
    IndexReport,
    ModelSwitched,
    Progress,
    RunFailed,
    RunFinished,
)

FORMAT_STAGE = "format"
"""The stage of files that are no pictures: nothing is wrong with them."""
NOTEWORTHY_PHOTOS = 20
NOTEWORTHY_S = 30.0
"""A run that read so many photos, or took so long over some, is worth a word when it is over."""
SWITCH_AFTER = 0.65
"""An estimate is held until it is off by more than this share of its step: it must not flicker between two."""


class State(Enum):
    """What the indexer is doing."""

    LOOKING = "looking"
    """It compares folders with the catalogue, or is about to."""
    READING = "reading"
    IDLE = "idle"
    """Everything that can be reached is in the library."""
    FAILED = "failed"
    """The last run broke off."""


class Pause(Enum):
    """Whether the indexer is held, and by what."""

    NOT = "not"
    BY_USER = "by user"
    ON_BATTERY = "on battery"


class Unit(Enum):
    """In what an estimate is told."""

    MOMENT = "moment"
    """Less than a minute."""
    MINUTES = "minutes"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Remaining:
    """An estimate, as roughly as it is known."""

    unit: Unit
    figure: float
    """Minutes, whole; hours, in halves; 0 of a moment."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """How far the vectors of another model are."""

    model: str
    """What the settings call it."""
    done: int
    """Photos that have a vector of it."""
    total: int
    photos_per_second: float = 0.0
    """0.0 until something was measured."""
    remaining: Remaining | None = None
    """None until something was measured."""


@dataclass(frozen=True, slots=True)
class Activity:
    """How indexing stands."""

    state: State = State.LOOKING
    pause: Pause = Pause.NOT
    seen: int = 0
    """Files that this run has found in the folders so far."""
    done: int = 0
    total: int = 0
    """Files to read in this run."""
    photos_per_second: float = 0.0
    """0.0 until something was measured."""
    remaining: Remaining | None = None
    """None until something was measured."""
    failed: int = 0
    """Photos of this run, or of the last, that could not be read."""
    offline: tuple[Path, ...] = ()
    """Folders that cannot be reached now."""
    reason: str = ""
    """Why the last run broke off."""
    report: IndexReport | None = None
    """Of the last run that ended."""
    preparing: Preparation | None = None
    """While vectors of another model are made, which is what the indexer does when there is nothing else."""

    @property
    def is_preparing(self) -> bool:
        """Whether vectors of another model are what there is to tell."""
        return self.preparing is not None and self.state is State.IDLE

    @property
    def is_running(self) -> bool:
        """Whether a run is, or is about to be, under way."""
        return self.state in {State.LOOKING, State.READING}

    @property
    def counted(self) -> tuple[int, int] | None:
        """How many photos are done, and of how many; None where nothing is counted."""
        if self.state is State.READING and self.total:
            return self.done, self.total
        if self.preparing is not None and self.is_preparing and self.preparing.total:
            return self.preparing.done, self.preparing.total
        return None


def folded(activity: Activity, event: Event) -> Activity:  # noqa: PLR0911 (one for each kind of event)
    """The activity after an event of the indexer."""
    match event:
        case FolderScanned(path, seen, _):
            begun = _begun(activity)
            return replace(begun, seen=begun.seen + seen, offline=_without(begun.offline, path))
        case FolderOffline(path):
            begun = _begun(activity)
            return replace(begun, offline=tuple(dict.fromkeys((*begun.offline, path))))
        case Progress():
            return _progressed(activity, event)
        case FileFailed(_, stage, _) if stage != FORMAT_STAGE:
            return replace(activity, failed=activity.failed + 1)
        case RunFinished() | RunFailed():
            return _ended(activity, event)
        case GenerationProgress():
            return replace(activity, preparing=prepared(activity.preparing, event))
        case ModelSwitched() | GenerationFailed():
            return replace(activity, preparing=None)
        case _:
            return activity


def expecting(activity: Activity) -> Activity:
    """The activity once a look through all folders was asked for."""
    return activity if activity.is_running else _begun(activity)


def with_offline(activity: Activity, folders: Iterable[Path]) -> Activity:
    """The same with the folders that the catalogue knows to be offline, which is more than the events tell."""
    return replace(activity, offline=tuple(folders))


def with_pause(activity: Activity, pause: Pause) -> Activity:
    """The same, held or no longer held. What was measured before a pause says nothing about the time after it."""
    held = activity.preparing and replace(activity.preparing, remaining=None, photos_per_second=0.0)
    return replace(activity, pause=pause, remaining=None, photos_per_second=0.0, preparing=held)


def prepared(before: Preparation | None, event: GenerationProgress) -> Preparation:
    """How far the vectors of a model are after an event; `before`, of the same model, keeps the estimate calm."""
    told = before.remaining if before and before.model == event.model else None
    estimate = None if event.eta_s is None else remaining(event.eta_s, told)
    return Preparation(event.model, event.done, event.total, event.photos_per_second, estimate)


def with_model_changed(activity: Activity) -> Activity:
    """The same when another model was chosen, or answers: what was being prepared may not be wanted any more."""
    return replace(activity, preparing=None)


def remaining(eta_s: float, before: Remaining | None = None) -> Remaining:
    """An estimate in round figures: minutes to ten, then steps of five, then half hours.

    `before`, what was told last, is kept while it is nearly right.
    """
    if before and _is_still_right(before, eta_s):
        return before
    if eta_s < 50:
        return Remaining(Unit.MOMENT, 0)
    minutes = eta_s / 60
    if minutes < 57.5:
        return Remaining(Unit.MINUTES, max(1, round(minutes) if minutes < 10.5 else 5 * round(minutes / 5)))
    return Remaining(Unit.HOURS, round(minutes / 30) / 2)


def is_worth_a_word(report: IndexReport) -> bool:
    """Whether the end of a run deserves a notification. A long look that found nothing new does not."""
    is_long = report.indexed >= NOTEWORTHY_PHOTOS or report.seconds >= NOTEWORTHY_S
    return is_long and report.indexed > 0 and not report.was_stopped


def _begun(activity: Activity) -> Activity:
    """The activity as a run begins; a run that is under way goes on."""
    if activity.is_running:
        return activity
    return replace(activity, state=State.LOOKING, seen=0, done=0, total=0, failed=0, reason="")


def _progressed(activity: Activity, event: Progress) -> Activity:
    estimate = None if event.eta_s is None else remaining(event.eta_s, activity.remaining)
    return replace(
        _begun(activity),
        state=State.READING,
        done=event.done,
        total=event.total,
        photos_per_second=event.photos_per_second,
        remaining=estimate,
    )


def _ended(activity: Activity, event: RunFinished | RunFailed) -> Activity:
    still = replace(activity, remaining=None, photos_per_second=0.0)
    if isinstance(event, RunFailed):
        return replace(still, state=State.FAILED, reason=event.reason)
    return replace(still, state=State.IDLE, report=event.report)


def _without(offline: tuple[Path, ...], scanned: Path) -> tuple[Path, ...]:
    """The offline folders but the one that was just scanned, whole or in part."""
    return tuple(folder for folder in offline if not scanned.is_relative_to(folder))


def _is_still_right(told: Remaining, eta_s: float) -> bool:
    if told.unit is Unit.MOMENT:
        return eta_s < 70
    minutes = told.figure * 60 if told.unit is Unit.HOURS else told.figure
    step = 30 if told.unit is Unit.HOURS else 5 if told.figure > 10 else 1
    return eta_s >= 40 and abs(eta_s / 60 - minutes) <= step * SWITCH_AFTER
