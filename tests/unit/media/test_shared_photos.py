"""Every file of the folder of real and hostile files: read, or refused with a reason; never a hang or a crash."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

READ_ALL = """
import json, sys
from pathlib import Path
from photolens.domain.framing import Framing
from photolens.errors import MediaError
from photolens.media import read_photo, silence_native_stderr

silence_native_stderr()
outcomes = {}
for path in sorted(path for path in Path(sys.argv[1]).rglob("*") if path.is_file()):
    try:
        photo = read_photo(path, Framing(224))
        outcomes[str(path)] = photo.facts.format
    except MediaError as error:
        outcomes[str(path)] = f"{error.stage}: {error}"
# not getrusage: there a child begins with the peak of the process that it was forked from
peak_kb = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({"outcomes": outcomes, "peak_mb": int(peak_kb) // 1024}))
"""


def digests(folder: Path) -> dict[str, str]:
    return {str(path): hashlib.sha1(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}  # noqa: S324


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
def test_every_real_file_is_read_or_refused_and_none_is_changed(shared_photos: Path) -> None:
    before = digests(shared_photos)

    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(shared_photos)], capture_output=True, check=False, timeout=300
    )

    assert (done.returncode, done.stderr) == (0, b"")
    report = json.loads(done.stdout)
    outcomes: dict[str, str] = report["outcomes"]
    assert outcomes.keys() == before.keys()
    assert all(outcomes.values())
    assert sum(outcome.isupper() for outcome in outcomes.values()) > 900
    assert report["peak_mb"] < 1024
    assert digests(shared_photos) == before
