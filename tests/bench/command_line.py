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

from tests.bench import reporting
from tests.bench.synthetic import fill


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
