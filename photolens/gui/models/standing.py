"""Standing: what is to be said of a model in the list, and what can be done with it now."""

from dataclasses import dataclass
from enum import Enum

from photolens.domain.model import STARTER, ModelEntry, ModelState
from photolens.gui.models.downloads import Download, DownloadState
from photolens.gui.models.shelf import Shelf


class Phase(Enum):
    """Where a model stands, for people."""

    AVAILABLE = "available"
    WAITING = "waiting"
    """The addition that it needs comes first."""
    DOWNLOADING = "downloading"
    STOPPING = "stopping"
    PAUSED = "paused"
    """Part of it is here."""
    FAILED = "failed"
    """The last attempt to download it was."""
    INSTALLED = "installed"
    KEPT = "kept"
    """It does not answer searches now, but could at once."""
    CHOOSING = "choosing"
    """It is being loaded, to see whether it runs here."""
    PREPARING = "preparing"
    """Its vectors are being made; another model answers searches meanwhile."""
    SERVING = "serving"
    STANDING_IN = "standing in"
    """It answers searches until another one is prepared."""


class Deed(Enum):
    """What can be done with a model."""

    DOWNLOAD = "download"
    PAUSE = "pause"
    RESUME = "resume"
    RETRY = "retry"
    USE = "use"
    GO_BACK = "go back"
    KEEP = "keep"
    """Stay with it: what is being prepared is not wanted after all."""
    MEASURE = "measure"
    DISCARD = "discard"
    """Delete what has arrived of a download."""
    FORGET = "forget"
    """Delete its vectors."""
    REMOVE = "remove"
    """Delete its files."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A model's phase and deeds."""

    phase: Phase
    deed: Deed | None
    """The one that is likely wanted."""
    is_possible: bool
    """Whether `deed` can be done now; not while another model is being downloaded, or an extra is missing."""
    others: tuple[Deed, ...]


_DEEDS = {
    Phase.AVAILABLE: Deed.DOWNLOAD,
    Phase.DOWNLOADING: Deed.PAUSE,
    Phase.PAUSED: Deed.RESUME,
    Phase.FAILED: Deed.RETRY,
    Phase.INSTALLED: Deed.USE,
    Phase.KEPT: Deed.GO_BACK,
    Phase.STANDING_IN: Deed.KEEP,
}
_FOR_THE_LINE = {Deed.DOWNLOAD, Deed.RESUME, Deed.RETRY}


def standing(
    entry: ModelEntry, shelf: Shelf, *, running: Download | None, own: Download | None, choosing: str
) -> Standing:
    """How a model stands: `running` is the download under way, `own` the model's, `choosing` what is being loaded."""
    phase = _phase(entry, shelf, own, is_choosing=choosing == entry.card.name)
    deed = _DEEDS.get(phase)
    is_in_line = deed in _FOR_THE_LINE and running is not None
    is_added_first = deed in _FOR_THE_LINE and shelf.needs_addition(entry)
    can_run = not entry.missing_extra or deed is Deed.PAUSE or is_added_first
    return Standing(phase, deed, can_run and not is_in_line and not choosing, _others(entry, phase))


def _phase(entry: ModelEntry, shelf: Shelf, own: Download | None, *, is_choosing: bool) -> Phase:
    if own is not None:
        return _OF_DOWNLOADS[own.state]
    if is_choosing:
        return Phase.CHOOSING
    if entry == shelf.serving:
        return Phase.STANDING_IN if shelf.preparing else Phase.SERVING
    if entry.is_chosen:
        return Phase.PREPARING
    if entry.state is not ModelState.INSTALLED:
        return Phase.PAUSED if entry.state is ModelState.PARTIAL else Phase.AVAILABLE
    return Phase.KEPT if shelf.can_answer_at_once(entry.card.name) else Phase.INSTALLED


_OF_DOWNLOADS = {
    DownloadState.WAITING: Phase.WAITING,
    DownloadState.RUNNING: Phase.DOWNLOADING,
    DownloadState.STOPPING: Phase.STOPPING,
    DownloadState.FAILED: Phase.FAILED,
}


def _others(entry: ModelEntry, phase: Phase) -> tuple[Deed, ...]:
    is_idle = not entry.is_chosen and not entry.is_serving
    allowed = {
        Deed.MEASURE: not entry.missing_extra and bool(entry.card.architecture or entry.card.name == STARTER),
        Deed.DISCARD: phase in {Phase.PAUSED, Phase.FAILED, Phase.DOWNLOADING, Phase.WAITING},
        Deed.FORGET: is_idle and entry.vectors > 0,
        Deed.REMOVE: is_idle and entry.state is ModelState.INSTALLED and entry.card.name != STARTER,
    }
    return tuple(deed for deed, is_allowed in allowed.items() if is_allowed)
