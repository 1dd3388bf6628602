"""Build: makes what people download, from a clean checkout, on the system it is made for.

    python packaging/build.py TARGET [--edition light|full] [--out DIR] [--torch REQUIREMENT] [--dry-run]

It makes environments of its own below build/ and needs nothing but Python, the tools that packaging/README.md names for
each target, and the registry that pip is set to.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORK = ROOT / "build"
TARGETS = ("wheel", "clip", "app", "deb", "appimage", "portable", "windows", "macos", "all")
OWN = "PHOTOLENS_BUILDING"
"""Set in the process that runs inside the environment of the build."""


def main(arguments: Sequence[str]) -> int:
    """0, or 1 when a step failed."""
    asked = _parser().parse_args(arguments)
    if OWN not in os.environ:
        return _inside_own_environment(arguments)
    from recipe.details import details  # noqa: PLC0415 (needs what the environment of the build has)
    from recipe.making import make  # noqa: PLC0415 (needs what the environment of the build has)
    from recipe.steps import BuildError  # noqa: PLC0415 (as above)

    try:
        make(asked.target, WORK, asked.out, details(asked.edition, torch=asked.torch), is_dry=asked.dry_run)
    except BuildError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Makes what people download.")
    parser.add_argument("target", choices=TARGETS, help="what to make; all: what this system can")
    parser.add_argument("--edition", choices=("light", "full"), default="light", help="full has torch inside")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where it goes (default: dist)")
    parser.add_argument("--torch", default="", metavar="REQUIREMENT", help='which torch, as "torch==2.13.0+cpu"')
    parser.add_argument("--dry-run", action="store_true", help="only print the commands")
    return parser


def _inside_own_environment(arguments: Sequence[str]) -> int:
    """Run this again where the app, whose modules the recipe uses, and the tools of requirements.txt are installed."""
    folder = WORK / "environment"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    lines = (ROOT / "packaging/requirements.txt").read_text(encoding="utf-8").splitlines()
    tools = [line for line in lines if not line.startswith(("#", "pyinstaller"))]
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--editable", ROOT, *tools], check=True)
    again = [python, Path(__file__), *arguments]
    return subprocess.run(again, env=os.environ | {OWN: "1", "QT_QPA_PLATFORM": "offscreen"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
