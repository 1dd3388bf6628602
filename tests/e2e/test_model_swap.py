"""kill -9 while another model's vectors are made, and while it takes over: both are sound, and it goes on."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from photolens.domain.model import STARTER
from photolens.library import Library
from tests.e2e.alone import wait_until_alone
from tests.tiny_models import install_tiny

Answer = Callable[..., Any]

PHOTOS = 160
"""Several times as many as are committed at once."""
PACE_S = 0.05
"""Between two searches: without a pause they would take the time of the process that they watch."""
KILLS_AT = (None, None, 1, 40, 100, None, PHOTOS)
"""Vectors of the new model at which it is killed, the last time as it takes over; None: at any moment, even early."""
LEAST_KILLS = 5
"""So many must come before it is done, however quick the machine is: else the test would prove nothing."""


def opened(environment: dict[str, str]) -> Library:
    return Library.open(Path(environment["PHOTOLENS_LIBRARY"]))


def state(library: Library) -> tuple[str, int]:
    """Which model serves, and how many vectors the other one has."""
    entries = library.models.all()
    serving = next(each.card.name for each in entries if each.is_serving)
    return serving, next(each.vectors for each in entries if each.card.name == "tiny")


def use_and_kill(environment: dict[str, str], after_s: float, at: int | None) -> bool:
    """Run `photolens models use tiny`, and kill it so long after it began, or had `at` vectors; whether it was done."""
    process = subprocess.Popen(
        [sys.executable, "-m", "photolens", "models", "use", "tiny"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        if at is not None:
            wait_for_vectors(environment, process, at)
        process.wait(timeout=after_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    wait_until_alone(process.pid)
    return process.returncode == 0


def wait_for_vectors(environment: dict[str, str], process: subprocess.Popen[bytes], count: int) -> None:
    """Searching all the time, as the app would."""
    with opened(environment) as library:
        while process.poll() is None and state(library)[1] < count:
            assert len(library.search("a dog", limit=PHOTOS)) == PHOTOS
            time.sleep(PACE_S)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_kill_9_while_the_model_changes_harms_neither_generation(
    answer: Answer, environment: dict[str, str], make_photo: Callable[..., Path], photos: Path, models: Path
) -> None:
    install_tiny(models)
    for seed in range(PHOTOS):
        make_photo(photos / f"{seed}.jpg", seed, (400, 300))
    answer("index", photos)
    chance, before, kills = random.Random(5), 0, 0
    for at in KILLS_AT:
        is_done = use_and_kill(environment, chance.uniform(0.3, 2) if at is None else chance.uniform(0.0, 0.2), at)
        with opened(environment) as library:
            assert library.verify().problems == ()
            serving, made = state(library)
            assert made >= before, "vectors were lost"
            assert serving == STARTER or made == PHOTOS, "it took over before it was complete"
            assert len(library.search("a dog", limit=PHOTOS)) == PHOTOS
        if is_done:
            break
        before, kills = made, kills + 1
    assert kills >= LEAST_KILLS
    answer("models", "use", "tiny")
    with opened(environment) as library:
        assert state(library) == ("tiny", PHOTOS)
        assert len(library.search("a dog", limit=PHOTOS)) == PHOTOS
        library.models.use(STARTER)
        assert state(library)[0] == STARTER
    assert answer("verify") == {"ok": True, "problems": []}


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_ctrl_c_leaves_the_old_model_serving_and_the_next_index_goes_on(
    answer: Answer, environment: dict[str, str], make_photo: Callable[..., Path], photos: Path, models: Path
) -> None:
    install_tiny(models)
    for seed in range(PHOTOS):
        make_photo(photos / f"{seed}.jpg", seed, (400, 300))
    answer("index", photos)
    process = subprocess.Popen(
        [sys.executable, "-m", "photolens", "models", "use", "tiny"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    with opened(environment) as library:
        while process.poll() is None and not state(library)[1]:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=60)
        serving, made = state(library)
        assert (process.returncode, serving) == (1, STARTER), complaint
        assert 0 < made < PHOTOS
    answer("index")
    with opened(environment) as library:
        assert state(library) == ("tiny", PHOTOS)
