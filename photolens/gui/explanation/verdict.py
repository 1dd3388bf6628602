"""Verdict: what is said of a photo and a label, and why, in a sentence each."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from photolens.domain.label import TagSource
from photolens.gui.explanation.meter import score_text
from photolens.labelling.results import Explanation

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands, and its reason."""

    icon: str
    """Its name in `resources/icons`."""
    role: str
    """The colour of the icon."""
    sentence: str
    reason: str


def verdict_of(explanation: Explanation, name: str) -> Verdict:
    """The verdict on the label of this name."""
    source = explanation.tag.source if explanation.tag else None
    match source:
        case TagSource.CONFIRMED:
            return Verdict("circle-check", "good", _said(name), _own_opinion(explanation))
        case TagSource.REJECTED:
            return Verdict("ban", "danger", _denied(name), _own_opinion(explanation))
        case TagSource.AUTO:
            sentence = translate("Explanation", "Photolens thinks that this is “{label}”.")
            return Verdict("sparkles", "accent", sentence.format(label=name), _comparison(explanation))
        case None:
            sentence = translate("Explanation", "Photolens does not think that this is “{label}”.")
            return Verdict("x", "muted", sentence.format(label=name), _reason_against(explanation))


def _said(name: str) -> str:
    return translate("Explanation", "You said that this is “{label}”.").format(label=name)


def _denied(name: str) -> str:
    return translate("Explanation", "You said that this is not “{label}”.").format(label=name)


def _own_opinion(explanation: Explanation) -> str:
    """What the score alone would say; it knows the user's answers, this one too."""
    told = translate("Explanation", "Your word counts, whatever Photolens thinks: {comparison}")
    comparison = _comparison(explanation)
    return told.format(comparison=comparison[:1].lower() + comparison[1:])


def _comparison(explanation: Explanation) -> str:
    score, threshold = score_text(explanation.score), score_text(explanation.threshold)
    if score == threshold:
        told = translate("Explanation", "Its score {score} is just about the threshold.")
    elif explanation.score >= explanation.threshold:
        told = translate("Explanation", "Its score {score} is above the threshold {threshold}.")
    else:
        told = translate("Explanation", "Its score {score} is below the threshold {threshold}.")
    return told.format(score=score, threshold=threshold)


def _reason_against(explanation: Explanation) -> str:
    """A score that is high enough is not all: of an exclusive group only one label counts."""
    if explanation.score < explanation.threshold:
        return _comparison(explanation)
    told = translate("Explanation", "Its score {score} would do, but another label of its group fits better.")
    return told.format(score=score_text(explanation.score))
