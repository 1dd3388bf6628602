"""Upkeep: whether a library agrees with itself, and dropping what does not, so that it is made anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from photolens.domain.photo import PhotoId
from photolens.media import ThumbnailFolder
from photolens.search.vector_cache import VectorCache
from photolens.store.database import Database
from photolens.store.files import Files
from photolens.store.photos import Photos


@dataclass(frozen=True, slots=True)
class Verification:
    """What is wrong with a library, a sentence a problem."""

    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is."""
        return not self.problems


class Upkeep:
    """Checks one library under its model in use. The catalogue and the photos are true; all else must follow."""

    def __init__(
        self, database: Database, photos: Photos, files: Files, vectors: VectorCache, *, thumbnails: ThumbnailFolder
    ) -> None:
        self._database = database
        self._photos = photos
        self._files = files
        self._vectors = vectors
        self._thumbnails = thumbnails

    def verify(self) -> Verification:
        """Every photo has its vector and thumbnail, every vector its photo, and the usearch file says the same."""
        return Verification(tuple(self._problems()))

    def drop_what_is_wrong(self) -> None:
        """Forget vectors and files that must be read again, and an index file that disagrees."""
        embeddings = self._vectors.embeddings
        self._files.look_again([file.id for file in self._files.unaccounted()])
        # a photo without a vector is read again as a whole, which also makes its thumbnail
        embeddings.remove([*embeddings.unsound(), *self._without_thumbnail()])
        self._vectors.rebuild()

    def _problems(self) -> Iterator[str]:
        yield from self._database.problems()
        for photo in self._photos.without_vector():
            yield f"photo {photo} has no vector"
        for photo in self._vectors.embeddings.unsound():
            yield f"the vector of photo {photo} is damaged"
        yield from self._vectors.problems()
        for photo in self._without_thumbnail():
            yield f"photo {photo} has no thumbnail"
        for file in self._files.unaccounted():
            yield f"the file {file.place.relative_path} is neither a photo nor a failure"

    def _without_thumbnail(self) -> list[PhotoId]:
        photos = self._photos.present().items()
        return [photo for photo, content in photos if not self._thumbnails.exists(content)]
