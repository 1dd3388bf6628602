"""How long the grid takes for a frame while it scrolls, and for another arrangement, at 100,000 and 1,000,000 photos.

python -m tests.bench.grid [--photos 100000 1000000] [--json]

Arrangements are synthetic; behind them stands a library with a few hundred real thumbnails that the photos share.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from photolens.domain.photo import ContentHash, Flag, PhotoCard, PhotoId
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.grid import Arrangement, GridMode, GridView, Thumbnails, dated
from photolens.gui.mailbox import Mailbox
from photolens.gui.memory import Memory
from photolens.gui.tasks import Tasks
from photolens.library import Library
from photolens.store.timeline import Timeline
from tests.bench import reporting

Answer = TypeVar("Answer")

WIDTH_PX, HEIGHT_PX = 1600, 1000
SIZES_PX = [(500, 333), (500, 375), (375, 500), (333, 500), (500, 281), (500, 500)]
THUMBNAILS = 300
FRAMES, STEP_PX = 300, 48
WIDTHS_PX = range(1200, 1600, 40)


class Stage(Library):
    """A library whose photos are all there is to be counted, and share some thumbnails."""

    def furnish(self) -> None:
        """Make the thumbnails."""
        random = np.random.default_rng(0)
        for number in range(THUMBNAILS):
            rough = random.integers(0, 256, (12, 16, 3), np.uint8)
            path = self.thumbnail(_content(number))
            path.parent.mkdir(parents=True, exist_ok=True)
            picture = Image.fromarray(rough).resize(SIZES_PX[number % len(SIZES_PX)], Image.Resampling.BICUBIC)
            picture.save(path, "JPEG", quality=80)

    @override
    def cards(self, ids: Sequence[PhotoId]) -> dict[PhotoId, PhotoCard]:
        return {photo: _card(photo) for photo in ids}


def main() -> None:
    """Measure and print."""
    parser = reporting.parser("Measure the grid.")
    parser.add_argument("--photos", type=int, nargs="+", default=[100_000, 1_000_000])
    arguments = parser.parse_args()
    figures: dict[str, object] = {}
    for count in arguments.photos:
        figures |= measure(count)
    reporting.report(figures, as_json=arguments.json)


def measure(count: int) -> dict[str, object]:
    """Milliseconds for frames, resets and the like, with so many photos; megabytes of the cache of thumbnails."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.ThemeChoice.LIGHT)
    with tempfile.TemporaryDirectory() as folder, _context(Path(folder)) as context:
        timeline = _timeline(count)
        dating_ms, arrangement = _timed(lambda: dated(timeline))
        thumbnails = Thumbnails(context)
        grid = GridView(context, thumbnails)
        grid.resize(WIDTH_PX, HEIGHT_PX)
        grid.show()
        try:
            figures = {"dated_ms": dating_ms, **_instants(grid, arrangement), **_frames(grid, thumbnails)}
            figures["cache_mb"] = thumbnails.size_bytes / 2**20
        finally:
            grid.close()
            thumbnails.close()
            grid.deleteLater()
    return {f"{count}_{name}": figure for name, figure in figures.items()}


def _instants(grid: GridView, arrangement: Arrangement) -> dict[str, float]:
    """What happens at once: another arrangement, another width, everything selected."""
    figures: dict[str, float] = {}
    for mode in (GridMode.SQUARE, GridMode.JUSTIFIED):
        grid.set_mode(mode)
        figures[f"{mode}_reset_ms"] = _best(lambda: grid.set_arrangement(arrangement, keep=False))
        figures[f"{mode}_refresh_ms"] = _best(lambda: grid.set_arrangement(arrangement, keep=True))
        figures[f"{mode}_resize_ms"] = statistics.median(_resized(grid, width) for width in WIDTHS_PX)
    grid.resize(WIDTH_PX, HEIGHT_PX)
    figures["select_all_ms"] = _timed(grid.select_all)[0]
    figures["select_none_ms"] = _timed(grid.select_none)[0]
    return figures


