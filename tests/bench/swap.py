"""Searches while another model takes over: none may fail, and none may wait for long.

A library of empty files with real thumbnails, an architecture of open_clip with random weights, the real indexer: the
model is chosen, its vectors are built, it takes over, and all the time one phrase after another is searched for.

python -m tests.bench.swap [--photos 10000] [--architecture ViT-B-32] [--json]
"""

import os
import statistics
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from photolens.domain.model import STARTER
from photolens.indexing.events import Event, GenerationFailed, ModelSwitched
from photolens.library import Library
from photolens.media import ThumbnailFolder
from photolens.media.thumbnails import thumbnail_jpeg
from tests.bench import reporting
from tests.bench.synthetic import fill
from tests.bench.untrained import installed

PICTURES = 32
"""Different thumbnails; all photos share them."""
REST_S = 0.05
"""Between two searches: somebody who types quickly."""


@dataclass
class Searcher:
    """Searches until it is told to stop."""

    library: Library
    taken_ms: list[float] = field(default_factory=list)
    failed: int = 0

    def search_until(self, stopped: threading.Event) -> None:
        """One phrase after the other, each a new one."""
        while not stopped.wait(REST_S):
            started_s = time.perf_counter()
            try:
                found = self.library.search(f"photo number {len(self.taken_ms)} of a dog in the snow")
                self.failed += not found
            except Exception:  # noqa: BLE001 (whatever it is, it counts)
                self.failed += 1
            self.taken_ms.append(1000 * (time.perf_counter() - started_s))


def main() -> None:
    """Measure and print."""
    parser = reporting.parser("Measure searches while another model takes over.")
    parser.add_argument("--photos", type=int, default=10_000)
    parser.add_argument("--architecture", default="ViT-B-32")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder, "library"), Path(folder, "photos"), arguments.photos)
        _draw_thumbnails(Path(folder, "library"), arguments.photos)
        figures = measure(Path(folder), arguments.architecture)
    reporting.report({"photos": arguments.photos, **figures}, as_json=arguments.json)


def measure(folder: Path, architecture: str) -> dict[str, object]:
    """Searches before, during and after the building of another generation, there and back."""
    os.environ["PHOTOLENS_MODELS"] = str(folder / "models")
    with installed(folder, architecture) as card, Library.open(folder / "library") as library:
        before = Searcher(library)
        _for_seconds(before, 5)
        switched, events = threading.Event(), list[Event]()

        def publish(event: Event) -> None:
            events.append(event)
            if isinstance(event, ModelSwitched | GenerationFailed):
                switched.set()

        indexer = library.indexer(publish)
        indexer.start()
        library.models.use(card.name)
        during, started_s = Searcher(library), time.perf_counter()
        during.search_until(switched)
        built_s = time.perf_counter() - started_s
        there_ms = 1000 * library.models.switch_s
        after = Searcher(library)
        _for_seconds(after, 5)
        started_s = time.perf_counter()
        library.models.use(STARTER)
        back_s = time.perf_counter() - started_s
        indexer.stop()
        served = [entry.card.name for entry in library.models.all() if entry.is_serving]
        assert any(isinstance(event, ModelSwitched) for event in events), events[-3:]
        assert served == [STARTER], served
        figures: dict[str, object] = {
            "architecture": architecture,
            "searches_that_failed": before.failed + during.failed + after.failed,
            "photos_per_second": len(library.timeline().ids) / built_s,
            "switch_ms": there_ms,
            "switch_back_ms": 1000 * library.models.switch_s,
            "choosing_to_serving_again_s": back_s,
        }
        for when, searcher in {"before": before, "during": during, "after": after}.items():
            figures |= _quantiles(when, searcher.taken_ms)
        return figures


def _for_seconds(searcher: Searcher, seconds: float) -> None:
    stopped = threading.Event()
    timer = threading.Timer(seconds, stopped.set)
    timer.start()
    searcher.search_until(stopped)
    timer.join()


def _quantiles(when: str, taken_ms: list[float]) -> dict[str, object]:
    return {
        f"searches_{when}": len(taken_ms),
        f"{when}_p50_ms": statistics.median(taken_ms),
        f"{when}_p95_ms": statistics.quantiles(taken_ms, n=20)[-1],
        f"{when}_worst_ms": max(taken_ms),
    }


def _draw_thumbnails(library_folder: Path, count: int) -> None:
    """Thumbnails for all photos of the synthetic library."""
    with Library.open(library_folder) as library:
        folder = ThumbnailFolder(library.paths.thumbnails)
        jpegs = [thumbnail_jpeg(_picture(seed)) for seed in range(PICTURES)]
        ids = library.timeline().ids.tolist()
        for number, card in enumerate(library.cards(ids).values()):
            folder.save(card.content, jpegs[number % PICTURES])
        assert len(ids) == count


def _picture(seed: int) -> Image.Image:
    rough = np.random.default_rng(seed).integers(0, 256, (30, 40, 3), np.uint8)
    return Image.fromarray(rough).resize((500, 375), Image.Resampling.BICUBIC)


if __name__ == "__main__":
    main()
