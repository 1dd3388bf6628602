"""kill -9 at random moments: nothing is lost, nothing is there twice, and the next run goes on."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from photolens.library import Library
from tests.e2e.alone import wait_until_alone

Answer = Callable[..., Any]

KILLS = 20
PHOTOS = 240


@pytest.fixture(scope="module")
def photos(make_photo: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Photos in several folders, which nothing changes."""
    folder = tmp_path_factory.mktemp("survival") / "photos"
    for seed in range(PHOTOS):
        make_photo(folder / f"{seed % 7}" / f"{seed}.jpg", seed, (1600, 1200))
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_kill_9_at_any_moment_loses_nothing(answer: Answer, environment: dict[str, str], photos: Path) -> None:
    chance, embedded = random.Random(20), 0
    for number in range(KILLS):
        # one at any moment, starting included; one while photos are being read, however slow the machine is today
        _index_and_kill(environment, photos, chance.uniform(0.0, 1.2), is_reading=number % 2 == 1)
        with Library.open(Path(environment["PHOTOLENS_LIBRARY"])) as library:
            assert library.verify().problems == ()
            status = library.status()
        assert status.embedded == status.photos >= embedded
        embedded = status.embedded
    report = answer("index", photos)
    assert report["indexed"] == PHOTOS - embedded
    status = answer("status")
    assert (status["photos"], status["files"], status["vectors"]) == (PHOTOS, PHOTOS, PHOTOS)
    assert answer("verify") == {"ok": True, "problems": []}
    assert embedded > 0, "every run was killed before its first batch: the test proved nothing"


def _index_and_kill(environment: dict[str, str], photos: Path, after_s: float, *, is_reading: bool) -> None:
    thumbnails = Path(environment["PHOTOLENS_LIBRARY"]) / "thumbnails"
    before = len(list(thumbnails.rglob("*.jpg")))
    process = subprocess.Popen(
        [sys.executable, "-m", "photolens", "index", str(photos)],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    if is_reading and before < PHOTOS:
        _wait_for_photos(thumbnails, before + 1)
    time.sleep(after_s)
    process.kill()
    process.wait()
    wait_until_alone(process.pid)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_stops_cleanly_and_the_next_run_goes_on(
    answer: Answer, environment: dict[str, str], photos: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "photolens", "index", str(photos), "--json"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    _wait_for_photos(Path(environment["PHOTOLENS_LIBRARY"]) / "thumbnails")
    os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the decode processes too
    output, complaint = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "goes on from here" in complaint
    assert "Traceback" not in complaint
    first = json.loads(output)
    assert 0 < first["indexed"] < PHOTOS
    assert answer("verify") == {"ok": True, "problems": []}
    second = answer("index", photos)
    assert (second["unchanged"], second["indexed"]) == (first["indexed"], PHOTOS - first["indexed"])


def _wait_for_photos(thumbnails: Path, count: int = 40) -> None:
    deadline = time.monotonic() + 60
    while len(list(thumbnails.glob("*/*.jpg"))) < count:
        assert time.monotonic() < deadline
        time.sleep(0.02)