def _frames(grid: GridView, thumbnails: Thumbnails) -> dict[str, float]:
    """Frames from a scroll to the painted view, while thumbnails are read, and when they are all there."""
    figures: dict[str, float] = {}
    for mode in (GridMode.SQUARE, GridMode.JUSTIFIED):
        grid.set_mode(mode)
        start = grid.verticalScrollBar().maximum() // 2
        for state in ("cold", "warm"):
            frames = [_frame(grid, start + number * STEP_PX) for number in range(FRAMES)]
            figures[f"{mode}_{state}_frame_p50_ms"] = statistics.median(frames)
            figures[f"{mode}_{state}_frame_p95_ms"] = statistics.quantiles(frames, n=20)[-1]
            figures[f"{mode}_{state}_frame_max_ms"] = max(frames)
            _fill(grid, thumbnails, start)
    return figures


def _frame(grid: GridView, scroll_px: int) -> float:
    """One frame, and all else that waits for the GUI thread then."""

    def frame() -> None:
        grid.verticalScrollBar().setValue(scroll_px)
        QApplication.processEvents()

    return _timed(frame)[0]


def _fill(grid: GridView, thumbnails: Thumbnails, start: int) -> None:
    """Walk the way again slowly, until every picture on it is in the cache."""
    for top in range(start, start + FRAMES * STEP_PX + HEIGHT_PX, HEIGHT_PX):
        grid.verticalScrollBar().setValue(top)
        deadline = time.monotonic() + 3
        while time.monotonic() < deadline and not _is_filled(grid, thumbnails):
            QApplication.processEvents()
            time.sleep(0.002)


def _is_filled(grid: GridView, thumbnails: Thumbnails) -> bool:
    first, end = grid.plan.visible(grid.scroll_px - HEIGHT_PX, grid.scroll_px + 2 * HEIGHT_PX)
    shown = zip(grid.arrangement().ids[first:end].tolist(), grid.plan.boxes(first, end).tolist(), strict=True)
    pictures = (
        (thumbnails.picture(photo, right - left, bottom - top), right - left)
        for photo, (left, top, right, bottom) in shown
    )
    return all(picture is not None and picture.width() == width for picture, width in pictures)


def _resized(grid: GridView, width: int) -> float:
    return _timed(lambda: grid.resize(width, HEIGHT_PX))[0]


def _best(act: Callable[[], None]) -> float:
    return min(_timed(act)[0] for _ in range(5))


def _timed(act: Callable[[], Answer]) -> tuple[float, Answer]:
    start = time.perf_counter()
    answer = act()
    return 1000 * (time.perf_counter() - start), answer


@contextmanager
def _context(folder: Path) -> Iterator[Context]:
    with Stage.open(folder) as library:
        assert isinstance(library, Stage)
        library.furnish()
        mailbox = Mailbox()
        tasks = Tasks(mailbox)
        yield Context(library, mailbox, tasks, Memory(library.paths))
        tasks.close()
        mailbox.close()


def _timeline(count: int) -> Timeline:
    """Twenty years of photos, most days with some, the newest first."""
    random = np.random.default_rng(1)
    moments_s = np.sort(random.integers(1_100_000_000, 1_730_000_000, count))[::-1]
    ids = np.arange(1, count + 1)
    ratios = np.array([width / height for width, height in SIZES_PX], np.float32)[ids % THUMBNAILS % len(SIZES_PX)]
    return Timeline(ids, moments_s.copy(), ratios)


def _content(number: int) -> ContentHash:
    return ContentHash(f"{number % THUMBNAILS:040}")


def _card(photo: PhotoId) -> PhotoCard:
    width, height = SIZES_PX[photo % THUMBNAILS % len(SIZES_PX)]
    flag = Flag(photo % 97 == 0)
    return PhotoCard(
        photo,
        _content(photo),
        8 * width,
        8 * height,
        datetime(2024, 5, 3),  # noqa: DTZ001 (the wall clock of the capture)
        favourite=photo % 11 == 0,
        rating=photo % 7 % 6,
        flag=flag,
        caption="",
        path=Path(f"/photos/{photo}.jpg"),
        is_offline=False,
    )


if __name__ == "__main__":
    main()
