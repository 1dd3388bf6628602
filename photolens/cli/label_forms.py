"""What the commands about labels tell, as values whose fields are the documented JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from photolens.domain.label import LabelCount, LabelId, Tag
from photolens.domain.photo import PhotoId
from photolens.labelling.results import Candidate, Explanation, Preview, ReviewQueue, Similar

STEPS = tuple(step / 10 for step in range(1, 10))
"""The thresholds at which a preview counts, besides the one asked for."""

Paths = Mapping[PhotoId, Path]
"""Where photos lie; photos that lie nowhere are left out of every form."""


@dataclass(frozen=True, slots=True)
class LabelForm:
    """A label and how many photos have it."""

    id: LabelId
    name: str
    group: str
    is_exclusive: bool
    phrasings: tuple[str, ...]
    negatives: tuple[str, ...]
    proposed: float | None
    threshold: float | None
    auto: int
    confirmed: int
    rejected: int


@dataclass(frozen=True, slots=True)
class ScoredPhoto:
    """A photo and the score that a label gives it."""

    path: Path
    photo_id: PhotoId
    score: float


@dataclass(frozen=True, slots=True)
class ThresholdCount:
    """How many photos reach a threshold."""

    threshold: float
    photos: int


@dataclass(frozen=True, slots=True)
class PreviewForm:
    """What a label would catch."""

    name: str
    photos: int
    """How many photos there are."""
    proposed: float
    threshold: float
    count: int
    """How many photos reach the threshold."""
    counts: tuple[ThresholdCount, ...]
    best: tuple[ScoredPhoto, ...]
    around: tuple[ScoredPhoto, ...]
    """Those nearest to the threshold, on both sides of it."""


@dataclass(frozen=True, slots=True)
class QueueForm:
    """Photos of a label to be answered."""

    label: str
    threshold: float
    answered: int
    uncertain: tuple[ScoredPhoto, ...]
    confident: tuple[ScoredPhoto, ...]


@dataclass(frozen=True, slots=True)
class TagsForm:
    """A photo and what is said of it."""

    path: Path
    photo_id: PhotoId
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class SimilarText:
    """A text that a photo was compared with."""

    text: str
    cosine: float


@dataclass(frozen=True, slots=True)
class SimilarPhoto:
    """A photo that another was compared with."""

    path: Path
    photo_id: PhotoId
    cosine: float


@dataclass(frozen=True, slots=True)
class ExplanationForm:
    """Why a photo has a label, or has it not."""

    label: str
    path: Path
    photo_id: PhotoId
    tag: Tag | None
    score: float
    threshold: float
    prompts: tuple[SimilarText, ...]
    negatives: tuple[SimilarText, ...]
    background: tuple[SimilarText, ...]
    accepted: tuple[SimilarPhoto, ...]
    rejected: tuple[SimilarPhoto, ...]


def label_form(count: LabelCount) -> LabelForm:
    """The form of a label."""
    label, draft = count.label, count.label.draft
    return LabelForm(
        label.id, draft.name, draft.group, label.is_exclusive, draft.phrasings, draft.negatives,
        label.proposed, label.threshold, count.auto, count.confirmed, count.rejected,
    )  # fmt: skip


def shown_of_preview(preview: Preview, threshold: float, limit: int) -> tuple[list[Candidate], list[Candidate]]:
    """Of a preview the best photos, and those around a threshold, each `limit` at most and best first."""
    line = preview.count(threshold)
    start = max(0, min(line - limit // 2, len(preview.photos) - limit))
    return _candidates(preview, 0, limit), _candidates(preview, start, start + limit)


def preview_form(
    name: str, preview: Preview, threshold: float, *, shown: tuple[Sequence[Candidate], ...], paths: Paths
) -> PreviewForm:
    """The form of a preview; `shown` are its best photos, and those around the threshold."""
    best, around = (scored(candidates, paths) for candidates in shown)
    counts = tuple(ThresholdCount(step, preview.count(step)) for step in STEPS)
    count = preview.count(threshold)
    return PreviewForm(name, len(preview.photos), preview.proposed, threshold, count, counts, best, around)


def queue_form(label: str, queue: ReviewQueue, paths: Paths) -> QueueForm:
    """The form of a review queue."""
    uncertain, confident = scored(queue.uncertain, paths), scored(queue.confident, paths)
    return QueueForm(label, queue.threshold, queue.answered, uncertain, confident)


def explanation_form(label: str, photo: PhotoId, explanation: Explanation, paths: Paths) -> ExplanationForm:
    """The form of an explanation; the photo itself must be among the paths."""
    told = explanation
    texts = (_texts(told.prompts), _texts(told.negatives), _texts(told.background))
    examples = (_examples(told.accepted, paths), _examples(told.rejected, paths))
    return ExplanationForm(label, paths[photo], photo, told.tag, told.score, told.threshold, *texts, *examples)


def scored(candidates: Iterable[Candidate], paths: Paths) -> tuple[ScoredPhoto, ...]:
    """Candidates with their places."""
    return tuple(ScoredPhoto(paths[one.photo], one.photo, one.score) for one in candidates if one.photo in paths)


def _candidates(preview: Preview, start: int, end: int) -> list[Candidate]:
    pairs = zip(preview.photos[start:end].tolist(), preview.scores[start:end].tolist(), strict=True)
    return [Candidate(PhotoId(photo), score) for photo, score in pairs]


def _texts(similar: Iterable[Similar]) -> tuple[SimilarText, ...]:
    return tuple(SimilarText(one.text, one.cosine) for one in similar)


def _examples(similar: Iterable[Similar], paths: Paths) -> tuple[SimilarPhoto, ...]:
    placed = ((one.photo, one.cosine) for one in similar if one.photo is not None and one.photo in paths)
    return tuple(SimilarPhoto(paths[photo], photo, cosine) for photo, cosine in placed)
