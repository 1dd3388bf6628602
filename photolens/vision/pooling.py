"""Pooling: one vector of a photo that is looked at in several crops."""

from collections.abc import Sequence

import numpy as np

from photolens.vision.encoder import Encoder, Squares, Vectors


def encode_photos(encoder: Encoder, photos: Sequence[Squares]) -> Vectors:
    """One unit vector a photo, float32 (n, dimensions), of its squares: uint8 (k, side_px, side_px, 3) with k >= 1.

    All squares of all photos go through the model together. The vector of a photo is the mean of its squares' vectors,
    made a unit vector again: what is in one square only still turns it.
    """
    if not photos:
        return np.zeros((0, encoder.dimensions), np.float32)
    vectors = encoder.encode_images(np.concatenate(photos))
    starts = np.cumsum([0, *(len(squares) for squares in photos[:-1])])
    sums = np.add.reduceat(vectors, starts, axis=0)
    several = np.array([len(squares) > 1 for squares in photos])
    vectors = np.where(several[:, None], sums / np.linalg.norm(sums, axis=1, keepdims=True), sums)
    return vectors.astype(np.float32, copy=False)
