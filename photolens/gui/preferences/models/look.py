"""Look: what a model's card shows, and how that is said."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from photolens.domain.model import ModelEntry, Speed
from photolens.gui.activity import Preparation
from photolens.gui.models.downloads import Download
from photolens.gui.models.standing import Deed, Phase, Standing
from photolens.gui.models.words import bytes_words, preparation_words, progress_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that a card shows."""

    entry: ModelEntry
    standing: Standing
    is_recommended: bool = False
    download: Download | None = None
    preparation: Preparation | None = None
    speed: Speed | None = None
    is_measuring: bool = False
    fault: str = ""
    """Why what was asked for could not be done."""
    addition_bytes: int = 0
    """What is to be downloaded before the model."""
    is_out_of_reach: bool = False
    """Whether it cannot run in this packaged app."""

    @property
    def is_primary(self) -> bool:
        """Whether the button is the obvious thing to press on the whole page."""
        return self.is_recommended and self.standing.is_possible and self.standing.deed in _OBVIOUS


class Mark(NamedTuple):
    """What a badge says."""

    icon: str
    text: str
    role: str = "muted"
    is_accented: bool = False


class Advance(NamedTuple):
    """How far something is that takes a while."""

    share: float | None
    """In [0, 1]; None where there is nothing to measure."""
    words: list[str]
    """Longest first."""


ICONS = {
    Deed.DOWNLOAD: "download",
    Deed.PAUSE: "pause",
    Deed.RESUME: "play",
    Deed.RETRY: "refresh-cw",
    Deed.USE: "check",
    Deed.GO_BACK: "undo-2",
    Deed.KEEP: "undo-2",
}
"""Of the deeds that have a button."""

_FETCHING = {Deed.DOWNLOAD, Deed.RESUME, Deed.RETRY}
_OBVIOUS = {Deed.DOWNLOAD, Deed.RESUME, Deed.USE}


def marks_of(look: Look) -> list[Mark]:
    """The badges of a model."""
    marks = [Mark("sparkles", translate("ModelView", "Recommended"), "accent", is_accented=True)]
    return [*(marks if look.is_recommended else []), *_phase_marks(look.standing.phase)]


def advance_of(look: Look) -> Advance:
    """What to tell of a download, of vectors being made, or of a speed being measured."""
    if look.is_measuring:
        return Advance(None, [translate("ModelView", "Measuring the speed…")])
    match look.standing.phase:
        case Phase.DOWNLOADING | Phase.STOPPING if look.download is not None and look.download.progress is not None:
            progress = look.download.progress
            return Advance(progress.done_bytes / max(1, progress.total_bytes), progress_words(progress))
        case Phase.DOWNLOADING:
            return Advance(0.0, [translate("ModelView", "Beginning…")])
        case Phase.PAUSED | Phase.FAILED:
            return _kept(look.entry)
        case Phase.PREPARING if look.preparation is not None:
            preparation = look.preparation
            return Advance(preparation.done / max(1, preparation.total), preparation_words(preparation))
        case _:
            return Advance(None, [])


def fault_of(look: Look) -> str:
    """What went wrong, in a sentence."""
    reason = look.fault or (look.download.reason if look.download is not None else "")
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}." if reason else ""


def obstacle_of(look: Look) -> str:
    """Why the button cannot be pressed now, or what comes before that which it does."""
    if look.standing.is_possible:
        return _first_words(look) if look.standing.deed in _FETCHING and look.addition_bytes else ""
    if look.is_out_of_reach:
        return limit_of(look)
    return look.entry.missing_extra or translate("ModelView", "One at a time: wait for the other model")


def recommendation_of(look: Look) -> str:
    """Why a model is the recommended one, in plain words."""
    if not look.is_recommended:
        return ""
    return translate("ModelView", "The best that this computer can run at a good pace.")


def limit_of(look: Look) -> str:
    """Why a model is none for this app."""
    if not look.is_out_of_reach:
        return ""
    return translate("ModelView", "This app cannot run it, Photolens from pip can.")


def _first_words(look: Look) -> str:
    told = translate("ModelView", "First the addition that this model needs ({size}), then the model itself")
    return told.format(size=bytes_words(look.addition_bytes))


def _phase_marks(phase: Phase) -> list[Mark]:
    marks = {
        Phase.SERVING: Mark("circle-check", translate("ModelView", "In use"), "good"),
        Phase.STANDING_IN: Mark("circle-check", translate("ModelView", "In use for now"), "good"),
        Phase.PREPARING: Mark("refresh-cw", translate("ModelView", "Being prepared"), "accent"),
        Phase.CHOOSING: Mark("clock", translate("ModelView", "Loading…")),
        Phase.INSTALLED: Mark("hard-drive", translate("ModelView", "On this computer")),
        Phase.KEPT: Mark("history", translate("ModelView", "Ready to go back to")),
        Phase.WAITING: Mark("clock", translate("ModelView", "Waits for the addition"), "accent"),
        Phase.DOWNLOADING: Mark("download", translate("ModelView", "Downloading"), "accent"),
        Phase.STOPPING: Mark("pause", translate("ModelView", "Pausing…")),
        Phase.PAUSED: Mark("pause", translate("ModelView", "Download paused")),
        Phase.FAILED: Mark("triangle-alert", translate("ModelView", "Download failed"), "warning"),
    }
    return [marks[phase]] if phase in marks else []


def _kept(entry: ModelEntry) -> Advance:
    """What is here of an unfinished download."""
    if not entry.disk_bytes or not entry.card.download_bytes:
        return Advance(None, [])
    words = translate("ModelView", "{done} of {total} are here")
    total = entry.card.download_bytes
    told = words.format(done=bytes_words(entry.disk_bytes), total=bytes_words(total))
    return Advance(min(1.0, entry.disk_bytes / total), [told])
