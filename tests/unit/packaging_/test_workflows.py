import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from recipe.details import DATA, ROOT

yaml = pytest.importorskip("yaml")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
RELEASE = ROOT / ".github/workflows/release.yml"
pytestmark = pytest.mark.skipif(not WORKFLOWS, reason="a source distribution has no workflows")


def read(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job.get("steps", [])]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_may_write_unless_a_job_says_so(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    writing = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert set(writing) <= {"publish"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_only_the_platforms_own_actions_are_used_and_each_names_its_version(path: Path) -> None:
    for step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_checkout_leaves_its_token_behind(path: Path) -> None:
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_script_is_made_of_what_others_write(path: Path) -> None:
    """A branch's name, say, that is pasted into a script runs as part of it; variables of the environment do not."""
    inserted = [found for step in steps(path) for found in re.findall(r"\${{\s*([^ }]+)", step.get("run", ""))]
    assert set(inserted) <= {"matrix.target"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_script_that_is_run_is_there(path: Path) -> None:
    named = [name for step in steps(path) for name in re.findall(r"[\w./]+\.py\b", step.get("run", ""))]
    assert all((ROOT / name).is_file() for name in named)
    assert named or path != RELEASE


def test_every_system_makes_a_target_that_exists() -> None:
    asked = subprocess.run(
        [sys.executable, DATA / "build.py", "--help"], capture_output=True, text=True, check=True
    ).stdout
    matrix = read(RELEASE)["jobs"]["build"]["strategy"]["matrix"]["include"]
    assert [entry["os"].split("-")[0] for entry in matrix] == ["ubuntu", "windows", "macos", "macos"]
    assert all(re.search(rf"\b{entry['target']}\b", asked) for entry in matrix)


def test_every_variable_of_ours_is_one_that_the_recipe_reads() -> None:
    given = set(re.findall(r"\b(?:PHOTOLENS_\w+|APPIMAGE_RUNTIME(?==)|ISCC(?==))", RELEASE.read_text(encoding="utf-8")))
    recipe = "".join(path.read_text(encoding="utf-8") for path in (DATA / "recipe").glob("*.py"))
    assert {"PHOTOLENS_SIGN_WINDOWS", "PHOTOLENS_SIGN_MACOS", "APPIMAGE_RUNTIME", "ISCC"} <= given
    assert {name for name in given if f'"{name}"' not in recipe} == set()


def test_the_tests_are_run_as_the_readme_says() -> None:
    [told] = re.findall(r"pip install (\S+dev\S+) &&", (ROOT / "README.md").read_text(encoding="utf-8"))
    scripts = [step.get("run", "") for step in steps(RELEASE.with_name("test.yml"))]
    assert any(f"pip install {told} && $PROGRAMS/pytest" in script for script in scripts)


def test_only_a_tag_is_published_and_as_a_draft() -> None:
    publish = read(RELEASE)["jobs"]["publish"]
    assert publish["if"] == "github.ref_type == 'tag'"
    assert "--draft" in publish["steps"][-1]["run"]
