"""Dates: photos in the order of time, under headings by day, or by month where days hold few photos each."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QDate, QLocale

from photolens.gui.grid.arrangement import Arrangement, Section
from photolens.store.timeline import Timeline

PHOTOS_A_DAY = 8
"""With fewer than this on an average day that has any, headings are of months."""
_DAY_S = 24 * 60 * 60


def dated(timeline: Timeline) -> Arrangement:
    """The photos of a timeline, in its order, under a heading for each run of one day or month. For any thread.

    Titles are in the user's language and way of writing dates; notes say how many photos there are.
    """
    days = timeline.moments_s // _DAY_S
    by_day = _starts(days)
    is_by_day = len(days) >= PHOTOS_A_DAY * len(by_day)
    starts = by_day if is_by_day else _starts(_months(days))
    counts = np.diff(starts, append=len(days)).tolist()
    title = _day if is_by_day else _month
    sections = tuple(
        Section(start, title(day), _note(count))
        for start, day, count in zip(starts.tolist(), days[starts].tolist(), counts, strict=True)
    )
    return Arrangement(timeline.ids, timeline.ratios, sections, moments_s=timeline.moments_s)


def _starts(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each run of equal values begins."""
    if not len(values):
        return np.empty(0, np.int64)
    return np.concatenate(([0], 1 + np.flatnonzero(np.diff(values))))


def _months(days: NDArray[np.int64]) -> NDArray[np.int64]:
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _date(day: int) -> QDate:
    return QDate(1970, 1, 1).addDays(day)


def _day(day: int) -> str:
    """In full: "Saturday, 3 May 2025"."""
    return QLocale().toString(_date(day), QLocale.FormatType.LongFormat)


def _month(day: int) -> str:
    date = _date(day)
    return month_title(date.year(), date.month())


def month_title(year: int, month: int) -> str:
    """The month and the year: "May 2025". The month as it stands alone, beginning like a title."""
    name = QLocale().standaloneMonthName(month)
    pattern = QCoreApplication.translate("Dates", "{month} {year}")
    return pattern.format(month=name[:1].upper() + name[1:], year=year)


def _note(count: int) -> str:
    return QCoreApplication.translate("Dates", "%n photo(s)", "", count)
