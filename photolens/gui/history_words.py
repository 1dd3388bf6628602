"""History words: what was done to labels and albums, in words for people."""

from PySide6.QtCore import QCoreApplication

from photolens.domain.history import Action, ActionKind

translate = QCoreApplication.translate


def said_of_labels(action: Action) -> str:
    """What was done to labels or tags, as a sentence without an end: "3 photos confirmed as “beach”"."""
    texts = {
        ActionKind.CONFIRM: translate("HistoryWords", "%n photo(s) confirmed as “{name}”", "", action.count),
        ActionKind.REJECT: translate("HistoryWords", "“{name}” rejected for %n photo(s)", "", action.count),
        ActionKind.ANSWER: translate("HistoryWords", "%n answer(s) for “{name}”", "", action.count),
        ActionKind.UNTAG: translate("HistoryWords", "%n answer(s) for “{name}” taken back", "", action.count),
        ActionKind.GROUP: translate("HistoryWords", "Group “{name}” changed"),
        **_of_some(action),
    }
    return texts[action.kind].format(name=action.value)


def _of_some(action: Action) -> dict[ActionKind, str]:
    """Of one label by its name, of several by their number."""
    if action.value:
        return {
            ActionKind.ADD_LABEL: translate("HistoryWords", "Label “{name}” created"),
            ActionKind.EDIT_LABEL: translate("HistoryWords", "Label “{name}” changed"),
            ActionKind.REMOVE_LABEL: translate("HistoryWords", "Label “{name}” deleted"),
        }
    return {
        ActionKind.ADD_LABEL: translate("HistoryWords", "%n label(s) added", "", action.count),
        ActionKind.EDIT_LABEL: translate("HistoryWords", "%n label(s) changed", "", action.count),
        ActionKind.REMOVE_LABEL: translate("HistoryWords", "%n label(s) deleted", "", action.count),
    }


def said_of_albums(action: Action) -> str:
    """What was done to albums, as a sentence without an end: "3 photos added to “Trip”"."""
    if not action.value:
        return translate("HistoryWords", "%n album(s) deleted", "", action.count)
    texts = {
        ActionKind.ADD_ALBUM: translate("HistoryWords", "Album “{name}” created"),
        ActionKind.EDIT_ALBUM: translate("HistoryWords", "Album “{name}” changed"),
        ActionKind.REMOVE_ALBUM: translate("HistoryWords", "Album “{name}” deleted"),
        ActionKind.PUT_IN: translate("HistoryWords", "%n photo(s) added to “{name}”", "", action.count),
        ActionKind.TAKE_OUT: translate("HistoryWords", "%n photo(s) removed from “{name}”", "", action.count),
        ActionKind.ARRANGE: translate("HistoryWords", "“{name}” rearranged"),
    }
    return texts[action.kind].format(name=action.value)
