import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photolens.errors import UnreadableError
from photolens.media.fingerprint import content_hash, hamming, hash_file, perceptual_hash

UINT64 = st.integers(0, 2**64 - 1)


def test_the_content_hash_is_blake2b_160() -> None:
    assert content_hash(b"photo") == hashlib.blake2b(b"photo", digest_size=20).hexdigest()
    assert len(content_hash(b"")) == 40


@pytest.mark.parametrize("size", [0, 1, 65_536, 3_000_001])
def test_a_file_hashes_like_its_bytes(tmp_path: Path, size: int) -> None:
    data = np.random.default_rng(size).bytes(size)
    (tmp_path / "file").write_bytes(data)

    assert hash_file(tmp_path / "file") == content_hash(data)


def test_hashing_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        hash_file(tmp_path / "gone")


def _slow_hash(image: Image.Image) -> int:
    """Zauner's definition, written as sums."""
    grey = np.asarray(image.convert("L").resize((32, 32), Image.Resampling.BOX), dtype=float)
    n = np.arange(32)
    found = []
    for u in range(1, 9):
        for v in range(1, 9):
            rows = np.cos(np.pi * u * (2 * n + 1) / 64)
            columns = np.cos(np.pi * v * (2 * n + 1) / 64)
            found.append(float((grey * np.outer(rows, columns)).sum()) / 16)
    middle = float(np.median(found))
    return sum(1 << (63 - at) for at, value in enumerate(found) if value > middle)


def test_the_perceptual_hash_is_the_one_of_the_paper(astronaut: Image.Image) -> None:
    assert perceptual_hash(astronaut) == _slow_hash(astronaut)


def test_half_of_the_bits_of_a_photo_are_set(astronaut: Image.Image) -> None:
    assert perceptual_hash(astronaut).bit_count() == 32


def test_a_smaller_greyer_or_recompressed_copy_is_near(astronaut: Image.Image, tmp_path: Path) -> None:
    original = perceptual_hash(astronaut)
    astronaut.save(tmp_path / "bad.jpg", quality=20)

    assert hamming(original, perceptual_hash(astronaut.resize((100, 100)))) <= 4
    assert hamming(original, perceptual_hash(astronaut.convert("L"))) <= 2
    with Image.open(tmp_path / "bad.jpg") as bad:
        assert hamming(original, perceptual_hash(bad)) <= 4


def test_other_pictures_are_far(astronaut: Image.Image) -> None:
    for other in (astronaut.rotate(90), astronaut.transpose(Image.Transpose.FLIP_LEFT_RIGHT)):
        assert hamming(perceptual_hash(astronaut), perceptual_hash(other)) > 16


@pytest.mark.parametrize("colour", ["black", "white", (12, 200, 77)])
def test_flat_pictures_have_no_bits(colour: str | tuple[int, int, int]) -> None:
    assert perceptual_hash(Image.new("RGB", (317, 211), colour)) == 0


@given(UINT64, UINT64)
def test_hamming_counts_differing_bits(a: int, b: int) -> None:
    assert hamming(a, b) == sum((a >> bit) & 1 != (b >> bit) & 1 for bit in range(64))
