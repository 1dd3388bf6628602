"""History: what the user did last, and so can be undone, and what was undone last."""

from dataclasses import dataclass
from enum import StrEnum


class ActionKind(StrEnum):
    """What was done."""

    FAVOURITE = "favourite"
    RATING = "rating"
    FLAG = "flag"
    CAPTION = "caption"
    REMOVE_FOLDER = "remove_folder"
    BIN = "bin"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that was done."""

    kind: ActionKind
    count: int
    """How many photos it changed; for REMOVE_FOLDER and BIN, how many files."""
    value: str
    """The new value: "1" or "0" for a favourite, "4" for a rating, "-1", "0" or "1" for a flag, the text of a caption,
    the path of a folder, and "" for the bin."""


@dataclass(frozen=True, slots=True)
class History:
    """What `undo` and `redo` would do now; None where there is nothing to do."""

    undo: Action | None
    redo: Action | None
