"""CLIP addition: the door to what models other than the starter need, in the packaged app that lacks it.

Reached as `library.models.addition`. Safe to call from several threads.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from photolens import additions
from photolens.domain.addition import AdditionEntry, AdditionProgress, AdditionState
from photolens.domain.change import LibraryChange
from photolens.errors import ModelError, UsageError
from photolens.release import Addition

Publish = Callable[[AdditionProgress], None]
IsStopped = Callable[[], bool]


class ClipAddition:
    """The addition of this copy of Photolens; all libraries share it."""

    def __init__(self, users: Callable[[], Sequence[str]]) -> None:
        self._users = users
        """Titles of the models that need it and are chosen, or serve."""

    def entry(self) -> AdditionEntry:
        """How it stands. Quick.

        Raises:
            SettingsError: the app's own file about it is damaged.
        """
        addition = additions.obtainable() if additions.is_built() else None
        if addition is None:
            return AdditionEntry(_without())
        return _entry(addition)

    def download(self, *, publish: Publish = lambda _: None, is_stopped: IsStopped = lambda: False) -> bool:
        """Fetch and unpack it; models can be used afterwards without a restart. Blocks, and uses the network.

        `publish` is called on this thread. False when stopped: what arrived is kept, and the next call goes on there.

        Raises:
            UsageError: there is nothing to add.
            DownloadError: it could not be had; what arrived is kept.
        """
        from photolens.downloading.addition import download_addition  # noqa: PLC0415 (seldom, and heavy)

        is_whole = download_addition(_needed(), publish=publish, is_stopped=is_stopped)
        additions.make_importable()
        return is_whole

    def import_file(
        self, path: Path, *, publish: Publish = lambda _: None, is_stopped: IsStopped = lambda: False
    ) -> bool:
        """Take it from an archive that is on this computer, which must be the very one that `download` would fetch.

        Raises:
            UsageError: there is nothing to add.
            DownloadError: it is another file, or it cannot be unpacked.
        """
        from photolens.downloading.addition import import_addition  # noqa: PLC0415 (as above)

        is_whole = import_addition(_needed(), path.expanduser(), publish=publish, is_stopped=is_stopped)
        additions.make_importable()
        return is_whole

    def discard(self) -> None:
        """Delete what arrived of a download that is not to be finished.

        Raises:
            DownloadError: it is being added right now.
        """
        from photolens.downloading.addition import discard  # noqa: PLC0415 (as above)

        discard(_needed())

    def remove(self) -> LibraryChange:
        """Delete it, and what other versions of the app left; at the next start where the system holds on to it.

        Raises:
            UsageError: a model needs it, or it was not added.
            ModelError: the folder cannot be written.
        """
        if users := self._users():
            raise UsageError(f'{users[0]} needs CLIP and is in use; choose the built-in model ("starter") first')
        addition = additions.obtainable() if additions.is_built() else None
        here = None if addition is None else additions.installed(addition)
        unwanted = additions.leftovers() + ([] if here is None else [here])
        if not unwanted:
            raise UsageError("CLIP was not added to this Photolens, so there is nothing to remove")
        try:
            for each in unwanted:
                additions.remove(each)
        except OSError as error:
            raise ModelError(f"{error.filename} cannot be removed ({error.strerror}): make it writable") from error
        return LibraryChange(model=True)


def _without() -> AdditionState:
    """Why there is nothing to add."""
    if not additions.is_built():
        return AdditionState.FROM_PIP
    return AdditionState.NONE if additions.bundled() is None else AdditionState.BUNDLED


def _entry(addition: Addition) -> AdditionEntry:
    from photolens.downloading.addition import arrived_bytes, is_arriving  # noqa: PLC0415 (as above)

    arrived = 0
    if additions.installed(addition) is not None:
        state = AdditionState.INSTALLED
    else:
        arrived = arrived_bytes(addition)
        state = AdditionState.PARTIAL if arrived else AdditionState.ABSENT
        state = AdditionState.ARRIVING if is_arriving(addition) else state
    return AdditionEntry(state, addition.bytes, addition.unpacked_bytes, arrived)


def _needed() -> Addition:
    addition = additions.obtainable() if additions.is_built() else None
    if addition is None:
        raise UsageError(_NOTHING[_without()])
    return addition


_NOTHING = {
    AdditionState.FROM_PIP: "CLIP comes from pip here: pip install 'photolens[clip]'",
    AdditionState.NONE: "there is no CLIP to add to this app: use Photolens from pip for other models",
    AdditionState.BUNDLED: "CLIP is part of this app already",
}
