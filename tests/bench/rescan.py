"""How long it takes to find out that nothing has changed in a large folder.

python -m tests.bench.rescan [--files 100000] [--json]
"""

import tempfile
import time
from pathlib import Path

from PIL import Image

from photolens.domain.folder import Place
from photolens.library import Library
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.store.intake import Batch, Intake, KnownContent
from tests.bench import reporting

FILES_A_FOLDER = 1000


def main() -> None:
    """Measure and print."""
    parser = reporting.parser("Measure a scan of unchanged files.")
    parser.add_argument("--files", type=int, default=100_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), arguments.files)
    reporting.report(figures, as_json=arguments.json)


def measure(folder: Path, count: int) -> dict[str, object]:
    """Seconds of a scan of `count` copies of one photo, each known to the catalogue."""
    photos = folder / "photos"
    photos.mkdir()
    Image.new("RGB", (64, 64), "teal").save(photos / "first.jpg")
    with Library.open(folder / "library") as library:
        library.index([photos])
        _copy(library, photos, count - 1)
        start = time.perf_counter()
        report = library.index()
        seconds = time.perf_counter() - start
    assert (report.unchanged, report.indexed) == (count, 0), "the catalogue and the files do not agree"
    return {"files": count, "rescan_seconds": seconds, "files_per_second": count / seconds}


def _copy(library: Library, photos: Path, count: int) -> None:
    """Copies of the first photo, entered into the catalogue as the scan would have found them."""
    database = Database.open(library.paths.catalogue, library.paths.backups)
    embeddings = Embeddings(database, library.encoder.model_id, library.encoder.dimensions)
    (folder,) = library.folders()
    photo = library.photo_at(photos / "first.jpg")
    assert photo is not None
    content, places = (photos / "first.jpg").read_bytes(), []
    for number in range(count):
        path = photos / f"{number // FILES_A_FOLDER:04}" / f"{number:06}.jpg"
        if number % FILES_A_FOLDER == 0:
            path.parent.mkdir()
        path.write_bytes(content)
        status = path.stat()
        places.append(Place(folder.id, path.relative_to(photos).as_posix(), status.st_size, status.st_mtime_ns))
    Intake(database, embeddings.model_row).commit(Batch(known=[KnownContent(place, photo, None) for place in places]))
    database.close()


if __name__ == "__main__":
    main()
