"""Learning: a linear classifier that starts from the prompt and follows the answers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RIDGE = 0.1
"""Strength of the penalty where photos are about at distance 1 from the middle; chosen on the bench."""
BIAS_UNIT = 1.0
"""The length of the constant feature; its square is how much cheaper the bias is than a weight."""
STEPS = 12
"""Newton steps at most; four are enough as a rule."""
_SETTLED = 1e-6
_SHORTEST = 1e-3
_LEAST_CURVATURE = 1e-6

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Problem:
    """The penalised logistic loss, in the span of the photos."""

    gram: Floats
    """Inner products of the photos, over the penalty (n, n)."""
    targets: Floats
    offset: Floats

    def loss(self, dual: Floats) -> float:
        added = self.gram @ dual
        logits = self.offset + added
        losses = np.logaddexp(0, logits) - self.targets * logits
        return float(losses.sum() + 0.5 * (dual @ added))

    def alone(self, dual: Floats) -> Floats:
        """What is added to the logit of each photo by the answers about all others (n,).

        The leave-one-out mean of a Gaussian process in Laplace's approximation (Rasmussen and Williams, 2006, 5.4.2).
        """
        p = sigmoid(self.offset + self.gram @ dual)
        root = np.sqrt(np.maximum(p * (1 - p), _LEAST_CURVATURE))
        inverse = np.linalg.inv(np.eye(len(dual)) + root[:, None] * self.gram * root)
        own: Floats = self.gram @ dual + dual / root**2 - dual / (root**2 * np.diag(inverse))
        return own

    def step(self, dual: Floats) -> Floats:
        p = sigmoid(self.offset + self.gram @ dual)
        curvature = p * (1 - p)
        slack = self.targets - p - dual
        system = np.eye(len(dual)) + curvature[:, None] * self.gram
        return np.linalg.solve(system, slack).astype(np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Correction:
    """What to add to a classifier."""

    weights: Floats
    """(dimensions,)"""
    bias: float
    alone: Floats
    """What it adds to the logit of each answered photo without the answer about that photo itself (n,)."""


def correction(photos: Floats, targets: Floats, offset: Floats, *, ridge: float = RIDGE) -> Correction:
    """What to add to a classifier so that it agrees with answers.

    Minimises the logistic loss of (offset + photos @ w + b) plus ridge / 2 * (w² + (b / BIAS_UNIT)²): the penalty is on
    the distance from where the classifier stands. Newton's method in the span of the photos (kernel logistic
    regression, Zhu and Hastie, 2005), so its time depends on the answers and not on the dimensions.

    Args:
        photos: (n, dimensions), n > 0, centred.
        targets: 1 for accepted, 0 for rejected (n,).
        offset: the logits of the classifier to be corrected (n,).
        ridge: above 0.
    """
    design = np.hstack([photos, np.full((len(photos), 1), BIAS_UNIT)])
    problem = _Problem(design @ design.T / ridge, targets, offset)
    dual = _solved(problem)
    solution = design.T @ dual / ridge
    return Correction(solution[:-1], BIAS_UNIT * float(solution[-1]), problem.alone(dual))


def _solved(problem: _Problem) -> Floats:
    dual = np.zeros(len(problem.targets))
    for _ in range(STEPS):
        step = problem.step(dual)
        if np.abs(step).max() < _SETTLED:
            break
        dual = _shortened(problem, dual, step)
    return dual


def _shortened(problem: _Problem, dual: Floats, step: Floats) -> Floats:
    """One step on, halved until it does not climb: far from the solution a full one may."""
    before, length = problem.loss(dual), 1.0
    while length > _SHORTEST and problem.loss(dual + length * step) > before:
        length /= 2
    moved: Floats = dual + length * step
    return moved


def sigmoid(logits: Floats) -> Floats:
    """1 / (1 + exp(-x)) without overflow."""
    result: Floats = 0.5 * (1 + np.tanh(0.5 * logits))
    return result
