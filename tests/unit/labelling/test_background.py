import numpy as np
import pytest

from photolens.labelling.background import AT_ONCE, Background
from photolens.labelling.phrases import PhraseVectors
from photolens.vision.starter import StarterEncoder, load_starter


class Counting(StarterEncoder):
    """The starter, telling which texts it was asked to encode."""

    def __init__(self) -> None:
        inner = load_starter()
        super().__init__(inner._folder, inner._config)
        self.asked: list[str] = []

    def encode_texts(self, texts: object) -> np.ndarray:
        self.asked += list(texts)  # type: ignore[call-overload]
        return super().encode_texts(texts)  # type: ignore[arg-type]


def test_the_reference_is_the_logarithm_of_the_mean_likelihood() -> None:
    generator = np.random.default_rng(0)
    vectors = generator.standard_normal((40, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    background = Background(tuple("abcde"), vectors[:5], 20.0)
    expected = np.log(np.exp(20.0 * (vectors @ vectors[:5].T).astype(np.float64)).mean(axis=1))
    assert background.reference(vectors) == pytest.approx(expected, rel=1e-4, abs=1e-4)


def test_many_photos_are_compared_as_few_are() -> None:
    vectors = np.eye(4, dtype=np.float32)
    background = Background(("a", "b"), vectors[:2], 100.0)
    many = np.tile(vectors, (AT_ONCE // 2, 1))
    assert np.array_equal(background.reference(many), np.tile(background.reference(vectors), AT_ONCE // 2))
    assert background.reference(vectors[:0]).shape == (0,)


def test_a_phrase_is_the_mean_over_the_templates_of_the_encoder() -> None:
    encoder = load_starter()
    sides = encoder.encode_texts([prompt.replace("{}", "a kite") for prompt in encoder.prompts])
    mean = sides.mean(axis=0)
    assert PhraseVectors(encoder).of(["a kite"])[0] == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)


def test_a_text_is_encoded_once() -> None:
    encoder = Counting()
    phrases = PhraseVectors(encoder)
    first = phrases.of(["kite", "rope", "kite"])
    again = phrases.of(["rope", "kite"])
    assert len(encoder.asked) == 2 * len(encoder.prompts)
    assert np.array_equal(first[[1, 0]], again)
    assert phrases.of([]).shape == (0, encoder.dimensions)
