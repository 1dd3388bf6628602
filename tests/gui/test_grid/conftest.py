"""A library of twenty-four photos, indexed once, and a grid that shows a copy of it."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from photolens.gui.context import Context
from photolens.gui.grid import GridView, Thumbnails, dated
from photolens.library import Library

PHOTOS = 24
SIZES = [(600, 400), (400, 600), (1600, 1200)]
FIRST = datetime(2025, 3, 1, 12)  # noqa: DTZ001 (the wall clock of a camera)
"""The oldest photo; each of the others is a day and a half younger than the one before."""


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library and the photos that are in it."""
    folder = tmp_path_factory.mktemp("stock")
    for number in range(PHOTOS):
        _save_photo(folder / "photos" / f"IMG_{number:02}.jpg", number)
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
    return folder


def _save_photo(path: Path, number: int) -> None:
    path.parent.mkdir(exist_ok=True)
    rough = np.random.default_rng(number).integers(0, 256, (6, 8, 3), np.uint8)
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = (FIRST + number * timedelta(hours=36)).strftime("%Y:%m:%d %H:%M:%S")
    size = SIZES[number % len(SIZES)]
    Image.fromarray(rough).resize(size, Image.Resampling.BICUBIC).save(path, exif=exif)


@pytest.fixture
def library(stock: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of its own for each test; the photos themselves are everybody's."""
    shutil.copytree(stock / "library", tmp_path / "library")
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def thumbnails(context: Context) -> Iterator[Thumbnails]:
    """The cache that the grid paints from."""
    cache = Thumbnails(context)
    yield cache
    cache.close()


@pytest.fixture
def grid(qtbot: QtBot, context: Context, thumbnails: Thumbnails) -> GridView:
    """A grid that shows the library, the newest photo first, on screen."""
    made = GridView(context, thumbnails)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.set_arrangement(dated(context.library.timeline()), keep=False)
    with qtbot.waitExposed(made):
        made.show()
    return made
