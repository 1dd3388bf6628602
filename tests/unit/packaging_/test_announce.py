import json
import os
import subprocess
import sys
from pathlib import Path

from recipe.details import DATA


def test_a_folder_of_downloads_gets_news_and_sums_over_everything(tmp_path: Path) -> None:
    (tmp_path / "photolens.dmg").write_bytes(b"image")
    subprocess.run(
        [sys.executable, DATA / "announce.py", tmp_path],
        env=os.environ | {"PHOTOLENS_RELEASES": "https://example.org/releases/"},
        check=True,
    )
    news = json.loads((tmp_path / "latest.json").read_text(encoding="utf-8"))
    assert news["page"] == f"https://example.org/releases/tag/v{news['version']}"
    sums = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert [line.split("  ")[1] for line in sums] == ["latest.json", "photolens.dmg"]
