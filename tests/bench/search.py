"""How long a phrase takes to its results in a warm library, with and without a folder to search in.

python -m tests.bench.search [--photos 10000 100000] [--json]
"""

import statistics
import tempfile
import time
from pathlib import Path

from photolens.library import Library
from tests.bench import reporting
from tests.bench.synthetic import fill

PHRASES = 100


def main() -> None:
    """Measure and print."""
    parser = reporting.parser("Measure searches by phrase.")
    parser.add_argument("--photos", type=int, nargs="+", default=[10_000, 100_000])
    arguments = parser.parse_args()
    figures: dict[str, object] = {}
    for count in arguments.photos:
        with tempfile.TemporaryDirectory() as folder:
            fill(Path(folder, "library"), Path(folder, "photos"), count)
            figures |= measure(Path(folder), count)
    reporting.report(figures, as_json=arguments.json)


def measure(folder: Path, count: int) -> dict[str, object]:
    """Milliseconds from the phrase to the results: encoding, ranking, and looking up the places."""
    places = {"": None, "_in_everything": folder / "photos", "_in_one_folder": folder / "photos" / "000"}
    figures: dict[str, object] = {}
    with Library.open(folder / "library") as library:
        for name, within in places.items():
            taken = [_search(library, number, within) for number in range(PHRASES + 1)][1:]
            figures[f"{count}{name}_p50_ms"] = statistics.median(taken)
            figures[f"{count}{name}_p95_ms"] = statistics.quantiles(taken, n=20)[-1]
    return figures


def _search(library: Library, number: int, within: Path | None) -> float:
    start = time.perf_counter()
    library.search(f"photo number {number} of a dog in the snow", within=within)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
