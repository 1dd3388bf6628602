"""LibraryChange: what a mutation changed, so that each screen decides by itself whether to refresh."""

from dataclasses import dataclass

from photolens.domain.photo import PhotoId


@dataclass(frozen=True, slots=True)
class LibraryChange:
    """What one mutation, or one batch of the indexer, changed."""

    photos: frozenset[PhotoId] = frozenset()
    """Photos that were added, or whose facts, vector or places are others now."""
    folders: bool = False
    """Folders were added, joined or removed, or went on- or offline."""
    files: bool = False
    """Files appeared, moved or went missing."""
    failures: bool = False
    """The list of failures is another one now."""
    history: bool = False
    """What can be undone or redone is another thing now."""

    labels: bool = False
    """Labels or their groups are others now, or photos have other tags; `photos` names those of the user's words."""
    albums: bool = False
    """Albums are others now, or hold other photos, or hold them in another order."""

    model: bool = False
    """Another model answers searches now, or is chosen, or models came or went on this computer."""

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return self != LibraryChange()

    def __or__(self, other: "LibraryChange") -> "LibraryChange":
        """Both changes as one."""
        return LibraryChange(
            self.photos | other.photos,
            folders=self.folders or other.folders,
            files=self.files or other.files,
            failures=self.failures or other.failures,
            history=self.history or other.history,
            labels=self.labels or other.labels,
            albums=self.albums or other.albums,
            model=self.model or other.model,
        )
