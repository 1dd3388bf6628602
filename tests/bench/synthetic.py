"""A large library made in a moment: real files and rows, but empty photos with random vectors."""

from pathlib import Path

import numpy as np

from photolens.domain.folder import Folder, Place
from photolens.domain.photo import ContentHash, PhotoFacts
from photolens.library import Library
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.store.intake import Batch, Intake, NewContent

FILES_A_FOLDER = 1000


def fill(library_folder: Path, photos: Path, count: int) -> None:
    """A library of `count` photos with random vectors; their files are there, but hold nothing."""
    photos.mkdir()
    with Library.open(library_folder) as library:
        library.add_folders([photos])
        database = Database.open(library.paths.catalogue, library.paths.backups)
        embeddings = Embeddings(database, library.encoder.model_id, library.encoder.dimensions)
        random, (folder,) = np.random.default_rng(0), library.folders()
        vectors = random.standard_normal((count, embeddings.dimensions), np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        facts = PhotoFacts(4000, 3000, "JPEG")
        Intake(database, embeddings.model_row).commit(
            Batch(
                new=[
                    NewContent(
                        _place(folder, f"{n // FILES_A_FOLDER:03}/{n}.jpg"),
                        ContentHash(f"{n:040}"),
                        0,
                        0,
                        facts,
                        vector,
                    )
                    for n, vector in enumerate(vectors)
                ]
            )
        )
        database.close()
        report = library.index()
        assert report.unchanged == count, "the catalogue and the files do not agree"


def _place(folder: Folder, name: str) -> Place:
    """An empty file, as the scan finds it."""
    (folder.path / name).parent.mkdir(exist_ok=True)
    (folder.path / name).touch()
    status = (folder.path / name).stat()
    return Place(folder.id, name, status.st_size, status.st_mtime_ns)
