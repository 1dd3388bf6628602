"""AdditionLook: what the card about the addition shows, and how that is said."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from photolens.domain.addition import AdditionEntry, AdditionProgress, AdditionState, AdditionStep
from photolens.gui.models.adding import Adding, AddingState
from photolens.gui.models.words import bytes_words, progress_words

translate = QCoreApplication.translate


class AdditionDeed(Enum):
    """What can be done with the addition."""

    ADD = "add"
    RESUME = "resume"
    RETRY = "retry"
    PAUSE = "pause"
    CANCEL = "cancel"
    FROM_FILE = "from file"
    DISCARD = "discard"
    """Delete what has arrived of it."""
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class AdditionLook:
    """Everything that the card shows."""

    title: str
    note: str = ""
    share: float | None = None
    """How far it is, in [0, 1]; None where there is nothing to measure."""
    words: tuple[str, ...] = ()
    """The same in words, longest first."""
    fault: str = ""
    deeds: tuple[AdditionDeed, ...] = ()
    """On buttons; the first is the likely one."""
    others: tuple[AdditionDeed, ...] = ()
    """In the menu."""
    is_quiet: bool = False
    """Whether nothing is to be done, so that nothing should catch the eye."""


def addition_look(entry: AdditionEntry, adding: Adding, fault: str) -> AdditionLook | None:
    """How the addition is shown; None where there is none. `fault` tells why it could not be removed."""
    if adding.is_under_way:
        return _under_way(adding.state, adding.progress)
    if entry.state is AdditionState.INSTALLED:
        return _installed(entry, fault)
    if not entry.is_obtainable:
        return None
    if entry.state is AdditionState.ARRIVING:
        return AdditionLook(translate("AdditionCard", "Another Photolens is adding CLIP right now"), is_quiet=True)
    if adding.state is AddingState.FAILED:
        return _failed(entry, adding.reason)
    return _partial(entry) if entry.arrived_bytes else _absent(entry)


def addition_deed_words(deed: AdditionDeed) -> str:
    """What a button or the menu says."""
    return {
        AdditionDeed.ADD: translate("AdditionCard", "Add CLIP"),
        AdditionDeed.RESUME: translate("AdditionCard", "Resume"),
        AdditionDeed.RETRY: translate("AdditionCard", "Try again"),
        AdditionDeed.PAUSE: translate("AdditionCard", "Pause"),
        AdditionDeed.CANCEL: translate("AdditionCard", "Cancel"),
        AdditionDeed.FROM_FILE: translate("AdditionCard", "From a file…"),
        AdditionDeed.DISCARD: translate("AdditionCard", "Discard the download"),
        AdditionDeed.REMOVE: translate("AdditionCard", "Remove…"),
    }[deed]


def _absent(entry: AdditionEntry) -> AdditionLook:
    note = translate("AdditionCard", "{download} to download, {disk} on disk. Nothing else is sent or fetched.").format(
        download=bytes_words(entry.download_bytes), disk=bytes_words(entry.disk_bytes)
    )
    return AdditionLook(_need(), note, deeds=(AdditionDeed.ADD,), others=(AdditionDeed.FROM_FILE,))


def _partial(entry: AdditionEntry) -> AdditionLook:
    share, words = _kept(entry)
    others = (AdditionDeed.FROM_FILE, AdditionDeed.DISCARD)
    return AdditionLook(_need(), share=share, words=words, deeds=(AdditionDeed.RESUME,), others=others)


def _failed(entry: AdditionEntry, reason: str) -> AdditionLook:
    share, words = _kept(entry) if entry.arrived_bytes else (None, ())
    others = (AdditionDeed.FROM_FILE, *((AdditionDeed.DISCARD,) if entry.arrived_bytes else ()))
    return AdditionLook(
        translate("AdditionCard", "CLIP could not be added"),
        share=share,
        words=words,
        fault=_sentence(reason),
        deeds=(AdditionDeed.RETRY,),
        others=others,
    )


def _under_way(state: AddingState, progress: AdditionProgress | None) -> AdditionLook:
    share, words = 0.0, [translate("AdditionCard", "Beginning…")]
    if progress is not None:
        share = min(1.0, progress.amount.done_bytes / max(1, progress.amount.total_bytes))
        words = progress_words(progress.amount)
    if state is not AddingState.RUNNING:
        return AdditionLook(_ending(state), share=share, words=tuple(words))
    is_unpacking = progress is not None and progress.step is AdditionStep.UNPACKING
    title = translate("AdditionCard", "Unpacking CLIP") if is_unpacking else translate("AdditionCard", "Adding CLIP")
    deeds = (AdditionDeed.CANCEL,) if is_unpacking else (AdditionDeed.PAUSE, AdditionDeed.CANCEL)
    return AdditionLook(title, share=share, words=tuple(words), deeds=deeds)


def _ending(state: AddingState) -> str:
    if state is AddingState.PAUSING:
        return translate("AdditionCard", "Pausing…")
    return translate("AdditionCard", "Cancelling…")


def _installed(entry: AdditionEntry, fault: str) -> AdditionLook:
    note = translate("AdditionCard", "It takes {size} on this computer.").format(size=bytes_words(entry.disk_bytes))
    title = translate("AdditionCard", "CLIP is added")
    return AdditionLook(title, note, fault=_sentence(fault), deeds=(AdditionDeed.REMOVE,), is_quiet=True)


def _kept(entry: AdditionEntry) -> tuple[float, tuple[str, ...]]:
    """What is here of an unfinished download."""
    words = translate("AdditionCard", "{done} of {total} are here")
    told = words.format(done=bytes_words(entry.arrived_bytes), total=bytes_words(entry.download_bytes))
    return min(1.0, entry.arrived_bytes / max(1, entry.download_bytes)), (told,)


def _need() -> str:
    return translate("AdditionCard", "CLIP and SigLIP models need an addition")


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}." if reason else ""
