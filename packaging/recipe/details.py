"""Details: what every package says about Photolens: names, version, and where it is published."""

import os
import platform
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAME = "Photolens"
IDENTIFIER = "org.photolens.Photolens"
"""Reverse domain name, as AppStream and macOS want one."""
SUMMARY = "Find your photos by what is in them"
MAINTAINER = os.environ.get("PHOTOLENS_MAINTAINER", "Photolens developers <developers@photolens.invalid>")
"""Who answers for a package, as a name and an address."""
DATA = Path(__file__).parent.parent
"""The folder with `linux/`, `windows/` and `macos/`: files that packages carry, or that tools read."""


@dataclass(frozen=True, slots=True)
class Details:
    """One build: which version, which edition, for what machine, and where it will be published."""

    version: str
    edition: str
    """"light", with the starter model only, or "full", with torch."""
    system: str
    """"linux", "windows" or "macos"."""
    machine: str
    """As the system calls it: "x86_64", "aarch64", "AMD64", "arm64"."""
    releases: str
    """URL below which releases are published, as $PHOTOLENS_RELEASES says; "" for nowhere."""
    torch: str
    """A requirement that says which one, as "torch==2.13.0+cpu"; "" for the registry's newest."""
    epoch_s: int
    """The time that is written into archives, $SOURCE_DATE_EPOCH, so that two builds of one commit can be compared."""

    def stem(self, *, edition: str | None = None) -> str:
        """How the names of downloads begin: photolens-0.1.0-linux-x86_64, with -full before the system."""
        shown = edition or self.edition
        middle = "" if shown == "light" else f"-{shown}"
        return f"photolens{middle}-{self.version}-{self.system}-{self.machine}"


def details(edition: str, *, torch: str = "") -> Details:
    """For this machine and this checkout."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    system = {"linux": "linux", "win32": "windows", "darwin": "macos"}[sys.platform]
    releases = os.environ.get("PHOTOLENS_RELEASES", "").rstrip("/")
    return Details(project["version"], edition, system, platform.machine(), releases, torch, _epoch_s())


def _epoch_s() -> int:
    """When the commit was made, so that who builds it again gets the same times."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    return int(asked.stdout) if asked.returncode == 0 else 0
