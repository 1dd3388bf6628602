"""Reading: the labels of chosen photos, read on other threads, in parts that a newer request can cut short."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from photolens.domain.album import Album
from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.tagging.standing import Standing, Tally, of_tag, of_tallies, summed
from photolens.library import Library

PHOTOS_A_PART = 5000
FEW_LABELS = 60
"""So many are read one by one in less time than all are counted."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of some photos."""

    photos: tuple[PhotoId, ...]
    standings: tuple[Standing, ...] = ()
    """Their labels; those that they have come before those that they were said not to have."""
    albums: tuple[Album, ...] = ()
    """Where a single photo is in."""


class Reader:
    """Reads for one widget; what is asked for last wins. Lives on the GUI thread."""

    def __init__(self, context: Context, lane: str) -> None:
        self._library, self._tasks, self._lane = context.library, context.tasks, lane
        self._names: dict[LabelId, str] = {}

    def read(self, photos: tuple[PhotoId, ...], then: Callable[[Known], None]) -> None:
        """Give what is known of photos."""
        if len(photos) == 1:
            self._tasks.run(partial(_of_one, self._library, photos), then, lane=self._lane)
        else:
            self._read_part(photos, [], then)

    def _read_part(
        self,
        photos: tuple[PhotoId, ...],
        parts: list[Mapping[LabelId, Tally]],
        then: Callable[[Known], None],
    ) -> None:
        def take(tallies: Mapping[LabelId, Tally]) -> None:
            parts.append(tallies)
            if len(parts) * PHOTOS_A_PART < len(photos):
                self._read_part(photos, parts, then)
            else:
                work = partial(_of_many, self._library, photos, parts, self._names)
                self._tasks.run(work, then, lane=self._lane)

        start = len(parts) * PHOTOS_A_PART
        part = photos[start : start + PHOTOS_A_PART]
        self._tasks.run(partial(self._library.labels.tallies, part), take, lane=self._lane)

    def forget_names(self) -> None:
        """Labels may be called otherwise now."""
        self._names = {}

    def drop(self) -> None:
        """What was asked for is not wanted any more."""
        self._tasks.drop(self._lane)


def names_of(library: Library) -> dict[LabelId, str]:
    """On any thread: every label's name, by name."""
    return dict(sorted(library.labels.names().items(), key=lambda pair: pair[1].casefold()))


def _of_one(library: Library, photos: tuple[PhotoId, ...]) -> Known:
    tags = library.labels.tags(photos[0])
    return Known(photos, tuple(map(of_tag, tags)), tuple(library.albums.holding(photos[0])))


def _of_many(
    library: Library, photos: tuple[PhotoId, ...], parts: Sequence[Mapping[LabelId, Tally]], names: dict[LabelId, str]
) -> Known:
    """`names` is what is known so far; what is missing in it is added."""
    tallies = summed(parts)
    names |= _some_names(library, tallies.keys() - names.keys())
    return Known(photos, tuple(of_tallies(tallies, names, len(photos))))


def _some_names(library: Library, labels: Collection[LabelId]) -> dict[LabelId, str]:
    if len(labels) > FEW_LABELS:
        return names_of(library)
    return {found.id: found.name for found in map(library.labels.of, labels) if found is not None}
