"""What pip installs: sdist and wheel are complete, and the wheel alone does the main job, outside the checkout."""

import os
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).parents[2]
PATIENCE_S = 60.0
STAMP = 'news = "https://example.org/latest.json"\n'
BESIDE = ("CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml")
"""What an sdist has beside folders."""
END_TO_END = (
    "e2e/test_app.py::test_from_the_welcome_to_a_found_photo_and_back_after_a_restart",
    "e2e/test_command_line.py::test_what_search_and_similar_say",
    "e2e/test_command_line.py::test_what_index_status_and_failures_say",
    "e2e/test_command_line.py::test_nothing_reaches_for_the_network",
)
"""Run again in the environment that has the wheel."""
TELLING = """
import photolens

def pytest_report_header():
    return f"photolens is {photolens.__file__}"
"""

PLAIN = "addopts=--import-mode=importlib"
"""Without the options for plugins that are not there."""

Run = Callable[..., subprocess.CompletedProcess[str]]
Members = dict[str, bytes]

pytestmark = pytest.mark.skipif(not (CHECKOUT / "packaging").is_dir(), reason="there is no recipe beside these tests")


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skips where pip cannot get the one package that every build needs."""
    folder = tmp_path_factory.mktemp("registry")
    words = f"-m pip download --quiet --no-deps --retries 1 --timeout 15 --dest {folder} hatchling".split()
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"the package registry cannot be reached: {done.stderr.strip().splitlines()[-1]}")


@pytest.fixture(scope="module")
def built(registry: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Sdist and wheel, as the recipe makes them, with a stamp of a release."""
    out = tmp_path_factory.mktemp("built")
    (out / "stamp.toml").write_text(STAMP)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(CHECKOUT / "packaging")
        recipe: Any = import_module("recipe.wheel")
        details, steps = import_module("recipe.details").details("light"), import_module("recipe.steps")
        sdist, wheel = recipe.make(out, details, steps.Steps(), stamp=out / "stamp.toml")
    return sdist, wheel


@pytest.fixture(scope="module")
def sdist(built: tuple[Path, Path]) -> Members:
    """The files of the sdist, without the folder that they lie in."""
    with tarfile.open(built[0]) as archive:
        files = ((member.name.partition("/")[2], archive.extractfile(member)) for member in archive.getmembers())
        return {name: file.read() for name, file in files if file is not None}


