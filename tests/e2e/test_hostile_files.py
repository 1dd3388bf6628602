"""Real and hostile files of other projects' tests: each is indexed or listed with a reason, and none is touched."""

import hashlib
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

Answer = Callable[..., Any]

FILES = (Path(__file__).resolve().parents[3] / "shared" / "photos").resolve()
MEMORY_LIMIT_BYTES = 2 << 30
"""All processes of a run together; most of it is the one file of the set that is largest when decoded."""

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the collection of test photos is not on this machine")


def digests(folder: Path) -> dict[Path, str]:
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def test_every_file_is_indexed_or_has_a_reason_and_stays_as_it_was(answer: Answer, environment: dict[str, str]) -> None:
    before = digests(FILES)
    peak = peak_memory([sys.executable, "-m", "photolens", "index", str(FILES)], environment)
    assert peak < MEMORY_LIMIT_BYTES
    assert digests(FILES) == before
    status, failures = answer("status"), answer("failures")
    assert status["files"] + len(failures) == len(before)
    assert all(failure["reason"] and failure["stage"] for failure in failures)
    assert not [failure for failure in failures if "crashed" in failure["reason"] or "longer than" in failure["reason"]]
    again = answer("index")
    assert (again["seen"], again["unchanged"], again["failed"]) == (len(before), status["files"], status["failed"])
    assert answer("verify") == {"ok": True, "problems": []}


def peak_memory(command: list[str], environment: dict[str, str]) -> int:
    """Run a command that must succeed; the most bytes that it and its children had resident together."""
    ended, peak = threading.Event(), 0
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        watched = psutil.Process(process.pid)

        def watch() -> None:
            nonlocal peak
            while not ended.wait(0.1):
                peak = max(peak, resident(watched))

        thread = threading.Thread(target=watch)
        thread.start()
        try:
            assert process.wait(300) == 0
        finally:
            ended.set()
            thread.join()
    return peak


def resident(process: psutil.Process) -> int:
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_info().rss
    except psutil.Error:  # it ended while we looked
        pass
    return total


def test_the_eight_orientations_find_each_other(answer: Answer) -> None:
    """Upright, they all show the same, so the others are the nearest to the first."""
    answer("index", FILES / "exif-orientation")
    for kind in ("Landscape", "Portrait"):
        first, *others = sorted((FILES / "exif-orientation").rglob(f"{kind}_[0-8].jpg"))
        assert len(others) == 8
        assert {Path(found["path"]) for found in answer("similar", first, "-k", "8")} == set(others)
