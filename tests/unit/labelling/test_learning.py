import numpy as np
import pytest

from photolens.labelling.learning import correction, sigmoid

GENERATOR = np.random.default_rng(3)
PHOTOS = GENERATOR.standard_normal((30, 12))
TARGETS = (GENERATOR.random(30) < 0.5).astype(np.float64)
OFFSET = 2 * GENERATOR.standard_normal(30)


@pytest.mark.parametrize("ridge", [0.01, 0.1, 10.0])
def test_nothing_nearby_fits_better(ridge: float) -> None:
    """The gradient of the penalised loss vanishes at what is found."""
    found = correction(PHOTOS, TARGETS, OFFSET, ridge=ridge)
    slack = sigmoid(OFFSET + PHOTOS @ found.weights + found.bias) - TARGETS
    assert PHOTOS.T @ slack + ridge * found.weights == pytest.approx(np.zeros(12), abs=1e-4)
    assert slack.sum() + ridge * found.bias == pytest.approx(0, abs=1e-4)


def test_what_others_say_of_a_photo_is_nearly_what_leaving_it_out_says() -> None:
    found = correction(PHOTOS, TARGETS, OFFSET, ridge=3.0)
    for place in range(len(PHOTOS)):
        others = np.arange(len(PHOTOS)) != place
        without = correction(PHOTOS[others], TARGETS[others], OFFSET[others], ridge=3.0)
        assert found.alone[place] == pytest.approx(PHOTOS[place] @ without.weights + without.bias, abs=0.3)


def test_an_only_answer_has_no_others_to_speak_for_it() -> None:
    assert correction(PHOTOS[:1], TARGETS[:1], OFFSET[:1]).alone == pytest.approx([0], abs=1e-6)


def test_a_strong_penalty_leaves_the_classifier_as_it_is() -> None:
    found = correction(PHOTOS, TARGETS, OFFSET, ridge=1e9)
    assert np.abs(found.weights).max() < 1e-6
    assert abs(found.bias) < 1e-6


def test_wrong_and_certain_beforehand_is_corrected() -> None:
    photos = np.array([[1.0, 0.0], [0.0, 1.0]])
    found = correction(photos, np.array([1.0, 0.0]), np.array([-30.0, 30.0]))
    logits = np.array([-30.0, 30.0]) + photos @ found.weights + found.bias
    assert logits[0] > -30
    assert logits[1] < 30
    assert np.isfinite(logits).all()
    assert np.isfinite(found.alone).all()


def test_one_answer_is_enough() -> None:
    found = correction(np.array([[0.6, 0.8]]), np.array([1.0]), np.array([-1.0]))
    assert np.array([0.6, 0.8]) @ found.weights + found.bias > 0


def test_the_sigmoid_never_overflows() -> None:
    assert sigmoid(np.array([-1e9, 0.0, 1e9])).tolist() == [0.0, 0.5, 1.0]
