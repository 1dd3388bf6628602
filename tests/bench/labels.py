"""How well labels do: proposed thresholds, learning from answers, and speed.

    python -m tests.bench.labels [--labelled DIR] [--captions DIR] [--cache FILE] [--json]

Forty labels are measured with the starter model, each within the pool of photos it comes from, taken as one library:

- `--labelled` has labels.tsv (image, set, label): all its labels, as they are written, over all its photos.
- `--captions` has captions.tsv (image, caption): words of photos with five captions. A word in three of them or more is
  right, in none of them wrong, and photos in between are left out (the strict variant counts them as wrong). The words
  are things, of those in WORDS that fill up the forty, on whose presence the writers of captions agree most: of the
  photos where one names it, most are named by three. Where they do not agree there is no truth to measure against.
  The starter model has been trained on these photos, so the labelled ones say more.

Answers are given as a user would who knows the truth: REFIT photos of the review queue, then the label is fitted anew.
F1 is over the photos that are not answered yet; with `_with_answers` the answered ones count as known.
"""

import argparse
import csv
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photolens.labelling.background import Background
from photolens.labelling.classifier import Fitter, LabelFit, LabelWords, scores
from photolens.labelling.review import review_order
from photolens.vision.encoder import Vectors
from photolens.vision.starter import StarterEncoder, load_starter
from tests.bench import reporting
from tests.bench.starter import photos

SHARED = Path(__file__).parents[3] / "shared"
LABELS = 40
CAPTIONS, MOST = 5, 3
FEWEST_RIGHT = 30
ANSWERS = (0, 10, 20, 50)
REFIT = 5
WORDS = """
ball baseball basketball bathroom beach bed bench bike bird boat bridge building bus camera car cat couch dog fence
field fire flowers food football fountain frisbee girl grass guitar hat helmet hockey horse jacket kitchen lake man
motorcycle mountain playground pool rock room sand skateboard snow snowboarder soccer street sunglasses surfer table
tennis toilet toy train tree truck umbrella wall water wave woman
"""
"""Nouns that stand in three captions of a photo often enough, without plurals and near-synonyms of one another."""

Truth = NDArray[np.bool_]
Figures = dict[str, object]


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """One label, its library, and those photos of it of which one knows whether they show it."""

    name: str
    source: str
    library: Vectors
    judged: NDArray[np.int64]
    """Places in the library (m,)."""
    truth: Truth
    """Of the judged photos (m,)."""
    strict: Truth
    """Of all photos of the library, doubtful ones being wrong (n,)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a label is worth after some answers: over the photos without an answer, and over all."""

    precision: float
    recall: float
    f1: float
    f1_with_answers: float
    average_precision: float


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    encoder = load_starter()
    tasks = list(_tasks(encoder, arguments))
    background = Background.of(encoder)
    figures: Figures = speed(background)
    if tasks:
        figures |= quality(tasks, Fitter(encoder, background), background)
    else:
        figures["missing"] = "no labelled photos: name folders with --labelled and --captions"
    reporting.report(figures, as_json=arguments.json)


def _arguments() -> argparse.Namespace:
    parser = reporting.parser("Measure labels.")
    parser.add_argument("--labelled", type=Path, default=SHARED / "labelled", help="folder with labels.tsv")
    parser.add_argument("--captions", type=Path, default=SHARED / "starter", help="folder with captions.tsv")
    parser.add_argument("--cache", type=Path, help="npz file that keeps the photos' vectors for the next run")
    return parser.parse_args()


def speed(background: Background) -> Figures:
    """Seconds to score 100,000 photos by 200 labels, the background among them: the best and the worst of five."""
    generator = np.random.default_rng(0)
    dimensions = background.vectors.shape[1]
    library = generator.standard_normal((100_000, dimensions), np.float32)
    library /= np.linalg.norm(library, axis=1, keepdims=True)
    weights = 20 * generator.standard_normal((200, dimensions), np.float32)
    fits, seconds = [LabelFit(row, 0.0, 0.5) for row in weights], []
    for _ in range(5):
        start = time.perf_counter()
        scores(library, fits, background)
        seconds.append(time.perf_counter() - start)
    return {"seconds_100000_photos_200_labels": min(seconds), "seconds_at_worst": max(seconds)}


