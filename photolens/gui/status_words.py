"""Status words: the indexer's activity in words for people, from the fullest to the briefest that still says it.

And how many photos labels and albums have.
"""

from math import floor

from PySide6.QtCore import QCoreApplication, QLocale

from photolens.domain.album import Album, AlbumOrder
from photolens.domain.label import LabelCount
from photolens.gui.activity import Activity, Pause, Preparation, Remaining, State, Unit
from photolens.indexing.events import IndexReport

translate = QCoreApplication.translate

DOT = " · "


def headlines(  # noqa: PLR0911 (one for each state)
    activity: Activity, photos: int | None, *, has_folders: bool, model: str = ""
) -> list[str]:
    """What the status bar says, longest first.

    photos: in the library, None if not known yet.
    model: the title of the model that is being prepared.
    """
    if not has_folders:
        return [translate("Status", "No folders yet")]
    if activity.pause is not Pause.NOT:
        return _shortened([_paused(activity.pause), _counted(activity)])
    match activity.state:
        case State.LOOKING:
            return _shortened([translate("Status", "Looking through your folders"), _seen(activity)])
        case State.READING:
            return _shortened(_reading(activity))
        case State.IDLE if activity.preparing is not None:
            return _preparing(activity.preparing, model)
        case State.IDLE:
            return _shortened([translate("Status", "Up to date"), _held(photos)])
        case State.FAILED:
            return [translate("Status", "Could not go on: {reason}").format(reason=activity.reason)]


def remaining_words(remaining: Remaining) -> str:
    """An estimate: "about 2 minutes left"."""
    match remaining.unit:
        case Unit.MOMENT:
            return translate("Status", "less than a minute left")
        case Unit.MINUTES:
            return translate("Status", "about %n minute(s) left", "", int(remaining.figure))
        case Unit.HOURS if remaining.figure % 1:
            return translate("Status", "about {hours}½ hours left").format(hours=floor(remaining.figure))
        case Unit.HOURS:
            return translate("Status", "about %n hour(s) left", "", int(remaining.figure))


def offline_words(count: int) -> str:
    """How many folders cannot be reached."""
    return translate("Status", "%Ln folder(s) offline", "", count)


def failed_words(count: int) -> str:
    """How many photos of a run could not be read."""
    return translate("Status", "%Ln photo(s) could not be read", "", count)


def finished_words(report: IndexReport, failed: int) -> str:
    """What to tell when a run is over: how many photos came in, and how many could not."""
    added = translate("Status", "%Ln photo(s) can now be found", "", report.indexed)
    return DOT.join([added, failed_words(failed)] if failed else [added])


def label_words(counted: LabelCount) -> str:
    """How many photos have a label, and by whose word: "87 by Photolens, 12 confirmed"."""
    if counted.label.proposed is None:
        found = translate("Status", "still being looked for")
    else:
        found = translate("Status", "{count} by Photolens").format(count=number(counted.auto))
    if not counted.confirmed:
        return found if counted.label.proposed is None else f"{found}, {translate('Status', 'none confirmed')}"
    return f"{found}, {translate('Status', '{count} confirmed').format(count=number(counted.confirmed))}"


def album_words(album: Album, photos: int) -> str:
    """How many photos an album has, and in which order: "24 photos · as you arranged them"."""
    if not photos:
        return translate("Status", "no photos")
    return DOT.join([translate("Status", "%Ln photo(s)", "", photos), order_words(album.order)])


def order_words(order: AlbumOrder) -> str:
    """How an album is sorted."""
    match order:
        case AlbumOrder.OWN:
            return translate("Status", "as you arranged them")
        case AlbumOrder.NEWEST:
            return translate("Status", "newest first")
        case AlbumOrder.OLDEST:
            return translate("Status", "oldest first")
        case AlbumOrder.ADDED:
            return translate("Status", "last added first")


def number(value: float) -> str:
    """A whole number as it is written where the user lives."""
    return QLocale().toString(int(value))


def _shortened(parts: list[str]) -> list[str]:
    """The parts joined, then the same without the last, and so on."""
    said = [part for part in parts if part]
    return [DOT.join(said[:count]) for count in range(len(said), 0, -1)]


def _paused(pause: Pause) -> str:
    if pause is Pause.ON_BATTERY:
        return translate("Status", "Paused while on battery")
    return translate("Status", "Paused")


def _reading(activity: Activity) -> list[str]:
    left = activity.remaining
    return [
        translate("Status", "Reading photos"),
        _counted(activity),
        remaining_words(left) if left else "",
        _speed(activity.photos_per_second),
    ]


def _preparing(preparation: Preparation, model: str) -> list[str]:
    left = preparation.remaining
    what = translate("Status", "Preparing {model}").format(model=model or preparation.model)
    counted = _of_all(preparation.done, preparation.total) if preparation.total else ""
    parts = [counted, remaining_words(left) if left else "", _speed(preparation.photos_per_second)]
    return [*(f"{what}: {rest}" for rest in _shortened(parts)), what]


def _counted(activity: Activity) -> str:
    return _of_all(*activity.counted) if activity.counted else ""


def _of_all(done: int, total: int) -> str:
    return translate("Status", "{done} of {total}").format(done=number(done), total=number(total))


def _speed(per_second: float) -> str:
    if per_second <= 0.05:
        return ""
    figure = number(round(per_second)) if per_second >= 9.5 else QLocale().toString(per_second, "f", 1)
    return translate("Status", "{count} photos/s").format(count=figure)


def _seen(activity: Activity) -> str:
    return translate("Status", "%Ln file(s) so far", "", activity.seen) if activity.seen else ""


def _held(photos: int | None) -> str:
    return "" if photos is None else translate("Status", "%Ln photo(s)", "", photos)
