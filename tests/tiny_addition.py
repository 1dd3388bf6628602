"""A small addition, published on this machine as torch's is, with a release.toml that the tested process reads.

with light_edition(tmp_path, monkeypatch) as light:
    light.hub.hold_at(ARCHIVE, 100_000)
"""

import io
import json
import random
import sys
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from photolens.release import Addition
from photolens.vision.extras import NEEDS
from tests.hub import Hub

NAME = "clip-of-tests-1"
MODULE = "photolens_test_torch"
"""A package that nothing else has."""
REPOSITORY, ARCHIVE = "test/addition", "clip-of-tests.tar.xz"
FILES = {
    f"{MODULE}/__init__.py": b'"""Stands in for torch."""\n\nfrom photolens_test_torch.part import ANSWER\n',
    f"{MODULE}/part.py": b"ANSWER = 42\n",
    f"{MODULE}/weights.bin": random.Random(2).randbytes(600_000),
}


def pack(path: Path, files: Mapping[str, bytes] = FILES) -> Path:
    """A .tar.xz of these files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_packed(tuple(files.items())))
    return path


@cache
def _packed(files: tuple[tuple[str, bytes], ...]) -> bytes:
    """Once, as it takes a while."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:xz") as tar:
        for name, content in files:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def described(archive: Path, address: str, *, name: str = NAME) -> Addition:
    """What an app must know of an archive."""
    content = archive.read_bytes()
    with tarfile.open(archive) as tar:
        unpacked = sum(member.size for member in tar)
    return Addition(name, address, len(content), unpacked, sha256(content).hexdigest())


def publish(hub: Hub, folder: Path, files: Mapping[str, bytes] = FILES) -> Addition:
    """Has a hub serve an addition, as any server of files would; the archive lies below `folder` meanwhile."""
    archive = pack(folder / "published" / ARCHIVE, files)
    hub.add(REPOSITORY, archive.parent)
    return described(archive, f"{hub.endpoint}/bytes/{REPOSITORY}/{ARCHIVE}")


def stamp(folder: Path, addition: Addition | None, **other: object) -> Path:
    """A release.toml that tells of the addition, with some facts changed."""
    lines = ['news = ""']
    if addition is not None:
        lines += ["[clip]", *(f"{key} = {json.dumps(value)}" for key, value in (asdict(addition) | other).items())]
    path = folder / "release.toml"
    path.write_text("\n".join(lines))
    return path


class Light(NamedTuple):
    """A light edition, and who serves what it lacks."""

    hub: Hub
    addition: Addition
    folder: Path
    """The folder of additions."""
    archive: Path
    """What is served."""


@contextmanager
def light_edition(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Light]:
    """This process is one: models need a package that only the addition has, and a server on this machine has that."""
    with Hub() as hub, as_before(patch):
        addition = publish(hub, folder)
        pretend_light(folder, patch, addition)
        yield Light(hub, addition, folder / "additions", folder / "published" / ARCHIVE)


@contextmanager
def as_before(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """What Python finds, and has found, is as before afterwards."""
    patch.setattr(sys, "path", list(sys.path))
    try:
        yield
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == MODULE]:
            del sys.modules[name]


def pretend_light(folder: Path, patch: pytest.MonkeyPatch, addition: Addition | None) -> None:
    """This process is an app that was stamped so, which has an empty folder of additions of its own."""
    patch.setenv("PHOTOLENS_RELEASE", str(stamp(folder, addition)))
    patch.setenv("PHOTOLENS_ADDITIONS", str(folder / "additions"))
    patch.setitem(NEEDS, "clip", (MODULE,))
    patch.setitem(NEEDS, "multilingual", (MODULE, "no_such_module"))


def other_build(addition: Addition) -> Addition:
    """The same for another version of the app."""
    return replace(addition, name="clip-of-tests-2")
