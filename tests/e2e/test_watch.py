"""`photolens watch` beside other commands on the same library."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Answer = Callable[..., Any]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")

SOON_S = 5.0
"""A new photo is searchable within this time."""


@pytest.fixture
def watching(
    answer: Answer, environment: dict[str, str], make_photo: Callable[..., Path], photos: Path
) -> Iterator[subprocess.Popen[str]]:
    """`photolens watch` over a folder with one photo."""
    make_photo(photos / "first.jpg", seed=100)
    answer("index", photos)
    with subprocess.Popen(
        [sys.executable, "-m", "photolens", "watch"], env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Watching")
        yield process
        process.kill()


def test_a_new_photo_is_found_by_other_commands_within_seconds(
    watching: subprocess.Popen[str], answer: Answer, make_photo: Callable[..., Path], photos: Path
) -> None:
    time.sleep(1)  # the first scan: from here on only events can tell of the photo
    make_photo(photos / "deep" / "new.jpg", seed=1)
    started = time.monotonic()
    while "new.jpg" not in {Path(found["path"]).name for found in answer("search", "anything")}:
        assert time.monotonic() - started < SOON_S
    watching.send_signal(signal.SIGINT)
    output, complaints = watching.communicate(timeout=10)
    assert watching.returncode == 0
    assert "1 indexed" in output
    assert complaints == ""


def test_ctrl_c_ends_it_quickly(watching: subprocess.Popen[str]) -> None:
    started = time.monotonic()
    watching.send_signal(signal.SIGINT)
    watching.communicate(timeout=10)
    assert watching.returncode == 0
    assert time.monotonic() - started < 5


def test_search_in_a_folder_goes_on_while_another_process_indexes(
    watching: subprocess.Popen[str], answer: Answer, make_photo: Callable[..., Path], photos: Path
) -> None:
    for seed in range(60):
        make_photo(photos / f"{seed}.jpg", seed, (1600, 1200))
    for _ in range(3):
        assert answer("search", "anything", "--in", photos)
    assert watching.poll() is None
