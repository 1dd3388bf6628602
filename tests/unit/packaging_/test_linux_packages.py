"""The .deb and the AppImage, made of a tiny app by the real tools."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from recipe import appimage, deb
from recipe.details import DATA, Details
from recipe.steps import BuildError, Steps

RUNTIME = b"\x7fELF\2\1\1\0AI\2" + bytes(1013)
"""As long as a file's first block; what a runtime does is its own."""
DETAILS = Details("1.2.3", "light", "linux", "x86_64", "https://example.org/releases", "", 1_700_000_000)


@pytest.fixture
def app(tmp_path: Path) -> Path:
    folder = tmp_path / "light/Photolens"
    (folder / "_internal").mkdir(parents=True)
    (folder / "photolens").write_text("#!/bin/sh\n")
    (folder / "photolens").chmod(0o755)
    (folder / "_internal/library.so").write_bytes(b"code")
    (folder / "_internal/library.so").chmod(0o777)
    return folder


def printed(*command: str | Path) -> str:
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg-deb is of Debian and its children")
def test_a_deb_installs_the_app_and_what_desktops_look_for(app: Path, tmp_path: Path) -> None:
    (made,) = deb.make(app, tmp_path, DETAILS, Steps())

    assert made.name == "photolens_1.2.3_amd64.deb"
    about = printed("dpkg-deb", "--info", made)
    assert "Package: photolens" in about
    assert "libegl1" in about
    contents = printed("dpkg-deb", "--contents", made)
    lines = {line.split("./", 1)[1]: line for line in contents.splitlines() if "./" in line}
    assert lines["opt/photolens/photolens"].startswith("-rwxr-xr-x root/root")
    assert lines["opt/photolens/_internal/library.so"].startswith("-rw-r--r-- root/root")
    assert "usr/bin/photolens -> /opt/photolens/photolens" in lines
    assert {
        "usr/share/applications/org.photolens.Photolens.desktop",
        "usr/share/metainfo/org.photolens.Photolens.metainfo.xml",
        "usr/share/icons/hicolor/256x256/apps/org.photolens.Photolens.png",
        "usr/share/icons/hicolor/scalable/apps/org.photolens.Photolens.svg",
        "usr/share/man/man1/photolens.1.gz",
        "usr/share/doc/photolens/copyright",
    } <= set(lines)


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg-deb is of Debian and its children")
def test_the_same_app_gives_the_same_deb(app: Path, tmp_path: Path) -> None:
    made = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        made += deb.make(app, tmp_path / name, DETAILS, Steps())

    assert made[0].read_bytes() == made[1].read_bytes()


def test_what_a_removed_deb_says_of_the_library_is_in_its_script() -> None:
    script = (DATA / "linux/deb-postrm").read_text()
    said = subprocess.run(
        ["/bin/sh", "-c", script, "postrm", "remove"], check=True, capture_output=True, text=True
    ).stdout
    assert "your library stays in ~/.local/share/photolens" in said
    assert not printed("/bin/sh", "-c", script, "postrm", "upgrade")


@pytest.mark.skipif(not shutil.which("mksquashfs"), reason="needs squashfs-tools")
def test_an_appimage_is_the_runtime_and_the_image_behind_it(
    app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "runtime").write_bytes(RUNTIME)
    monkeypatch.setenv("APPIMAGE_RUNTIME", str(tmp_path / "runtime"))

    (made,) = appimage.make(app, tmp_path, DETAILS, Steps())

    assert made.name == "photolens-1.2.3-linux-x86_64.AppImage"
    assert made.read_bytes().startswith(RUNTIME)
    assert os.access(made, os.X_OK)
    listed = printed("unsquashfs", "-o", str(len(RUNTIME)), "-ll", made)
    assert "AppRun -> opt/photolens/photolens" in listed
    assert "squashfs-root/org.photolens.Photolens.desktop" in listed
    assert ".DirIcon -> org.photolens.Photolens.png" in listed


@pytest.mark.skipif(not shutil.which("mksquashfs"), reason="needs squashfs-tools")
def test_an_appimage_without_the_right_runtime_is_refused(
    app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPIMAGE_RUNTIME", raising=False)
    with pytest.raises(BuildError, match="runtime is missing"):
        appimage.make(app, tmp_path, DETAILS, Steps())

    (tmp_path / "runtime").write_bytes(b"\x7fELF" + bytes(100))
    monkeypatch.setenv("APPIMAGE_RUNTIME", str(tmp_path / "runtime"))
    with pytest.raises(BuildError, match="no runtime of type 2"):
        appimage.make(app, tmp_path, DETAILS, Steps())
