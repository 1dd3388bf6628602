import hashlib
import io
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photolens.domain.framing import Fit, Framing
from photolens.errors import DecodeError, UnreadableError
from photolens.media import DecodedPhoto, hamming, read_photo, read_squares
from photolens.media.square import squares_of

Save = Callable[..., Path]
FRAMING = Framing(224, Fit.CROP, 0.875)


@pytest.fixture(scope="module")
def camera_jpeg(astronaut: Image.Image, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A 4000 x 3000 photo with the fine grain that makes scaling matter."""
    grain = np.random.default_rng(1).normal(0, 12, (3000, 4000, 1)).astype(np.float32)
    large = np.asarray(astronaut.resize((4000, 3000), Image.Resampling.BICUBIC)) + grain
    path = tmp_path_factory.mktemp("camera") / "large.jpg"
    Image.fromarray(np.clip(large, 0, 255).astype(np.uint8)).save(path, quality=90)
    return path


def test_one_reading_gives_everything(landscape: Image.Image, saved: Save) -> None:
    path = saved(landscape, "photo.jpg")
    data = path.read_bytes()

    photo = read_photo(path, FRAMING)

    assert photo.content_hash == hashlib.blake2b(data, digest_size=20).hexdigest()
    assert photo.size_bytes == len(data)
    assert (photo.facts.width_px, photo.facts.height_px, photo.facts.format) == (480, 320, "JPEG")
    assert 0 <= photo.perceptual_hash < 2**64
    assert Image.open(io.BytesIO(photo.thumbnail)).size == (480, 320)
    assert photo.squares.shape == (1, 224, 224, 3)
    assert photo.squares.dtype == np.uint8
    assert path.read_bytes() == data


@pytest.mark.parametrize("framing", [FRAMING, Framing(224, Fit.SQUEEZE), Framing(336), Framing(384, Fit.SQUEEZE)])
def test_the_square_of_a_scaled_decode_is_that_of_a_full_decode(framing: Framing, camera_jpeg: Path) -> None:
    with Image.open(camera_jpeg) as image:
        full = squares_of(image, framing)

    difference = np.abs(read_photo(camera_jpeg, framing).squares.astype(int) - full)

    assert difference.mean() < 1.5
    assert np.percentile(difference, 99) < 9


def test_a_photo_and_its_small_copy_look_alike(camera_jpeg: Path, saved: Save) -> None:
    with Image.open(camera_jpeg) as image:
        small = saved(image.resize((640, 480)), "small.png")

    a, b = read_photo(camera_jpeg, FRAMING), read_photo(small, FRAMING)

    assert hamming(a.perceptual_hash, b.perceptual_hash) <= 2
    assert np.abs(a.squares.astype(int) - b.squares).mean() < 3


@pytest.mark.parametrize("size", [(1, 30_000), (30_000, 1), (1, 1), (2, 3), (30_000, 40)])
@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_extreme_shapes_are_read(size: tuple[int, int], name: str, saved: Save) -> None:
    path = saved(Image.new("RGB", size, (10, 200, 30)), name)

    photo = read_photo(path, FRAMING)

    assert (photo.facts.width_px, photo.facts.height_px) == size
    assert np.abs(photo.squares.astype(int) - (10, 200, 30)).max() <= 3
    assert max(Image.open(io.BytesIO(photo.thumbnail)).size) <= 512


def test_a_photo_travels_between_processes(landscape: Image.Image, saved: Save) -> None:
    photo = read_photo(saved(landscape, "photo.jpg"), FRAMING)

    there: DecodedPhoto = pickle.loads(pickle.dumps(photo))  # noqa: S301 - our own bytes

    assert there.facts == photo.facts
    assert np.array_equal(there.squares, photo.squares)


def test_the_square_alone_is_the_same_view(landscape: Image.Image, saved: Save) -> None:
    path = saved(landscape, "query.png")

    assert np.array_equal(read_squares(path, FRAMING), read_photo(path, FRAMING).squares)


def test_a_view_is_refused_of_a_file_that_holds_something_else_now(landscape: Image.Image, saved: Save) -> None:
    path = saved(landscape, "photo.png")
    content = read_photo(path, FRAMING).content_hash
    assert len(read_squares(path, FRAMING, content)) == 1
    saved(landscape.rotate(180), "photo.png")

    with pytest.raises(UnreadableError, match="has changed"):
        read_squares(path, FRAMING, content)


def test_a_half_copied_photo_is_told(camera_jpeg: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.jpg"
    half.write_bytes(camera_jpeg.read_bytes()[:500_000])

    with pytest.raises(DecodeError, match="half copied"):
        read_photo(half, FRAMING)


def test_threads_may_read_at_once(landscape: Image.Image, saved: Save) -> None:
    path = saved(landscape, "photo.jpg")
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(read_photo(path, FRAMING).thumbnail)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4
    assert len(set(found)) == 1


def test_importing_brings_nothing_heavy_along() -> None:
    script = "import sys, photolens.media; print(*sys.modules)"

    modules = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout.decode().split()

    assert not {name.split(".")[0] for name in modules} & {
        "torch",
        "PySide6",
        "onnxruntime",
        "sqlalchemy",
        "pillow_heif",
    }
    assert not {"PIL.PdfImagePlugin", "PIL.TiffImagePlugin", "PIL.WebPImagePlugin"} & set(modules)
