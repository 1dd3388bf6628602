"""Insight: the model in use, and all that a library knows through it. The part of a library that loads the model."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photolens.domain.overview import LibraryStatus
from photolens.domain.photo import PhotoId
from photolens.domain.query import Query
from photolens.labelling.labeller import Labeller
from photolens.labelling.tagging import Tagging
from photolens.media import ThumbnailFolder, read_squares
from photolens.search.engine import Engine
from photolens.search.results import SearchResult
from photolens.search.vector_cache import VectorCache
from photolens.settings import ModelSettings
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.store.files import Files
from photolens.store.folders import Folders
from photolens.store.photos import Photos, photo_at
from photolens.upkeep import Upkeep
from photolens.vision.catalogue import load_encoder
from photolens.vision.model_folder import ModelFolder
from photolens.vision.pooling import encode_photos
from photolens.vision.remembering import Remembering

SAVE_SLACK = 0.01
"""The index's file may lack so many of the vectors: it takes a second at 1,000,000, too long for each new photo."""


class Insight:
    """What one model makes of a library. Safe to use from several threads."""

    def __init__(self, database: Database, model: ModelSettings, vectors: Path, models: ModelFolder) -> None:
        self.model = model
        loaded = load_encoder(model.name, model.checkpoint, model.device, models)
        self.encoder = Remembering(loaded, vectors)
        self.embeddings = Embeddings(database, self.encoder.model_id, self.encoder.dimensions)
        self.photos = Photos(database, self.embeddings.model_row)
        self.files = Files(database, self.embeddings.model_row)
        self.vectors = VectorCache(self.embeddings, vectors)
        self._database = database
        self._folders = Folders(database)
        self.labeller = Labeller(self.encoder, self.embeddings, self.vectors.current, vectors)
        self.tagging = Tagging(database, self.labeller)
        self._engine = Engine(self.photos, self.vectors, self.encoder)

    def save(self) -> None:
        """Write caches to the disk; nothing is lost without them.

        The index's file is written here and not before: usearch lets no other thread run meanwhile, not even the app's.
        """
        self.encoder.save()
        if self.vectors.is_loaded:
            self.vectors.save(slack=SAVE_SLACK)

    def status(self, library: Path, failed: int) -> LibraryStatus:
        """How the library in a folder stands, of which so many files failed."""
        return LibraryStatus(
            library=library,
            photos=self.photos.count(),
            files=self.files.count_present(),
            folders=len(self._folders.all()),
            embedded=self.embeddings.count(),
            failed=failed,
            model=self.encoder.model_id,
            dimensions=self.encoder.dimensions,
            vectors=self.vectors.count(),
        )

    def upkeep(self, thumbnails: ThumbnailFolder) -> Upkeep:
        """What checks the library under this model."""
        return Upkeep(self._database, self.photos, self.files, self.vectors, thumbnails=thumbnails)

    def ask(self, query: Query, limit: int) -> list[SearchResult]:
        """The photos that fit a query best, best first; those that it names are not among them.

        Raises:
            UsageError: the query asks for nothing, or for photos that are not indexed yet.
            MediaError: a picture is not in the library and cannot be read.
        """
        known, outside = [], []
        for path in (picture.expanduser().resolve() for picture in query.pictures):
            photo = self._indexed_at(path)
            if photo is None:
                outside.append(self.vector_of(path))
            else:
                known.append(photo)
        photos = dict.fromkeys((*query.photos, *known))
        return self._engine.ask(Query(query.phrase, tuple(photos), filters=query.filters), outside, limit)

    def vector_of(self, picture: Path) -> NDArray[np.float32]:
        """The unit vector of an image file, float32 (dimensions,).

        Raises:
            MediaError: it cannot be read.
        """
        vector: NDArray[np.float32] = encode_photos(self.encoder, [read_squares(picture, self.encoder.framing)])[0]
        return vector

    def _indexed_at(self, path: Path) -> PhotoId | None:
        """The photo of a file of the library, if it has a vector."""
        photo = photo_at(self._database, path, self._folders)
        return None if photo is None or self.embeddings.of(photo) is None else photo
