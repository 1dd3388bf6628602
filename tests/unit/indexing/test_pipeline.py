"""The pipeline with real files, real processes and the starter: what becomes of photos that are not nearly square."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from photolens.library import Library
from photolens.media import read_squares
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.vision.pooling import encode_photos
from photolens.vision.starter import load_starter


@pytest.fixture(scope="module")
def screenshot() -> Image.Image:
    """Four times as tall as wide, with something else at its lower end."""
    rough = np.random.default_rng(1).integers(0, 256, (16, 4, 3), np.uint8)
    tall = Image.fromarray(rough).resize((300, 1200), Image.Resampling.BICUBIC)
    tall.paste("red", (0, 900, 300, 1200))
    return tall


def vector(catalogue: Database, library: Library, path: Path) -> NDArray[np.float32]:
    status, photo = library.status(), library.photo_at(path)
    assert photo is not None
    found = Embeddings(catalogue, status.model, status.dimensions).of(photo)
    assert found is not None
    return found


def test_long_photos_are_seen_to_their_edges(
    catalogue: Database, library: Library, photos: Path, screenshot: Image.Image
) -> None:
    other_end = screenshot.copy()
    other_end.paste("blue", (0, 900, 300, 1200))
    screenshot.save(photos / "tall.png")
    other_end.save(photos / "other.png")
    screenshot.transpose(Image.Transpose.ROTATE_90).save(photos / "wide.jpg")
    screenshot.crop((0, 0, 300, 300)).save(photos / "square.png")

    assert library.index([photos]).indexed == 4

    vectors = {path.name: vector(catalogue, library, path) for path in photos.iterdir()}
    starter = load_starter()
    paths = sorted(photos.iterdir())
    views = [read_squares(path, starter.framing) for path in paths]
    assert [len(view) for view in views] == [4, 1, 4, 4]
    for path, expected in zip(paths, encode_photos(starter, views), strict=True):
        assert vectors[path.name] @ expected > 0.99
    assert vectors["tall.png"] @ vectors["other.png"] < 0.99  # 1.0 of the middle alone
