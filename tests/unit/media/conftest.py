"""Pictures to test with: real ones from scikit-image, saved in every format, and the folder of real files."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import skimage.data
from PIL import Image

SHARED_PHOTOS = Path(__file__).resolve().parents[4] / "shared" / "photos"

# usearch loads its libraries into the global namespace, and x265, which only these tests use, does not start after it.
ENCODE_HEIC = """
import pickle, sys
import pillow_heif
pillow_heif.register_heif_opener()
image, path, options = pickle.load(sys.stdin.buffer)
image.save(path, **options)
"""


@pytest.fixture(scope="session")
def astronaut() -> Image.Image:
    """A colour photograph, 512 x 512, RGB."""
    return Image.fromarray(skimage.data.astronaut())  # type: ignore[no-untyped-call]


@pytest.fixture(scope="session")
def landscape(astronaut: Image.Image) -> Image.Image:
    """The same, cut to 480 x 320: it shows which way is up and which is left."""
    return astronaut.crop((16, 0, 496, 320))


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """Save an image under a name; the format is that of the extension, or `format`."""

    def save(image: Image.Image, name: str, **options: Any) -> Path:
        path = tmp_path / name
        if path.suffix == ".heic":
            request = pickle.dumps((image, path, options))
            subprocess.run([sys.executable, "-c", ENCODE_HEIC], input=request, check=True)
        else:
            image.save(path, **options)
        return path

    return save


@pytest.fixture(scope="session")
def shared_photos() -> Path:
    if not SHARED_PHOTOS.is_dir():
        pytest.skip("the folder of real test files (../shared/photos) is not on this machine")
    return SHARED_PHOTOS
