"""Inventory: all that the sidebar lists, read from the library at once."""

from dataclasses import dataclass
from functools import cached_property

from photolens.domain.album import AlbumSummary
from photolens.domain.label import LabelCount, LabelId
from photolens.domain.overview import Overview
from photolens.domain.query import AlbumId
from photolens.gui.names import Names
from photolens.library import Library


@dataclass(frozen=True)
class Inventory:
    """What the library holds, by folders, labels and albums."""

    overview: Overview
    labels: tuple[LabelCount, ...] = ()
    """By group and name."""
    albums: tuple[AlbumSummary, ...] = ()
    """By name."""

    @cached_property
    def names(self) -> Names:
        """What the labels and albums are called."""
        return Names(
            {counted.label.id: counted.label.name for counted in self.labels},
            {summary.album.id: summary.album.name for summary in self.albums},
        )

    def label(self, label: LabelId) -> LabelCount | None:
        """A label with its counts; None if it is gone."""
        return next((counted for counted in self.labels if counted.label.id == label), None)

    def album(self, album: AlbumId) -> AlbumSummary | None:
        """An album at a glance; None if it is gone."""
        return next((summary for summary in self.albums if summary.album.id == album), None)


def inventory_of(library: Library) -> Inventory:
    """Everything at once; for any thread, as it takes a while. Asks no model."""
    return Inventory(library.overview(), tuple(library.labels.all()), tuple(library.albums.all()))
