"""The portable app: a program of its own beside a folder `photolens-data`, run as people run it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import MakePhoto

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60.0
PROGRAM = """#!{python}
import sys

sys.frozen, sys.executable = True, __file__  # as PyInstaller has them
sys.path.insert(0, {checkout!r})
from multiprocessing import spawn

if __name__ == "__main__":
    if "-c" in sys.argv:  # how multiprocessing starts what counts its semaphores
        exec(sys.argv[sys.argv.index("-c") + 1])
        sys.exit()
    spawn.freeze_support()
    from photolens.__main__ import main

    main()
"""
CACHES = """
import os
import tempfile
from photolens.paths import carry_caches, temporary_folder

carry_caches()
import huggingface_hub.constants as hub

print(hub.HF_HOME, hub.HF_TOKEN_PATH, os.environ["TORCH_HOME"], temporary_folder(), sep="\\n")
"""

REMEMBERING = """
from PySide6.QtWidgets import QFileDialog
from photolens.gui.application import create_application

app = create_application([])
dialog = QFileDialog()
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.open()
dialog.accept()
del dialog
"""


class App(NamedTuple):
    """A program in a folder of its own, and a home that it has no business in."""

    program: Path
    data: Path
    home: Path

    def start(self, *arguments: object, **more: str) -> subprocess.Popen[str]:
        kept = {name: os.environ[name] for name in ("PATH", "LC_ALL", "LD_LIBRARY_PATH") if name in os.environ}
        return subprocess.Popen(
            [self.program, *map(str, arguments)],
            env=kept | {"HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen"} | more,
            cwd=self.home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, *arguments: object) -> str:
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0, errors
        return output

    def strays(self) -> list[Path]:
        """What was written anywhere else than where it should be."""
        beside = [path for path in self.program.parent.iterdir() if path not in {self.program, self.data}]
        return [*self.home.rglob("*"), *beside]


@pytest.fixture
def app(tmp_path: Path) -> App:
    """The program is a copy of what PyInstaller makes as far as our code can tell: a frozen Python of another name."""
    program = tmp_path / "stick" / "photolens"
    for folder in (program.parent / "photolens-data", tmp_path / "home"):
        folder.mkdir(parents=True)
    program.write_text(PROGRAM.format(python=sys.executable, checkout=str(CHECKOUT)))
    program.chmod(0o755)
    return App(program, program.parent / "photolens-data", tmp_path / "home")


def test_everything_is_kept_beside_the_app_and_goes_where_it_goes(
    app: App, photos: Path, make_photo: MakePhoto
) -> None:
    make_photo(photos / "a.jpg")
    app.run("index", photos)
    window = app.start()
    wait_for(lambda: window.poll() is not None or (app.data / "app.lock").exists())
    app.run("open", photos)  # which ends when the first one answers
    window.terminate()
    _, errors = window.communicate(timeout=PATIENCE_S)
    assert window.returncode == 0, errors
    assert {"catalogue.sqlite", "thumbnails", "vectors", "window.ini"} <= {path.name for path in app.data.iterdir()}
    assert app.strays() == []

    moved = app.program.parent.rename(app.home.parent / "moved")
    status = json.loads(App(moved / app.program.name, moved / app.data.name, app.home).run("status", "--json"))
    assert (status["library"], status["photos"]) == (str(moved / app.data.name), 1)


def test_without_the_folder_everything_is_kept_in_the_home(app: App) -> None:
    app.data.rmdir()
    app.run("status")
    assert list(app.program.parent.iterdir()) == [app.program]
    assert any(app.home.rglob("catalogue.sqlite"))


def test_what_other_libraries_cache_is_kept_beside_the_app_too(app: App) -> None:
    pytest.importorskip("huggingface_hub")
    told = app.run("-c", CACHES).splitlines()
    assert [Path(line).is_relative_to(app.data) for line in told] == [True] * 4
    assert app.strays() == []


@pytest.mark.skipif(sys.platform != "linux", reason="Qt asks the system for the folder elsewhere, and so does that")
def test_what_qt_remembers_of_file_dialogs_is_kept_beside_the_app_too(app: App) -> None:
    app.run("-c", REMEMBERING)
    assert any(app.data.rglob("QtProject.conf"))
    assert app.strays() == []


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="nothing else is sure to be closed to every user")
def test_a_folder_that_cannot_be_written_to_is_told_in_a_sentence(app: App) -> None:
    app.data.rmdir()
    app.data.symlink_to("/sys/kernel")
    process = app.start("status")
    output, errors = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, output) == (1, "")
    assert errors.startswith(f"photolens: {app.data} cannot be written to")
    assert errors.count("\n") == 1


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
