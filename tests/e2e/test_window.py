"""The real program in a real window, on an X server of its own, with a real keyboard and pointer."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.desk import NEEDED, PATIENCE_S, Desk, counted, wait_for

pytestmark = NEEDED

ENDING_S = 5.0
NAMES = ("coffee.jpg", "cat.jpg", "astronaut.jpg", "rocket.jpg", "flower.jpg")


@dataclass
class Program:
    """A run of photolens."""

    process: subprocess.Popen[bytes]
    stderr: Path

    def is_running(self) -> bool:
        assert self.process.poll() is None, self.stderr.read_text()
        return True

    def has_ended_well(self) -> bool:
        """Whether it ends by itself, in time, with status 0 and without a complaint."""
        return self.process.wait(timeout=ENDING_S) == 0 and not self.stderr.read_text()


Start = Callable[..., Program]


@pytest.fixture
def start(desk: Desk, environment: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Starts photolens in a window on the desk; kills every one that the test left running."""
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    own = {"DISPLAY": desk.display, "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8"}
    others = {"WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_PICTURES_DIR", "QT_SCALE_FACTOR", "LANGUAGE"}
    given = {name: value for name, value in environment.items() if name not in others} | own
    programs: list[Program] = []

    def begin(*arguments: str) -> Program:
        stderr = tmp_path / f"stderr-{len(programs)}"
        command = [sys.executable, "-m", "photolens", "--library", str(tmp_path / "library"), *arguments]
        with stderr.open("wb") as file:
            process = subprocess.Popen(command, env=given, cwd=tmp_path, stderr=file, start_new_session=True)
        programs.append(Program(process, stderr))
        return programs[-1]

    yield begin
    desk.screen().save(tmp_path / "at-the-end.png")  # to look at after a failure
    for program in programs:
        if program.process.poll() is None:
            os.killpg(program.process.pid, signal.SIGKILL)
            program.process.wait(timeout=30)


@pytest.fixture
def album(environment: dict[str, str], pictures: Path) -> Path:
    """Photographs in the folder that the welcome offers."""
    folder = Path(environment["HOME"]) / "Pictures"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(pictures / name, folder)
    return folder


def asked(tmp_path: Path, question: str) -> int:
    """The number that the catalogue answers, 0 while there is none."""
    return counted(tmp_path / "library" / "catalogue.sqlite", question)


def test_keyboard_and_pointer_lead_from_the_welcome_to_a_favourite(
    desk: Desk, start: Start, album: Path, tmp_path: Path
) -> None:
    coffee, rocket = album / "coffee.jpg", album / "rocket.jpg"
    program = start()
    wait_for(lambda: program.is_running() and desk.focus("Photolens"), "the window")
    desk.click(*desk.button())
    wait_for(lambda: asked(tmp_path, "SELECT count(*) FROM embedding") == len(NAMES), "the photos in the catalogue")
    desk.seen(rocket)

    desk.type_text("a cup of coffee")
    wait_for(lambda: desk.find(rocket) is None, "the rocket to make way")
    cell = desk.seen(coffee)

    desk.click(cell.x, cell.y)
    desk.press("period")
    favourite = (
        "SELECT count(*) FROM photo JOIN file ON photo_id = photo.id WHERE favourite AND relative_path = 'coffee.jpg'"
    )
    wait_for(lambda: asked(tmp_path, favourite) == 1, "the heart")
    assert asked(tmp_path, "SELECT count(*) FROM photo WHERE favourite") == 1

    desk.click(cell.x, cell.y, times=2)
    wait_for(lambda: desk.seen(coffee).height > 1.3 * cell.height, "the viewer")
    desk.press("Escape")
    wait_for(lambda: desk.seen(coffee).height < 1.1 * cell.height, "the grid again")

    desk.press("Escape")
    desk.seen(rocket)
    desk.press("ctrl+q")
    assert program.has_ended_well()


def test_a_second_start_leaves_what_it_is_to_open_to_the_window_of_the_first(
    desk: Desk, start: Start, album: Path, tmp_path: Path
) -> None:
    first = start("open", "home/Pictures")
    wait_for(lambda: first.is_running() and desk.focus("Add to the library"), "the question")
    desk.press("Return")
    wait_for(lambda: asked(tmp_path, "SELECT count(*) FROM embedding") == len(NAMES), "the photos in the catalogue")
    cell = desk.seen(album / "coffee.jpg")

    second = start("open", (album / "coffee.jpg").as_uri())
    assert second.process.wait(timeout=PATIENCE_S) == 0
    assert not second.stderr.read_text()
    wait_for(lambda: desk.seen(album / "coffee.jpg").height > 1.3 * cell.height, "the viewer")
    first.process.terminate()
    assert first.has_ended_well()
