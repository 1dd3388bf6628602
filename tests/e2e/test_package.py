"""A package that people download, in a root that holds the bare system and nothing of this machine.

    PHOTOLENS_PACKAGE=dist/photolens_0.1.0_amd64.deb pytest tests/e2e/test_package.py

The package is a .deb, or the unpacked image of an AppImage. Takes a minute or two; `debootstrap` brings the system.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.desk import NEEDED, Desk, counted, open_desk, wait_for

PACKAGE = os.environ.get("PHOTOLENS_PACKAGE", "")
SHOTS = os.environ.get("PHOTOLENS_SHOTS", "")
"""Where pictures of the screen go, to be looked at."""
SUITE = "bookworm"
APPIMAGE_EXPECTS = (
    "libdbus-1-3", "libegl1", "libfontconfig1", "libfreetype6", "libgl1", "libglib2.0-0", "libstdc++6", "libx11-6",
    "libx11-xcb1", "libxcb1", "libxext6", "libxrender1", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1",
)  # fmt: skip
"""What every desktop has, and so an AppImage does not bring."""
NAMES = ("coffee.jpg", "coffee-closer.jpg", "rocket.jpg")
HOME = "home/someone"
DATA = f"{HOME}/.local/share/photolens"
WINDOW_S = 5
"""For the window to go after Ctrl+Q."""

pytestmark = [
    *NEEDED,
    pytest.mark.skipif(not PACKAGE, reason="PHOTOLENS_PACKAGE names no package; packaging/build.py makes them"),
    pytest.mark.skipif(not shutil.which("debootstrap"), reason="needs debootstrap"),
    pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="chroot is for root alone"),
]


class Root:
    """A system of its own, with the package in it. Its methods wait; they run for root alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._program = ""

    def bootstrap(self) -> None:
        """The smallest Debian."""
        _run("debootstrap", "--variant=minbase", SUITE, self.folder)
        (self.folder / HOME).mkdir(parents=True)

    def install(self, package: Path) -> None:
        """Put the package in, as its users do."""
        if package.is_dir():
            shutil.copytree(package, self.folder / "opt/AppDir", symlinks=True)
            self._apt("install", *APPIMAGE_EXPECTS)
            self._program = "/opt/AppDir/AppRun"
        else:
            shutil.copy(package, self.folder / "tmp")
            self._apt("install", f"/tmp/{package.name}")  # noqa: S108 (inside the root)
            self._program = "photolens"

    def remove(self) -> str:
        """Take the package out again; what was said meanwhile."""
        return self._apt("remove", "photolens")

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Photolens, with an environment that holds nothing else."""
        given = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": f"/{HOME}", "LC_ALL": "C.UTF-8"} | environment
        return subprocess.Popen(
            self._inside([self._program, *arguments]),
            env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip

    def run(self, *arguments: str) -> str:
        """What a command prints; it must succeed and complain of nothing."""
        process = self.start(*arguments)
        printed, complaints = process.communicate(timeout=300)
        assert process.returncode == 0, complaints
        assert not complaints
        return printed

    def files(self, below: str) -> set[str]:
        """The files and folders at the top of a folder."""
        return {path.name for path in (self.folder / below).iterdir()}

    def _apt(self, verb: str, *packages: str) -> str:
        command = self._inside(["apt-get", verb, "--yes", "--quiet", "--no-install-recommends", *packages])
        given = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}
        return subprocess.run(command, env=given, check=True, capture_output=True, text=True).stdout

    def _inside(self, command: Sequence[str]) -> list[str]:
        return [str(shutil.which("chroot")), str(self.folder), *command]


def _run(program: str, *arguments: str | Path) -> None:
    subprocess.run([str(shutil.which(program)), *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Root]:
    made = Root(tmp_path_factory.mktemp("root") / "system")
    made.bootstrap()
    mounts = [made.folder / name for name in ("proc", "dev")]
    for mount in mounts:
        _run("mount", "--rbind", f"/{mount.name}", mount)
        _run("mount", "--make-rslave", mount)
    try:
        made.install(Path(PACKAGE).resolve())
        yield made
    finally:
        for mount in mounts:
            _run("umount", "--recursive", mount)


@pytest.fixture
def album(root: Root, pictures: Path) -> Path:
    """Photographs in the folder that the welcome offers, one of them as telephones write them."""
    folder = root.folder / HOME / "Pictures"
    folder.mkdir(exist_ok=True)
    for name in NAMES:
        shutil.copy(pictures / name, folder)
    heif = pytest.importorskip("pillow_heif")
    with Image.open(pictures / "temple.jpg") as image:
        heif.from_pillow(image).save(folder / "temple.heic")
    return folder


def shoot(desk: Desk, name: str) -> None:
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        desk.screen().save(Path(SHOTS) / f"{name}.png")


def test_the_commands_run_with_nothing_but_the_package(root: Root) -> None:
    assert root.run("--version").startswith("photolens ")
    demo = root.run("demo")
    assert "coffee.jpg" in demo
    assert "Now your own photos" in demo
    assert root.files(HOME) == set()


def test_first_run_search_and_similar_in_the_window(root: Root, album: Path) -> None:
    with open_desk() as desk:
        runtime = root.folder / "run/someone"
        runtime.mkdir(mode=0o700, exist_ok=True)
        process = root.start(DISPLAY=desk.display, XDG_RUNTIME_DIR="/run/someone")
        try:
            wait_for(lambda: process.poll() is None and desk.focus("Photolens"), "the window")
            shoot(desk, "1-welcome")
            desk.click(*desk.button())
            catalogue = root.folder / DATA / "catalogue.sqlite"
            everything = "SELECT count(*) FROM embedding"
            wait_for(lambda: counted(catalogue, everything) == len(NAMES) + 1, "all photos, HEIC too")
            rocket, coffee = album / "rocket.jpg", album / "coffee.jpg"
            desk.seen(rocket)
            shoot(desk, "2-indexed")

            desk.type_text("a cup of coffee")
            wait_for(lambda: desk.find(rocket) is None, "the rocket to make way")
            cell = desk.seen(coffee)
            shoot(desk, "3-found")

            desk.press("Escape")
            desk.seen(rocket)
            cell = desk.seen(coffee)
            desk.click(cell.x, cell.y)
            desk.press("ctrl+shift+f")
            closer = album / "coffee-closer.jpg"
            wait_for(lambda: desk.seen(closer).y < desk.seen(rocket).y, "the other cup to come before the rocket")
            shoot(desk, "4-similar")

            desk.press("ctrl+q")
            _, complaints = process.communicate(timeout=WINDOW_S)
            assert (process.returncode, complaints) == (0, "")
        finally:
            shoot(desk, "5-at-the-end")
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
    assert root.files(HOME) == {".local", "Pictures"}
    assert root.files(f"{HOME}/.local/share") == {"photolens"}


def test_removing_the_package_leaves_the_library_and_says_so(root: Root, album: Path) -> None:
    if Path(PACKAGE).is_dir():
        pytest.skip("an AppImage is removed by deleting its file")
    before = root.files(DATA)
    assert "your library stays in ~/.local/share/photolens" in root.remove()
    assert not (root.folder / "opt/photolens").exists()
    assert root.files(DATA) == before
    assert root.files(f"{HOME}/Pictures") == {path.name for path in album.iterdir()}
