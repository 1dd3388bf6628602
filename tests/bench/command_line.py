"""How long the command line takes from the start of its process, in a library of 10,000 photos.

python -m tests.bench.command_line [--photos 10000] [--runs 7] [--json]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from photolens.domain.folder import Folder, Place
from photolens.domain.photo import ContentHash, PhotoFacts
from photolens.library import Library
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.store.intake import Batch, Intake, NewContent
from tests.bench import reporting


def main() -> None:
    """Measure and print."""
    parser = reporting.parser("Measure the start of the command line.")
    parser.add_argument("--photos", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "library")
        fill(library, Path(folder, "photos"), arguments.photos)
        figures: dict[str, object] = {"photos": arguments.photos}
        for name, words in (("help", ["--help"]), ("search", ["search", "a cat"]), ("status", ["status"])):
            figures |= first_line(name, words, library, arguments.runs)
    reporting.report(figures, as_json=arguments.json)


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
                    NewContent(_place(folder, f"{n}.jpg"), ContentHash(f"{n:040}"), 0, 0, facts, vector)
                    for n, vector in enumerate(vectors)
                ]
            )
        )
        database.close()
        report = library.index()
        assert report.unchanged == count, "the catalogue and the files do not agree"


def _place(folder: Folder, name: str) -> Place:
    """An empty file, as the scan finds it."""
    (folder.path / name).touch()
    status = (folder.path / name).stat()
    return Place(folder.id, name, status.st_size, status.st_mtime_ns)


def first_line(name: str, words: list[str], library: Path, runs: int) -> dict[str, object]:
    """Seconds from the start of the process to its first line, once to warm up and then `runs` times."""
    taken = [_first_line(words, library) for _ in range(runs + 1)][1:]
    return {f"{name}_first_line_median_s": statistics.median(taken), f"{name}_first_line_max_s": max(taken)}


def _first_line(words: list[str], library: Path) -> float:
    environment = os.environ | {"PHOTOLENS_LIBRARY": str(library)}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "photolens", *words], env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        taken = time.perf_counter() - start
        process.stdout.read()
    return taken


if __name__ == "__main__":
    main()
