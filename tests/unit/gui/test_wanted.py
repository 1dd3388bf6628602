"""What becomes of the arguments of `photolens open` before another process gets them."""

import os
import sys
from pathlib import Path

import pytest

from photolens.gui.wanted import MOST, absolute


def test_relative_paths_become_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute(["a.jpg", str(tmp_path / "b.jpg")]) == [str(Path.cwd() / "a.jpg"), str(tmp_path / "b.jpg")]


def test_urls_of_files_become_paths(tmp_path: Path) -> None:
    photo = tmp_path / "50% of #1?.jpg"
    assert absolute([photo.as_uri()]) == [str(photo)]
    assert absolute([photo.as_uri().replace("file:///", "FILE://localhost/")]) == [str(photo)]


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_bytes_that_are_no_text_survive() -> None:
    name = os.fsdecode(b"/photos/s\xfcd.jpg")
    assert absolute([name, "file:///photos/s%FCd.jpg", os.fsdecode(b"file:///photos/s\xfcd.jpg")]) == [name] * 3


def test_so_many_are_cut_short() -> None:
    assert len(absolute(["a"] * (MOST + 1))) == MOST
