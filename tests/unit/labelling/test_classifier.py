from functools import cache

import numpy as np
import pytest

from photolens.labelling.background import Background
from photolens.labelling.classifier import Fitter, LabelFit, LabelWords, scores
from photolens.vision.encoder import Encoder, Vectors
from photolens.vision.starter import StarterEncoder, load_starter

NOTHING = np.zeros((0, 384), np.float32)
SCENES = ("a dog on grass", "a red car in a street", "a birthday cake", "a mountain lake", "a page of printed text")


@pytest.fixture(scope="module")
def encoder() -> StarterEncoder:
    return load_starter()


@cache
def _background() -> Background:
    return Background.of(load_starter())


@pytest.fixture
def background() -> Background:
    return _background()


@pytest.fixture
def fitter(encoder: Encoder, background: Background) -> Fitter:
    return Fitter(encoder, background)


def noisy(vector: Vectors, count: int, *, seed: int = 0, noise: float = 1.5) -> Vectors:
    """Unit vectors around one, as photos lie around the name of what they show: at cosines of about 0.55."""
    scatter = np.random.default_rng(seed).standard_normal((count, len(vector))).astype(np.float32)
    vectors = vector + noise * scatter / np.sqrt(np.float32(len(vector)))
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def photos_of(encoder: Encoder, texts: tuple[str, ...], each: int) -> Vectors:
    vectors = encoder.encode_texts(texts)
    return np.concatenate([noisy(vector, each, seed=place) for place, vector in enumerate(vectors)])


def of(fit: LabelFit, photos: Vectors, background: Background) -> np.ndarray:
    return scores(photos, [fit], background)[:, 0]


def test_a_label_is_proposed_for_its_photos_and_no_others(
    encoder: Encoder, fitter: Fitter, background: Background
) -> None:
    library = photos_of(encoder, SCENES, 40)
    fit = fitter.fit(LabelWords("dog"), NOTHING, NOTHING, library)
    is_tagged = of(fit, library, background) >= fit.proposed
    assert is_tagged[:40].mean() > 0.25
    assert not is_tagged[40:].any()


def test_a_few_answers_find_the_rest(encoder: Encoder, fitter: Fitter, background: Background) -> None:
    library = photos_of(encoder, SCENES, 40)
    fit = fitter.fit(LabelWords("dog"), library[:8], library[40:48], library)
    is_tagged = of(fit, library, background) >= fit.proposed
    assert is_tagged[:40].mean() > 0.9
    assert not is_tagged[40:].any()


@pytest.mark.parametrize("count", [0, 1, 5, 20, 59, 60])
def test_libraries_of_any_size_give_a_threshold_that_separates(
    encoder: Encoder, fitter: Fitter, background: Background, count: int
) -> None:
    library = photos_of(encoder, SCENES, 12)[:count]
    fit = fitter.fit(LabelWords("dog"), NOTHING, NOTHING, library)
    assert 0 < fit.proposed < 1
    found = of(fit, encoder.encode_texts(["a photo of a dog", "a photo of a receipt"]), background)
    assert found[0] > fit.proposed > found[1]


def test_a_library_without_the_thing_gets_no_tags(encoder: Encoder, fitter: Fitter, background: Background) -> None:
    library = photos_of(encoder, SCENES, 40)
    fit = fitter.fit(LabelWords("violin"), NOTHING, NOTHING, library)
    assert not (of(fit, library, background) >= fit.proposed).any()


def test_other_phrasings_widen_a_label(encoder: Encoder, fitter: Fitter, background: Background) -> None:
    cake = encoder.encode_texts(["a cake with candles"])
    narrow = fitter.fit(LabelWords("birthday"), NOTHING, NOTHING, NOTHING)
    wide = fitter.fit(LabelWords("birthday", ("a birthday cake with candles",)), NOTHING, NOTHING, NOTHING)
    assert of(wide, cake, background)[0] > of(narrow, cake, background)[0]


