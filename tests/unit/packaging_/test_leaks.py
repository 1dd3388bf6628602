"""A package tells nothing of the machine that built it."""

import zipfile
from pathlib import Path

import pytest
from recipe.details import ROOT
from recipe.leaks import leaks, refuse_leaks, traces
from recipe.steps import BuildError


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    (folder / "inside").mkdir(parents=True)
    (folder / "inside/module.py").write_text("answer = 42\n")
    return folder


def test_a_clean_package_passes(package: Path, tmp_path: Path) -> None:
    refuse_leaks(package, tmp_path / "work")


def test_the_path_of_the_checkout_is_found_in_any_file(package: Path) -> None:
    (package / "inside/library.so").write_bytes(b"\x7fELF\0" + f"{ROOT}/photolens/app.py".encode() + b"\0")

    with pytest.raises(BuildError, match=r"inside/library\.so: holds"):
        refuse_leaks(package)


def test_the_folder_of_the_build_is_found_inside_an_archive(package: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(package / "base.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("module.py", f'__file__ = "{tmp_path}/work/module.py"' + "\n" * 10_000)

    assert [line.split(":")[0] for line in leaks(package, traces(tmp_path / "work"))] == ["base.zip"]


def test_caches_and_links_that_lead_out_are_found(package: Path, tmp_path: Path) -> None:
    (package / ".pytest_cache").mkdir()
    (package / "outside").symlink_to(tmp_path)
    (package / "module.py").symlink_to("inside/module.py")

    assert [line.split(":")[0] for line in leaks(package, [])] == [".pytest_cache", "outside"]
