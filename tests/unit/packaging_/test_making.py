"""The order of the steps, as dry runs tell it, and what a package weighs."""

from dataclasses import replace
from pathlib import Path

import pytest
from recipe.details import ROOT, Details, details
from recipe.making import make
from recipe.weights import weights

LINUX = Details("1.2.3", "light", "linux", "x86_64", "https://example.org/releases", "", 1_700_000_000)


@pytest.mark.parametrize(
    ("system", "machine", "tools"),
    [
        ("linux", "x86_64", ["PyInstaller", "dpkg-deb", "mksquashfs"]),
        ("windows", "AMD64", ["PyInstaller", "iscc"]),
        ("macos", "arm64", ["PyInstaller", "codesign", "hdiutil"]),
    ],
)
def test_a_dry_run_tells_every_step_and_takes_none(
    system: str, machine: str, tools: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make("all", tmp_path / "work", tmp_path / "out", replace(LINUX, system=system, machine=machine), is_dry=True)

    said = capsys.readouterr().out
    assert [said.index(tool) for tool in tools] == sorted(said.index(tool) for tool in tools)
    assert said.index("[clip]") < said.index("PyInstaller")
    assert "the light edition" in said
    assert "the full edition" in said
    assert not list((tmp_path / "out").iterdir())


def test_a_download_is_named_after_edition_version_and_system() -> None:
    assert LINUX.stem() == "photolens-1.2.3-linux-x86_64"
    assert replace(LINUX, edition="full").stem() == "photolens-full-1.2.3-linux-x86_64"


def test_the_version_is_that_of_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "123")
    monkeypatch.setenv("PHOTOLENS_RELEASES", "https://example.org/releases/")
    told = details("light")

    assert f'version = "{told.version}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert (told.epoch_s, told.releases) == (123, "https://example.org/releases")


def test_every_byte_is_counted_once_under_its_part(tmp_path: Path) -> None:
    sizes = {
        "_internal/PySide6/Qt/lib/libQt6Core.so.6": 50,
        "_internal/photolens/resources/starter/image.onnx": 30,
        "_internal/additions/clip/torch/lib/libtorch_cpu.so": 200,
        "strange.bin": 7,
    }
    for path, size in sizes.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(bytes(size))
    (tmp_path / "_internal/libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")

    assert weights(tmp_path) == {"torch": 200, "Qt and PySide": 50, "starter model": 30, "other": 7}
