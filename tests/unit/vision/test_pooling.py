import numpy as np
from PIL import Image

from photolens.domain.framing import Framing
from photolens.media.square import square_of, squares_of
from photolens.vision.pooling import encode_photos
from tests.plain_encoder import PlainEncoder

SIDE = 32


def squares(seed: int, count: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, SIDE, SIDE, 3), np.uint8)


def test_a_photo_in_one_square_has_the_vector_of_that_square() -> None:
    encoder = PlainEncoder(SIDE)
    one, other = squares(1), squares(2)
    assert np.array_equal(encode_photos(encoder, [one, other]), encoder.encode_images(np.concatenate([one, other])))


def test_a_photo_in_several_squares_has_their_mean() -> None:
    encoder = PlainEncoder(SIDE)
    long = squares(1, 5)
    mean = encoder.encode_images(long).mean(axis=0)
    vectors = encode_photos(encoder, [squares(2), long, squares(3)])
    assert vectors.shape == (3, encoder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(vectors[1], mean / np.linalg.norm(mean), atol=1e-6)
    assert np.array_equal(vectors[2], encode_photos(encoder, [squares(3)])[0])


def test_all_squares_go_through_the_model_together() -> None:
    encoder = PlainEncoder(SIDE)
    encode_photos(encoder, [squares(1), squares(2, 8), squares(3, 3)])
    assert encoder.images == [12]


def test_no_photos_need_no_model() -> None:
    encoder = PlainEncoder(SIDE)
    assert encode_photos(encoder, []).shape == (0, encoder.dimensions)
    assert encoder.images == []


def test_what_is_at_the_edge_of_a_panorama_turns_its_vector() -> None:
    encoder = PlainEncoder(SIDE)
    plain = Image.new("RGB", (1000, 100), "black")
    with_sun = plain.copy()
    with_sun.paste("yellow", (900, 0, 1000, 100))
    assert np.array_equal(square_of(plain, Framing(SIDE)), square_of(with_sun, Framing(SIDE)))
    before, after = encode_photos(encoder, [squares_of(picture, Framing(SIDE)) for picture in (plain, with_sun)])
    assert before @ after < 0.998  # 1.0 of the middle alone
