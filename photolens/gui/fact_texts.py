"""Fact texts: what a photo's facts read like, in the user's language and number format. Pure functions of values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from photolens.domain.photo import PhotoDetails, PhotoFacts

SEPARATOR = " · "
_GOOD_MATCH, _FAIR_MATCH = 0.75, 0.5  # 0.5 is where right and wrong answers meet (SearchResult.match)
_MARKED, _UNMARKED = "★", "☆"
_BEST_RATING = 5


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Lines that belong together: the first is the fact, the others say more about it."""

    icon: str
    name: str
    """What the group is about, for screen readers."""
    lines: tuple[str, ...]


def fact_groups(
    details: PhotoDetails, match: float | None = None, score: float | None = None, *, with_marks: bool = True
) -> list[FactGroup]:
    """Everything that is known of a photo, in reading order; groups of which nothing is known are left out.

    `match` is in [0, 1], `score` a cosine; `with_marks` includes caption, favourite and rating.
    """
    groups = [
        FactGroup("sparkles", _tr("Why it matched"), _match_lines(match, score)),
        *(_mark_groups(details) if with_marks else ()),
        FactGroup("calendar", _tr("Date"), _date_lines(details)),
        FactGroup("camera", _tr("Camera"), _camera_lines(details.facts)),
        FactGroup("map-pin", _tr("Place"), _place_lines(details.facts)),
        FactGroup("image", _tr("File"), _file_lines(details)),
        FactGroup("folder", _tr("Folder"), tuple(place_texts(details.places))),
        FactGroup("clock", _tr("Added"), (_tr("Added {date}").format(date=_added_text(details.added_at)),)),
    ]
    return [group for group in groups if group.lines]


def date_text(moment: datetime) -> str:
    """The day in words, with its weekday."""
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), QLocale.FormatType.LongFormat)


def short_date_text(moment: datetime) -> str:
    """Day and time, as short as they can be told without a doubt about the month."""
    day = QLocale().toString(QDate(moment.year, moment.month, moment.day), _tr("d MMM yyyy"))
    return _tr("{day}, {time}").format(day=day, time=time_text(moment))


def time_text(moment: datetime) -> str:
    """Hours and minutes."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def offset_text(offset: timedelta) -> str:
    """An offset from UTC: UTC, UTC+2, UTC−3:30."""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    if not minutes:
        return "UTC"
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def camera_text(facts: PhotoFacts) -> str:
    """Make and model; the make only once, as many models begin with it. Empty if neither is known."""
    make, model = facts.camera_make or "", facts.camera_model or ""
    if make and model.casefold().startswith(make.split()[0].casefold()):
        return model
    return f"{make} {model}".strip()


def exposure_text(facts: PhotoFacts) -> str:
    """Like 1/250 s · f/2.8 · ISO 400 · 35 mm, of what is known."""
    return SEPARATOR.join(_exposure_parts(facts))


def coordinates_text(latitude_deg: float, longitude_deg: float) -> str:
    """A place on earth as maps understand it, to about a metre; with decimal points everywhere, to be pasted."""
    north, east = "S" if latitude_deg < 0 else "N", "W" if longitude_deg < 0 else "E"
    return f"{abs(latitude_deg):.5f}° {north}, {abs(longitude_deg):.5f}° {east}"


def dimensions_text(width_px: int, height_px: int) -> str:
    """Like 4032 × 3024 · 12.2 megapixels."""
    megapixels = width_px * height_px / 1e6
    number = QLocale().toString(megapixels, "f", 1 if megapixels >= 0.1 else 2)
    return SEPARATOR.join((f"{width_px} × {height_px}", _tr("{number} megapixels").format(number=number)))


def size_text(size_bytes: int) -> str:
    """Like 3.4 MB, in powers of 1000."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def rating_text(rating: int) -> str:
    """Five stars, as many filled as given."""
    return _MARKED * rating + _UNMARKED * (_BEST_RATING - rating)


def percent_text(fraction: float) -> str:
    """A fraction in whole percent."""
    return _tr("{number}%").format(number=QLocale().toString(round(fraction * 100)))


def match_sentence(match: float) -> str:
    """What a match, in [0, 1], means."""
    if match >= _GOOD_MATCH:
        return _tr("Very close to what was asked for")
    if match >= _FAIR_MATCH:
        return _tr("Close to what was asked for")
    return _tr("Not very close: perhaps something else")


def place_texts(places: tuple[Path, ...]) -> Iterator[str]:
    """The folders of a file; places where it has another name are told in full."""
    for place in places:
        yield str(place.parent if place.name == places[0].name else place)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Facts", text)


def _match_lines(match: float | None, score: float | None) -> tuple[str, ...]:
    if match is None:
        return ()
    lines = (_tr("{percent} match").format(percent=percent_text(match)), match_sentence(match))
    if score is None:
        return lines
    return (*lines, _tr("Cosine similarity {number}").format(number=QLocale().toString(score, "f", 3)))


def _mark_groups(details: PhotoDetails) -> Iterator[FactGroup]:
    card = details.card
    yield FactGroup("tag", _tr("Caption"), (card.caption,) if card.caption else ())
    yield FactGroup("heart-filled", _tr("Favourite"), (_tr("Favourite"),) if card.favourite else ())
    yield FactGroup("star", _tr("Rating"), (rating_text(card.rating),) if card.rating else ())


def _date_lines(details: PhotoDetails) -> tuple[str, ...]:
    facts, moment = details.facts, details.card.taken_at
    if facts.captured_at is None:
        return (date_text(moment), SEPARATOR.join((time_text(moment), _tr("date of the file"))))
    offset = () if facts.utc_offset is None else (offset_text(facts.utc_offset),)
    return (date_text(moment), SEPARATOR.join((time_text(moment), *offset)))


def _camera_lines(facts: PhotoFacts) -> tuple[str, ...]:
    return tuple(line for line in (camera_text(facts), facts.lens or "", exposure_text(facts)) if line)


def _exposure_parts(facts: PhotoFacts) -> Iterator[str]:
    if facts.exposure_s:
        yield _tr("{time} s").format(time=_shutter_text(facts.exposure_s))
    if facts.f_number:
        yield f"f/{_number(facts.f_number)}"
    if facts.iso:
        yield f"ISO {facts.iso}"
    if facts.focal_length_mm:
        yield _tr("{length} mm").format(length=_number(facts.focal_length_mm))


def _shutter_text(exposure_s: float) -> str:
    return f"1/{round(1 / exposure_s)}" if exposure_s <= 0.3 else _number(exposure_s)


def _number(value: float) -> str:
    """At most one decimal, and none where it is a whole number."""
    return QLocale().toString(value, "f", 0 if round(value, 1).is_integer() else 1)


def _place_lines(facts: PhotoFacts) -> tuple[str, ...]:
    if facts.latitude_deg is None or facts.longitude_deg is None:
        return ()
    line = coordinates_text(facts.latitude_deg, facts.longitude_deg)
    if facts.altitude_m is None:
        return (line,)
    return (line, _tr("{height} m above sea level").format(height=QLocale().toString(round(facts.altitude_m))))


def _file_lines(details: PhotoDetails) -> tuple[str, ...]:
    card, facts = details.card, details.facts
    return (
        card.path.name,
        dimensions_text(card.width_px, card.height_px),
        SEPARATOR.join((facts.format, size_text(details.size_bytes))),
    )


def _added_text(added_at: datetime) -> str:
    return short_date_text(added_at.replace(tzinfo=UTC).astimezone())
