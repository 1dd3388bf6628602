from collections.abc import Callable
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from photolens.media.bare_png import bare_png
from photolens.media.decode import decode
from photolens.media.formats import Format


def with_texts(landscape: Image.Image, saved: Callable[..., Path]) -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("prompt", "a lighthouse " * 200_000, zip=True)
    return saved(landscape, "generated.png", pnginfo=texts).read_bytes()


def test_the_picture_stays_and_the_texts_go(landscape: Image.Image, saved: Callable[..., Path]) -> None:
    bare = bare_png(with_texts(landscape, saved))

    assert b"zTXt" not in bare
    assert len(bare) < len(with_texts(landscape, saved))


def test_a_text_that_is_too_long_for_pillow_does_not_cost_the_picture(
    landscape: Image.Image, saved: Callable[..., Path]
) -> None:
    picture = decode(Format.PNG, with_texts(landscape, saved), lambda _: 1.0)

    assert np.array_equal(np.asarray(picture.image), np.asarray(landscape))


@given(st.binary(max_size=200))
def test_any_bytes_will_do(data: bytes) -> None:
    assert len(bare_png(data)) <= len(data)
