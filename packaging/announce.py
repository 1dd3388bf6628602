"""Announce: completes a folder of downloads of all systems: latest.json, which the app reads, and SHA256SUMS over all.

    python packaging/announce.py DIR

Needs nothing but Python; $PHOTOLENS_RELEASES is the URL below which releases are published.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from recipe.checksums import write_sums
from recipe.details import ROOT, details
from recipe.news import write_latest
from recipe.steps import BuildError


def main(arguments: Sequence[str]) -> int:
    """0, or 1 if the release cannot be announced as it is."""
    parser = argparse.ArgumentParser(prog="announce.py", description="Writes latest.json and SHA256SUMS.")
    parser.add_argument("out", type=Path, metavar="DIR", help="the folder with all downloads")
    out = parser.parse_args(arguments).out
    try:
        made = details("light")
        write_latest(made, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), out)
    except BuildError as error:
        print(f"announce.py: {error}", file=sys.stderr)
        return 1
    write_sums(out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
