"""Photos in a catalogue without files, processes or a model, for tests of what screens ask."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import update

from photolens.domain.folder import FolderId, Place
from photolens.domain.photo import ContentHash, PhotoFacts, PhotoId
from photolens.library import Library
from photolens.store import tables
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.store.folders import Folders
from photolens.store.intake import Batch, Intake, NewContent

AddPhoto = Callable[..., PhotoId]


@pytest.fixture
def catalogue(library: Library) -> Iterator[Database]:
    """The catalogue of the library, from below."""
    database = Database.open(library.paths.catalogue, library.paths.backups)
    yield database
    database.close()


@pytest.fixture
def add_photo(catalogue: Database, photos: Path) -> AddPhoto:
    """Enters a photo: `add_photo("a/b.jpg")`, with the same `content` for a copy, in `folder` or else in `photos`."""
    embeddings = Embeddings(catalogue, "test-model", 4)
    intake, folders = Intake(catalogue, embeddings.model_row), Folders(catalogue)

    def place(relative_path: str, folder: Path, mtime_s: float) -> Place:
        number: FolderId = folders.add(folder, "volume").id
        return Place(number, relative_path, 1000, int(mtime_s * 1e9))

    def add(
        relative_path: str,
        *,
        content: str = "",
        folder: Path = photos,
        captured_at: str | None = None,
        added_at: str | None = None,
        mtime_s: float = 0.0,
        size_px: tuple[int, int] = (4000, 3000),
    ) -> PhotoId:
        moment = None if captured_at is None else datetime.fromisoformat(captured_at)
        facts = PhotoFacts(*size_px, "JPEG", captured_at=moment)
        named = ContentHash(content or ascii(folder / relative_path))
        vector = np.array([1, 0, 0, 0], np.float32)
        where = place(relative_path, folder, mtime_s)
        (photo,) = intake.commit(Batch(new=[NewContent(where, named, 1000, 0, facts, vector)])).photos
        if added_at is not None:
            with catalogue.writing() as connection:
                news = update(tables.photo).values(added_at=datetime.fromisoformat(added_at))
                connection.execute(news.where(tables.photo.c.id == photo))
        return photo

    return add
