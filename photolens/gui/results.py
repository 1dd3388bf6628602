"""Results: what a search found, as the grid shows it: the likely first, the unlikely not at all. No widgets."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QLocale

from photolens.gui.grid.arrangement import Arrangement, Section
from photolens.gui.places import ResultOrder, Results
from photolens.search.results import SearchResult
from photolens.store.timeline import Timeline

LIKELY = 0.5
"""Where right and wrong answers meet."""
WORTH_SHOWING = 0.05
"""Below this an answer is wrong so surely that showing it would only be noise."""
LONGEST_QUOTE = 80
"""Characters of a phrase that are repeated in a sentence."""

translate = QCoreApplication.translate


def arranged_results(
    results: Sequence[SearchResult], timeline: Timeline, order: ResultOrder, *, is_by_look: bool = False
) -> Arrangement:
    """The likely results under one heading, then the less likely under another, each best or newest first.

    `is_by_look`: the search was by photos alone, whose answers are more or less similar, not right or wrong.

    `timeline` knows the shapes and moments of those results that are still in the library; others are left out.
    Callable on any thread.
    """
    match_of = {int(result.photo_id): result.match for result in results}
    matches = np.array([match_of.get(photo, 0.0) for photo in timeline.ids.tolist()], np.float64)
    ranking = _ranking(matches, timeline.moments_s, order)
    shown = ranking[matches[ranking] >= WORTH_SHOWING]
    likely = int((matches >= LIKELY).sum())
    return Arrangement(
        timeline.ids[shown],
        timeline.ratios[shown],
        _sections(likely, len(shown) - likely, is_by_look=is_by_look),
        matches[shown].astype(np.float32),
    )


def headline(place: Results, results: Sequence[SearchResult], shown: int = 0) -> str:
    """One line on what was found: "34 likely matches for “dogs”"; by terms alone so many photos are shown."""
    if place.is_by_terms:
        return translate("Results", "%n photo(s) with {sought}", "", shown).format(sought=sought(place))
    likely = sum(result.match >= LIKELY for result in results)
    if place.is_by_look and any(result.match >= WORTH_SHOWING for result in results):
        said = translate("Results", "Photos that look like {sought}")
    elif likely:
        said = translate("Results", "%n likely match(es) for {sought}", "", likely)
    elif any(result.match >= WORTH_SHOWING for result in results):
        said = translate("Results", "No clear match for {sought}")
    else:
        said = translate("Results", "No match for {sought}")
    return said.format(sought=sought(place))


def sought(place: Results) -> str:
    """What a search is about, to stand inside a sentence: "“dogs”", "this photo and “at night”"."""
    phrase = place.phrase.strip()
    phrase = phrase if len(phrase) <= LONGEST_QUOTE else phrase[: LONGEST_QUOTE - 1].rstrip() + "…"
    number = len(place.photos) + len(place.pictures)
    if not number:
        return translate("Results", "“{phrase}”").format(phrase=phrase)
    photos = translate("Results", "this photo") if number == 1 else translate("Results", "these %n photos", "", number)
    if not phrase:
        return photos
    return translate("Results", "{photos} and “{phrase}”").format(photos=photos, phrase=phrase)


def _ranking(matches: NDArray[np.float64], moments_s: NDArray[np.int64], order: ResultOrder) -> NDArray[np.int64]:
    """Positions in the order in which they are shown. Equal ones stay in the order in which the search ranked them."""
    if order is ResultOrder.MATCH:
        return np.argsort(-matches, kind="stable")
    return np.lexsort((-moments_s, matches < LIKELY))


def _sections(likely: int, unlikely: int, *, is_by_look: bool) -> tuple[Section, ...]:
    """The headings over so many likely results and so many others."""
    first, second = _similar() if is_by_look else _likely(any_likely=likely > 0)
    sections = (Section(0, first, _count(likely)), Section(likely, second, _count(unlikely)))
    return tuple(section for section, count in zip(sections, (likely, unlikely), strict=True) if count)


def _similar() -> tuple[str, str]:
    return translate("Results", "Very similar"), translate("Results", "Similar")


def _likely(*, any_likely: bool) -> tuple[str, str]:
    if any_likely:
        return translate("Results", "Likely matches"), translate("Results", "Less likely")
    return "", translate("Results", "Nothing clearly matches. The closest:")


def _count(number: int) -> str:
    return QLocale().toString(number)
