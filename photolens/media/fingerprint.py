"""Fingerprints: a hash of a file's bytes, and a hash of what its picture looks like."""

import hashlib
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photolens.domain.photo import ContentHash
from photolens.errors import UnreadableError
from photolens.media.files import open_regular

_DIGEST_BYTES = 20
_SAMPLES = 32
_FREQUENCIES = 8


def content_hash(data: bytes) -> ContentHash:
    """BLAKE2b-160 (RFC 7693) of a file's bytes."""
    return ContentHash(hashlib.blake2b(data, digest_size=_DIGEST_BYTES).hexdigest())


def hash_file(path: Path) -> ContentHash:
    """`content_hash` of a file of any size, read in small pieces.

    Raises:
        UnreadableError: the file cannot be opened or read.
    """
    with open_regular(path) as file:
        try:
            digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=_DIGEST_BYTES))
        except OSError as error:
            raise UnreadableError(f"the file could not be read: {error.strerror}") from error
    return ContentHash(digest.hexdigest())


def perceptual_hash(image: Image.Image) -> int:
    """64 bits, in [0, 2**64), which change little when a picture is resized, recompressed or slightly retouched.

    The DCT hash of C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010), 3.2.1:
    32 x 32 grey means, the 8 x 8 lowest frequencies of their DCT without the first row and column, each bit
    telling whether its coefficient is above their median. A flat picture has the hash 0.
    """
    grey = image.convert("L").resize((_SAMPLES, _SAMPLES), Image.Resampling.BOX)
    basis = _dct_basis()
    # Rounding keeps the noise of float arithmetic from deciding the bits of flat pictures.
    coefficients = np.round(basis @ np.asarray(grey, dtype=np.float64) @ basis.T, 6).ravel()
    bits = coefficients > np.median(coefficients)
    return int.from_bytes(np.packbits(bits).tobytes(), "big")


def hamming(a: int, b: int) -> int:
    """In how many of their bits two perceptual hashes differ: 0 for the same picture, about 32 for unlike ones."""
    return (a ^ b).bit_count()


@cache
def _dct_basis() -> NDArray[np.float64]:
    """Rows 1 to 8 of the orthonormal DCT-II matrix of 32 samples: float64 (8, 32)."""
    frequency = np.arange(1, _FREQUENCIES + 1)[:, None]
    sample = np.arange(_SAMPLES)[None, :]
    basis: NDArray[np.float64] = np.sqrt(2 / _SAMPLES) * np.cos(np.pi * frequency * (2 * sample + 1) / (2 * _SAMPLES))
    return basis