@pytest.fixture(scope="module")
def wheel(built: tuple[Path, Path]) -> Members:
    """The files of the wheel."""
    with zipfile.ZipFile(built[1]) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def programs(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that held nothing, not even pip, before the wheel came."""
    environment = tmp_path_factory.mktemp("installed") / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    folder = environment / ("Scripts" if sys.platform == "win32" else "bin")
    install(folder, built[1])
    return folder


def install(programs: Path, *wanted: object) -> None:
    words = [sys.executable, "-m", "pip", "--python", str(programs.parent), "install"]
    words += ["--quiet", "--no-compile", *map(str, wanted)]  # compiling what nobody runs takes a third of the time
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def surroundings(programs: Path, tmp_path: Path) -> dict[str, str]:
    """A user's environment who knows nothing of this checkout."""
    foreign = ("PYTHON", "VIRTUAL_ENV", "PYTEST", "COV", "PHOTOLENS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    home = tmp_path / "home"
    home.mkdir()
    return kept | {
        "HOME": str(home),
        "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
        "PHOTOLENS_LIBRARY": str(tmp_path / "library"),
        "QT_QPA_PLATFORM": "offscreen",
    }


@pytest.fixture
def user(surroundings: dict[str, str], tmp_path: Path) -> Run:
    """`user("photolens", "demo")` runs a program that must succeed, from outside the checkout."""

    def run(program: object, *words: object) -> subprocess.CompletedProcess[str]:
        command = [str(shutil.which(str(program), path=surroundings["PATH"])), *map(str, words)]
        done = subprocess.run(
            command, env=surroundings, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    return run


def files_below(folder: str) -> set[str]:
    """Of the checkout, as archives name them, without what Python left there and what a build stamps."""
    paths = (path for path in (CHECKOUT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(CHECKOUT).as_posix() for path in paths} - {"resources/release.toml"}


# what is in them


def test_the_wheel_has_every_module_and_every_resource(wheel: Members) -> None:
    expected = files_below("photolens") | {f"photolens/{name}" for name in files_below("resources")}
    inside = {name for name in wheel if ".dist-info/" not in name}
    assert expected | {"photolens/resources/release.toml"} == inside


def test_the_wheel_carries_the_licences_and_one_entry_point(wheel: Members) -> None:
    licences = {Path(name).name for name in wheel if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-APACHE-2.0.txt", "LICENSE-OFL.txt", "LICENSE-LUCIDE.txt"}
    (points,) = (content.decode() for name, content in wheel.items() if name.endswith("entry_points.txt"))
    assert points.split() == ["[console_scripts]", "photolens", "=", "photolens.__main__:main"]


def test_the_sdist_has_what_building_and_testing_need(sdist: Members) -> None:
    wanted = {*BESIDE, *files_below("photolens"), *files_below("resources"), *files_below("tests")}
    wanted |= {name for name in files_below("packaging") if not name.startswith("packaging/screenshots/")}
    assert wanted <= sdist.keys()


def test_the_sdist_has_neither_the_pictures_of_the_readme_nor_anything_that_lies_about(sdist: Members) -> None:
    folders = {name.partition("/")[0] for name in sdist if "/" in name}
    assert folders == {"photolens", "resources", "tests", "packaging"}
    assert not [name for name in sdist if name.startswith("packaging/screenshots/") or name.endswith(".pyc")]


def test_the_stamp_of_the_release_is_in_what_is_built_and_not_in_the_checkout(wheel: Members, sdist: Members) -> None:
    assert wheel["photolens/resources/release.toml"].decode() == sdist["resources/release.toml"].decode() == STAMP
    assert not (CHECKOUT / "resources/release.toml").exists()


def test_no_file_knows_the_machine_that_built_it(wheel: Members, sdist: Members) -> None:
    places = [f"{CHECKOUT}/".encode(), f"{Path.home()}/.".encode(), b"/photolens-wheel-"]
    knowing = {name: place for name, content in (wheel | sdist).items() for place in places if place in content}
    knowing.pop(Path(__file__).relative_to(CHECKOUT).as_posix())  # this one names the last of them
    knowing.pop("packaging/recipe/wheel.py", None)
    assert not knowing


# what they do


def test_in_an_empty_environment_the_demo_runs(user: Run) -> None:
    out = user("photolens", "demo").stdout
    assert any(line.startswith("a cup of coffee") and line.endswith("coffee.jpg") for line in out.splitlines()), out
    assert "Now your own photos" in out


def test_it_tells_its_version_and_its_commands(user: Run) -> None:
    assert user("photolens", "--version").stdout.startswith("photolens ")
    assert "photolens demo" in user("python", "-m", "photolens", "--help").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="signals and links of Unix")
def test_the_app_starts_from_a_link_elsewhere_and_without_a_terminal(
    programs: Path, surroundings: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/photolens").symlink_to(programs / "photolens")  # as pipx makes one
    shell = ["sh", "-c", 'exec "$0" <&- >&- 2>&-', str(tmp_path / "bin/photolens")]
    process = subprocess.Popen(shell, env=surroundings | {"PATH": os.defpath}, cwd=tmp_path)
    wait_for(lambda: process.poll() is not None or (tmp_path / "library/indexing.lock").exists())
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=PATIENCE_S) == 0


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_the_end_to_end_tests_pass_on_what_is_installed(
    programs: Path, user: Run, tmp_path: Path, sdist: Members
) -> None:
    install(programs, "pytest", "pytest-qt")
    for name in ("pyproject.toml", "tests/conftest.py", *(name for name in sdist if name.startswith("tests/e2e/"))):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(sdist[name])
    (tmp_path / "conftest.py").write_text(TELLING)
    said = user(
        "python", "-m", "pytest", "-p", "no:cacheprovider", "-o", PLAIN, *(f"tests/{test}" for test in END_TO_END)
    ).stdout
    assert f"photolens is {programs.parent.resolve()}{os.sep}" in said
    assert f"{len(END_TO_END)} passed" in said
