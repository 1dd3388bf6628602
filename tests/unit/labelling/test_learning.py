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
    weights, bias = correction(PHOTOS, TARGETS, OFFSET, ridge=ridge)
    slack = sigmoid(OFFSET + PHOTOS @ weights + bias) - TARGETS
    assert PHOTOS.T @ slack + ridge * weights == pytest.approx(np.zeros(12), abs=1e-4)
    assert slack.sum() + ridge * bias == pytest.approx(0, abs=1e-4)


def test_a_strong_penalty_leaves_the_classifier_as_it_is() -> None:
    weights, bias = correction(PHOTOS, TARGETS, OFFSET, ridge=1e9)
    assert np.abs(weights).max() < 1e-6
    assert abs(bias) < 1e-6


def test_wrong_and_certain_beforehand_is_corrected() -> None:
    photos = np.array([[1.0, 0.0], [0.0, 1.0]])
    weights, bias = correction(photos, np.array([1.0, 0.0]), np.array([-30.0, 30.0]))
    logits = np.array([-30.0, 30.0]) + photos @ weights + bias
    assert logits[0] > -30
    assert logits[1] < 30
    assert np.isfinite(logits).all()


def test_one_answer_is_enough() -> None:
    weights, bias = correction(np.array([[0.6, 0.8]]), np.array([1.0]), np.array([-1.0]))
    assert np.array([0.6, 0.8]) @ weights + bias > 0


def test_the_sigmoid_never_overflows() -> None:
    assert sigmoid(np.array([-1e9, 0.0, 1e9])).tolist() == [0.0, 0.5, 1.0]