def quality(tasks: Sequence[Task], fitter: Fitter, background: Background) -> Figures:
    """Every label's figures, then medians and means over all, and over each of the two halves."""
    courses = {f"{task.source}: {task.name}": course(task, fitter, background) for task in tasks}
    figures: Figures = {name: _told(outcomes) for name, outcomes in courses.items()}
    figures |= {"labels": len(tasks), **_summary(list(courses.values()))}
    for number in (0, 1):
        half = list(courses.values())[number::2]
        figures[f"median_precision_half_{number + 1}"] = float(np.median([run[0].precision for run in half]))
        figures[f"median_recall_half_{number + 1}"] = float(np.median([run[0].recall for run in half]))
    return figures | _strictly(tasks, fitter, background)


def _told(outcomes: dict[int, Outcome]) -> str:
    first = outcomes[0]
    f1 = " ".join(f"{outcomes[count].f1:.2f}" for count in ANSWERS)
    return f"P {first.precision:.2f} R {first.recall:.2f} AP {first.average_precision:.2f} F1 {f1}"


def _summary(courses: Sequence[dict[int, Outcome]]) -> Figures:
    first = [run[0] for run in courses]
    figures: Figures = {}
    for kind, over in (("median", np.median), ("mean", np.mean)):
        figures[f"{kind}_precision"] = float(over([outcome.precision for outcome in first]))
        figures[f"{kind}_recall"] = float(over([outcome.recall for outcome in first]))
    for count in ANSWERS:
        after = [run[count] for run in courses]
        figures[f"macro_f1_{count}_answers"] = float(np.mean([outcome.f1 for outcome in after]))
        figures[f"macro_f1_{count}_with_answers"] = float(np.mean([outcome.f1_with_answers for outcome in after]))
        figures[f"mean_precision_{count}_answers"] = float(np.mean([outcome.precision for outcome in after]))
        figures[f"average_precision_{count}_answers"] = float(np.mean([outcome.average_precision for outcome in after]))
    return figures


def _strictly(tasks: Sequence[Task], fitter: Fitter, background: Background) -> Figures:
    """Before any answer, doubtful photos counting as wrong."""
    nothing = np.zeros((0, tasks[0].library.shape[1]), np.float32)
    found = []
    for task in tasks:
        fit = fitter.fit(LabelWords(task.name), nothing, nothing, task.library)
        found.append(_precision_recall(scores(task.library, [fit], background)[:, 0] >= fit.proposed, task.strict))
    precision, recall = np.median(found, axis=0)
    return {"strict_median_precision": float(precision), "strict_median_recall": float(recall)}


def course(task: Task, fitter: Fitter, background: Background) -> dict[int, Outcome]:
    """What a label is worth by how many answers have been given, in the order of the review queue."""
    vectors = task.library[task.judged]
    is_answered = np.zeros(len(vectors), np.bool_)
    outcomes = {}
    for count in range(0, max(ANSWERS) + 1, REFIT):
        accepted, rejected = vectors[is_answered & task.truth], vectors[is_answered & ~task.truth]
        fit = fitter.fit(LabelWords(task.name), accepted, rejected, task.library)
        found = scores(vectors, [fit], background)[:, 0]
        if count in ANSWERS:
            outcomes[count] = outcome(found, fit.proposed, task.truth, is_answered)
        unknown = np.flatnonzero(~is_answered)
        is_answered[unknown[review_order(found[unknown], fit.proposed, vectors[unknown], REFIT)]] = True
    return outcomes


def outcome(found: NDArray[np.float32], threshold: float, truth: Truth, is_answered: Truth) -> Outcome:
    """How scores at a threshold agree with the truth (n,)."""
    is_tagged, rest = found >= threshold, ~is_answered
    precision, recall = _precision_recall(is_tagged[rest], truth[rest])
    known = np.where(is_answered, truth, is_tagged)
    return Outcome(
        precision,
        recall,
        _f1(is_tagged[rest], truth[rest]),
        _f1(known, truth),
        average_precision(found[rest], truth[rest]),
    )


