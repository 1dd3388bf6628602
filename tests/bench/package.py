"""How long the packaged app takes from the start of its process to its painted window, in a new library, under Xvfb.

python -m tests.bench.package PROGRAM [--runs 5] [--json]

PROGRAM is build/light/Photolens/photolens, say. The first start is cold where this may empty the page cache (as root).
"""

import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from tests.bench import reporting
from tests.e2e.desk import Desk, open_desk

DROP_CACHES = Path("/proc/sys/vm/drop_caches")
GLANCE_S = 0.03
"""Between two looks at the screen, which take the machine's time as well."""
SPOT = (640, 400)
"""In the middle of the window, in pixels; the screen is black before it is there."""


def main() -> None:
    """Measure and print."""
    parser = reporting.parser("Measure the start of a packaged app.")
    parser.add_argument("program", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    figures: dict[str, object] = {"version_s": version_s(program)}
    with open_desk() as desk:
        is_cold = drop_caches()
        figures["cold_window_s" if is_cold else "first_window_s"] = window_s(program, desk)
        taken = [window_s(program, desk) for _ in range(arguments.runs)]
    figures |= {"warm_window_median_s": statistics.median(taken), "warm_window_max_s": max(taken)}
    reporting.report(figures, as_json=arguments.json)


def drop_caches() -> bool:
    """Let the kernel forget the files it has read; whether it did."""
    try:
        os.sync()
        DROP_CACHES.write_text("3")
    except OSError:
        return False
    return True


def version_s(program: Path) -> float:
    """Seconds that the smallest command takes; it loads Python and nothing else."""
    start = time.perf_counter()
    subprocess.run([program, "--version"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def window_s(program: Path, desk: Desk) -> float:
    """Seconds until the window covers the screen; the app is ended then."""
    with tempfile.TemporaryDirectory() as home:
        given = {"HOME": home, "PATH": os.environ["PATH"], "DISPLAY": desk.display, "LC_ALL": "C.UTF-8"}
        start = time.perf_counter()
        process = subprocess.Popen([program], env=given, stderr=subprocess.DEVNULL)
        while not is_painted(desk):
            if process.poll() is not None:
                raise SystemExit(f"{program} ended with {process.returncode}")
            time.sleep(GLANCE_S)
        taken = time.perf_counter() - start
        process.terminate()
        process.wait(timeout=30)
    return taken


def is_painted(desk: Desk) -> bool:
    """Whether the middle of the window shows anything."""
    return desk.screen().getpixel(SPOT) != (0, 0, 0)


if __name__ == "__main__":
    main()
