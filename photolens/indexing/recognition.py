"""Recognition: files that are new to their place but not to the library are told by their bytes, without decoding.

It runs before anything is decoded, so that a renamed photo is found while its old row still says whose it was.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from photolens.domain.folder import FileId, FileState, FolderId, KnownFile
from photolens.domain.photo import ContentHash, PhotoId
from photolens.errors import MediaError
from photolens.indexing.control import Control
from photolens.indexing.scan import Candidate
from photolens.media import hash_file
from photolens.store.files import Files
from photolens.store.intake import KnownContent
from photolens.store.photos import Photos

CHUNK = 64
HASHING_THREADS = 2


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Finds the photos that candidates already are. `roots` are the folders that are online."""

    photos: Photos
    files: Files
    roots: dict[FolderId, Path]

    def recognise(
        self, candidates: Sequence[Candidate], control: Control
    ) -> Iterator[list[tuple[Candidate, KnownContent]]]:
        """The candidates that are known contents, chunk by chunk; commit each chunk before asking for the next."""
        sizes = self.photos.sizes()
        # new places first: a photo that was renamed must be found before its old place is looked at
        likely = sorted(
            (item for item in candidates if item.place.size_bytes in sizes), key=lambda it: it.known is not None
        )
        with ThreadPoolExecutor(HASHING_THREADS) as threads:
            for start in range(0, len(likely), CHUNK):
                control.wait_while_paused()
                if control.is_stopped:
                    return
                chunk = likely[start : start + CHUNK]
                yield self._known(list(zip(chunk, threads.map(_hash, chunk), strict=True)))

    def _known(self, hashed: Sequence[tuple[Candidate, ContentHash | None]]) -> list[tuple[Candidate, KnownContent]]:
        photos = self.photos.by_hash({content for _, content in hashed if content is not None})
        places = self.files.of_photos(photos.values())
        taken: set[FileId] = set()
        found = []
        for candidate, content in hashed:
            photo = None if content is None else photos.get(content)
            if photo is not None:
                found.append((candidate, self._link(candidate, photo, places[photo], taken)))
        return found

    def _link(
        self, candidate: Candidate, photo: PhotoId, places: Sequence[KnownFile], taken: set[FileId]
    ) -> KnownContent:
        was_here = candidate.known is not None and candidate.known.photo_id == photo
        left = (
            None if was_here else next((old.id for old in places if old.id not in taken and self._is_gone(old)), None)
        )
        if left is not None:
            taken.add(left)
        return KnownContent(candidate.place, photo, left)

    def _is_gone(self, old: KnownFile) -> bool:
        """Whether a file is no longer where it was; what lies in an offline folder is not gone."""
        root = self.roots.get(old.place.folder_id)
        return old.state is FileState.MISSING or (root is not None and not (root / old.place.relative_path).exists())


def _hash(candidate: Candidate) -> ContentHash | None:
    try:
        return hash_file(candidate.path)
    except MediaError:
        return None  # reading it again, as a photo, gives the reason