def test_what_a_label_is_not_scores_lower(encoder: Encoder, fitter: Fitter, background: Background) -> None:
    tulip, rose = (encoder.encode_texts([text]) for text in ("a photo of tulips", "a photo of roses"))
    library = photos_of(encoder, ("roses", "tulips", *SCENES), 30)
    plain = fitter.fit(LabelWords("roses"), NOTHING, NOTHING, library)
    against = fitter.fit(LabelWords("roses", negatives=("tulips",)), NOTHING, NOTHING, library)
    lead = [float(of(fit, rose, background)[0] - of(fit, tulip, background)[0]) for fit in (plain, against)]
    assert lead[1] > lead[0]
    assert of(against, tulip, background)[0] < against.proposed


def test_answers_teach_what_words_cannot_tell(encoder: Encoder, fitter: Fitter, background: Background) -> None:
    """Of two kinds of dogs only one is the user's own."""
    dog, mine = encoder.encode_texts(["a dog", "a dog with a red collar in the snow"])
    others, own = noisy(dog, 60, seed=1, noise=0.7), noisy(mine, 60, seed=2, noise=0.7)
    library = np.concatenate([others, own, photos_of(encoder, SCENES[1:], 40)])
    fit = fitter.fit(LabelWords("our dog"), own[:8], others[:8], library)
    found = of(fit, library, background)
    assert (found[8:60] < fit.proposed).mean() > 0.9
    assert (found[68:120] >= fit.proposed).mean() > 0.7


def test_example_photos_make_a_name_without_meaning_work(
    encoder: Encoder, fitter: Fitter, background: Background
) -> None:
    scenes = encoder.encode_texts(SCENES)
    library = np.concatenate([noisy(scene, 40, seed=place, noise=0.7) for place, scene in enumerate(scenes)])
    fit = fitter.fit(LabelWords("Zorblatt"), library[80:85], NOTHING, library)
    is_tagged = of(fit, library, background) >= fit.proposed
    assert is_tagged[80:85].sum() >= 3
    assert is_tagged[85:120].any()
    assert not is_tagged[:80].any()
    assert not is_tagged[120:].any()


def test_many_answers_of_one_kind_do_not_tag_everything(
    encoder: Encoder, fitter: Fitter, background: Background
) -> None:
    library = photos_of(encoder, SCENES, 40)
    fit = fitter.fit(LabelWords("dog"), library[:35], NOTHING, library)
    assert not (of(fit, library, background)[40:] >= fit.proposed).any()


def test_confirming_what_is_sure_does_not_widen_a_label(
    encoder: Encoder, fitter: Fitter, background: Background
) -> None:
    """Foxes are like dogs, and two were rejected before many dogs were confirmed at once."""
    dog, fox = encoder.encode_texts(["a dog on grass", "a fox on grass"])
    dogs, foxes = noisy(dog, 80, seed=1, noise=1.0), noisy(fox, 40, seed=2, noise=1.0)
    library = np.concatenate([dogs, foxes, photos_of(encoder, SCENES[1:], 40)])
    fit = fitter.fit(LabelWords("dog"), dogs[:50], foxes[:2], library)
    is_tagged = of(fit, library, background) >= fit.proposed
    assert is_tagged[50:80].mean() > 0.3
    assert is_tagged[80:].sum() <= 0.1 * is_tagged.sum()


def test_rejections_alone_make_a_label_stricter(encoder: Encoder, fitter: Fitter, background: Background) -> None:
    library = photos_of(encoder, SCENES, 40)
    before = fitter.fit(LabelWords("dog"), NOTHING, NOTHING, library)
    after = fitter.fit(LabelWords("dog"), NOTHING, library[:10], library)
    assert (of(after, library, background) >= after.proposed).sum() < (of(before, library, background) >= 0.5).sum()
    assert (of(after, library[:10], background) < after.proposed).all()


def test_the_threshold_is_cautious_until_answers_of_both_kinds_came(encoder: Encoder, fitter: Fitter) -> None:
    library = photos_of(encoder, SCENES, 40)
    proposals = [
        fitter.fit(LabelWords("dog"), library[:count], library[40 : 40 + count], library).proposed
        for count in (0, 5, 20)
    ]
    assert proposals == sorted(proposals, reverse=True)
    assert proposals[0] > 0.5 > proposals[-1]


