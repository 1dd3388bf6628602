import shutil
import subprocess
from pathlib import Path

import pytest
from recipe.checksums import sha256, write_sums


def test_sums_are_those_of_the_standard(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")  # the example of FIPS 180-4
    assert sha256(tmp_path / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_every_file_has_its_line_in_order_and_the_sums_have_none(tmp_path: Path) -> None:
    for name in ("b.deb", "a.AppImage", "c.cdx.json"):
        (tmp_path / name).write_text(name)
    write_sums(tmp_path)
    lines = write_sums(tmp_path).read_text().splitlines()
    assert [line.split("  ")[1] for line in lines] == ["a.AppImage", "b.deb", "c.cdx.json"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_sha256sum_agrees_and_notices_a_change(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("as published")
    sums = write_sums(tmp_path)
    command = ["sha256sum", "--check", "--strict", sums.name]
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    (tmp_path / "a file").write_text("as changed")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1
