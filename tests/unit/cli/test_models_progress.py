"""What a download and the building of vectors show meanwhile, on a terminal and elsewhere."""

from io import StringIO

import pytest
from rich.console import Console

from photolens.cli.printing import duration, size
from photolens.cli.progress import DownloadBar, ProgressBar
from photolens.domain.model import DownloadProgress
from photolens.indexing.events import GenerationProgress

TOTAL = 605_000_000


@pytest.fixture
def screen() -> StringIO:
    """What a terminal or a file shows."""
    return StringIO()


@pytest.fixture
def terminal(screen: StringIO) -> Console:
    """A terminal as wide as most."""
    return Console(file=screen, force_terminal=True, width=80)


def progress(done_bytes: int) -> DownloadProgress:
    return DownloadProgress("ViT-B-32/laion2b_s34b_b79k", done_bytes, TOTAL, 12_300_000, 185)


def test_a_terminal_shows_how_much_arrived_how_fast_and_how_long_it_still_takes(
    terminal: Console, screen: StringIO
) -> None:
    with DownloadBar("CLIP ViT-B/32", terminal) as bar:
        bar.show(progress(121_000_000))
    shown = screen.getvalue()
    assert "CLIP ViT-B/32" in shown
    assert "121 MB of 605 MB 12 MB/s, 3 min left" in shown


def test_nothing_of_it_is_cut_off_at_80_columns(terminal: Console, screen: StringIO) -> None:
    with DownloadBar("ViT-B-16-SigLIP2-384", terminal) as bar:
        bar.show(DownloadProgress("x", 1_234_000_000, 3_700_000_000, 123_456, 9 * 3600 + 300))
    assert "1.2 GB of 3.7 GB 123 kB/s, 9 h 05 min left" in screen.getvalue()


def test_elsewhere_a_line_tells_of_each_tenth(screen: StringIO) -> None:
    with DownloadBar("CLIP ViT-B/32", Console(file=screen)) as bar:
        for percent in (0, 1, 2, 9, 10, 11, 35, 100, 100):
            bar.show(progress(TOTAL * percent // 100))
    assert screen.getvalue().splitlines() == [
        "CLIP ViT-B/32: 0 B of 605 MB",
        "CLIP ViT-B/32: 60 MB of 605 MB",
        "CLIP ViT-B/32: 212 MB of 605 MB",
        "CLIP ViT-B/32: 605 MB of 605 MB",
    ]


def test_a_download_of_nothing_is_no_division_by_nothing(screen: StringIO) -> None:
    with DownloadBar("CLIP ViT-B/32", Console(file=screen)) as bar:
        bar.show(DownloadProgress("x", 0, 0, 0.0, None))
    assert screen.getvalue() == "CLIP ViT-B/32: 0 B of 0 B\n"


def test_building_shows_photos_and_pace(terminal: Console, screen: StringIO) -> None:
    with ProgressBar(terminal) as bar:
        bar.show(GenerationProgress("my-clip", 40, 1000, 25.0, 38.4))
    shown = screen.getvalue()
    assert "Preparing the model" in shown
    assert "40/1000" in shown
    assert "25.0 photos/s, 38 s left" in shown


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (6_740_000, "6.7 MB"), (9_960_000, "10 MB"), (605_219_813, "605 MB"),
     (999_600_000, "1.0 GB"), (1_710_000_000, "1.7 GB"), (12_000_000_000_000, "12000.0 GB")],
)  # fmt: skip
def test_sizes_are_as_precise_as_they_are_of_interest(count: int, said: str) -> None:
    assert size(count) == said


@pytest.mark.parametrize(("seconds", "said"), [(0.2, "1 s"), (38.4, "38 s"), (185, "3 min"), (11_100, "3 h 05 min")])
def test_times_too(seconds: float, said: str) -> None:
    assert duration(seconds) == said
