import os
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from recipe import portable
from recipe.details import Details
from recipe.steps import Steps

from photolens import paths

LINUX = Details("0.2.0", "light", "linux", "x86_64", "", "", 1_700_000_000)
WINDOWS = replace(LINUX, system="windows", machine="AMD64")
BOTH = pytest.mark.parametrize("details", [LINUX, WINDOWS], ids=["linux", "windows"])


@pytest.fixture
def app(tmp_path: Path) -> Path:
    return make_app(tmp_path / "Photolens")


def make_app(folder: Path) -> Path:
    (folder / "_internal/photolens").mkdir(parents=True)
    (folder / "photolens").write_bytes(b"\x7fELF program")
    (folder / "photolens").chmod(0o775)
    (folder / "_internal/libthing.so.1").write_bytes(b"library")
    (folder / "_internal/libthing.so").symlink_to("libthing.so.1")
    return folder


def pack(app: Path, out: Path, details: Details) -> Path:
    out.mkdir(exist_ok=True)
    [made] = portable.portable(app, out, details, Steps())
    return made


@BOTH
def test_the_same_app_gives_the_same_bytes_whenever_and_wherever_it_is_packed(tmp_path: Path, details: Details) -> None:
    first, second = make_app(tmp_path / "one/Photolens"), make_app(tmp_path / "two/other-name")
    os.utime(second / "photolens", (1, 1))
    (second / "_internal/libthing.so.1").chmod(0o600)
    assert pack(first, tmp_path / "a", details).read_bytes() == pack(second, tmp_path / "b", details).read_bytes()


def test_windows_gets_a_zip_whose_folder_holds_program_and_data_side_by_side(app: Path, tmp_path: Path) -> None:
    made = pack(app, tmp_path / "out", WINDOWS)
    assert made.name == "photolens-0.2.0-windows-AMD64-portable.zip"
    with zipfile.ZipFile(made) as packed:
        assert packed.testzip() is None
        assert "Photolens/photolens" in packed.namelist()
        readme = packed.read(f"Photolens/{paths.PORTABLE}/README.txt").decode()
    assert "your labels" in readme
    assert "\r\n" in readme


def test_linux_gets_a_tar_that_keeps_links_and_programs_and_names_nobody(app: Path, tmp_path: Path) -> None:
    made = pack(app, tmp_path / "out", LINUX)
    assert made.name == "photolens-0.2.0-linux-x86_64-portable.tar.xz"
    with tarfile.open(made) as packed:
        members = {member.name: member for member in packed.getmembers()}
        packed.extractall(tmp_path / "unpacked", filter="data")
    assert {(member.uid, member.gid, member.uname, member.gname) for member in members.values()} == {(0, 0, "", "")}
    assert members["Photolens/photolens"].mode == 0o755
    unpacked = tmp_path / "unpacked/Photolens"
    assert (unpacked / "_internal/libthing.so").readlink() == Path("libthing.so.1")
    assert (unpacked / "_internal/libthing.so").read_bytes() == b"library"
    assert (unpacked / paths.PORTABLE / "README.txt").is_file()


def test_the_unpacked_app_is_portable(app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tarfile.open(pack(app, tmp_path / "out", LINUX)) as packed:
        packed.extractall(tmp_path / "stick", filter="data")
    monkeypatch.delenv("APPIMAGE", raising=False)
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "stick/Photolens/photolens"))
    assert paths.default_library() == tmp_path / "stick/Photolens" / paths.PORTABLE


@BOTH
def test_a_dry_run_writes_nothing(app: Path, tmp_path: Path, details: Details) -> None:
    [made] = portable.portable(app, tmp_path, details, Steps(is_dry=True))
    assert not made.exists()
