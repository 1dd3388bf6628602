import numpy as np
import pytest

from photolens.labelling.background import Background
from photolens.labelling.explain import SHOWN, Answers, explain
from photolens.labelling.phrases import PhraseVectors
from photolens.labelling.words import LabelWords
from photolens.vision.starter import StarterEncoder, load_starter


@pytest.fixture(scope="module")
def encoder() -> StarterEncoder:
    return load_starter()


def test_what_spoke_for_and_against_is_told_strongest_first(encoder: StarterEncoder) -> None:
    texts = ("a cup of coffee", "a dog", "a mountain")
    background = Background(texts, encoder.encode_texts(texts), encoder.logit_scale)
    photo, accepted, rejected = (
        encoder.encode_texts([text]) for text in ("a puppy asleep", "a puppy in a basket", "a kitten in a basket")
    )
    words = LabelWords("puppy", ("birthday",), ("cat",))
    told = explain(
        photo[0],
        words,
        Answers(np.concatenate([rejected, accepted]), rejected),
        phrases=PhraseVectors(encoder),
        background=background,
    )
    assert [text for text, _ in told.prompts] == ["puppy", "birthday"]
    assert [text for text, _ in told.negatives] == ["cat"]
    assert told.background[0][0] == "a dog"
    assert [each.index for each in told.accepted] == [1, 0]
    assert told.rejected[0].cosine == pytest.approx(float(photo[0] @ rejected[0]), abs=1e-5)


def test_only_the_nearest_examples_are_told(encoder: StarterEncoder) -> None:
    background = Background(("a dog",), encoder.encode_texts(["a dog"]), encoder.logit_scale)
    many = np.eye(encoder.dimensions, dtype=np.float32)[: SHOWN + 3]
    nothing = many[:0]
    told = explain(
        many[2], LabelWords("x"), Answers(many, nothing), phrases=PhraseVectors(encoder), background=background
    )
    assert len(told.accepted) == SHOWN
    assert told.accepted[0].index == 2
    assert told.rejected == ()
    assert told.negatives == ()