def test_the_same_answers_give_the_same_fit(encoder: Encoder, background: Background) -> None:
    library = photos_of(encoder, SCENES, 40)
    fits = [Fitter(encoder, background).fit(LabelWords("cake"), library[80:85], library[:5], library) for _ in range(2)]
    assert np.array_equal(fits[0].weights, fits[1].weights)
    assert (fits[0].bias, fits[0].proposed) == (fits[1].bias, fits[1].proposed)
    assert fits[0].weights.dtype == np.float32


def test_contradicting_answers_leave_everything_finite(
    encoder: Encoder, fitter: Fitter, background: Background
) -> None:
    same = np.repeat(encoder.encode_texts(["a dog"]), 100, axis=0)
    fit = fitter.fit(LabelWords("dog"), same, same, NOTHING)
    assert np.isfinite(fit.weights).all()
    assert np.isfinite(of(fit, same, background)).all()


def test_labels_scored_together_and_alone_agree(encoder: Encoder, fitter: Fitter, background: Background) -> None:
    library = photos_of(encoder, SCENES, 1000)
    fits = [fitter.fit(LabelWords(name), NOTHING, NOTHING, NOTHING) for name in ("dog", "car", "cake")]
    together = scores(library, fits, background)
    assert together.shape == (5000, 3)
    assert together.dtype == np.float32
    assert ((together >= 0) & (together <= 1)).all()
    for column, fit in enumerate(fits):
        assert together[:, column] == pytest.approx(of(fit, library, background), abs=1e-5)


def test_extreme_logits_are_probabilities_too(background: Background) -> None:
    photos = background.vectors[:3]
    far = [LabelFit(np.zeros(384, np.float32), bias, 0.5) for bias in (-1e6, 1e6)]
    found = scores(photos, far, background)
    assert (found[:, 0] < 1e-6).all()
    assert (found[:, 1] > 1 - 1e-6).all()


def test_no_photos_and_no_labels_give_empty_scores(fitter: Fitter, background: Background) -> None:
    fit = fitter.fit(LabelWords("dog"), NOTHING, NOTHING, NOTHING)
    assert scores(NOTHING, [fit], background).shape == (0, 1)
    assert scores(background.vectors, [], background).shape == (len(background.vectors), 0)


class Crowded(StarterEncoder):
    """The starter in a narrow cone, as the vectors of CLIP lie: cosines near 1, made up for by a higher scale."""

    CONE = 3.0

    def __init__(self) -> None:
        inner = load_starter()
        super().__init__(inner._folder, inner._config)

    @property
    def dimensions(self) -> int:
        return 385

    @property
    def logit_scale(self) -> float:
        return super().logit_scale * (1 + self.CONE**2)

    def encode_texts(self, texts: object) -> Vectors:
        return crowd(super().encode_texts(texts), self.CONE)  # type: ignore[arg-type]


def crowd(vectors: Vectors, cone: float) -> Vectors:
    widened = np.hstack([vectors, np.full((len(vectors), 1), cone, np.float32)])
    unit: Vectors = widened / np.linalg.norm(widened, axis=1, keepdims=True)
    return unit


def test_an_encoder_whose_vectors_lie_in_a_narrow_cone_labels_alike(
    encoder: Encoder, fitter: Fitter, background: Background
) -> None:
    library = photos_of(encoder, SCENES, 40)
    narrow = Crowded()
    its_background = Background.of(narrow)
    its_library = crowd(library, narrow.CONE)
    one = fitter.fit(LabelWords("dog"), library[:5], library[40:45], library)
    other = Fitter(narrow, its_background).fit(LabelWords("dog"), its_library[:5], its_library[40:45], its_library)
    wide_tags = of(one, library, background) >= one.proposed
    narrow_tags = of(other, its_library, its_background) >= other.proposed
    assert (wide_tags == narrow_tags).mean() > 0.98
    assert wide_tags[:40].mean() > 0.8
