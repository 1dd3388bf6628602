"""How long the app takes to its first picture and from a phrase to its results, and how late its GUI thread ever is.

python -m tests.bench.gui [--photos 100000] [--library FOLDER] [--json]

Times of searches run from the moment the app decides to search (its 120 ms of waiting for the next key are not in them)
to the end of the first painting with the results of that very phrase. The grid alone is measured by `tests.bench.grid`.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from photolens.gui.application import Application, create_application
from photolens.gui.places import AllPhotos, Results
from photolens.library import Library
from tests.bench import reporting
from tests.bench.synthetic import fill

STARTS, PHRASES = 7, 40
NEW_PHOTOS, SIZE_PX = 600, (4000, 3000)
"""What is indexed meanwhile: photos of 12 megapixels."""
TICK_MS = 5
SETTLING_S = 4.0
"""For the decode processes to start before anything is measured beside them."""


def main() -> None:
    """Measure and print."""
    parser = reporting.parser("Measure the app.")
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--library", type=Path, help="a folder for the synthetic library, made if it is not there yet")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.library or Path(temporary)
        if not (folder / "library").exists():
            folder.mkdir(parents=True, exist_ok=True)
            fill(folder / "library", folder / "photos", arguments.photos)
        figures = starts(folder / "library") | in_use(folder / "library", Path(temporary, "new"))
    reporting.report(figures, as_json=arguments.json)


def starts(library: Path) -> dict[str, object]:
    """Seconds from the start of a process to the painted window, and to the first photos in it."""
    runs = [_started(library) for _ in range(STARTS + 1)][1:]
    figures: dict[str, object] = {
        f"{name}_{kind}": how([run[name] for run in runs])
        for name in ("window_s", "photos_s")
        for kind, how in (("median", statistics.median), ("max", max))
    }
    return figures | {"torch_imported": any(run["torch"] for run in runs)}


def in_use(folder: Path, new: Path) -> dict[str, object]:
    """Searches and the lateness of the GUI thread, at rest and while photos of 12 megapixels are indexed."""
    app = create_application([])
    application = Application(app, Library.open(folder))
    bench = Bench(app, application)
    application.start()
    bench.wait(lambda: application.window.browser.status_bar.activity.report is not None)  # the scan at the start
    bench.wait(lambda: application.tasks.is_idle)
    figures = {f"at_rest_{name}": figure for name, figure in bench.searched().items()}
    _make_photos(new)
    application.window.add_folders([new])
    known = application.context.library.overview().photos
    bench.wait(lambda: application.context.library.overview().photos > known)
    bench.spin(SETTLING_S)
    figures |= {f"indexing_{name}": figure for name, figure in bench.looked_on().items()}
    figures |= {f"indexing_{name}": figure for name, figure in bench.searched().items()}
    figures["indexing_was_going_on"] = application.context.library.overview().photos < known + NEW_PHOTOS
    start = time.perf_counter()
    application.close()
    figures["close_while_indexing_s"] = time.perf_counter() - start
    with Library.open(folder) as library:
        library.remove_folder(new)
    return dict(figures)


class Bench(QObject):
    """Watches the grid being painted and the GUI thread being late."""

    def __init__(self, app: QApplication, application: Application) -> None:
        super().__init__()
        self._app, self._window = app, application.window
        self._painted_s: list[float] = []
        self._is_filled = False
        self._ticks: list[float] = []
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self._ticks.append(time.perf_counter()))
        self._window.browser.gallery.filled.connect(self._on_filled)
        self._window.browser.gallery.grid.viewport().installEventFilter(self)

    def searched(self) -> dict[str, float]:
        """Milliseconds from a search to its painted results, warm."""
        taken = [self._search(f"a photo of a dog, number {number}") for number in range(PHRASES + 1)][1:]
        return {"search_p50_ms": statistics.median(taken), "search_p95_ms": statistics.quantiles(taken, n=20)[-1]}

    def looked_on(self, seconds: float = 8.0) -> dict[str, float]:
        """How late the timer of the GUI thread is, in milliseconds, while the user only looks."""
        self._window.navigator.go(AllPhotos())
        self._ticks.clear()
        self._timer.start()
        self.spin(seconds)
        self._timer.stop()
        late = [1000 * (after - before) - TICK_MS for before, after in zip(self._ticks, self._ticks[1:], strict=False)]
        return {"late_p95_ms": statistics.quantiles(late, n=20)[-1], "late_max_ms": max(late)}

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the app live until something holds."""
        deadline = time.monotonic() + 60
        while not until():
            assert time.monotonic() < deadline, "it never came to pass"
            self.spin(0.05)

    def spin(self, seconds: float) -> None:
        """Let the app live for so long."""
        QTimer.singleShot(round(1000 * seconds), self, lambda: self._app.exit(0))  # quit would close the window
        self._app.exec()

    def _search(self, phrase: str) -> float:
        self._is_filled, self._painted_s = False, []
        start = time.perf_counter()
        self._window.navigator.go(Results(phrase))
        self._app.exec()
        return 1000 * (self._painted_s[0] - start)

    def _on_filled(self) -> None:
        self._is_filled = True
        self._window.browser.gallery.grid.viewport().update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._is_filled and not self._painted_s:
            QTimer.singleShot(0, self, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self._painted_s.append(time.perf_counter())
        self._app.exit(0)


def _started(library: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.first_paint", str(library)]
    environment = os.environ | {"STARTED_AT": repr(time.time())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    seen: dict[str, float] = json.loads(done.stdout)
    return seen


def _make_photos(folder: Path) -> None:
    """Photos that differ in a comment; drawing each anew would take longer than the whole measurement."""
    folder.mkdir(parents=True)
    random = np.random.default_rng(0)
    rough = random.integers(0, 256, (96, 128, 3), np.uint8)
    Image.fromarray(rough).resize(SIZE_PX, Image.Resampling.BICUBIC).save(folder / "0.jpg", quality=88)
    data = (folder / "0.jpg").read_bytes()
    for number in range(NEW_PHOTOS):
        comment = b"\xff\xfe\x00\x16" + f"{time.time_ns():020}".encode()  # new to a library that was measured before
        (folder / f"{number}.jpg").write_bytes(data[:2] + comment + data[2:])


if __name__ == "__main__":
    main()