def _precision_recall(is_tagged: Truth, truth: Truth) -> tuple[float, float]:
    """Precision is 1 where nothing is tagged, recall 1 where nothing is left to find."""
    hits = int((is_tagged & truth).sum())
    return hits / is_tagged.sum() if is_tagged.any() else 1.0, hits / truth.sum() if truth.any() else 1.0


def _f1(is_tagged: Truth, truth: Truth) -> float:
    total = int(is_tagged.sum() + truth.sum())
    return 2 * float((is_tagged & truth).sum()) / total if total else 1.0


def average_precision(found: NDArray[np.float32], truth: Truth) -> float:
    """Area under the precision-recall curve: the mean precision at each right photo."""
    ranked = truth[np.argsort(-found, kind="stable")]
    places = np.flatnonzero(ranked) + 1
    return float((np.arange(1, len(places) + 1) / places).mean()) if len(places) else 1.0


def _tasks(encoder: StarterEncoder, arguments: argparse.Namespace) -> Iterator[Task]:
    known = _Cache(encoder, arguments.cache)
    labelled: list[Task] = []
    if (arguments.labelled / "labels.tsv").is_file():
        labelled = list(_labelled(arguments.labelled, known))
    yield from labelled
    if (arguments.captions / "captions.tsv").is_file():
        yield from _captioned(arguments.captions, known, LABELS - len(labelled))


def _labelled(folder: Path, known: "_Cache") -> Iterator[Task]:
    with (folder / "labels.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if (folder / row[0]).is_file()]
    truth = np.array([row[2] for row in rows])
    library = known.vectors([folder / row[0] for row in rows])
    for name in sorted(set(truth.tolist())):
        yield Task(name, "labelled", library, np.arange(len(rows)), truth == name, truth == name)


def _captioned(folder: Path, known: "_Cache", wanted: int) -> Iterator[Task]:
    captions = _captions(folder / "captions.tsv")
    names = sorted(name for name, words in captions.items() if len(words) >= CAPTIONS)
    library = known.vectors([folder / name for name in names])
    counts = {
        word: np.array([sum(word in said for said in captions[name]) for name in names]) for word in WORDS.split()
    }
    for word in sorted(counts, key=lambda word: -agreement(counts[word]))[:wanted]:
        judged = np.flatnonzero((counts[word] >= MOST) | (counts[word] == 0))
        is_right = counts[word] >= MOST
        yield Task(word, "captions", library, judged, is_right[judged], is_right)


def agreement(counts: NDArray[np.int_]) -> float:
    """Of the photos where one caption has a word, the share where three have; 0 for words too rare to be measured."""
    right = int((counts >= MOST).sum())
    return right / int((counts >= 1).sum()) if right >= FEWEST_RIGHT else 0.0


def _captions(path: Path) -> dict[str, list[set[str]]]:
    found: dict[str, list[set[str]]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for name, caption in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[name].append(set(re.findall("[a-z]+", caption.lower())))
    return {name: words for name, words in found.items() if (path.parent / name).is_file()}


class _Cache:
    """Vectors of files through the application's framing, kept in a file between runs."""

    def __init__(self, encoder: StarterEncoder, path: Path | None) -> None:
        self._encoder, self._path = encoder, path
        self._known: dict[str, Vectors] = {}
        if path and path.is_file():
            with np.load(path) as kept:
                self._known = dict(zip(kept["names"].tolist(), kept["vectors"], strict=True))

    def vectors(self, paths: Sequence[Path]) -> Vectors:
        """Unit vectors of the files, float32 (n, dimensions)."""
        missing = [path for path in paths if self._key(path) not in self._known]
        if missing:
            self._known |= zip(map(self._key, missing), photos(self._encoder, missing), strict=True)
            self._keep()
        return np.stack([self._known[self._key(path)] for path in paths])

    def _key(self, path: Path) -> str:
        return f"{self._encoder.model_id} {path.name}"

    def _keep(self) -> None:
        if self._path:
            np.savez(self._path, names=np.array(list(self._known)), vectors=np.stack(list(self._known.values())))


if __name__ == "__main__":
    main()
