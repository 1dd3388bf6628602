"""Addition: how what other models than the starter need stands in this copy of Photolens."""

from dataclasses import dataclass
from enum import StrEnum

from photolens.domain.model import DownloadProgress


class AdditionState(StrEnum):
    """Where the addition stands."""

    FROM_PIP = "from pip"
    """There is none: this Photolens came from pip, and so does whatever it lacks."""
    NONE = "none"
    """There is none for this app, which has to do without."""
    BUNDLED = "bundled"
    """It came with the app."""
    INSTALLED = "installed"
    """It was added."""
    ABSENT = "absent"
    """It can be added."""
    PARTIAL = "partial"
    """A download of it was begun and not finished."""
    ARRIVING = "arriving"
    """Some process is adding it right now."""


class AdditionStep(StrEnum):
    """What is being done."""

    DOWNLOADING = "downloading"
    UNPACKING = "unpacking"


@dataclass(frozen=True, slots=True)
class AdditionEntry:
    """The addition, as it stands."""

    state: AdditionState
    download_bytes: int = 0
    """Size of the archive; 0 where there is nothing to add."""
    disk_bytes: int = 0
    """What it takes once it is added."""
    arrived_bytes: int = 0
    """How much of the archive is here."""

    @property
    def is_obtainable(self) -> bool:
        """Whether it is not here and could be."""
        return self.state in {AdditionState.ABSENT, AdditionState.PARTIAL, AdditionState.ARRIVING}


@dataclass(frozen=True, slots=True)
class AdditionProgress:
    """How far the addition is with one step."""

    step: AdditionStep
    amount: DownloadProgress
    """Bytes of the archive, or of what is unpacked out of it."""
