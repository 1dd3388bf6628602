"""Loading: what the inspector shows, read on other threads, in parts that a newer request can cut short."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QImage

from photolens.domain.overview import Overview
from photolens.domain.photo import PhotoDetails, PhotoId
from photolens.gui.context import Context
from photolens.gui.inspector.preview import load_image
from photolens.gui.inspector.summary import PREVIEWS, Summary, joined, summary_of
from photolens.library import Library

CARDS_A_PART = 1000
SIZES_A_PART = 50
MOST_SIZES = 1000
"""Of more photos than these the total size is not told: reading it would take longer than anyone looks."""
LANE = "inspector"


@dataclass(frozen=True, slots=True)
class One:
    """All of one photo."""

    details: PhotoDetails | None
    image: QImage


@dataclass(frozen=True, slots=True)
class Many:
    """What several photos have in common."""

    summary: Summary
    images: tuple[QImage, ...]


@dataclass(slots=True)
class _Parts:
    """What was read of a long selection so far."""

    ids: Sequence[PhotoId]
    summaries: list[Summary] = field(default_factory=list)
    size_bytes: int = 0


class Loader:
    """Reads for one inspector; what is asked for last wins. Lives on the GUI thread."""

    def __init__(self, context: Context) -> None:
        self._library = context.library
        self._tasks = context.tasks

    def load_one(self, photo: PhotoId, then: Callable[[One], None]) -> None:
        """Give one photo."""
        self._tasks.run(partial(_one, self._library, photo), then, lane=LANE)

    def load_many(
        self, ids: Sequence[PhotoId], then: Callable[[Many | None], None], then_size: Callable[[int], None]
    ) -> None:
        """Give a summary, None if all photos are gone; afterwards their size in bytes, if they are not too many."""
        self._read_cards(_Parts(ids), 0, then, then_size)

    def load_overview(self, then: Callable[[Overview], None]) -> None:
        """Give what the library holds."""
        self._tasks.run(self._library.overview, then, lane=LANE)

    def _read_cards(
        self, parts: _Parts, start: int, then: Callable[[Many | None], None], then_size: Callable[[int], None]
    ) -> None:
        def take(summary: Summary | None) -> None:
            parts.summaries.extend([summary] if summary else [])
            following = start + CARDS_A_PART
            if following < len(parts.ids):
                self._read_cards(parts, following, then, then_size)
            else:
                self._read_images(parts, then, then_size)

        part = parts.ids[start : start + CARDS_A_PART]
        self._tasks.run(partial(_summary, self._library, part), take, lane=LANE)

    def _read_images(
        self, parts: _Parts, then: Callable[[Many | None], None], then_size: Callable[[int], None]
    ) -> None:
        def take(many: Many | None) -> None:
            then(many)
            if many is not None and len(parts.ids) <= MOST_SIZES:
                self._read_sizes(parts, 0, then_size)

        self._tasks.run(partial(_many, self._library, joined(parts.summaries)), take, lane=LANE)

    def _read_sizes(self, parts: _Parts, start: int, then_size: Callable[[int], None]) -> None:
        def take(size_bytes: int) -> None:
            parts.size_bytes += size_bytes
            following = start + SIZES_A_PART
            if following < len(parts.ids):
                self._read_sizes(parts, following, then_size)
            else:
                then_size(parts.size_bytes)

        part = parts.ids[start : start + SIZES_A_PART]
        self._tasks.run(partial(_size, self._library, part), take, lane=LANE)


def _one(library: Library, photo: PhotoId) -> One:
    details = library.details(photo)
    return One(details, QImage() if details is None else load_image(library, details.card.content))


def _summary(library: Library, ids: Sequence[PhotoId]) -> Summary | None:
    cards = library.cards(ids)
    return summary_of([cards[photo] for photo in ids if photo in cards])


def _many(library: Library, summary: Summary | None) -> Many | None:
    if summary is None:
        return None
    return Many(summary, tuple(load_image(library, content) for content in summary.previews[:PREVIEWS]))


def _size(library: Library, ids: Sequence[PhotoId]) -> int:
    found = [library.details(photo) for photo in ids]
    return sum(details.size_bytes for details in found if details is not None)
