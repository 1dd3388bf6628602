"""How long screens wait for the catalogue: the timeline, the overview, cards, and what the user may undo.

python -m tests.bench.timeline [--photos 100000 1000000] [--json]
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from photolens.domain.photo import PhotoId
from photolens.domain.query import AddedSince, InFolder, IsFavourite, Order
from photolens.library import Library
from photolens.store import tables
from photolens.store.clock import wall_clock_s
from photolens.store.database import Database, in_chunks
from tests.bench import reporting

TIMES = 5
FILES_A_FOLDER = 250
COPIES_EVERY = 20
"""One photo in so many lies in a second folder too."""
FIRST = datetime.fromisoformat("2004-01-01")


def main() -> None:
    """Measure and print."""
    parser = reporting.parser("Measure what screens ask of the catalogue.")
    parser.add_argument("--photos", type=int, nargs="+", default=[100_000])
    arguments = parser.parse_args()
    figures: dict[str, object] = {}
    for count in arguments.photos:
        with tempfile.TemporaryDirectory() as folder:
            figures |= measure(Path(folder), count)
    reporting.report(figures, as_json=arguments.json)


def measure(folder: Path, count: int) -> dict[str, object]:
    """Milliseconds, the median of a few, of each thing on a library that was just opened."""
    photos = folder / "photos"
    photos.mkdir()
    with Library.open(folder / "library") as library:
        library.add_folders([photos])
        fill(library, count)
    with Library.open(folder / "library") as library:
        reading = {name: statistics.median(map(_ms, [call] * TIMES)) for name, call in _reading(library, photos, count)}
        writing = {name: _ms(call) for name, call in _writing(library, photos, count)}
    return {f"{count}_{name}_ms": ms for name, ms in (reading | writing).items()}


def fill(library: Library, count: int) -> None:
    """Rows as indexing leaves them, without files, thumbnails and vectors."""
    database = Database.open(library.paths.catalogue, library.paths.backups)
    (folder,) = library.folders()
    numbers = range(1, count + 1)
    with database.writing() as connection:
        for chunk in in_chunks(numbers, 10_000):
            connection.execute(insert(tables.photo), list(map(_photo, chunk)))
            files = [_file(folder.id, number, "") for number in chunk]
            files += [_file(folder.id, number, "copies/") for number in chunk if number % COPIES_EVERY == 0]
            connection.execute(insert(tables.file), files)
    database.close()


def _photo(number: int) -> dict[str, object]:
    """In the order in which a folder is read, which is not the order of the captures."""
    captured_at = FIRST + timedelta(minutes=(number * 7919) % 10_000_000)
    return {
        "content_hash": f"{number:040x}",
        "size_bytes": 3_500_000,
        "perceptual_hash": number,
        "width_px": 4000 if number % 3 else 3000,
        "height_px": 3000 if number % 3 else 4000,
        "format": "JPEG",
        "captured_at": captured_at,
        "camera_make": "Canon",
        "camera_model": "Canon EOS 70D",
        "favourite": number % 100 == 0,
        "added_at": FIRST + timedelta(days=7000, seconds=number // 20),
        "taken_s": wall_clock_s(captured_at),
    }


def _file(folder_id: int, number: int, prefix: str) -> dict[str, object]:
    album = number // FILES_A_FOLDER
    place = f"{prefix}{2004 + album % 20}/{album:05} a day somewhere/IMG_{number:07}.jpg"
    facts = {"size_bytes": 3_500_000, "mtime_ns": number, "state": "present", "photo_id": number}
    return {"folder_id": folder_id, "relative_path": place} | facts


def _reading(library: Library, photos: Path, count: int) -> Iterator[tuple[str, Callable[[], object]]]:
    step = max(1, count // 200)
    some = [PhotoId(number) for number in range(1, count, step)]
    many = [PhotoId(number) for number in range(count, 0, -2)]
    since = AddedSince(FIRST + timedelta(days=7000))
    yield "timeline", library.timeline
    yield "timeline_by_addition", lambda: library.timeline(order=Order.ADDED)
    yield "timeline_of_root", lambda: library.timeline([InFolder(photos)])
    yield "timeline_of_year", lambda: library.timeline([InFolder(photos / "2010")])
    yield "timeline_of_favourites", lambda: library.timeline([IsFavourite()])
    yield "timeline_of_recent", lambda: library.timeline([since])
    yield "arranged_500", lambda: library.arranged(some[:500])
    yield "arranged_half", lambda: library.arranged(many)
    yield "cards_200", lambda: library.cards(some[:200])
    yield "details", lambda: library.details(PhotoId(1))
    yield "history", library.history
    yield "overview", library.overview


def _writing(library: Library, photos: Path, count: int) -> Iterator[tuple[str, Callable[[], object]]]:
    everything = [PhotoId(number) for number in range(1, count + 1)]
    yield "rate_one", lambda: library.set_rating([PhotoId(1)], 4)
    yield "rate_all", lambda: library.set_rating(everything, 3)
    yield "undo_rate_all", library.undo
    yield "remove_folder", lambda: library.remove_folder(photos)
    yield "history_of_removal", library.history
    yield "undo_remove_folder", library.undo


def _ms(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
