"""Ending: what is said when nothing is asked: of a label without photos, and of a sitting that is over."""

from PySide6.QtCore import QCoreApplication

from photolens.gui.empty_state import EmptyMessage
from photolens.gui.review.sitting import Sitting

translate = QCoreApplication.translate


def nothing_to_ask(label: str) -> EmptyMessage:
    """There is no photo that could be asked about, and there was none."""
    title = translate("Review", "No photos to ask about yet")
    hint = translate("Review", "As soon as your photos have been looked at, those that may be “{label}” come here.")
    return EmptyMessage("images", title, hint.format(label=label))


def cannot_ask(reason: str) -> EmptyMessage:
    """The queue cannot be had; `reason` is a sentence without a capital or a full stop."""
    title = translate("Review", "This label cannot be reviewed now")
    return EmptyMessage("triangle-alert", title, f"{reason[:1].upper()}{reason[1:].rstrip('.')}.")


def looking() -> EmptyMessage:
    """The first queue takes its time."""
    return EmptyMessage("sparkles", translate("Review", "Looking for the photos that teach most"))


def achieved(sitting: Sitting, label: str, photos: int, since: int) -> EmptyMessage:
    """A round, or all of it, is over; `photos` have the label now, `since` more than when it began."""
    is_round = sitting.has_open_questions
    title = translate("Review", "Round finished") if is_round else translate("Review", "Nothing left to ask")
    lines = [_answered(sitting.answered, sitting.skipped), _changed(label, photos, since)]
    return EmptyMessage("circle-check", title, "\n".join(filter(None, lines)))


def _answered(answered: int, skipped: int) -> str:
    lines = [
        translate("Review", "%n photo(s) answered", "", answered) if answered else "",
        translate("Review", "%n skipped", "", skipped) if skipped else "",
    ]
    told = ", ".join(filter(None, lines))
    return f"{told}." if told else ""


def _changed(label: str, photos: int, since: int) -> str:
    now = translate("Review", "“{label}” has %n photo(s) now", "", photos).format(label=label)
    if since > 0:
        return translate("Review", "{now}, {more} more than when you began.").format(now=now, more=since)
    if since < 0:
        return translate("Review", "{now}, {fewer} fewer than when you began.").format(now=now, fewer=-since)
    return f"{now}."
