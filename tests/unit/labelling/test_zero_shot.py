import numpy as np
import pytest

from photolens.errors import UsageError
from photolens.labelling.zero_shot import classify
from photolens.vision.encoder import Encoder
from photolens.vision.starter import load_starter


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_starter()


def test_probabilities_are_the_softmax_of_the_scaled_cosines(encoder: Encoder) -> None:
    photos = encoder.encode_texts(["a photo of a cat", "a rocket on its launch pad"])
    labels = ["cat", "rocket", "tree"]
    found = classify(photos, labels, encoder, template="a photo of a {}")
    cosines = photos @ encoder.encode_texts([f"a photo of a {label}" for label in labels]).T
    for scores, row in zip(found, cosines.astype(np.float64), strict=True):
        expected = np.exp(encoder.logit_scale * row) / np.exp(encoder.logit_scale * row).sum()
        by_label = {score.label: score for score in scores}
        for label, probability, cosine in zip(labels, expected, row, strict=True):
            assert by_label[label].probability == pytest.approx(probability, rel=1e-5)
            assert by_label[label].score == pytest.approx(cosine, rel=1e-5)
    assert [scores[0].label for scores in found] == ["cat", "rocket"]


def test_labels_come_most_probable_first_and_sum_to_one(encoder: Encoder) -> None:
    (scores,) = classify(encoder.encode_texts(["a dog"]), ["car", "dog", "not a pet"], encoder)
    probabilities = [score.probability for score in scores]
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(probabilities) == pytest.approx(1)


def test_one_label_is_certain(encoder: Encoder) -> None:
    ((score,),) = classify(encoder.encode_texts(["a dog"]), ["dog"], encoder)
    assert score.probability == 1.0


@pytest.mark.parametrize(
    ("labels", "template", "complaint"),
    [
        ([], "a {}", "at least one"),
        (["cat", " "], "a {}", "at least one"),
        (["cat", "cat"], "a {}", "once"),
        (["cat"], "a photo", "one {}"),
        (["cat"], "{} and {}", "one {}"),
    ],
)
def test_labels_and_templates_that_cannot_be_used(
    encoder: Encoder, labels: list[str], template: str, complaint: str
) -> None:
    with pytest.raises(UsageError, match=complaint):
        classify(encoder.encode_texts(["a dog"]), labels, encoder, template=template)
