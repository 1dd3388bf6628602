"""Release: what whoever built this copy of Photolens wrote into it: where news is announced, and what can be added.

`packaging/build.py` writes `resources/release.toml` into what it builds; a checkout has none and knows nothing of it.
"""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from photolens.errors import SettingsError
from photolens.paths import resource


@dataclass(frozen=True, slots=True)
class Addition:
    """An archive of Python packages that fit this very build, torch above all."""

    name: str
    """Of the folder it is unpacked into; another build of the app that fits the same packages gives the same name."""
    address: str
    """URL of the archive; its mere name where nobody said where it is published."""
    bytes: int
    unpacked_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Release:
    """What a copy knows of its release; empty in a checkout and in what others built."""

    news: str = ""
    """URL of a JSON object about the newest version."""
    clip: Addition | None = None
    """What models other than the starter need; None in the full edition, and where it comes from pip."""


def built_release() -> Release:
    """Of this copy, or of the file that $PHOTOLENS_RELEASE names, for a mirror.

    Raises:
        SettingsError: the file is not what it should be.
    """
    path = Path(os.environ.get("PHOTOLENS_RELEASE") or resource("release.toml"))
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        clip = Addition(**said["clip"]) if "clip" in said else None
        return Release(str(said.get("news", "")), clip)
    except FileNotFoundError:
        return Release()
    except (OSError, ValueError, TypeError) as error:
        raise SettingsError(f"{path} does not tell about a release ({error}); install Photolens again") from error
