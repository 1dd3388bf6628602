"""Calibrate: from cosines to matches, by logistic regression on answers about photos the model has not seen.

Platt (1999), "Probabilistic outputs for support vector machines": match = 1 / (1 + exp(-slope * (cosine - midpoint))).
Right and wrong answers weigh the same in sum, so that the midpoint is where both are equally likely.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

Vectors = NDArray[np.float32]
Cosines = NDArray[np.float32]
DEPTH = 10
"""Only the first so many results of a phrase are answers: nobody reads the others."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Cosines (n,) of results and which of them are right, bool (n,)."""

    cosines: Cosines
    right: NDArray[np.bool_]

    def __add__(self, other: "Answers") -> "Answers":
        return Answers(np.concatenate([self.cosines, other.cosines]), np.concatenate([self.right, other.right]))


def top_answers(scores: Cosines, truth: NDArray[np.int64], depth: int = DEPTH) -> Answers:
    """The first `depth` results of each query without the unclear ones.

    `scores` and `truth` are (queries, photos); truth is 1 right, 0 wrong, -1 unclear.
    """
    order = np.argsort(-scores, axis=1)[:, :depth]
    cosines = np.take_along_axis(scores, order, 1).ravel()
    judged = np.take_along_axis(truth, order, 1).ravel()
    return Answers(cosines[judged >= 0], judged[judged >= 0] == 1)


def fit(answers: Answers) -> dict[str, float]:
    """Midpoint and slope of the class-balanced logistic curve through answers."""
    model = LogisticRegression(C=1e6, class_weight="balanced").fit(answers.cosines[:, None], answers.right)
    slope, offset = float(model.coef_[0, 0]), float(model.intercept_[0])
    return {"midpoint": -offset / slope, "slope": slope}


def error_rates(answers: Answers, midpoint: float) -> tuple[float, float]:
    """False-positive and false-negative rate where matches of at least 0.5 are shown."""
    shown = answers.cosines >= midpoint
    return float(shown[~answers.right].mean()), float((~shown[answers.right]).mean())


def balanced_midpoint(answers: Answers) -> float:
    """The cosine at which the false-positive and the false-negative rate are equal."""
    candidates = np.quantile(answers.cosines, np.linspace(0, 1, 501))
    gaps = [abs(np.subtract(*error_rates(answers, float(value)))) for value in candidates]
    return float(candidates[int(np.argmin(gaps))])


def best_scale(scores: Cosines, right: NDArray[np.intp]) -> float:
    """The factor that minimises the mean negative log-likelihood of the right class; `scores` (photos, classes)."""
    rows = np.arange(len(scores))

    def loss(scale: float) -> float:
        logits = scale * scores
        return float(np.mean(np.logaddexp.reduce(logits, axis=1) - logits[rows, right]))

    return float(min(np.geomspace(5, 200, 200), key=loss))
