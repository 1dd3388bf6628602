"""What the commands about labels print for people."""

import shlex
from collections.abc import Iterable, Sequence
from itertools import groupby
from math import isclose

from photolens.cli.label_forms import ExplanationForm, LabelForm, PreviewForm, ScoredPhoto, SimilarPhoto, TagsForm
from photolens.cli.printing import plural, shortened
from photolens.domain.label import Tag, TagSource
from photolens.labelling.results import LabellingReport

WHO = {
    TagSource.AUTO: "Photolens thinks so",
    TagSource.CONFIRMED: "you said so",
    TagSource.REJECTED: "you said no",
}


def print_label(label: LabelForm) -> None:
    """What a label catches, and what to do with it next."""
    print(f'"{label.name}": {plural(label.auto + label.confirmed, "photo")}{_of_them(label)}, {_threshold(label)}.')
    print(f"See them:        photolens search {_term(label.name)}")
    print(f"Make it better:  photolens label review {shlex.quote(label.name)}")


def print_labels(labels: Sequence[LabelForm]) -> None:
    """A label a line under its group, with its threshold and its counts."""
    if not labels:
        print("No labels yet. Make one: photolens label add NAME, or take some: photolens label import --starting-set")
        return
    width = max(20, *(len(label.name) + 2 for label in labels))
    print(f"{'':<{width}} {'threshold':>9} {'auto':>8} {'confirmed':>9} {'rejected':>8}")
    for (group, is_exclusive), members in groupby(labels, lambda label: (label.group, label.is_exclusive)):
        print((group or "Without a group") + (" (at most one for a photo)" if is_exclusive else ""))
        for label in members:
            counts = f"{label.auto:8,} {label.confirmed:9,} {label.rejected:8,}"
            print(f"  {label.name:<{width - 2}} {_share(label.threshold):>9} {counts}")


def print_preview(preview: PreviewForm) -> None:
    """How many photos a label would catch, and which."""
    kind = "proposed" if isclose(preview.threshold, preview.proposed) else "given"
    caught = f"{preview.count:,} of {plural(preview.photos, 'photo')}"
    print(f'"{preview.name}" would catch {caught} at the {kind} threshold of {_share(preview.threshold)}.')
    if kind == "given":
        print(f"The proposed threshold is {_share(preview.proposed)}.")
    print("\nthreshold   photos")
    for step in preview.counts:
        print(f"{_share(step.threshold):>9} {step.photos:8,}")
    _print_scored("\nThe best:", preview.best)
    above = [photo for photo in preview.around if photo.score >= preview.threshold]
    _print_scored("\nJust above the threshold:", above)
    _print_scored("\nJust below it:", preview.around[len(above) :])


def print_labelling(report: LabellingReport) -> None:
    """What looking at all photos did."""
    looked = f"Looked at {plural(report.photos, 'photo')} for {plural(report.labels, 'label')}"
    print(f"{looked} in {report.seconds:.1f} s: {report.added:,} tags added, {report.withdrawn:,} withdrawn.")


def print_tags(tagged: TagsForm) -> None:
    """A photo, and what is said of it."""
    print(shortened(tagged.path))
    width = max((len(tag.name) for tag in tagged.tags), default=0)
    for tag in tagged.tags:
        print(f"  {tag.name:<{width}}  {_share(tag.score):>4}  {WHO[tag.source]}")
    if not tagged.tags:
        print("  no labels")


def print_explanation(told: ExplanationForm) -> None:
    """Why a photo has a label, or has it not."""
    print(shortened(told.path))
    print(f'"{told.label}": {_verdict(told.tag)}. Score {_share(told.score)}, threshold {_share(told.threshold)}.')
    _print_lines("What the label says:", ((one.cosine, one.text) for one in told.prompts))
    _print_lines("What it is not:", ((one.cosine, one.text) for one in told.negatives))
    _print_lines("What else comes near:", ((one.cosine, one.text) for one in told.background))
    _print_examples("Like these, which have it by your word:", told.accepted)
    _print_examples("Like these, which have it not by your word:", told.rejected)


def print_scored(photos: Iterable[ScoredPhoto]) -> None:
    """One photo a line, its score first."""
    for photo in photos:
        print(f"{photo.score:6.0%}  {shortened(photo.path)}")


def _print_scored(heading: str, photos: Sequence[ScoredPhoto]) -> None:
    if photos:
        print(heading)
        print_scored(photos)


def _print_examples(heading: str, photos: Iterable[SimilarPhoto]) -> None:
    _print_lines(heading, ((one.cosine, shortened(one.path)) for one in photos))


def _print_lines(heading: str, lines: Iterable[tuple[float, str]]) -> None:
    for number, (cosine, text) in enumerate(lines):
        if number == 0:
            print(heading)
        print(f"  {cosine:5.2f}  {text}")


def _verdict(tag: Tag | None) -> str:
    if tag is None:
        return "the photo does not have it"
    has = "does not have it" if tag.source is TagSource.REJECTED else "has it"
    return f"the photo {has}, {WHO[tag.source]}"


def _of_them(label: LabelForm) -> str:
    return f" ({label.confirmed:,} confirmed)" if label.confirmed else ""


def _threshold(label: LabelForm) -> str:
    if label.threshold is None or label.proposed is None:
        return "no threshold yet"
    kind = "proposed " if isclose(label.threshold, label.proposed) else ""
    return f"{kind}threshold {_share(label.threshold)}"


def _share(score: float | None) -> str:
    return "" if score is None else f"{score:.0%}"


def _term(name: str) -> str:
    quoted = name if name.isalnum() else f'"{name}"'
    return shlex.quote(f"label:{quoted}")
