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
    ADD_LABEL = "add_label"
    EDIT_LABEL = "edit_label"
    REMOVE_LABEL = "remove_label"
    CONFIRM = "confirm"
    REJECT = "reject"
    ANSWER = "answer"
    """Some photos confirmed and others rejected at once."""
    UNTAG = "untag"
    GROUP = "group"
    """Whether a group of labels is exclusive."""
    ADD_ALBUM = "add_album"
    EDIT_ALBUM = "edit_album"
    REMOVE_ALBUM = "remove_album"
    PUT_IN = "put_in"
    TAKE_OUT = "take_out"
    ARRANGE = "arrange"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that was done."""

    kind: ActionKind
    count: int
    """How many photos it changed; for REMOVE_FOLDER and BIN files, for those that add, edit or remove labels or albums
    how many of them."""
    value: str
    """The new value: "1" or "0" for a favourite, "4" for a rating, "-1", "0" or "1" for a flag, the text of a caption,
    the path of a folder, and "" for the bin; else the name of the label, group or album, "" where it is several."""


@dataclass(frozen=True, slots=True)
class History:
    """What `undo` and `redo` would do now; None where there is nothing to do."""

    undo: Action | None
    redo: Action | None
