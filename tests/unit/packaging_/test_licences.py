"""Every part of a package comes with its licence."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from recipe import licences
from recipe.steps import BuildError


def installed(folder: Path, name: str, *, files: dict[str, str]) -> None:
    """Put a distribution into a folder, as pip would."""
    metadata = folder / f"{name}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (metadata / "RECORD").write_text("".join(f"{path},,\n" for path in files))


def needed(name: str, seen: set[str]) -> set[str]:
    """A distribution of this environment and all that it requires here, by their names."""
    if name in seen:
        return seen
    seen.add(name)
    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            needed(re.sub(r"[-.]+", "_", requirement.name).lower(), seen)
    return seen


def test_the_texts_are_copied_below_the_names_of_what_they_are_about(tmp_path: Path) -> None:
    here = tmp_path / "site"
    installed(here, "one", files={"one-1.0.dist-info/licenses/LICENSE": "free", "one/licenses.py": "code"})
    installed(here, "two", files={"two/COPYING.txt": "freer", "two/ThirdPartyNotices.txt": "others"})

    licences.gather(here, tmp_path / "out")

    found = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*/*")}
    assert found == {"one-1.0/LICENSE", "two-1.0/two_COPYING.txt", "two-1.0/two_ThirdPartyNotices.txt"}
    assert list((tmp_path / "out").glob("Python-*.txt"))


def test_a_part_without_a_text_stops_the_build(tmp_path: Path) -> None:
    installed(tmp_path / "site", "secret", files={"secret/__init__.py": ""})

    with pytest.raises(BuildError, match="secret comes without a licence text"):
        licences.gather(tmp_path / "site", tmp_path / "out")


def test_everything_that_photolens_needs_has_a_text(tmp_path: Path) -> None:
    names = needed("photolens", set()) - {"photolens"}
    assert {"pyside6_essentials", "onnxruntime", "numpy"} <= names

    for folder in {Path(str(distribution(name).locate_file(""))) for name in names}:
        licences.gather(folder, tmp_path / "out", only=names)

    assert {path.name.rpartition("-")[0] for path in (tmp_path / "out").iterdir() if path.is_dir()} == names
