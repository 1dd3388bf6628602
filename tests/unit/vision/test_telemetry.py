"""ONNX Runtime reports nothing to anybody: it does not even begin to collect what it would report."""

import os
import subprocess
import sys
from pathlib import Path

ENCODE = """
from photolens.vision.starter import load_starter

print(load_starter().encode_texts(["a cat"]).shape)
"""
HOMES = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "XDG_CACHE_HOME", "XDG_DATA_HOME")
"""Where it keeps a number for this computer and what it has not sent yet."""
NEEDED = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""All that is left of the environment: where it sees that it is tested, it does not report either."""


def test_the_model_leaves_nothing_behind_that_could_be_sent(tmp_path: Path) -> None:
    kept = {name: os.environ[name] for name in NEEDED if name in os.environ}
    homes = dict.fromkeys(HOMES, str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", ENCODE],
        env=kept | homes, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("(1, ")
    assert list(tmp_path.rglob("*")) == []
