"""Names: what labels and albums are called, for all that has to say where the user is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from photolens.domain.label import LabelId
from photolens.domain.query import AlbumId
from photolens.gui.places import InsideAlbum, Place, Results, Reviewing, WithLabel


@dataclass(frozen=True, slots=True)
class Names:
    """The names of all labels and albums at one moment."""

    labels: Mapping[LabelId, str] = field(default_factory=dict)
    albums: Mapping[AlbumId, str] = field(default_factory=dict)

    def has(self, place: Place) -> bool:
        """Whether a place is still there: its label or its album, or the one that a search is kept to."""
        match place:
            case WithLabel(label) | Reviewing(label):
                return label in self.labels
            case InsideAlbum(album):
                return album in self.albums
            case Results(scope=scope):
                return self.has(scope)
            case _:
                return True
